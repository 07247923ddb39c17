"""其他栏目 in the words of a template: texts, money in the form's unit, targets, tables."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct

from reportgen.filled import BySource, Tables
from reportgen.form import OwnField
from reportgen.form.own import LONG, MONEY, TABLE, TARGET, Column
from reportgen.money import AmountError, parse_amount
from reportgen.national import TOTAL
from reportgen.target import Target, parse
from reportgen.word.fields import Field, Leaf, Record, Rows

PIECES: Final = ("指标值", "比较符", "数值", "计量单位")
_TEXT: Final = Leaf()

Declared = Mapping[str, OwnField]
Texts = Mapping[str, str | None]


class Own(Struct, frozen=True):
    """The values of a spec as its form declares and prints them."""

    money: Callable[[Decimal], str]
    pieces: Callable[[Target], Mapping[str, str]]

    def values(self, typed: Texts, declared: Declared) -> dict[str, object]:
        """Every declared field that is no table; blank where nothing is typed."""
        return {
            name: self._value(typed.get(name) or "", field)
            for name, field in declared.items()
            if field.type != TABLE
        }

    def rows(self, typed: Tables, declared: Declared) -> dict[str, object]:
        """Every declared table as a list of rows."""
        return {
            name: [self._row(row, field.columns) for row in typed[name].value]
            for name, field in declared.items()
            if field.type == TABLE
        }

    def of_sources(self, typed: BySource, declared: Declared) -> dict[str, object]:
        """Every declared field of the sources: source → value."""
        return {
            name: {source: self._value(v.value or "", field) for source, v in typed[name].items()}
            for name, field in declared.items()
        }

    def _row(self, row: Texts, columns: Mapping[str, Column]) -> dict[str, object]:
        return {name: self._value(row.get(name) or "", column) for name, column in columns.items()}

    def _value(self, text: str, field: OwnField | Column) -> object:
        if field.type == TARGET:
            return self.pieces(parse(text))
        if field.type == MONEY and text:
            try:
                return self.money(parse_amount(text))
            except AmountError:
                return text
        return text


def own_words(declared: Declared, by_source: Declared, sources: tuple[str, ...]) -> Record:
    """The schema of 其他栏目; `by_source` fields have a word for every source."""
    each = {
        name: Record(dict.fromkeys((*sources, TOTAL), _word(field)))
        for name, field in by_source.items()
    }
    return Record({**{name: _word(field) for name, field in declared.items()}, **each})


def _word(field: OwnField) -> Field:
    if field.type == TABLE:
        columns = field.columns.items()
        return Rows(Record({name: Leaf(money=column.type == MONEY) for name, column in columns}))
    if field.type == TARGET:
        return Record(dict.fromkeys(PIECES, _TEXT))
    return Leaf(long=field.type == LONG, money=field.type == MONEY)
