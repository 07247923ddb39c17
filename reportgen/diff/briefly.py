"""What fits on a first screen: so many items, so many columns, and what is left is counted."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final

from msgspec import Struct

from reportgen.diff.page import Spans, joined, plain, strong
from reportgen.diff.wide import cut
from reportgen.formats.text import width

NAME: Final = 40
_NUMBERED: Final = "第0123456789"


class Limits(Struct, frozen=True):
    """How many `rows` a table may have, and how many columns a list may take on the screen."""

    rows: int
    columns: int


def short(text: str, columns: int = NAME) -> str:
    """The text on one line, cut where it is wider than so many columns."""
    line = " ".join(text.split())
    if width(line) <= columns:
        return line
    return f"{cut(line, columns - 2)}…"


def apart(names: Sequence[str]) -> dict[str, str]:
    """What tells several names apart: without the beginning that all of them share."""
    alike = takewhile(lambda signs: len(set(signs)) == 1, zip(*names, strict=False))
    shared = len("".join(signs[0] for signs in alike).rstrip(_NUMBERED)) if len(names) > 1 else 0
    long = any(width(name) > NAME // 2 for name in names)
    cut_off = shared if long and all(len(name) - shared > 1 for name in names) else 0
    return {name: short(name[cut_off:], NAME // 2) for name in names}


class Name:
    """What projects are called on the first screen: with their unit where there are several."""

    def __init__(self, units: Sequence[str]) -> None:
        self.units = apart(units) if len(units) > 1 else {}

    def of(self, unit: str, project: str) -> str:
        """The project's name, cut, with what tells its unit from the others."""
        own = self.units.get(unit)
        return f"{own} {short(project)}".strip() if own else short(project)


def told(
    label: str, said: Sequence[str], limits: Limits, count: int | None = None, measure: str = "处"
) -> Spans:
    """The label with the number of things said, and as many of them as fit, one at least."""
    count = len(said) if count is None else count
    return (*strong(f"{label}（{count}）"), *plain("　"), *listed(said, limits, count, measure))


def listed(said: Sequence[str], limits: Limits, count: int, measure: str = "处") -> Spans:
    """As many as fit, and how many more there are."""
    shown = [short(text, limits.columns) for text in said[: limits.rows]]
    while len(shown) > 1 and width("；".join(shown)) > limits.columns:
        shown.pop()
    more = f"；另有{count - len(shown)}{measure}" if count > len(shown) else ""
    return (*joined(map(plain, shown), "；"), *plain(more))
