"""The indicator rows: what is typed, what standards fill, in the order the form wants."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from reportgen.diagnostics import Diagnostic
from reportgen.fill.longtexts import long_fields
from reportgen.fill.row import row_of
from reportgen.fill.standards import Filler
from reportgen.fill.texts import origin_of
from reportgen.filled import Origin, Row
from reportgen.form import Form, IndicatorStyle
from reportgen.model import Indicator, Places, Project
from reportgen.national import CATEGORIES

_KEY = "绩效指标"


class Rows(Struct, frozen=True):
    """The rows of one project and what was found while filling them."""

    rows: tuple[Row, ...]
    diagnostics: tuple[Diagnostic, ...]


def rows_of(project: Project, places: Places, file: str, form: Form, filler: Filler) -> Rows:
    """Typed rows, then the standards that 共性指标 names or that the form wants filled."""
    typed: dict[str, tuple[Row, ...]] = {}
    for category, indicators in project.indicators.items():
        own = form.category(category)
        rows = _typed(category, indicators, places, file, form)
        moved = rows if own == category else (replace(row, category=own) for row in rows)
        typed[own] = (*typed.get(own, ()), *moved)
    filled = filler.fill(typed)
    merged = {
        category: (*typed.get(category, ()), *filled.rows.get(category, ()))
        for category in _order(typed, filled.rows, form)
    }
    found = (
        row for category, group in merged.items() for row in group or _empty(category, places, form)
    )
    return Rows(tuple(_under(row, form) for row in found), filled.diagnostics)


def _under(row: Row, form: Form) -> Row:
    """The row under the 一级指标 to which its form counts the 二级指标."""
    dimension = form.dimension(row.category)
    return row if dimension == row.dimension else replace(row, dimension=dimension)


def _typed(
    category: str, indicators: Mapping[str, Indicator], places: Places, file: str, form: Form
) -> Iterator[Row]:
    for name, indicator in indicators.items():
        place = places.key(_KEY, category, name)
        origin, note = origin_of(place, file)
        told = (origin, place, note)
        row = row_of((category, name), indicator, indicator.target or "", told, form.indicator)
        if row.extra:
            path = (_KEY, category, name, "其他栏目")
            row = replace(row, extra=long_fields(row.extra, form.extra.indicator, places, path))
        yield row


def _empty(category: str, places: Places, form: Form) -> Iterator[Row]:
    if form.empty_rows == "不印":
        return
    told = (Origin.TYPED, places.key(_KEY, category), "")
    yield replace(row_of((category, ""), Indicator(), "", told, IndicatorStyle()), empty=True)


def _order(
    typed: Mapping[str, tuple[Row, ...]], filled: Mapping[str, tuple[Row, ...]], form: Form
) -> list[str]:
    national = [category.name for category in CATEGORIES]
    own = [name for name in form.categories if form.category(name) == name]
    by_form = _with_missing(own.copy(), national, national)
    shown = {*typed, *filled, *(own if form.empty_rows == "全印" else ())}
    wanted = [name for name in by_form if name in shown]
    return wanted if form.order == "按表样" else _with_missing(list(typed), wanted, by_form)


def _with_missing(order: list[str], names: list[str], like: list[str]) -> list[str]:
    """`order` with the missing `names`, each behind the last that stands before it in `like`."""
    for name in names:
        if name not in order:
            before = set(like[: like.index(name)])
            order.insert(max((i + 1 for i, o in enumerate(order) if o in before), default=0), name)
    return order
