"""The figures of one department, exact, in its own 金额单位; None where nothing is known."""

from decimal import Decimal

from msgspec import Struct

from reportgen.summary.amounts import Amount, decimals_of, summed
from reportgen.summary.costs import Costing
from reportgen.summary.lines import Group, Line


class Task(Struct, frozen=True):
    """One of the 年度主要任务 with its money."""

    name: str
    content: str
    budget: Amount
    fiscal: Amount
    other: Amount


class Goal(Struct, frozen=True):
    """One indicator of the department, and where it is taken from."""

    dimension: str
    category: str
    name: str
    target: str
    source: str


class Filled(Struct, frozen=True):
    """A value that nobody typed into the project's file: what it is and where it comes from."""

    project: str
    key: str
    value: str
    origin: str
    note: str


class Figures(Struct, frozen=True):
    """One department.

    `elsewhere` are the errors and warnings that belong to no project; None where nothing was
    checked. `basic` is 基本支出 by kind. `answers` are the 情况说明 of the unit itself.
    """

    name: str
    year: int
    stage: str
    money_unit: str
    sources: tuple[str, ...]
    lines: tuple[Line, ...]
    ceiling: Amount
    basic: tuple[tuple[str, Decimal], ...]
    costings: tuple[Costing, ...]
    tasks: tuple[Task, ...]
    goal: str
    goals: tuple[Goal, ...]
    filled: tuple[Filled, ...]
    elsewhere: tuple[int, int] | None
    answers: tuple[tuple[str, str], ...]

    @property
    def budget(self) -> Amount:
        """What all projects have together."""
        return summed(line.budget for line in self.lines)

    @property
    def funds(self) -> tuple[Amount, ...]:
        """The same by source."""
        return tuple(
            summed(line.funds[number] for line in self.lines) for number in range(len(self.sources))
        )

    @property
    def running(self) -> Amount:
        """基本支出."""
        return summed(amount for _, amount in self.basic)

    @property
    def whole(self) -> Amount:
        """What the department spends: 基本支出 and its projects."""
        return summed((self.running, self.budget))

    @property
    def task_totals(self) -> tuple[Amount, Amount, Amount]:
        """The sums of the tasks: all money, 财政拨款, other; None where a task's is not known."""
        known = all(task.fiscal is not None for task in self.tasks if task.budget)
        fiscal = summed(task.fiscal for task in self.tasks) if known else None
        return self.whole, fiscal, summed(task.other for task in self.tasks) if known else None

    @property
    def decimals(self) -> int:
        """With how many decimals money is printed: two, but none where all is whole 元."""
        amounts = [
            amount
            for line in self.lines
            for amount in (line.budget, line.last_year, line.ceiling, line.gap, *line.funds)
        ]
        return decimals_of((*amounts, *(amount for _, amount in self.basic)), self.money_unit)

    @property
    def errors(self) -> int:
        """How many errors are open; 0 where nothing was checked."""
        apart = self.elsewhere[0] if self.elsewhere else 0
        return apart + sum(line.errors or 0 for line in self.lines)

    @property
    def hidden(self) -> tuple[Line, ...]:
        """The projects that are not public."""
        return tuple(line for line in self.lines if line.public == "否")

    def groups(self, key: str) -> tuple[Group, ...]:
        """The projects by `task`, `category` or `attribute`, in the order they first come.

        Nothing where no project says any; those that say none come last, under no name.
        """
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(getattr(line, key), []).append(line)
        if set(found) <= {""}:
            return ()
        names = sorted(found, key=lambda name: not name)
        return tuple(Group(name, tuple(found[name])) for name in names)
