"""What need not be done again for a unit, where another state of it was completed before."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct, field

from reportgen import source
from reportgen.checks import NOTHING_FAILED, Own
from reportgen.checks.rule import Failed
from reportgen.diagnostics import Diagnostic
from reportgen.fill import Read, UnitFiller
from reportgen.filled import FilledProject
from reportgen.reading import Known, WrittenProject


class Completed(Struct, frozen=True):
    """A project as it was read and completed, and the problems of that."""

    read: Read
    project: FilledProject
    problems: tuple[Diagnostic, ...]


class Work(Struct, frozen=True):
    """What a unit was completed with, and what came of it, for another state of the unit."""

    projects: tuple[WrittenProject, ...]
    defaults: source.Mapping | None
    filler: UnitFiller
    done: Mapping[str, Completed]
    unit: bytes | None = None
    failed: Failed = NOTHING_FAILED
    own: Own = field(default_factory=dict)


def known(then: Work | None, defaults: source.Mapping | None) -> Known:
    """The projects of another state that were read with the same defaults, by their files."""
    if then is None or then.defaults != defaults:
        return {}
    return {project.file: project for project in then.projects}


def completed(
    projects: Iterable[WrittenProject], filler: UnitFiller, then: Work | None
) -> Iterator[Completed]:
    """The projects that could be read, completed; the very same ones are taken over."""
    alike = then is not None and filler.agrees(then.filler)
    same_library = then is not None and alike and filler.standards == then.filler.standards
    for project in projects:
        before = then.done.get(project.file) if then and alike else None
        same = before is not None and before.read is project.read
        if before and same and (same_library or not filler.uses_library((before.read.project,))):
            yield before
        elif project.read:
            yield Completed(project.read, *filler.project_of(project.read))


def answered(then: Work | None, now: Work) -> Own:
    """What rules found in projects that are the very same, in a unit that is."""
    if then is None or then.unit != now.unit or then.filler.form != now.filler.form:
        return {}
    spoiled = {file for file, _ in (*then.failed.parts, *now.failed.parts)}
    return {
        file: then.own[file]
        for file, project in now.done.items()
        if then.done.get(file) is project and file in then.own and file not in spoiled
    }
