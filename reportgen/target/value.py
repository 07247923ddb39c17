"""A target as typed, with what was read in it; nothing typed is lost."""

from decimal import Decimal
from enum import StrEnum
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.target.comparison import BEHIND, Comparison

_PER: Final = pattern("[/／每]")
_REACHED: Final = pattern("%(?:达标|合格|完成|到位|覆盖)")


class Kind(StrEnum):
    """What a target is; DATE is a date, a year, months or a time of day."""

    NUMBER = "number"
    RANGE = "range"
    DATE = "date"
    WORDS = "words"
    BLANK = "blank"


class Target(Struct, frozen=True):
    """A target: the text exactly as typed and, of a NUMBER or RANGE, its pieces without spaces.

    `low` and `high` are the bounds: both the same for one amount, `high` None for ≥ and >, `low`
    None for ≤ and <. They count in `unit`, whatever it is (`16万` is 16). The pieces are the words
    in front (`每个村每年`), the comparison as spelled (`不低于`), the amount with its digits
    (`10-50`), 余 or 多, the unit (`元/人/月`) and the words behind (`以上`). `open` says that the
    amount is about: 余, 多, 约, 近, 左右.
    """

    text: str
    kind: Kind
    comparison: Comparison | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    prefix: str = ""
    sign: str = ""
    amount: str = ""
    more: str = ""
    unit: str = ""
    suffix: str = ""
    open: bool = False

    @property
    def pieces(self) -> tuple[str, ...]:
        """The typed pieces in order; of a NUMBER or RANGE together the text without spaces."""
        return (self.prefix, self.sign, self.amount, self.more, self.unit, self.suffix)

    @property
    def value(self) -> Decimal | None:
        """The one number of a NUMBER, whatever its comparison."""
        only = self.high if self.low is None else self.low
        return only if self.kind is Kind.NUMBER else None

    @property
    def measure(self) -> str:
        """The unit without what it is per: `元` of `元/人/月`; `%` also of `％` and `100%达标`."""
        first = _PER.split(self.unit, maxsplit=1)[0].replace("％", "%")
        return "%" if _REACHED.fullmatch(first) else first

    @property
    def in_columns(self) -> bool:
        """Whether comparison, amount and unit in columns of their own say all that was typed."""
        spoken = self.comparison or not self.sign
        return bool(self.amount and spoken and self.suffix in BEHIND) and not (
            self.prefix or self.open
        )
