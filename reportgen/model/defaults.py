"""默认: what a unit or a form says once for all projects, merged into each project's tree."""

from reportgen.model.project import Project
from reportgen.national import CATEGORY_NAMES, SOURCE_NAMES
from reportgen.source import Entry, Mapping, Node, Scalar

DEFAULTS = "默认"
NOT_DEFAULT = ("项目名称", "项目编码")


def defaults_of(tree: Mapping) -> Mapping:
    """The block 默认 of a unit's or a form's tree; empty where there is none."""
    found = next((e.value for e in tree.entries if e.key.text == DEFAULTS), None)
    return found if isinstance(found, Mapping) else Mapping((), tree.place)


def with_defaults(project: Mapping, defaults: Mapping) -> Mapping:
    """The project's tree with the defaults it does not type.

    What a project types wins; where both hold a block, the blocks merge one level. The nodes keep
    their places, so that a value's file tells where it comes from.
    """
    typed = {_canonical(entry) for entry in project.entries}
    added = [e for e in defaults.entries if _canonical(e) not in (*typed, *NOT_DEFAULT)]
    merged = [_merged(entry, defaults) for entry in project.entries]
    return Mapping((*merged, *added), project.place)


def _merged(entry: Entry, defaults: Mapping) -> Entry:
    name = _canonical(entry)
    default = next((e.value for e in defaults.entries if _canonical(e) == name), None)
    if not isinstance(default, Mapping) or not _takes_more(entry.value):
        return entry
    typed = entry.value.entries if isinstance(entry.value, Mapping) else ()
    names = {_canonical(inner) for inner in typed}
    added = [inner for inner in default.entries if _canonical(inner) not in names]
    return Entry(entry.key, Mapping((*typed, *added), entry.value.place))


def _canonical(entry: Entry) -> str:
    name = entry.key.text
    for spellings in (Project.synonyms, SOURCE_NAMES, CATEGORY_NAMES):
        name = spellings.get(name, name)
    return name


def _takes_more(node: Node) -> bool:
    return isinstance(node, Mapping) or (isinstance(node, Scalar) and node.empty)
