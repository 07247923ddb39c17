"""Which goals of a unit are copies of one another, whole or but for a clause."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from reportgen.checks.goal_placeholder import placeholder_in
from reportgen.checks.prose import bare, unnumbered
from reportgen.checks.vocabulary import core, pairs, subject
from reportgen.filled import FilledProject, FilledUnit
from reportgen.patterns import pattern

_SHORTEST: Final = 8
_SHORTEST_CLAUSE: Final = 4
_SHORTEST_COPY: Final = 12
_NEARLY_ALL, _HALF = 0.9, 0.5
_MOST_CANDIDATES: Final = 20
_CLAUSES: Final = pattern(r"[，,。；;：:！!？?、\s]+")
_NUMBER: Final = pattern(r"[0-9]+(?:\.[0-9]+)?")


class Copy(Struct, frozen=True):
    """A project whose goal is that of another, and whether it is so word for word."""

    project: FilledProject
    other: FilledProject
    same: bool


class _Goal(Struct, frozen=True, eq=False):
    """A goal by its clauses, any number as 0, how long they are together, and which one it is."""

    number: int
    project: FilledProject
    clauses: frozenset[str]
    length: int


def goal_copies(unit: FilledUnit) -> Iterator[Copy]:
    """Each project with the first other one of its goal; the one that the goal does not suit."""
    first: dict[str, FilledProject] = {}
    having: defaultdict[str, list[_Goal]] = defaultdict(list)
    for number, project in enumerate(unit.projects):
        goal = bare(unnumbered(project.written.goal))
        if len(goal) < _SHORTEST or placeholder_in(project.written.goal):
            continue
        if goal in first:
            yield _copy(project, first[goal], unit, same=True)
            continue
        first[goal] = project
        mine = _read(number, project)
        if other := _nearly(mine, having, unit):
            yield _copy(project, other.project, unit, same=False)
        for clause in mine.clauses:
            having[clause].append(mine)


def suits(project: FilledProject, unit: FilledUnit) -> bool:
    """Whether the goal says a word of the project's name."""
    name = pairs(core(project.name, unit.name)) or pairs(project.name)
    return not name.isdisjoint(pairs(unnumbered(project.written.goal)))


def _copy(later: FilledProject, first: FilledProject, unit: FilledUnit, *, same: bool) -> Copy:
    turned = suits(later, unit) and not suits(first, unit)
    return Copy(first, later, same) if turned else Copy(later, first, same)


def _read(number: int, project: FilledProject) -> _Goal:
    typed = _CLAUSES.split(unnumbered(project.written.goal))
    clauses = frozenset(_NUMBER.sub("0", bare(clause)) for clause in typed)
    clauses = frozenset(clause for clause in clauses if len(clause) >= _SHORTEST_CLAUSE)
    return _Goal(number, project, clauses, sum(map(len, clauses)))


def _nearly(mine: _Goal, having: Mapping[str, Sequence[_Goal]], unit: FilledUnit) -> _Goal | None:
    """The first goal that has nearly all clauses of this one, or nearly all of which it has."""
    common: Counter[_Goal] = Counter()
    for clause in mine.clauses:
        found = having.get(clause, ())
        for goal in found if len(found) <= _MOST_CANDIDATES else ():
            common[goal] += len(clause)
    near = (goal for goal, shared in common.items() if _is_copy(shared, mine, goal))
    about = subject(mine.project.name, unit.name)
    others = (
        goal for goal in near if not about[0] or subject(goal.project.name, unit.name) != about
    )
    return min(others, key=lambda goal: goal.number, default=None)


def _is_copy(shared: int, one: _Goal, other: _Goal) -> bool:
    """Whether what two goals share is nearly all of one and no small part of the other."""
    lengths = sorted((one.length, other.length))
    return shared >= max(_SHORTEST_COPY, _NEARLY_ALL * lengths[0], _HALF * lengths[1])
