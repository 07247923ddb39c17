"""Compiled templates as bytes and back: data only, to be kept between runs.

What is loaded is trusted with nothing: `render` holds its Jinja to the allow-list of the linter.
"""

import json
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final, TypeAlias

from reportgen.word.archive import Packed, is_plain_name
from reportgen.word.fields import Field, Leaf, Record, Rows
from reportgen.word.template import Compiled, Dynamic, Entry

Shape: TypeAlias = "str | list[Shape] | dict[str, Shape]"

MAX_SIZE: Final = 256 << 20
_MAGIC: Final = b"reportgen template 2\n"
_DIGEST: Final = 32
_LENGTH: Final = 4
_MAX: Final = (1 << 32) - 1


class _DamagedError(Exception):
    """The bytes are not what `dump` wrote."""


def key(template: bytes, fields: Record, versions: str) -> str:
    """A name for the compiled form: what it was made from, and by which programs."""
    facts = json.dumps([versions, _shape(fields)], sort_keys=True)
    content = blake2b(template, digest_size=_DIGEST).digest()
    return blake2b(content + facts.encode(), digest_size=_DIGEST).hexdigest()


def dump(compiled: Compiled) -> bytes:
    """The compiled template as bytes, the same for the same template."""
    blobs = [_blob(entry) for entry in compiled.entries]
    facts = [_facts(entry, len(blob)) for entry, blob in zip(compiled.entries, blobs, strict=True)]
    about = {"file": compiled.file, "entries": facts, "words": compiled.words}
    header = json.dumps(about).encode()
    body = b"".join([len(header).to_bytes(_LENGTH, "big"), header, *blobs])
    return _MAGIC + blake2b(body, digest_size=_DIGEST).digest() + body


def load(data: bytes) -> Compiled | None:
    """What was dumped; None for anything else, however it was damaged."""
    try:
        return _loaded(data)
    except (_DamagedError, ValueError, RecursionError):
        return None


def _shape(field: Field) -> Shape:
    """The words a layout offers, without notes."""
    match field:
        case Leaf():
            flags = ("rich", "long", "number", "money")
            return " ".join(name for name in flags if getattr(field, name))
        case Rows():
            return [_shape(field.item)]
        case Record():
            return {name: _shape(inner) for name, inner in field.fields.items()}


def _blob(entry: Entry) -> bytes:
    return entry.data if isinstance(entry, Packed) else entry.text.encode()


def _facts(entry: Entry, length: int) -> list[object]:
    if isinstance(entry, Packed):
        return [entry.name, length, entry.crc, entry.size]
    return [entry.name, length, entry.label, list(entry.moving), list(map(list, entry.places))]


def _loaded(data: bytes) -> Compiled:
    start = len(_MAGIC) + _DIGEST
    body = memoryview(data)[start:]
    _demand(len(data) <= MAX_SIZE and data.startswith(_MAGIC))
    _demand(blake2b(body, digest_size=_DIGEST).digest() == data[len(_MAGIC) : start])
    end = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    header = json.loads(bytes(body[_LENGTH:end]))
    _demand(isinstance(header, dict))
    file, listed, words = (header.get(name) for name in ("file", "entries", "words"))
    _demand(isinstance(file, str) and isinstance(listed, list) and isinstance(words, list))
    entries = tuple(_entries(listed, bytes(body[end:])))
    _demand(len({entry.name for entry in entries}) == len(entries))
    return Compiled(file, entries, _words(words))


def _entries(listed: list[object], blobs: bytes) -> Iterator[Entry]:
    """Every part, checked fact by fact; together they use up all bytes."""
    position = 0
    for facts in listed:
        match facts:
            case [str(name), int(length), *rest] if is_plain_name(name) and length >= 0:
                yield _entry(name, blobs[position : position + length], rest)
                position += length
            case _:
                raise _DamagedError
    _demand(position == len(blobs))


def _entry(name: str, blob: bytes, rest: list[object]) -> Entry:
    match rest:
        case [int(crc), int(size)] if 0 <= crc <= _MAX and 0 <= size <= _MAX:
            return Packed(name, blob, crc, size)
        case [str(label), list(moving), list(places)]:
            return Dynamic(name, label, blob.decode(), _words(moving), tuple(_pairs(places)))
    raise _DamagedError


def _words(listed: list[object]) -> tuple[str, ...]:
    words = tuple(word for word in listed if isinstance(word, str))
    _demand(len(words) == len(listed))
    return words


def _pairs(listed: list[object]) -> Iterator[tuple[str, str]]:
    for pair in listed:
        match pair:
            case [str(where), str(tag)]:
                yield where, tag
            case _:
                raise _DamagedError


def _demand(right: object) -> None:
    if not right:
        raise _DamagedError
