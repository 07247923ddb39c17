"""Plain rates, dates and things under a 二级指标 that never holds them, with where they belong."""

from typing import Final

from reportgen.checks.category_words import ASKED, ECONOMY, TIMELY, home_of_rate
from reportgen.filled import Row
from reportgen.national import COST, SATISFACTION
from reportgen.patterns import pattern
from reportgen.target import Kind

_WORK: Final = pattern(
    r"(?:合格|优良|完好|达标|成活|准确|及时|到位|完成|执行|发放|拨付|支付|验收|覆盖)率$"
)
_WELL: Final = pattern(r"(?:合格|优良|完好|成活|准确|规范|满意)率$")
_THINGS: Final = pattern(
    r"个|人|名|户|台|辆|村|份|件|条|套|处|座|盏|亩|公里|平方米|部|家|所|头|棵|株"
)
"""What nobody counts for satisfaction or time, which may well be in 次, 场, 期 or 天."""

_HEARD: Final = pattern(
    r"信访|上访|来信|来访|锦旗|表扬|举报|热线|回访|问卷|调查|走访|纠纷|差评|服务"
)
_OF_TIME: Final = pattern(r"[年月日天季时期前内度频按及当速]|进度")
_NATURE: Final = pattern(r"生态环境|人居环境|空气质量|水质(?!检)|水土流失|污染(?!赔)")
_PAID: Final = pattern(r"(?:资金|经费|款项?)(?:足额)?(?:到位|拨付|支付|下达|发放)(?:及时|到位)?率$")


def date_in_cost(row: Row) -> tuple[str, str] | None:
    """A date where a cost should be."""
    cost = row.category in {"成本指标", "经济成本指标"} or row.dimension == COST
    return ("说的是时间，不是成本", "时效指标") if cost and row.target.kind is Kind.DATE else None


def work_in_satisfaction(row: Row) -> tuple[str, str] | None:
    """How much is done, or how well, where people should be asked."""
    if row.dimension != SATISFACTION or row.sentence or ASKED.search(row.name + row.remark):
        return None
    if _WORK.search(row.name):
        return ("不是满意度", home_of_rate(row.name))
    counted = _is_number(row) and _THINGS.fullmatch(row.target.unit)
    return ("不是满意度，是数量", "数量指标") if counted and not _HEARD.search(row.name) else None


def work_in_time(row: Row) -> tuple[str, str] | None:
    """How well something is done, or how many there are, where a time should be."""
    if row.category != "时效指标" or row.sentence or TIMELY.search(row.name):
        return None
    if _OF_TIME.search(row.name + row.target.text + row.remark):
        return None
    if _WELL.search(row.name):
        return ("说的是质量，不是时间", "质量指标")
    counted = _is_number(row) and _THINGS.fullmatch(row.target.unit)
    return ("是数量，不是时间", "数量指标") if counted else None


def nature_in_economy(row: Row) -> tuple[str, str] | None:
    """What is done for nature where an economic benefit should be."""
    if row.category != "经济效益指标" or ECONOMY.search(row.name + row.target.text):
        return None
    return ("不是经济效益", "生态效益指标") if _NATURE.search(row.name) else None


def money_paid_in_benefit(row: Row) -> tuple[str, str] | None:
    """That the money comes, where one should say what comes of it."""
    if row.category not in {"社会效益指标", "生态效益指标"} or not _PAID.search(row.name):
        return None
    return ("说的是资金拨付，不是效益", "时效指标" if "及时" in row.name else "质量指标")


def _is_number(row: Row) -> bool:
    return row.target.kind in {Kind.NUMBER, Kind.RANGE} and not row.target.prefix
