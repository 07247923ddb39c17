"""What changed in one project: money, costing, texts, indicators, and what did not follow."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from reportgen.diff.changes import Change, Kind, ProjectChange
from reportgen.diff.rows import cause_of, row_changes
from reportgen.diff.stale import stale
from reportgen.filled import FilledProject, FilledUnit, Origin, Value
from reportgen.money import convert, printed
from reportgen.national import TOTAL

Sides = tuple[FilledProject, FilledProject]
Units = tuple[str, str]


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
    changes = tuple(_changes(before, after, (money_units[0], money_units[1])))
    left = stale(after, changes, money) if money[0] != money[1] else ()
    return ProjectChange(before, after, changes, money, left)


def _changes(before: FilledProject, after: FilledProject, units: Units) -> Iterator[Change]:
    yield from _money(before, after, units)
    yield from _costing(before, after)
    yield from _texts(before, after)
    yield from row_changes(before, after)


def _money(before: FilledProject, after: FilledProject, units: Units) -> Iterator[Change]:
    old, new = _amounts(before), _amounts(after)
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        amounts = (
            _yuan(was.value if was else None, units[0]),
            _yuan(now.value if now else None, units[1]),
        )
        if amounts[0] != amounts[1]:
            group = ("资金",) if name in after.funds or name == TOTAL else ()
            cause = cause_of(now.place.file, name, after) if now and now.value else None
            texts = (_said(amounts[0]), _said(amounts[1]))
            yield Change(Kind.MONEY, (*group, name), *texts, money=amounts, cause=cause)


def _amounts(project: FilledProject) -> Mapping[str, Value[Decimal | None]]:
    return {TOTAL: project.total, **project.funds, **project.money}


def _costing(before: FilledProject, after: FilledProject) -> Iterator[Change]:
    old = {line.name: line for line in before.costing}
    new = {line.name: line for line in after.costing}
    for name in dict.fromkeys((*new, *old)):
        was, now = old.get(name), new.get(name)
        said = (was.said if was else None, now.said if now else None)
        if said[0] != said[1]:
            amounts = (was.amount if was else None, now.amount if now else None)
            yield Change(Kind.COSTING, ("测算", name), *said, money=amounts)


def _texts(before: FilledProject, after: FilledProject) -> Iterator[Change]:
    old, new = _written(before), _written(after)
    for subject in dict.fromkeys((*new, *old)):
        was, now = old.get(subject), new.get(subject)
        texts = (was.value if was else None, now.value if now else None)
        if (texts[0] or "") != (texts[1] or ""):
            place = now.place if now else None
            cause = cause_of(place.file, subject[-1], after) if place and texts[1] else None
            yield Change(Kind.TEXT, subject, *texts, cause=cause)
    plans = (_plan(before), _plan(after))
    if plans[0] != plans[1]:
        yield Change(Kind.PLAN, ("资金支出计划",), *plans)


def _written(project: FilledProject) -> dict[tuple[str, ...], Value[Any]]:
    texts: dict[tuple[str, ...], Value[Any]] = {
        (key,): value for key, value in project.texts.items() if key != "项目名称"
    }
    return {**texts, **{("其他栏目", *key): value for key, value in _own(project)}}


def _own(project: FilledProject) -> Iterator[tuple[tuple[str, ...], Value[Any]]]:
    """The form's own fields: texts, what each source of money has, and tables row by row."""
    yield from (((name,), value) for name, value in project.extra.items())
    for name, values in project.by_source.items():
        typed = {source: v for source, v in values.items() if v.origin is not Origin.DERIVED}
        yield from (((name, source), value) for source, value in typed.items())
    for name, table in project.tables.items():
        rows = ["，".join(f"{k}：{v}" for k, v in row.items() if v) for row in table.value]
        yield (name,), Value("\n".join(rows), table.origin, table.place, table.note)


def _plan(project: FilledProject) -> str | None:
    plan = project.written.spend_plan
    return "、".join(f"{when} {share or ''}".strip() for when, share in plan.items()) or None


def _yuan(amount: Decimal | None, unit: str) -> Decimal | None:
    return None if amount is None else convert(amount, unit, "元")


def _said(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{printed(amount)}元"
