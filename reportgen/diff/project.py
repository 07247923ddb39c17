"""What changed in one project: money, costing, texts, indicators, and what did not follow."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from reportgen.codes import BY_ID
from reportgen.diagnostics import Place
from reportgen.diff.causes import of_costing, of_value
from reportgen.diff.changes import SOURCES, Change, Kind, ProjectChange
from reportgen.diff.rows import row_changes
from reportgen.diff.stale import stale
from reportgen.filled import FilledProject, FilledUnit, Origin, Value
from reportgen.money import convert, printed
from reportgen.national import TOTAL

Sides = tuple[FilledProject, FilledProject]
Units = tuple[str, str]

_OWN: Final = "其他栏目"
_PLAN: Final = "资金支出计划"


def compare(
    before: FilledProject | None,
    after: FilledProject | None,
    units: tuple[FilledUnit | None, FilledUnit | None],
) -> ProjectChange:
    """The changes of one project between two sides."""
    money_units = tuple(unit.money_unit if unit else "元" for unit in units)
    money = (
        _yuan(before.total.value if before else None, money_units[0]),
        _yuan(after.total.value if after else None, money_units[1]),
    )
    if before is None or after is None:
        return ProjectChange(before, after, (), money)
    changes = tuple(_changes((before, after), units, (money_units[0], money_units[1])))
    left = stale(after, changes, money) if money[0] != money[1] else ()
    return ProjectChange(before, after, changes, money, left)


def _changes(
    sides: Sides, units: tuple[FilledUnit | None, FilledUnit | None], shown: Units
) -> Iterator[Change]:
    yield from _money(sides, shown)
    yield from _costing(sides, units)
    yield from _texts(sides)
    yield from row_changes(*sides)


def _money(sides: Sides, units: Units) -> Iterator[Change]:
    old, new = map(_amounts, sides)
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        amounts = (
            _yuan(was.value if was else None, units[0]),
            _yuan(now.value if now else None, units[1]),
        )
        if amounts[0] != amounts[1]:
            group = () if name in sides[1].money else (SOURCES,)
            cause = of_value(name, (was, now), sides)
            texts = (_said(amounts[0]), _said(amounts[1]))
            yield Change(Kind.MONEY, (*group, name), *texts, money=amounts, cause=cause)


def _amounts(project: FilledProject) -> Mapping[str, Value[Decimal | None]]:
    return {TOTAL: project.total, **project.funds, **project.money}


def _costing(sides: Sides, units: tuple[FilledUnit | None, FilledUnit | None]) -> Iterator[Change]:
    old, new = ({line.name: line for line in project.costing} for project in sides)
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        said = (was.said if was else None, now.said if now else None)
        if said[0] != said[1]:
            amounts = (was.amount if was else None, now.amount if now else None)
            one, other = units
            cause = of_costing(name, sides, (one, other)) if one and other else None
            yield Change(Kind.COSTING, ("测算", name), *said, money=amounts, cause=cause)


def _texts(sides: Sides) -> Iterator[Change]:
    old, new = map(_written, sides)
    for subject in dict.fromkeys((*new, *old)):
        was, now = old.get(subject), new.get(subject)
        texts = (was.value if was else None, now.value if now else None)
        if (texts[0] or "") != (texts[1] or ""):
            cause = of_value(subject[-1], (was, now), sides)
            kind = Kind.PLAN if subject == (_PLAN,) else Kind.TEXT
            yield Change(kind, subject, *texts, cause=cause)


def _written(project: FilledProject) -> dict[tuple[str, ...], Value[Any]]:
    texts: dict[tuple[str, ...], Value[Any]] = {
        (key,): value for key, value in project.texts.items() if key != "项目名称"
    }
    own = {(_OWN, *key): value for key, value in _own(project)}
    return texts | own | dict(_blocks(project)) | dict(_explained(project))


def _own(project: FilledProject) -> Iterator[tuple[tuple[str, ...], Value[Any]]]:
    """The form's own fields: texts, what each source of money has, and tables row by row."""
    yield from (((name,), value) for name, value in project.extra.items())
    for name, values in project.by_source.items():
        typed = {source: v for source, v in values.items() if v.origin is not Origin.DERIVED}
        yield from (((name, source), value) for source, value in typed.items())
    for name, table in project.tables.items():
        rows = ["，".join(f"{k}：{v}" for k, v in row.items() if v) for row in table.value]
        yield (name,), Value("\n".join(rows), table.origin, table.place, table.note)


def _blocks(project: FilledProject) -> Iterator[tuple[tuple[str, ...], Value[Any]]]:
    """资金支出计划 as one text, and each 二级指标 that is 不适用 with its reason."""
    written, places = project.written, project.places
    plan = "、".join(f"{when} {share or ''}".strip() for when, share in written.spend_plan.items())
    yield (_PLAN,), Value(plan or None, Origin.TYPED, _plan_place(project))
    for category, reason in written.not_applicable.items():
        place = places.key("不适用", category)
        yield ("不适用", category), Value(reason or "是", Origin.TYPED, place)


def _explained(project: FilledProject) -> Iterator[tuple[tuple[str, ...], Value[Any]]]:
    for code, reason in project.written.explanations.items():
        place = project.places.key("情况说明", code)
        yield ("情况说明", BY_ID[code].title), Value(reason, Origin.TYPED, place)


def _plan_place(project: FilledProject) -> Place:
    """The project's own part of the plan, where it typed any."""
    found = [project.places.key(_PLAN, when) for when in project.written.spend_plan]
    own = (place for place in found if place.file == project.file)
    return next(iter((*own, *found)), project.places.root)


def _yuan(amount: Decimal | None, unit: str) -> Decimal | None:
    return None if amount is None else convert(amount, unit, "元")


def _said(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{printed(amount)}元"
