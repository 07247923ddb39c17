"""doc-year: the unit's own texts speak of the fiscal year."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.checks.wrong_years import wrong_years
from reportgen.diagnostics import Diagnostic, Place
from reportgen.filled import FilledUnit
from reportgen.form import Form


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """A year of the past in the title, the department's goals or the tasks of the year."""
    del form
    fiscal = unit.written.year
    for what, text, place in _texts(unit):
        for year, wrong in wrong_years(text, fiscal, deadline=False).items():
            meant = wrong.opening or wrong.deadline
            if year == fiscal - 1 or (year < fiscal and meant):
                message = f"“{what}”里写的是{year}年，unit.yaml 的年度是{fiscal}年"
                past = "去年" if year == fiscal - 1 else "往年"
                hint = f"沿用了{past}的文字就改成{fiscal}年；年度写错了就改“年度”"
                yield Diagnostic("B641", message, place, hint)


def _texts(unit: FilledUnit) -> Iterator[tuple[str, str, Place]]:
    written, places = unit.written, unit.places
    if written.title_name:
        yield "标题单位", written.title_name, places.at("标题单位")
    key = "部门整体绩效目标"
    if goals := written.goals:
        parts = (goals.overall, goals.items, goals.measures)
        for part, text in zip(("总体绩效目标", "分项绩效目标", "工作保障措施"), parts, strict=True):
            if text:
                yield part, text, places.at(key, part)
    for number, task in enumerate(written.tasks):
        text = f"{task.name}\n{task.content or ''}"
        yield "年度主要任务", text, places.at("年度主要任务", number)


RULE: Final = Rule(
    "B641",
    what="标题、部门整体绩效目标和年度主要任务里的年份，是 unit.yaml 里的年度。",
    why="一份表里只有一个年度；标题和正文的年度不一样，整份表会被退回。",
    wrong="年度: 2024，总体绩效目标里写“2023年完成……”",
    right="年度: 2024，总体绩效目标里写“2024年完成……”",
    source="通行的审核要求：标题和文字是本预算年度的",
    of_unit=check,
)
