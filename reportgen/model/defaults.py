"""默认: what a unit or a form says once for all projects, merged into each project's tree."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from reportgen.codes import named
from reportgen.diagnostics import Diagnostic
from reportgen.model.explanations import SHARED
from reportgen.model.project import Project
from reportgen.national import CATEGORY_NAMES, SOURCE_NAMES
from reportgen.source import Entry, Mapping, Node, Scalar

DEFAULTS = "默认"
PLAN: Final = "资金支出计划"
Entries: TypeAlias = tuple[Entry, ...]
NOT_DEFAULT = ("项目名称", "项目编码")
_SPELLINGS: Final = {
    "资金": SOURCE_NAMES,
    "绩效指标": CATEGORY_NAMES,
    "不适用": CATEGORY_NAMES,
}


def defaults_of(tree: Mapping) -> Mapping:
    """The block 默认 of a unit's or a form's tree; empty where there is none."""
    found = next((e.value for e in tree.entries if e.key.text == DEFAULTS), None)
    return found if isinstance(found, Mapping) else Mapping((), tree.place)


def with_defaults(project: Mapping, defaults: Mapping) -> Mapping:
    """The project's tree with the defaults it does not type.

    What a project types wins; where both hold a block, the blocks merge one level, but a spend plan
    only where its dates are those of the default. The nodes keep their places, so that a value's
    file tells where it comes from.
    """
    known = {_key(entry): entry for entry in reversed(defaults.entries)}
    typed = {*map(_key, project.entries), *NOT_DEFAULT}
    added = [entry for entry in defaults.entries if _key(entry) not in typed]
    merged = [_merged(entry, known.get(_key(entry))) for entry in project.entries]
    return Mapping((*merged, *added), project.place)


def not_default(defaults: Mapping) -> Iterator[Diagnostic]:
    """The keys of a 默认 that every project must type itself."""
    for entry in defaults.entries:
        if _key(entry) in NOT_DEFAULT:
            message = f"“{entry.key.text}”不能写在“默认”里"
            yield Diagnostic("S202", message, entry.key.place, "写到各个项目文件里")


def _merged(entry: Entry, known: Entry | None) -> Entry:
    default, name = known.value if known else None, _key(entry)
    if not isinstance(default, Mapping) or not _takes_more(entry.value):
        return entry
    typed = entry.value.entries if isinstance(entry.value, Mapping) else ()
    merge = _plan if name == PLAN else _more
    return Entry(entry.key, Mapping(tuple(merge(typed, default.entries, name)), entry.value.place))


def _more(typed: Entries, default: Entries, block: str) -> Iterator[Entry]:
    """What is typed, then what is not."""
    names = {_inner(inner, block) for inner in typed}
    yield from typed
    yield from (inner for inner in default if _inner(inner, block) not in names)


def _plan(typed: Entries, default: Entries, block: str) -> Iterator[Entry]:
    """The default plan with other figures, in its order; a plan of other dates stands alone."""
    own = {_inner(inner, block): inner for inner in typed}
    dates = {_inner(inner, block): inner for inner in default}
    yield from ({**dates, **own}.values() if own.keys() <= dates.keys() else typed)


def _key(entry: Entry) -> str:
    return Project.synonyms.get(entry.key.text, entry.key.text)


def _inner(entry: Entry, block: str) -> str:
    """The name below a block; sources, categories and findings have other spellings."""
    if block == SHARED:
        code = named(entry.key.text)
        return code.id if code else entry.key.text
    return _SPELLINGS.get(block, {}).get(entry.key.text, entry.key.text)


def _takes_more(node: Node) -> bool:
    return isinstance(node, Mapping) or (isinstance(node, Scalar) and node.empty)
