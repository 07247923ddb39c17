"""The unit as the public sees it: without the projects that are not public."""

from msgspec.structs import replace

from reportgen.fill.funds import unit_total
from reportgen.filled import FilledUnit


def public_unit(unit: FilledUnit) -> FilledUnit:
    """The unit with its public projects, counted anew, and their sum."""
    public = [project for project in unit.projects if project.written.publicity[0] != "否"]
    if len(public) == len(unit.projects):
        return unit
    projects = tuple(replace(project, number=n) for n, project in enumerate(public, 1))
    return replace(unit, projects=projects, total=unit_total(projects, unit.places))
