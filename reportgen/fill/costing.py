"""测算: every typed line evaluated exactly, with the calculation as said to people."""

from collections.abc import Mapping
from decimal import Decimal

from reportgen.arith import CostingError, parse, resolve, said, worth
from reportgen.diagnostics import Diagnostic
from reportgen.filled import CostLine
from reportgen.model import Places, Project
from reportgen.money import AmountError, convert, parse_amount, split_unit

ROUNDING, PENDING = "凑整", "待核"


def costing_of(
    project: Project, places: Places, facts: Mapping[str, str | None]
) -> tuple[tuple[CostLine, ...], tuple[Diagnostic, ...]]:
    """The lines in the order typed, and those that cannot be read. 待核 is no line of money."""
    known = {name: text for name, text in facts.items() if text}
    lines: list[CostLine] = []
    problems: list[Diagnostic] = []
    for name, typed in project.costing.items():
        place = places.at("测算", name)
        if name == PENDING or typed is None:
            continue
        try:
            line = _rounding(typed) if name == ROUNDING else _line(typed, known)
            lines.append(CostLine(name, *line, place))
        except (CostingError, AmountError) as error:
            message = f"测算“{name}”：{error.message}"
            problems.append(Diagnostic("S207", message, place, error.hint))
    return tuple(lines), tuple(problems)


def _line(typed: str, facts: Mapping[str, str]) -> tuple[str, Decimal, Decimal | None]:
    costing = resolve(parse(typed, facts), facts)
    return said(costing), worth(costing), costing.stated


def _rounding(typed: str) -> tuple[str, Decimal, Decimal | None]:
    digits, unit = split_unit(typed)
    if not unit:
        raise AmountError(f"凑整“{typed}”没有写元还是万元", "例如　凑整: -1.00万元")
    return typed, convert(parse_amount(digits, signed=True), unit, "元"), None
