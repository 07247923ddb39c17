"""其他栏目: the fields that a form declares, with what a spec typed for them."""

from collections.abc import Mapping
from typing import Final, TypeVar

from reportgen.fill.longtexts import long_fields
from reportgen.fill.texts import origin_of
from reportgen.filled import BySource, Extra, Origin, Tables, Value
from reportgen.form import OwnField
from reportgen.form.own import MONEY, TABLE
from reportgen.model import Places
from reportgen.model.own import Own
from reportgen.money import AmountError, parse_amount, printed, total
from reportgen.national import TOTAL

KEY: Final = "其他栏目"

Declared = Mapping[str, OwnField]
T = TypeVar("T")


def extra_fields(typed: Own, declared: Declared, places: Places, file: str) -> Extra:
    """Every field the form declares; absent ones are None. What another form declares is left."""
    texts = long_fields(typed.texts, declared, places, (KEY,))
    return {
        name: _value(texts.get(name), (name,), places, file)
        for name, field in declared.items()
        if field.type != TABLE
    }


def tables(typed: Own, declared: Declared, places: Places, file: str) -> Tables:
    """The rows of every 表 the form declares; none where none are typed."""
    return {
        name: _value(typed.tables.get(name, ()), (name,), places, file)
        for name, field in declared.items()
        if field.type == TABLE
    }


def by_source(
    typed: Own, declared: Declared, names: tuple[str, ...], places: Places, file: str
) -> BySource:
    """Each field of the sources: a value for every source, and for 年度资金总额.

    Where that is not typed, it is the sum of amounts.
    """
    fields: dict[str, Extra] = {}
    for name, field in declared.items():
        values = typed.by_source.get(name, {})
        own = {s: _value(values.get(s), (name, s), places, file) for s in (*names, TOTAL)}
        if own[TOTAL].value is None and field.type == MONEY:
            own[TOTAL] = _sum({s: own[s].value for s in names}, own[TOTAL])
        fields[name] = own
    return fields


def _sum(values: Mapping[str, str | None], none: Value[str | None]) -> Value[str | None]:
    """The exact sum of what is typed; `none` where nothing is, or where it is no money."""
    typed = {source: value for source, value in values.items() if value is not None}
    try:
        amounts = [parse_amount(value) for value in typed.values()]
    except AmountError:
        return none
    if not amounts:
        return none
    return Value(printed(total(amounts)), Origin.DERIVED, none.place, f"= {' + '.join(typed)}")


def _value(value: T, path: tuple[str, ...], places: Places, file: str) -> Value[T]:
    place = places.at(KEY, *path)
    told = origin_of(place, file) if places.written(KEY, *path) else (Origin.TYPED, "")
    return Value(value, told[0], place, told[1])
