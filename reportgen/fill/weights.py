"""分值: the form's points given to the indicators that have none, around the typed ones."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from reportgen.diagnostics import Diagnostic, Place
from reportgen.filled import Origin, Row
from reportgen.form import Weights
from reportgen.model import Places
from reportgen.money import printed, total

_KEY = "绩效指标"
_ZERO, _ONE = Decimal(0), Decimal(1)
_ALL_TYPED = "或者给每个指标都写上分值"


class Weighted(Struct, frozen=True):
    """The rows with their points, and why points could not be given."""

    rows: tuple[Row, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def weighted(
    rows: tuple[Row, ...], weights: Weights | None, places: Places, *, own: bool
) -> Weighted:
    """Every row with points; where they cannot be given, those rows have none.

    Where all rows have typed points, there is nothing to give. What is typed and does not fit is an
    error only where `own` says that the form is the one that the unit names.
    """
    real = [row for row in rows if not row.empty]
    if weights is None or all(row.weight is not None for row in real):
        return Weighted(rows)
    groups = {row.dimension: [r for r in real if r.dimension == row.dimension] for row in real}
    shares = weights.shares_of(frozenset(groups))
    given: dict[int, Row] = {}
    found: list[Diagnostic] = []
    for dimension in dict.fromkeys((*shares, *groups)):
        group, share = groups.get(dimension, []), shares.get(dimension, _ZERO)
        problem = _problem(dimension, group, share)
        if problem:
            code = "F308" if own and group else "F309"
            found.append(Diagnostic(code, problem[0], _place(group, places), problem[1]))
        else:
            given |= zip(map(id, group), _given(group, share, _decimals(real)), strict=True)
    return Weighted(tuple(given.get(id(row), row) for row in rows), tuple(found))


def spread(points: Decimal, count: int) -> tuple[Decimal, ...]:
    """The points in `count` parts as equal as whole points allow, larger ones first.

    Their sum is exact: a fraction of a point goes to the first part that got no extra point.
    """
    if not count:
        return ()
    whole = int(points)
    each, extra = divmod(whole, count)
    fraction = points - whole
    parts = [Decimal(each + (number < extra)) for number in range(count)]
    parts[extra] += fraction
    return tuple(parts)


def _given(group: Sequence[Row], share: Decimal, decimals: Decimal) -> Iterator[Row]:
    """The rows of one 一级指标, those without points now with their part of what is left."""
    typed = [row.weight for row in group if row.weight is not None]
    left = share - total(typed)
    parts = iter(spread(left, len(group) - len(typed)))
    for row in group:
        if row.weight is not None:
            yield row
            continue
        part = next(parts)
        note = _note(row.dimension, share, typed, len(group) - len(typed))
        exact = part.quantize(min(decimals, part, key=_exponent))
        yield replace(row, weight=exact, weight_origin=Origin.DERIVED, weight_note=note)


def _note(dimension: str, share: Decimal, typed: Sequence[Decimal], count: int) -> str:
    less = f"减去已写的{printed(total(typed))}分，" if typed else ""
    return f"{dimension}{printed(share)}分，{less}分给{count}个指标"


def _decimals(rows: Sequence[Row]) -> Decimal:
    """A typed weight with the most decimals: what is given is printed like it; 1 if none is."""
    return min((row.weight for row in rows if row.weight is not None), key=_exponent, default=_ONE)


def _exponent(number: Decimal) -> int:
    return int(number.as_tuple().exponent)


def _problem(dimension: str, group: Sequence[Row], share: Decimal) -> tuple[str, str] | None:
    """Why the rows of one 一级指标 cannot have its points, and the repair."""
    weights = [row.weight for row in group if row.weight is not None]
    typed, count = total(weights), len(group) - len(weights)
    said = f"{dimension}已写的分值合计{printed(typed)}分"
    if not group and share:
        message = f"没有{dimension}，它的{printed(share)}分没有指标可分"
        return message, f"补上{dimension}，{_ALL_TYPED}"
    if typed > share:
        return f"{said}，超过表样规定的{printed(share)}分", f"改小，{_ALL_TYPED}"
    if not count and typed < share:
        return f"{said}，不到表样规定的{printed(share)}分", f"改大，{_ALL_TYPED}"
    if share - typed < count:
        return _too_little(dimension, group, share, typed)
    return None


def _too_little(
    dimension: str, group: Sequence[Row], share: Decimal, typed: Decimal
) -> tuple[str, str]:
    names = [f"“{row.printed or row.name}”" for row in group if row.weight is None]
    said = "、".join(names[:3]) + (f"等{len(names)}个指标" if len(names) > 3 else "")
    if not share:
        return f"表样没有规定{dimension}的分值，{said}没有分可分", f"去掉{said}，{_ALL_TYPED}"
    less = f"，已写{printed(typed)}分" if typed else ""
    message = f"{dimension}一共{printed(share)}分{less}，{said}分不到1分"
    return message, f"{'改小已写的分值' if typed else '减少指标'}，{_ALL_TYPED}"


def _place(group: Sequence[Row], places: Places) -> Place:
    """The first row of the project's own; the indicators where there is none."""
    own = (row.place for row in group if row.origin is not Origin.STANDARD)
    return next(own, places.key(_KEY))
