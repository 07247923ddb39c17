"""unit-mismatch: the unit of a target fits the name and the category."""

from collections.abc import Callable, Iterator
from typing import Final

from reportgen.checks.category_words import SATISFIED, home_of_rate
from reportgen.checks.measured import other_measure
from reportgen.checks.phrases import (
    GROWTH,
    MONEY,
    PERCENT,
    UNIT_IN_NAME,
    is_count,
    is_people,
    is_rate,
    is_time,
)
from reportgen.checks.prose import spoken, target_place, typed_rows
from reportgen.checks.rule import Rule
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.patterns import pattern
from reportgen.reckoning import Kind as Counted
from reportgen.reckoning import read
from reportgen.target import Kind

_NUMBERS: Final = frozenset({Kind.NUMBER, Kind.RANGE})
_SCORES: Final = frozenset({"分", "星", "级"})
_SHARE: Final = pattern(r"率|比例|占比|比重|百分比|程度|覆盖|满意")
_GATHERING: Final = pattern(
    r"^(?:举办|召开|开设|组织召开|组织举办).*(?:班|会|会议|讲座|论坛|演出|比赛|活动)$"
)
_SITE: Final = pattern(r"(?:观摩点|示范点|示范村|示范户|基地|场所|广场|公园|站点|服务站|公厕)$")
_LESS: Final = pattern(r"下降|降低|减少|压减|缩减|较|(?<!百分)比")
_PERSONS: Final = frozenset({"人", "名", "位"})
_TIMES: Final = frozenset({"期", "场", "场次", "次", "份", "人", "人次"})
_HOW_MANY: Final = pattern(r"(?:人|户|次|村|个|天|件|场|期|套|台|份|完成|项目|企业)数$|数量$")
_SUM: Final = pattern(
    "资金|经费|预算|控制|费用|金额|支出|成本|收入|补助|补贴|工资|产值|税|钱|标准|投资|贷款|金融|交易|销售|额"
)
_SAME: Final = {"人次": "人", "名": "人", "百分比": "%", "百分点": "%", "场次": "场", "家": "个"}


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The rows whose unit does not fit, each with the first reason."""
    del unit, form
    for row in typed_rows(project):
        if row.sentence and _only_shares(row):
            message = f"{spoken(row)}是数量指标，却只有百分比"
            yield Diagnostic("B648", message, row.place, "写上绝对数，例如 30人；比率移到质量指标")
        elif row.target.kind in _NUMBERS and row.target.unit:
            why = next((said for ask in _QUESTIONS if (said := ask(row))), "")
            if why:
                yield _finding(project, row, why)


def _only_shares(row: Row) -> bool:
    """Whether a sentence of quantity has numbers, and all are shares."""
    kinds = {quantity.kind for quantity in read(row.name)} if row.category == "数量指标" else set()
    return kinds == {Counted.SHARE} and not (GROWTH.search(row.name) or _LESS.search(row.name))


def _finding(project: FilledProject, row: Row, why: str) -> Diagnostic:
    message = f"{spoken(row)}{why}，指标值是“{row.target.text.strip()}”"
    changed = Severity.INFO if why == _PEOPLE_AS_THINGS else None
    hint = "核对单位；单位没错就改名称，让名称说的和数一致"
    if why == _SHARE_AS_QUANTITY and is_rate(row.name):
        hint = f"移到{home_of_rate(row.name)}；这里写绝对数，例如 30人"
    return Diagnostic("B648", message, target_place(project, row), hint, changed=changed)


def _percent(row: Row) -> bool:
    return row.target.measure in PERCENT


def _other_unit_in_name(row: Row) -> str:
    measure = row.target.measure
    for text in (row.name, row.remark):
        found = UNIT_IN_NAME.search(text) if "）" in text or ")" in text else None
        if found and _SAME.get(found[1], found[1]) != _SAME.get(measure, measure):
            return f"里写的单位是“{found[1]}”"
    return ""


def _count_in_percent(row: Row) -> str:
    name = row.name
    changes = GROWTH.search(f"{name}{row.target.text}") or _LESS.search(row.target.text)
    if not _percent(row) or _SHARE.search(name) or changes:
        return ""
    if is_count(name):
        return "是数量，单位却是百分比"
    return "是时间，单位却是百分比" if is_time(name) else ""


def _quantity_in_percent(row: Row) -> str:
    changes = GROWTH.search(row.target.text) or _LESS.search(row.target.text)
    wrong = row.category == "数量指标" and _percent(row) and not SATISFIED.search(row.name)
    return _SHARE_AS_QUANTITY if wrong and not changes else ""


def _count_in_money(row: Row) -> str:
    sums = _SUM.search(row.name) or not _HOW_MANY.search(row.name)
    return "" if sums or row.target.measure not in MONEY else "是数量，指标值却是金额"


def _rate_in_things(row: Row) -> str:
    measure = row.target.measure
    if _percent(row) or not is_rate(row.name) or measure in _SCORES or "/" in row.target.text:
        return ""
    return "是比率，单位却不是百分比"


def _gathering_in_people(row: Row) -> str:
    wrong = row.target.unit in _PERSONS and _GATHERING.search(row.name)
    return "数的是班次、会次，单位却是人" if wrong else ""


def _site_in_times(row: Row) -> str:
    wrong = row.target.unit in _TIMES and row.category == "数量指标" and _SITE.search(row.name)
    return f"数的是地点，单位却是“{row.target.unit}”" if wrong else ""


_SHARE_AS_QUANTITY: Final = "是数量指标，却用百分比"
_PEOPLE_AS_THINGS: Final = "数的是人，单位却是“个”"
_QUESTIONS: Final[tuple[Callable[[Row], str], ...]] = (
    _other_unit_in_name,
    _count_in_percent,
    _quantity_in_percent,
    _count_in_money,
    _rate_in_things,
    lambda row: _PEOPLE_AS_THINGS if row.target.unit == "个" and is_people(row.name) else "",
    _gathering_in_people,
    _site_in_times,
    other_measure,
)

RULE: Final = Rule(
    "B648",
    what=(
        "单位和名称相配：人数、次数不用百分比和金额，时间不用百分比，率和满意度用百分比，名称括号里的单位和指标值的单位一致，班次不数人，地点不数期；数量指标用绝对数。"
    ),
    why="单位不对，数就没有意义；多半是从别处复制来的，或者系统里随手选的。",
    wrong="数量指标　发放工资人数: ≥24%",
    right="数量指标　发放工资人数: 24人",
    source="财预〔2021〕101号：数量指标反映产出的数量",
    of_project=check,
)
