"""Spans of time in texts: 项目期 and 2024年3月至12月."""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern

_TO: Final = r"(?:日|号|末|底|初)?\s*(?:[-—–~～至到]+)\s*"
_SPAN: Final = pattern(
    r"(?<![0-9])((?:19|20)[0-9]{2})(?:[年./-]([0-9]{1,2})(?![0-9])月?)?年?(?:[0-9]{1,2}(?=日))?"
    rf"(?:[./-][0-9]{{1,2}}(?![0-9]))?{_TO}"
    r"(?:((?:19|20)[0-9]{2})(?:[年./-]([0-9]{1,2})(?![0-9])月?)?年?|([0-9]{1,2})月)"
)


class Span(Struct, frozen=True):
    """From one month to another; month 0 where only the year is written. `text` as typed."""

    first: tuple[int, int]
    last: tuple[int, int]
    text: str
    start: int
    end: int

    def holds(self, year: int) -> bool:
        """Whether the year lies within."""
        return self.first[0] <= year <= self.last[0]

    @property
    def backwards(self) -> bool:
        """Whether it ends before it starts."""
        if self.first[0] == self.last[0]:
            return bool(self.first[1] and self.last[1]) and self.last[1] < self.first[1]
        return self.last[0] < self.first[0]


def spans(text: str) -> Iterator[Span]:
    """Every span that starts with a year, in order."""
    for found in _SPAN.finditer(text):
        year, month, last, last_month, only_month = found.groups()
        first = (int(year), int(month or 0))
        end = (int(last or year), int(last_month or only_month or 0))
        yield Span(first, end, found[0], found.start(), found.end())
