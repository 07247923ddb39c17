"""category: an indicator stands under the 二级指标 it belongs to."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from reportgen.checks.category_words import (
    ABOUT_COST,
    ASKED,
    ECOLOGY,
    ECONOMY,
    GOOD_WORK,
    NO_ECOLOGY,
    NO_ECONOMY,
    SATISFIED,
    STANDARD,
    TALENT,
    THINGS,
    TIMELY,
    home_of_rate,
)
from reportgen.checks.misplaced import (
    date_in_cost,
    money_paid_in_benefit,
    nature_in_economy,
    work_in_satisfaction,
    work_in_time,
)
from reportgen.checks.phrases import INCOME, MONEY, NO_COST, PERCENT, is_count
from reportgen.checks.prose import spoken, typed_rows
from reportgen.checks.rule import Rule
from reportgen.checks.sentences import money_in_words, time_in_benefit
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.national import BENEFIT, COST, SATISFACTION
from reportgen.target import Comparison, Kind

_NUMBERS: Final = frozenset({Kind.NUMBER, Kind.RANGE})


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The rows that belong elsewhere, each with the first reason."""
    del unit, form
    for row in typed_rows(project):
        why, where = next((said for ask in _QUESTIONS if (said := ask(row))), ("", ""))
        if why:
            message = f"{spoken(row)}{why}"
            hint = f"移到{where}；确实属于这一类，改名称让人看得出来"
            changed = Severity.INFO if why == _PEOPLE_SERVED else None
            yield Diagnostic("B657", message, row.place, hint, changed=changed)


Said = tuple[str, str] | None


def _money_in_quantity(row: Row) -> Said:
    if row.category != "数量指标" or row.target.measure not in MONEY:
        return None
    return ("是金额", "成本指标")


def _standard_elsewhere(row: Row) -> Said:
    if row.category not in {"数量指标", "质量指标", "时效指标"} or "元" not in row.target.text:
        return None
    return ("是标准、单价", "成本指标") if STANDARD.search(row.name) else None


def _money_in_benefit(row: Row) -> Said:
    if row.dimension != BENEFIT or row.target.measure not in MONEY or INCOME.search(row.name):
        return None
    named = re.search("经费|支出|成本|费用|补助|预算", row.name)
    wanted = row.target.comparison in {Comparison.AT_LEAST, Comparison.MORE}
    spent = named or (row.category != "经济效益指标" and not wanted)
    return ("是支出的金额", "成本指标") if spent else None


def _things_in_cost(row: Row) -> Said:
    if not _of_cost(row) or row.target.kind not in _NUMBERS or row.target.prefix:
        return None
    return ("不是成本，是数量", "数量指标") if THINGS.fullmatch(row.target.unit) else None


def _words_in_cost(row: Row) -> Said:
    blank = row.target.kind is not Kind.WORDS or row.sentence
    if not _of_cost(row) or blank or re.search("[0-9元]", row.target.text):
        return None
    return None if ABOUT_COST.search(row.name) else ("不是成本", "合适的二级指标")


def _rate_in_cost(row: Row) -> Said:
    wrong = _of_cost(row) and row.target.measure in PERCENT and NO_COST.search(row.name)
    return ("不是成本", home_of_rate(row.name)) if wrong else None


def _of_cost(row: Row) -> bool:
    return row.category in {"成本指标", "经济成本指标"} or row.dimension == COST


def _satisfaction_elsewhere(row: Row) -> Said:
    if row.dimension == SATISFACTION or not SATISFIED.search(row.name):
        return None
    return ("是满意度", "服务对象满意度指标")


def _no_satisfaction(row: Row) -> Said:
    words = row.target.kind is Kind.WORDS and not row.sentence
    if row.dimension != SATISFACTION or not words or ASKED.search(row.name + row.target.text):
        return None
    return ("不是满意度", "效益指标")


def _time_in_quality(row: Row) -> Said:
    if row.category != "质量指标" or not TIMELY.search(row.name) or GOOD_WORK.search(row.name):
        return None
    return ("说的是时间", "时效指标")


def _count_in_time(row: Row) -> Said:
    if (
        row.category != "时效指标"
        or not is_count(row.name)
        or re.search("时间|天数|时长", row.name)
    ):
        return None
    return ("是数量，不是时间", "数量指标")


def _no_economy(row: Row) -> Said:
    if row.category != "经济效益指标" or ECONOMY.search(row.name + row.target.text):
        return None
    return ("不是经济效益", "社会效益指标") if NO_ECONOMY.search(row.name) else None


def _no_ecology(row: Row) -> Said:
    name = TALENT.sub("人才", row.name)
    if row.category != "生态效益指标" or ECOLOGY.search(name + row.remark):
        return None
    if re.search("成本|经费", name):
        return ("不是生态效益", "成本指标或者经济效益指标")
    return ("不是生态效益", "社会效益指标") if NO_ECOLOGY.search(name) else None


def _people_in_benefit(row: Row) -> Said:
    target = row.target
    counted = (
        target.kind is Kind.NUMBER and target.value and target.unit in {"人", "个", "名", "户"}
    )
    if row.dimension != BENEFIT or not counted or re.search("就业|脱贫|带动|新增", row.name):
        return None
    return (_PEOPLE_SERVED, "数量指标") if re.search("(?:人|户)数$", row.name) else None


_PEOPLE_SERVED: Final = "是数量"
_QUESTIONS: Final[tuple[Callable[[Row], Said], ...]] = (
    _money_in_quantity,
    _standard_elsewhere,
    _money_in_benefit,
    _things_in_cost,
    _words_in_cost,
    _rate_in_cost,
    date_in_cost,
    money_in_words,
    _satisfaction_elsewhere,
    _no_satisfaction,
    work_in_satisfaction,
    _time_in_quality,
    time_in_benefit,
    _count_in_time,
    work_in_time,
    nature_in_economy,
    _no_economy,
    _no_ecology,
    money_paid_in_benefit,
    _people_in_benefit,
)

RULE: Final = Rule(
    "B657",
    what=(
        "指标放对二级指标：金额在成本，数量在数量，及时、按时在时效，满意度在满意度；经济效益、生态效益下写的是经济和生态。"
    ),
    why="放错了类，这一类就等于没有写，分值也算错了地方。",
    wrong="成本指标　保障村民小组数: 126个",
    right="数量指标　保障村民小组数: 126个",
    source="财预〔2015〕88号、财预〔2021〕101号对各类指标的定义",
    of_project=check,
)
