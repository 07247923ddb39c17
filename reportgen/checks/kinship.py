"""What each project of a unit is about, and how well each of its rows suits it."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from reportgen.checks.goal_copies import goal_copies, suits
from reportgen.checks.goal_placeholder import placeholder_in
from reportgen.checks.prose import typed_rows, unnumbered
from reportgen.checks.vocabulary import core, pairs
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.national import SATISFACTION

Pairs = frozenset[str]


class Told(Struct, frozen=True):
    """One row with its words, and the share of them that the rest of the project knows.

    `known` counts pairs of characters, `near` single characters; `shared` says that another row
    has a pair too.
    """

    row: Row
    words: Pairs
    known: float
    near: float
    shared: bool


class Subject(Struct, frozen=True):
    """One project: the words of its name, of its goal and purpose, and its telling rows.

    `copied`: its goal is another's and says nothing of its own name.
    """

    project: FilledProject
    name: Pairs
    about: Pairs
    rows: tuple[Told, ...]
    copied: bool = False

    @property
    def all_words(self) -> Pairs:
        """Everything it says beside its name."""
        return self.about.union(*(told.words for told in self.rows))


def subjects(unit: FilledUnit) -> Sequence[Subject]:
    """Every project of the unit; a goal that another has too is not its own unless it fits."""
    copies = tuple(goal_copies(unit))
    copied = frozenset(copy.project.file for copy in copies)
    shared = copied.union(copy.other.file for copy in copies)
    return tuple(
        _subject(project, unit, copied=project.file in copied, shared=project.file in shared)
        for project in unit.projects
    )


def _subject(project: FilledProject, unit: FilledUnit, *, copied: bool, shared: bool) -> Subject:
    name = pairs(core(project.name, unit.name)) or pairs(project.name)
    goal = project.written.goal
    strange = shared and not suits(project, unit)
    words = Pairs() if strange or placeholder_in(goal) else pairs(unnumbered(goal))
    about = words | pairs(project.texts["资金用途"].value or "")
    return Subject(project, name, about, tuple(_told(project, name | about)), copied and strange)


def _told(project: FilledProject, own: Pairs) -> Iterator[Told]:
    """The rows that say what they are about; satisfaction is asked of anybody."""
    rows = [row for row in typed_rows(project) if row.dimension != SATISFACTION]
    telling = [(row, words) for row in rows if (words := pairs(f"{row.name} {row.remark}"))]
    times = Counter(word for _, words in telling for word in words)
    near = Counter(sign for _, words in telling for sign in {*"".join(words)})
    signs = {*"".join(own)}
    for row, words in telling:
        shared = [word for word in words if times[word] > 1]
        known = sum(1 for word in words if word in own or times[word] > 1)
        own_signs = {*"".join(words)}
        known_signs = sum(1 for sign in own_signs if sign in signs or near[sign] > 1)
        yield Told(row, words, known / len(words), known_signs / len(own_signs), bool(shared))


def foreign(subject: Subject) -> list[Told]:
    """The rows with no character of the project's name, goal and purpose."""
    signs = {*"".join(subject.name | subject.about)}
    return [told for told in subject.rows if signs.isdisjoint("".join(told.words))]
