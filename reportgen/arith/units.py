"""Where money stands in a costing: once in every product, in every term of a sum."""

from decimal import Decimal
from fractions import Fraction
from typing import Final

from reportgen.arith.expression import Node, Product, factors_of, printed
from reportgen.arith.factor import Factor, fault

_MOST_DECIMALS: Final = 18
_TOO_MUCH: Final = 10**18


def check_money(root: Node) -> None:
    """Nothing if the whole is money; CostingError where a unit of money is missing or too many."""
    if not _is_money(root):
        hint = "在钱数后面写上元或万元，如20000元/村"
        raise fault(start_of(root), "没有写元还是万元", hint)


def exact(worth: Fraction, offset: int) -> Decimal:
    """The fraction as a decimal without spurious digits; CostingError where it has no end."""
    if abs(worth) >= _TOO_MUCH:
        raise fault(offset, "测算结果太大", "核对数和单位")
    scaled = abs(worth) * 10**_MOST_DECIMALS
    if scaled.denominator != 1:
        raise fault(offset, "测算结果除不尽或小数太长", "改用乘法，零头写在凑整里")
    whole, fraction = divmod(scaled.numerator, 10**_MOST_DECIMALS)
    digits = f"{whole}.{fraction:0{_MOST_DECIMALS}d}".rstrip("0").rstrip(".")
    return Decimal(f"-{digits}" if worth < 0 else digits)


def start_of(node: Node) -> int:
    """The offset where the first number of a part starts."""
    return next(factors_of(node)).start


def _is_money(node: Node) -> bool:
    """Whether a part is money rather than a number of something."""
    if isinstance(node, Factor):
        return node.is_money
    money = [part.node for part in node.parts if _is_money(part.node)]
    if isinstance(node, Product):
        return _is_money_product(node, money)
    if money and len(money) < len(node.parts):
        other = next(part.node for part in node.parts if part.node not in money)
        message = f"“{printed(other)}”没有写元还是万元"
        raise fault(start_of(other), message, "加减的各项都要是钱")
    return bool(money)


def _is_money_product(product: Product, money: list[Node]) -> bool:
    """Whether a product has its one money factor; CostingError for two, or for a divisor."""
    if len(money) > 1:
        message = f"“{printed(money[0])}”和“{printed(money[1])}”都是钱，不能相乘除"
        raise fault(start_of(money[1]), message, "一个乘式里只有一个钱数，其余写数量")
    divisors = [part.node for part in product.parts if part.operator == "÷"]
    if money and money[0] in divisors:
        raise fault(start_of(money[0]), "除数不能是钱", "核对除号两边")
    return bool(money)
