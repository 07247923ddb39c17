"""Sentences under one 二级指标 that say what belongs under another, each with where it belongs."""

from typing import Final

from reportgen.filled import Row
from reportgen.national import BENEFIT
from reportgen.patterns import pattern
from reportgen.reckoning import Kind, calculations, read, told

_DONE_IN_TIME: Final = pattern(r"(?:及时|按时|按期)(?:支付|发放|拨付|完成|到位|缴纳|兑付)[。；;]?$")


def money_in_words(row: Row) -> tuple[str, str] | None:
    """Plain amounts in a sentence of quantity or quality: no price, no sum, nothing reckoned."""
    if not row.sentence or row.category not in {"数量指标", "质量指标"} or told(row.name).products:
        return None
    found = read(row.name)
    money = [q for q in found if q.kind is Kind.MONEY and q.sure and not q.per and not q.total]
    shares = any(quantity.kind is Kind.SHARE for quantity in found)
    if not money or calculations(row.name) or any(q.rate for q in found):
        return None
    if row.category == "数量指标":
        return (f"里的{money[0].typed}是金额", "成本指标") if len(found) > len(money) else None
    return None if shares else (f"里的{money[0].typed}是金额，不是质量", "数量指标或者成本指标")


def time_in_benefit(row: Row) -> tuple[str, str] | None:
    """A sentence of benefit that ends with doing in time: 按工作开展情况及时支付."""
    if row.dimension != BENEFIT or not row.sentence or not _DONE_IN_TIME.search(row.name):
        return None
    return ("说的是时间", "时效指标")
