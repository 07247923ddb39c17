"""Which counts of a text a standard may be for, by where they stand."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from reportgen.reckoning.quantity import Kind, Quantity


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
