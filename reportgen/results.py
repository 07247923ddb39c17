"""What became of one unit, small enough to keep for thousands and to store: no models, no bytes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, counts_of
from reportgen.write import Outcome

UNNAMED: Final = "*.docx"
"""The name of a document whose name cannot be known."""


class Summary(Struct, frozen=True):
    """What a unit is: its name, its year, and the sum of its projects as people read it.

    `amount` and `ceiling` are the sum and 控制数 as plain decimals in its `money_unit`, "" where
    there is none; `broken` tells that a project could not be read.
    """

    name: str
    year: int
    money: str
    county: str = ""
    stage: str = ""
    money_unit: str = ""
    amount: str = ""
    ceiling: str = ""
    broken: bool = False


class Rendered(Struct, frozen=True):
    """One document of a unit: its path below the output folder, and its bytes or why none.

    `errors` are what must be put right before it is handed in, `about` is which of the form's
    documents it is, and its project's name.
    """

    path: str
    data: bytes | None
    reason: str
    errors: int = 0
    about: tuple[int, str] = (0, "")


class UnitResult(Struct, frozen=True):
    """One unit after the whole path; `titles` are the names of projects with findings, by file.

    `summary` is None where the unit could not be read. `used` are the files of templates/ that
    the documents depend on.
    """

    folder: str
    summary: Summary | None
    projects: int
    titles: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[Rendered, ...] = ()
    used: tuple[str, ...] = ()


class Made(Struct, frozen=True):
    """One document: what happened to it, or why there is none and which `old` ones stay.

    `kept` is a copy of what somebody had edited by hand before it was replaced.
    """

    path: Path
    outcome: Outcome | None
    reason: str = ""
    old: tuple[Path, ...] = ()
    kept: Path | None = None
    errors: int = 0


class UnitReport(Struct, frozen=True):
    """What a run says of one unit; `why` it was built again is empty where it was not."""

    folder: str
    summary: Summary | None
    projects: int
    titles: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    made: tuple[Made, ...] = ()
    why: str = ""


class Reported(Struct, frozen=True):
    """What a list over several units says of one; no `summary` where it could not be read.

    `errors` and `warnings` are None where nothing was checked.
    """

    folder: str
    summary: Summary | None
    projects: int
    errors: int | None
    warnings: int | None


def reported(unit: UnitReport, *, checked: bool) -> Reported:
    """The unit in a list over several."""
    counts = counts_of(unit.diagnostics)
    errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
    found = (errors, warnings) if checked else (None, None)
    return Reported(unit.folder, unit.summary, unit.projects, *found)


class Report(Struct, frozen=True):
    """What a run found and made; `left` are documents that no spec makes any more.

    `removed` tells whether those were removed, `checked` whether business rules were asked.
    """

    units: tuple[UnitReport, ...]
    diagnostics: tuple[Diagnostic, ...]
    left: tuple[Path, ...] = ()
    removed: bool = False
    checked: bool = True

    @property
    def made(self) -> tuple[Made, ...]:
        """Every document."""
        return tuple(made for unit in self.units for made in unit.made)
