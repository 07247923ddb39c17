"""What a format prints: the findings of a run, and what is known around them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct, field

from reportgen.diagnostics import Diagnostic

_UNIT: Final = "/unit.yaml"


class About(Struct, frozen=True):
    """What a kind of finding says of itself; `reportgen explain` prints it."""

    what: str
    why: str
    wrong: str
    right: str
    source: str = ""


class Head(Struct, frozen=True):
    """A unit: what it is called (with its year), and how many projects it has.

    Without `checked`, it could not be read, so that nothing was asked of its projects.
    """

    name: str
    projects: int
    checked: bool = True


def _nothing(code: str) -> About:
    del code
    return About("", "", "", "")


class Findings(Struct, frozen=True):
    """The findings in order, projects counted, and the source lines.

    `titles` are the projects with findings by file, `units` the units by folder, `about` explains
    a code. Of `known` findings a baseline knows; `stale` are its lines that nothing is found for.
    `above` stands before every file for whoever looks from the working directory.
    """

    diagnostics: Sequence[Diagnostic]
    projects: int
    titles: Mapping[str, str]
    lines: Callable[[str], Sequence[str]]
    units: Mapping[str, Head] = field(default_factory=dict)
    about: Callable[[str], About] = _nothing
    known: int = 0
    stale: tuple[str, ...] = ()
    above: str = ""

    def by_file(self) -> Iterator[tuple[str, list[Diagnostic]]]:
        """The findings of each file."""
        for file, found in groupby(self.diagnostics, key=lambda d: d.place.file):
            yield file, list(found)

    def title(self, file: str) -> str:
        """How people call the file: the project's number and name, the unit itself, or the path."""
        whole = "整个单位（unit.yaml）" if self.unit(file) and file.endswith(_UNIT) else file
        return self.titles.get(file) or whole

    def unit(self, file: str) -> Head | None:
        """The unit to whose folder a file belongs."""
        return self.units.get(file.rpartition("/")[0])
