"""其他栏目 as people write it: a text, a table as a list of rows, or a value for each source."""

from collections.abc import Mapping
from typing import Annotated, Final, TypeAlias

from msgspec import Struct, field

from reportgen import source
from reportgen.model.gather import Gather
from reportgen.model.places import Path
from reportgen.model.readers import text
from reportgen.model.scalars import TEXT_TYPES
from reportgen.model.written import Names, Reads, editors
from reportgen.national import SOURCE_NAMES

Texts: TypeAlias = Mapping[str, str | None]


class Own(Struct, frozen=True):
    """The fields of one block of 其他栏目, told apart by how they are written."""

    texts: Texts = field(default_factory=dict)
    tables: Mapping[str, tuple[Texts, ...]] = field(default_factory=dict)
    by_source: Mapping[str, Texts] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Every field that is typed, even without a value."""
        return (*self.texts, *self.tables, *self.by_source)


def read_own(node: source.Node, path: Path, gather: Gather) -> Own | None:
    """The fields of a block; an item of a list must be a row, and a source's value a text."""
    if isinstance(node, source.Scalar) and node.empty:
        return Own()
    if not isinstance(node, source.Mapping):
        gather.not_a_mapping(node, path, ())
        return None
    texts: dict[str, str | None] = {}
    tables: dict[str, tuple[Texts, ...]] = {}
    by_source: dict[str, Texts] = {}
    for entry in node.entries:
        name, at = entry.key.text, gather.key((*path, entry.key.text), entry)
        match entry.value:
            case source.Sequence() as rows:
                tables[name] = _table(rows, at, gather)
            case source.Mapping() as values:
                by_source[name] = _by_source(values, at, gather)
            case value:
                texts[name] = text(value, at, gather)
    return Own(texts, tables, by_source)


def _table(rows: source.Sequence, path: Path, gather: Gather) -> tuple[Texts, ...]:
    return tuple(
        _row(item, gather.item((*path, number), item), gather)
        for number, item in enumerate(rows.items)
    )


def _row(node: source.Node, path: Path, gather: Gather) -> Texts:
    if not isinstance(node, source.Mapping):
        name, number = path[-2:]
        message = f"“{name}”第{int(number) + 1}行没有写是哪一列"
        gather.say_of(path, "S204", message, "写成　- 列名: 内容　下一列另起一行，和上面对齐")
        return {}
    return {
        entry.key.text: text(entry.value, gather.key((*path, entry.key.text), entry), gather)
        for entry in node.entries
    }


def _by_source(node: source.Mapping, path: Path, gather: Gather) -> Texts:
    values: dict[str, str | None] = {}
    for entry in node.entries:
        name = SOURCE_NAMES.get(entry.key.text, entry.key.text)
        if name in values:
            gather.twice(entry.key, name, gather.keys[*path, name])
        else:
            values[name] = text(entry.value, gather.key((*path, name), entry), gather)
    return values


_TEXT: Final = {"type": list(TEXT_TYPES)}
_TEXTS: Final = {"type": ["object", "null"], "additionalProperties": _TEXT}
_SCHEMA: Final = {
    "type": ["object", "null"],
    "additionalProperties": {"anyOf": [_TEXT, _TEXTS, {"type": "array", "items": _TEXTS}]},
}

OwnValues = Annotated[Own, Reads(read_own), Names(), editors(_SCHEMA)]
