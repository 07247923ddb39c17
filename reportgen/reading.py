"""A unit's files as what people wrote: trees, defaults merged, models, and everything found."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from reportgen import source
from reportgen.diagnostics import Diagnostic, Place
from reportgen.files import Folder
from reportgen.fill import Read
from reportgen.form import LoadedForm
from reportgen.listing import UNIT
from reportgen.model import Bound, Fields, Project, Unit, bind
from reportgen.model.binding import groups_of, keys_of
from reportgen.model.defaults import defaults_of, not_default, with_defaults


class WrittenUnit(Struct, frozen=True):
    """unit.yaml as read, with its 默认 as a tree."""

    bound: Bound[Unit]
    defaults: source.Mapping
    form: source.Scalar | None


class WrittenProject(Struct, frozen=True):
    """A project file as read: its name even where the rest could not be read."""

    file: str
    name: str | None
    read: Read | None
    diagnostics: tuple[Diagnostic, ...]
    data: bytes = b""


Known = Mapping[str, WrittenProject]


def read_unit(folder: Folder) -> WrittenUnit | None:
    """What unit.yaml says; None where there is no such file."""
    if folder.unit is None:
        return None
    tree, found = source.read(
        folder.unit, f"{folder.path}/{UNIT}", tuple(keys_of(Unit)), groups_of(Unit)
    )
    if not tree.entries:
        bound: Bound[Unit] = Bound(None, bind(tree, Unit, partial=True).places, found)
        return WrittenUnit(bound, defaults_of(tree), None)
    bound = bind(tree, Unit)
    defaults = defaults_of(tree)
    checked = bind(defaults, Project, partial=True)
    told = Fields(bound.places, checked.places).told
    problems = (*found, *bound.diagnostics, *checked.diagnostics, *not_default(defaults))
    diagnostics = tuple(map(told, problems))
    value = None if any(d.blocks for d in diagnostics) else bound.value
    return WrittenUnit(Bound(value, bound.places, diagnostics), defaults, _form_of(tree))


def read_projects(
    folder: Folder, defaults: source.Mapping | None, known: Known
) -> tuple[WrittenProject, ...]:
    """Every project of the folder, with the defaults merged in.

    `known` are projects by their files, read with the same defaults: those with the same bytes are
    not read again.
    """
    projects = tuple(
        _again(known.get(file), number, data) or _read_project(file, number, data, defaults)
        for number, (file, data) in enumerate(folder.projects, 1)
    )
    return tuple(_named_once(projects))


def _again(known: WrittenProject | None, number: int, data: bytes) -> WrittenProject | None:
    """The known project, where it is the same and was read."""
    if known is None or known.read is None or known.data != data:
        return None
    if known.read.number == number:
        return known
    return replace(known, read=replace(known.read, number=number))


def defaults_for(unit: WrittenUnit | None, form: LoadedForm | None) -> source.Mapping | None:
    """What unit and form say for all projects; the unit wins."""
    if unit and form:
        return with_defaults(unit.defaults, form.defaults)
    return unit.defaults if unit else form.defaults if form else None


def _read_project(
    file: str, number: int, data: bytes, defaults: source.Mapping | None
) -> WrittenProject:
    tree, found = source.read(data, file, tuple(keys_of(Project)), groups_of(Project))
    name = _name_of(tree)
    if not tree.entries:
        return WrittenProject(file, name, None, found, data)
    bound = bind(with_defaults(tree, defaults) if defaults else tree, Project)
    diagnostics = tuple(map(Fields(bound.places).told, (*found, *bound.diagnostics)))
    if bound.value is None or any(d.blocks for d in diagnostics):
        return WrittenProject(file, name, None, diagnostics, data)
    read = Read(file, number, bound.value, bound.places)
    return WrittenProject(file, name, read, diagnostics, data)


def _named_once(projects: tuple[WrittenProject, ...]) -> Iterator[WrittenProject]:
    first: dict[str, str] = {}
    for project in projects:
        if project.name is None or project.name not in first:
            if project.name:
                first[project.name] = project.file
            yield project
            continue
        other = first[project.name].rpartition("/")[2]
        message = f"项目名称“{project.name}”和 {other} 里的相同"
        place = project.read.places.at("项目名称") if project.read else Place(project.file)
        found = Diagnostic("S210", message, place, "改成各自的名称，或者删去重复的一份")
        yield replace(project, read=None, diagnostics=(*project.diagnostics, found))


def _name_of(tree: source.Mapping) -> str | None:
    for entry in tree.entries:
        if entry.key.text == "项目名称" and isinstance(entry.value, source.Scalar):
            return source.unwrap(entry.value.text) or None
    return None


def _form_of(tree: source.Mapping) -> source.Scalar | None:
    for entry in tree.entries:
        if Unit.synonyms.get(entry.key.text, entry.key.text) == "表样":
            value = entry.value
            return value if isinstance(value, source.Scalar) and not value.empty else None
    return None
