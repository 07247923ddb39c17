"""Whether a computed number is the one that a text states, as far as its digits say."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from reportgen.patterns import pattern
from reportgen.reckoning.quantity import Quantity

_DIGITS: Final = pattern(r"[0-9][0-9,]*(?:\.([0-9]+))?")
_ROUNDED: Final = Fraction(1, 200)


def agrees(computed: Iterable[Fraction], stated: Quantity) -> bool:
    """Whether one of the computed numbers is the stated one, or rounds to it (by ½ % at most)."""
    return any(
        stated.low <= number <= stated.high or rounds_to(number, stated) for number in computed
    )


def rounds_to(number: Fraction, stated: Quantity) -> bool:
    """Whether the number has more digits than the stated one and is rounded to it."""
    gap = abs(number - stated.low)
    return gap <= _step(stated) / 2 and gap <= abs(stated.low) * _ROUNDED


def digits(quantity: Quantity) -> Fraction:
    """The number as typed, without its unit; 0 where it is in characters."""
    typed = _DIGITS.search(quantity.text)
    return Fraction(typed[0].replace(",", "")) if typed else Fraction(0)


def _step(stated: Quantity) -> Fraction:
    """What the last digit typed is worth: 元 100 of `82.31万元`."""
    typed = _DIGITS.search(stated.text)
    if typed is None or not stated.low:
        return Fraction(0)
    number = digits(stated)
    return stated.low / number / 10 ** len(typed[1] or "") if number else Fraction(0)
