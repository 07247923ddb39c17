"""What is complete: every value with where it came from. Nothing here changes after it is made."""

from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from typing import Generic, TypeAlias, TypeVar

from msgspec import Struct, field

from reportgen.diagnostics import Place
from reportgen.model import Places, Project, Unit
from reportgen.target import Target

T_co = TypeVar("T_co", covariant=True)


class Origin(Enum):
    """Where a value came from; the value is the word people read."""

    TYPED = "填写"
    DEFAULT = "默认"
    DERIVED = "推算"
    STANDARD = "共性"


class Value(Struct, Generic[T_co], frozen=True):
    """One value, its origin, where that is written, and how it was derived."""

    value: T_co
    origin: Origin
    place: Place
    note: str = ""


Extra: TypeAlias = Mapping[str, Value[str | None]]
Tables: TypeAlias = Mapping[str, Value[tuple[Mapping[str, str | None], ...]]]
BySource: TypeAlias = Mapping[str, Extra]


class Row(Struct, frozen=True):
    """One line of the indicator table; an empty row has neither name nor target.

    `name` identifies the indicator; `printed` is the name on the form. `sentence` rows are
    indicators in words alone. `usual` are the columns that the form fills as it always does.
    `weight_origin` is DERIVED where the form's points were distributed,
    and `weight_note` then says how.
    """

    dimension: str
    category: str
    name: str
    printed: str
    target: Target
    weight: Decimal | None
    remark: str
    basis: str
    extra: Mapping[str, str | None]
    origin: Origin
    place: Place
    note: str = ""
    core: bool = False
    sentence: bool = False
    empty: bool = False
    usual: tuple[str, ...] = ()
    weight_origin: Origin = Origin.TYPED
    weight_note: str = ""


class CostLine(Struct, frozen=True):
    """One line of 测算: the calculation as said to people, and its amount in 元.

    `stated` is what the line itself says after `=`, in 元.
    """

    name: str
    said: str
    amount: Decimal
    stated: Decimal | None
    place: Place


class FilledProject(Struct, frozen=True):
    """A completed project. Amounts are in the unit's 金额单位.

    `texts` holds every plain text field by its Chinese key, `money` the amounts beside the funds,
    `funds` the sources in the form's order. Of 其他栏目, `extra` holds texts, `tables` rows, and
    `by_source` a value for each source.
    """

    file: str
    number: int
    written: Project
    places: Places
    texts: Mapping[str, Value[str | None]]
    funds: Mapping[str, Value[Decimal | None]]
    total: Value[Decimal | None]
    money: Mapping[str, Value[Decimal | None]]
    rows: tuple[Row, ...]
    costing: tuple[CostLine, ...]
    extra: Extra
    tables: Tables = field(default_factory=dict)
    by_source: BySource = field(default_factory=dict)

    @property
    def name(self) -> str:
        """项目名称."""
        return self.written.name


class FilledUnit(Struct, frozen=True):
    """A completed unit with the projects that could be completed.

    `goals` are the texts of 部门整体绩效目标 by their keys, with their paragraphs.
    """

    folder: str
    written: Unit
    places: Places
    texts: Mapping[str, Value[str | None]]
    total: Value[Decimal | None]
    goals: Mapping[str, str]
    extra: Extra
    projects: tuple[FilledProject, ...]
    tables: Tables = field(default_factory=dict)

    @property
    def name(self) -> str:
        """单位名称."""
        return self.written.name

    @property
    def money_unit(self) -> str:
        """The 金额单位 of every amount."""
        return self.written.money_unit
