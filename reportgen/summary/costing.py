"""测算 as a table: quantity × standard × periods, where a line is such a product."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from math import prod

from reportgen.arith import CostingError, Factor, Node, Product, parse, resolve
from reportgen.fill.costing import PENDING, ROUNDING
from reportgen.filled import CostLine, FilledProject, FilledUnit
from reportgen.money import convert, total
from reportgen.summary.amounts import Amount
from reportgen.summary.costs import Cost, Costing, Measured


def costing_of(project: FilledProject, unit: FilledUnit) -> Costing:
    """The project's 测算 against its money, in 元."""
    budget = project.total.value
    yuan = None if budget is None else convert(budget, unit.money_unit, "元")
    costs = tuple(_cost(line, project, unit.written.facts) for line in project.costing)
    return Costing(
        number=project.number,
        project=project.name,
        budget=yuan,
        costs=costs,
        gap=_gap(yuan, costs),
        note=_note(project),
    )


def is_pending(project: FilledProject) -> bool:
    """Whether the 测算 says of itself that it is not finished."""
    return PENDING in project.written.costing


def _gap(budget: Amount, costs: Iterable[Cost]) -> Amount:
    amounts = [cost.amount for cost in costs]
    return total((budget, *(-a for a in amounts))) if budget is not None and amounts else None


def _note(project: FilledProject) -> str:
    if is_pending(project):
        said = project.written.costing[PENDING]
        return f"待核：{said}" if said else "待核"
    return "" if project.costing else "没有写测算"


def _cost(line: CostLine, project: FilledProject, facts: Mapping[str, str | None]) -> Cost:
    parts: tuple[Measured | None, ...] = (None, None, None)
    typed = project.written.costing.get(line.name)
    if typed and line.name != ROUNDING:
        parts = _parts(typed, {name: text for name, text in facts.items() if text}, line.amount)
    return Cost(line.name, line.said, line.amount, *parts)


def _parts(
    typed: str, facts: Mapping[str, str], amount: Decimal
) -> tuple[Measured | None, Measured | None, Measured | None]:
    """Quantity, standard and periods; nothing where the line is anything but their product."""
    try:
        factors = _factors(resolve(parse(typed, facts), facts).root)
    except CostingError:
        factors = ()
    money = [factor for factor in factors if factor.is_money]
    measured = [_measured(factor) for factor in factors if not factor.is_money]
    known = [quantity for quantity in measured if quantity]
    standard = _measured(money[0]) if len(money) == 1 else None
    if not standard or not 1 <= len(measured) <= 2 or len(known) < len(measured):
        return None, None, None
    quantity, periods = known[0], (known[1] if len(known) > 1 else None)
    if prod(part.worth for part in (quantity, standard, *known[1:])) != amount:
        return None, None, None
    return quantity, standard, periods


def _factors(root: Node) -> tuple[Factor, ...]:
    if not isinstance(root, Product) or any(part.operator != "×" for part in root.parts):
        return ()
    nodes = [part.node for part in root.parts]
    factors = tuple(node for node in nodes if isinstance(node, Factor))
    return factors if len(factors) == len(nodes) else ()


def _measured(factor: Factor) -> Measured | None:
    """The number with its unit; None where its exact worth has no end (a third)."""
    value = factor.value
    worth = Decimal(value.numerator) / Decimal(value.denominator)
    if factor.number is None or worth * value.denominator != value.numerator:
        return None
    return Measured(factor.number, factor.unit, worth)
