"""Which cells continue the cell above, while a template is being filled in."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class _Table:
    """The keys of the row above and of this row, by place in the row."""

    above: dict[tuple[int, int, int], object] = field(default_factory=dict)
    here: dict[tuple[int, int, int], object] = field(default_factory=dict)
    unbroken: bool = True


@dataclass(slots=True)
class Merger:
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
        return ""

    def cell(self, column: int, span: int, key: object) -> bool:
        """Whether this cell continues the one above, of the same columns and the same key.

        A cell that a loop repeats within its row counts as another column each time.
        """
        table = self.tables[-1]
        turn = 0
        while (column, span, turn) in table.here:
            turn += 1
        place = (column, span, turn)
        same = place in table.above and table.above[place] == key
        table.unbroken = table.unbroken and same
        table.here[place] = key
        return table.unbroken
