"""What did not follow when the money of a project moved."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from reportgen.diff.changes import Change, Direction, Kind
from reportgen.filled import FilledProject
from reportgen.money import UNITS, AmountError, convert, parse_amount, printed, total
from reportgen.patterns import pattern

_MONEY: Final = pattern(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*(万元|亿元|千元|元)")
_OF_TARGETS: Final = frozenset(
    {Kind.TARGET, Kind.INDICATOR_NEW, Kind.INDICATOR_GONE, Kind.INDICATOR_RENAMED}
)

Money = tuple[Decimal | None, Decimal | None]


def stale(after: FilledProject, changes: Sequence[Change], money: Money) -> tuple[str, ...]:
    """Each thing that still says what the old money said, in a few words."""
    old, new = money
    found = [*_costing(after, changes, new), *(_mentions(after, old) if old else ())]
    rose = (new or 0) > (old or 0)
    if rose and after.rows and not _raised(changes):
        found.append("钱增加了，没有一个指标跟着提高")
    elif not found and after.rows and not any(c.kind in _OF_TARGETS for c in changes):
        found.append("指标都没有变")
    return tuple(found)


def _costing(after: FilledProject, changes: Sequence[Change], new: Decimal | None) -> Iterator[str]:
    if not after.costing or new is None or any(c.kind is Kind.COSTING for c in changes):
        return
    summed = total(line.amount for line in after.costing)
    if summed != new:
        said = "；".join(line.said for line in after.costing[:2])
        more = "等" if len(after.costing) > 2 else ""
        yield f"测算仍是 {said}{more}，合{_short(summed)}"


def _mentions(after: FilledProject, old: Decimal) -> Iterator[str]:
    """Texts that still name the old amount."""
    for where, text in _texts(after):
        for found in _MONEY.finditer(text):
            if _yuan(found[1], found[2]) == old:
                yield f"{where}还写着{found[0]}"
                break


def _texts(after: FilledProject) -> Iterator[tuple[str, str]]:
    for key in ("年度总体目标", "资金用途"):
        value = after.texts[key].value
        if value:
            yield key, value
    for row in after.rows:
        yield f"{row.category}“{row.name}”", row.target.text


def _raised(changes: Iterable[Change]) -> bool:
    return any(
        change.kind is Kind.INDICATOR_NEW or change.direction is Direction.STRICTER
        for change in changes
    )


def _yuan(digits: str, unit: str) -> Decimal | None:
    try:
        return convert(parse_amount(digits), unit, "元")
    except AmountError:
        return None


def _short(amount: Decimal) -> str:
    """An amount in 元 as people say it: 万元 from ten thousand on."""
    unit = "万元" if amount >= UNITS["万元"] else "元"
    return f"{printed(convert(amount, '元', unit))}{unit}"
