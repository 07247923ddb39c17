"""The figures of one department, exact, in its own 金额单位; None where nothing is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from reportgen.money import total

Amount = Decimal | None


@dataclass(frozen=True, slots=True)
class Line:
    """One project. `funds` are in the order of the department's sources.

    `gap` is the budget less the 测算 (None without one); `errors` and `warnings` are None where
    nothing was checked; `public` is "" where the project does not say.
    """

    number: int
    name: str
    code: str
    category: str
    attribute: str
    task: str
    last_year: Amount
    budget: Amount
    funds: tuple[Amount, ...]
    ceiling: Amount
    gap: Amount
    pending: bool
    outputs: int
    benefits: int
    satisfactions: int
    quantity: str
    satisfaction: str
    errors: int | None
    warnings: int | None
    public: str
    reason: str

    @property
    def change(self) -> Amount:
        """This year's budget less last year's."""
        if self.budget is None or self.last_year is None:
            return None
        return total((self.budget, -self.last_year))

    @property
    def costed(self) -> bool | None:
        """Whether 测算 and budget are the same; None where that cannot be said."""
        return None if self.gap is None or self.pending else not self.gap


@dataclass(frozen=True, slots=True)
class Measured:
    """A number with its unit, and the exact worth of both in 元 or pieces."""

    number: Decimal
    unit: str
    worth: Decimal


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of 测算 in 元; `quantity` × `standard` × `periods` where it is such a product."""

    item: str
    said: str
    amount: Decimal
    quantity: Measured | None = None
    standard: Measured | None = None
    periods: Measured | None = None


@dataclass(frozen=True, slots=True)
class Costing:
    """What a project's 测算 says; amounts in 元. `note` says what is missing."""

    number: int
    project: str
    budget: Amount
    costs: tuple[Cost, ...]
    gap: Amount
    note: str


@dataclass(frozen=True, slots=True)
class Group:
    """The projects that have a task, a category or an attribute in common."""

    name: str
    projects: tuple[Line, ...]

    @property
    def budget(self) -> Amount:
        """What they have together."""
        return summed(line.budget for line in self.projects)

    @property
    def last_year(self) -> Amount:
        """What those that say so had last year."""
        return summed(line.last_year for line in self.projects)

    @property
    def change(self) -> Amount:
        """By how much those that say so changed."""
        return summed(line.change for line in self.projects)


@dataclass(frozen=True, slots=True)
class Task:
    """One of the 年度主要任务 with its money."""

    name: str
    content: str
    budget: Amount
    fiscal: Amount
    other: Amount


@dataclass(frozen=True, slots=True)
class Goal:
    """One indicator of the department, and where it is taken from."""

    dimension: str
    category: str
    name: str
    target: str
    source: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A value that nobody typed into the project's file: what it is and where it comes from."""

    project: str
    key: str
    value: str
    origin: str
    note: str


@dataclass(frozen=True, slots=True)
class Figures:
    """One department.

    `elsewhere` are the errors and warnings that belong to no project; None where nothing was
    checked. `basic` is 基本支出 by kind.
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


def decimals_of(amounts: Iterable[Amount], money_unit: str) -> int:
    """Two, but none where all are whole 元."""
    whole = all(amount is None or amount == amount.to_integral_value() for amount in amounts)
    return 0 if money_unit == "元" and whole else 2


def decimals_of_costings(costings: Iterable[Costing]) -> int:
    """The same for all amounts of costings, which are in 元."""
    amounts = (a for c in costings for a in (c.budget, *(cost.amount for cost in c.costs)))
    return decimals_of(amounts, "元")


def summed(amounts: Iterable[Amount]) -> Amount:
    """The exact sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return total(known) if known else None
