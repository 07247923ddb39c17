"""资金 and 测算 of a project as people write them: by names, or as one text."""

from collections.abc import Mapping
from typing import Annotated, Final

from reportgen import source
from reportgen.model.gather import Gather
from reportgen.model.places import Path
from reportgen.model.readers import mapping_of, text
from reportgen.model.scalars import TEXT_TYPES, Amount
from reportgen.model.written import Reads, editors
from reportgen.national import FISCAL, SOURCE_NAMES
from reportgen.patterns import pattern
from reportgen.source.pairs import WIDE

_SOURCE: Final = pattern(r"(?:(?P<name>[^\d\s]\S{0,30}?)\s{0,9})??(?P<amount>[\d.,]\S{0,40})")


def _read_funds(node: source.Node, path: Path, gather: Gather) -> object:
    if isinstance(node, source.Scalar) and not node.empty and not _looks_like_fields(node.text):
        hint = f"来源单独一行，来源和金额之间用英文冒号加空格：\n资金:\n{_sources_in(node.text)}"
        gather.say_of(path, "S204", "“资金”要写明来源", hint)
        return None
    return mapping_of(text)(_renamed(node, path, gather), path, gather)


def _sources_in(typed: str) -> str:
    """The lines to write instead of a text: each with its source, a bare amount as 财政拨款."""
    lines = [line.strip() for line in typed.split("\n") if line.strip()]
    found = [_SOURCE.fullmatch(line) for line in lines]
    if not all(found) or len(lines) > 10:
        return "  财政拨款: 36.00"
    return "\n".join(f"  {m['name'] or FISCAL}: {m['amount']}" for m in found if m)


def _looks_like_fields(value: str) -> bool:
    return any(colon in value for colon in f":{WIDE}")


def _renamed(node: source.Node, path: Path, gather: Gather) -> source.Node:
    if not isinstance(node, source.Mapping):
        return node
    seen: dict[str, source.Entry] = {}
    for entry in node.entries:
        name = SOURCE_NAMES.get(entry.key.text, entry.key.text)
        if name in seen:
            gather.twice(entry.key, name, seen[name].key)
        else:
            key = source.Scalar(name, entry.key.place, entry.key.quoted)
            seen[name] = source.Entry(key, entry.value)
    del path
    return source.Mapping(tuple(seen.values()), node.place)


def _read_costing(node: source.Node, path: Path, gather: Gather) -> object:
    if isinstance(node, source.Scalar) and not node.empty and not _looks_like_fields(node.text):
        gather.values[*path, "测算"] = node
        return {"测算": text(node, path, gather)}
    return mapping_of(text)(node, path, gather)


_COSTING_SCHEMA: Final = {
    "anyOf": [
        {"type": list(TEXT_TYPES)},
        {"type": ["object", "null"], "additionalProperties": {"type": list(TEXT_TYPES)}},
    ]
}

Funds = Annotated[Mapping[str, Amount | None], Reads(_read_funds)]
Costing = Annotated[Mapping[str, str | None], Reads(_read_costing), editors(_COSTING_SCHEMA)]
