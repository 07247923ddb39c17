"""A .docx as parts in memory, read before any library opens it; nothing hostile passes."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Diagnostic, Place
from reportgen.word.archive import is_plain_name
from reportgen.word.hostile import CONTENT_TYPES, Types, content_types, unsafe

MAX_FILE: Final = 32 << 20
MAX_TOTAL: Final = 64 << 20
MAX_RATIO: Final = 200
MAX_ENTRIES: Final = 1_000
_SAVE_AGAIN: Final = "用Word打开，另存为“Word文档（*.docx）”，不设密码"
_OLE: Final = b"\xd0\xcf\x11\xe0"


class Package(Struct, frozen=True):
    """The parts of a document by name, and the content type of each."""

    parts: Mapping[str, bytes]
    types: Types


class _RefusedError(Exception):
    """The package cannot be read any further; carries the finding."""

    def __init__(self, *, damaged: str = "", unsafe: str = "", hint: str = _SAVE_AGAIN) -> None:
        super().__init__(damaged or unsafe)
        self.code = "T402" if damaged else "T403"
        self.hint = hint


def read_package(data: bytes, file: str) -> tuple[Package | None, tuple[Diagnostic, ...]]:
    """The package, or everything that keeps it from being used as a template."""
    package, refused = open_package(data, file)
    if package is None:
        return None, refused
    found = tuple(
        Diagnostic(code, message, Place(file, where=where), hint)
        for code, where, message, hint in unsafe(package.parts, package.types)
    )
    return (None, found) if found else (package, ())


def open_package(data: bytes, file: str) -> tuple[Package | None, tuple[Diagnostic, ...]]:
    """The package of any Word document within the limits, whatever it holds."""
    try:
        parts = _parts(data)
        types = _types(parts)
    except _RefusedError as refused:
        return None, (Diagnostic(refused.code, str(refused), Place(file), refused.hint),)
    return Package(MappingProxyType(parts), types), ()


def _types(parts: Mapping[str, bytes]) -> Types:
    """The content types; a package without a Word document in it is refused."""
    found = content_types(parts.get(CONTENT_TYPES, b""))
    if found is None:
        raise _RefusedError(damaged="这不是Word文档，或者文件已经损坏")
    kinds = {found.of(name) for name in parts}
    if any("macroEnabled" in kind for kind in kinds):
        raise _RefusedError(unsafe="模板带有宏")
    if not any(kind.endswith("wordprocessingml.document.main+xml") for kind in kinds):
        raise _RefusedError(damaged="这不是普通的Word文档（.docx）")
    return found


def _parts(data: bytes) -> dict[str, bytes]:
    """Every file of the archive, inflated within the limits."""
    if data.startswith(_OLE):
        raise _RefusedError(damaged="模板加了密码，或者是旧版的.doc文档")
    if len(data) > MAX_FILE:
        raise _RefusedError(
            damaged=f"模板太大，超过{MAX_FILE >> 20}MB", hint="压缩或去掉里面的图片"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_names(entries)
            return dict(_inflated(archive, entries))
    except (zipfile.BadZipFile, zipfile.LargeZipFile, EOFError, OSError, ValueError) as error:
        raise _RefusedError(damaged="这不是Word文档，或者文件已经损坏") from error
    except (NotImplementedError, RuntimeError, zlib.error) as error:
        raise _RefusedError(damaged="模板加了密码，或者文件已经损坏") from error


def _check_names(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what can only have been made to deceive: names, links, doubles, too many."""
    if len(entries) > MAX_ENTRIES:
        raise _RefusedError(unsafe="模板里的文件多得不正常")
    seen: set[str] = set()
    for entry in entries:
        folded = entry.filename.casefold()
        if folded in seen:
            raise _RefusedError(unsafe=f"模板里有两个同名的文件：{entry.filename}")
        seen.add(folded)
        if _is_odd(entry):
            raise _RefusedError(unsafe=f"模板里有不正常的文件名：{entry.filename!r}")


def _is_odd(entry: zipfile.ZipInfo) -> bool:
    """Whether the name leads out of the package, or the entry is no plain file."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    return kind not in (0, stat.S_IFREG) or not is_plain_name(entry.orig_filename)


def _inflated(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]
) -> Iterator[tuple[str, bytes]]:
    """Name and content; counts what really comes out, not what the archive declares."""
    left = MAX_TOTAL
    for entry in entries:
        if entry.file_size > max(1 << 20, MAX_RATIO * entry.compress_size):
            raise _RefusedError(unsafe="模板展开后大得不正常")
        with archive.open(entry) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise _RefusedError(unsafe="模板展开后大得不正常")
        yield entry.filename, content
