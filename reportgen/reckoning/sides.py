"""Which counts of a text a standard may be for, by where they stand."""

from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate
from typing import Final

from msgspec.structs import replace

from reportgen.patterns import pattern
from reportgen.reckoning.quantity import PERIODS, Kind, Quantity, plain

_REST: Final = pattern("(?:其余|剩余|余下|其他)(?!补|经费|费|支出|工作|项)")
_NUMBER: Final = pattern("[0-9０-９.,]+")


def is_count(quantity: Quantity, unit: str) -> bool:
    """Whether it counts this."""
    return quantity.kind is Kind.COUNT and quantity.unit == unit


def wholes(found: Sequence[Quantity]) -> Iterator[int]:
    """The counts that two or more right behind them make: 共50人，其中甲20人、乙30人."""
    counts = [at for at, quantity in enumerate(found) if quantity.kind is Kind.COUNT]
    for at in counts:
        parts = [found[i].low for i in counts if i > at and is_count(found[i], found[at].unit)]
        if found[at].low in list(accumulate(parts))[1:]:
            yield at


def beside(
    found: Sequence[Quantity], here: Sequence[int], at: int, unit: str
) -> Sequence[int] | None:
    """The counts on the side on which each of the standards per unit in one sentence has its own.

    `here` is what stands in the sentence. None where the standard is the only one; nothing where
    neither side is sure.
    """
    rates = [i for i in here if found[i].rate and unit in found[i].per]
    if at not in rates or len(rates) < 2:
        return None
    counts = [i for i in here if is_count(found[i], unit)]
    in_front = zip([-1, *rates], rates, strict=False)
    behind = zip(rates, [*rates[1:], len(found)], strict=True)
    for spans in (in_front, behind):
        sides = [[i for i in counts if first < i < last] for first, last in spans]
        if all(sides):
            return sides[rates.index(at)]
    return ()


def is_rest(rate: Quantity) -> bool:
    """Whether a standard is for all that are left over, however many: 其余每个1万元."""
    return bool(_REST.match(rate.lead))


def rest(
    found: Sequence[Quantity], here: Sequence[int], used: Collection[int], at: int
) -> Quantity | None:
    """What the count at the head of the sentence is without those that have their own standard."""
    counts = [i for i in here if found[i].kind is Kind.COUNT and found[i].unit not in PERIODS]
    parts = [i for i in counts[1:] if i in used]
    each = [unit for unit in found[at].per if unit not in PERIODS]
    if not parts or len(parts) + 1 != len(counts) or counts[0] in used or len(each) != 1:
        return None
    whole = found[counts[0]]
    left = whole.low - sum(found[i].low for i in parts)
    sure = whole.sure and all(found[i].sure and found[i].unit == each[0] for i in parts)
    text = _NUMBER.sub(plain(left), whole.typed, count=1)
    return replace(whole, low=left, high=left, text=text) if sure and left > 0 else None
