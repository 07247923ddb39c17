"""Which cells continue the cell above, while a template is being filled in."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import count
from typing import Final

from msgspec import Struct, field

from reportgen.expression import Budget
from reportgen.word.pieces import long_xml

DEEPEST: Final = 9
OWN: Final = frozenset(
    (
        *("_begin", "_end", "_row", "_cell", "_same", "_id", "_begun", "_ended"),
        "_blocks",
        *(f"_turn{depth}" for depth in range(1, DEEPEST + 1)),
    )
)
_FIRST_ID: Final = 1001


class _Table(Struct):
    """The keys of the row above and of this row, by place in the row."""

    above: dict[tuple[int, int, int], object] = field(default_factory=dict)
    here: dict[tuple[int, int, int], object] = field(default_factory=dict)
    turns: Counter[tuple[int, int]] = field(default_factory=Counter)
    unbroken: bool = True


class Merger(Struct):
    """The state behind `{% vm key %}`; one for each filling of a template."""

    tables: list[_Table] = field(default_factory=list)

    def begin(self) -> str:
        """A table starts, perhaps inside a cell of another; nothing is printed."""
        self.tables.append(_Table())
        return ""

    def end(self) -> str:
        """The innermost table ends."""
        self.tables.pop()
        return ""

    def row(self) -> str:
        """A row starts: the row before is now the row above."""
        table = self.tables[-1]
        table.above, table.here, table.unbroken = table.here, {}, True
        table.turns.clear()
        return ""

    def cell(self, column: int, span: int, key: object) -> bool:
        """Whether this cell continues the one above, of the same columns and the same key.

        A cell that a loop repeats within its row counts as another column each time.
        """
        table = self.tables[-1]
        place = (column, span, table.turns[column, span])
        table.turns[column, span] += 1
        same = place in table.above and table.above[place] == key
        table.unbroken = table.unbroken and same
        table.here[place] = key
        return table.unbroken


class Bookmarks(Struct):
    """The numbers of bookmarks, unique in the whole document."""

    numbers: Iterator[int] = field(default_factory=lambda: count(_FIRST_ID))
    latest: dict[int, int] = field(default_factory=dict)

    def begun(self, mark: int) -> int:
        """The number of a bookmark that begins."""
        self.latest[mark] = next(self.numbers)
        return self.latest[mark]

    def ended(self, mark: int) -> int:
        """The same number where it ends."""
        return self.latest[mark]


def calls(budget: Budget) -> Mapping[str, Callable[..., object]]:
    """What compiled templates call by themselves; authors cannot use names with underscores.

    What they make counts against the budget.
    """
    merger, numbers, bookmarks = Merger(), count(_FIRST_ID), Bookmarks()
    return {
        "_begin": merger.begin,
        "_end": merger.end,
        "_row": merger.row,
        "_cell": merger.cell,
        "_id": lambda: next(numbers),
        "_begun": bookmarks.begun,
        "_ended": bookmarks.ended,
        "_blocks": partial(long_xml, budget),
    }
