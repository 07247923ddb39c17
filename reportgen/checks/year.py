"""year: a year in a text is the fiscal year, unless the text says why it is another."""

import re
from collections.abc import Iterator
from typing import Final

from reportgen.checks.period import spans
from reportgen.checks.prose import (
    Said,
    quoted,
    stretch_place,
    texts,
    whole,
)
from reportgen.checks.rule import Rule
from reportgen.checks.wrong_years import MAY_TELL, WrongYear, wrong_years, years
from reportgen.checks.year_words import LONGER, OLD_DEBT, PLANNED, STARTED, THIS_YEAR
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.target import Kind


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Each text with another year; a year in the name is only mentioned."""
    del form
    fiscal = unit.written.year
    allowed = frozenset(years(project.name))
    if any(year != fiscal for year in allowed):
        yield _in_name(project, fiscal)
    for said in texts(project) if MAY_TELL.search(whole(project)) else ():
        if MAY_TELL.search(said.text):
            for wrong in _wrong_of(said, project, fiscal):
                if wrong.year not in allowed:
                    yield _finding(said, wrong, fiscal, project)


def _wrong_of(said: Said, project: FilledProject, fiscal: int) -> Iterator[WrongYear]:
    row = said.row
    timed = row is not None and (row.category == "时效指标" or row.target.kind is Kind.DATE)
    both = _tells_of(fiscal, said.text)
    planned = not timed and (str(fiscal) in said.text or bool(PLANNED.search(said.text)))
    later = not planned and not _may_last_longer(project, said)
    for wrong in wrong_years(said.text, fiscal, deadline=timed).values():
        opens = wrong.opening and not both and said.what == "“年度总体目标”"
        past = wrong.year == fiscal - 1 or (row is not None and wrong.year < fiscal)
        if _in_period(project, wrong.year) or (wrong.year > fiscal and not later):
            continue
        if wrong.deadline or opens or past:
            yield wrong


def _tells_of(fiscal: int, text: str) -> bool:
    """Whether a text says of another part that it is this year's, beside a deadline."""
    return bool(THIS_YEAR.search(text) or re.search(rf"{fiscal}年(?!1?[0-9]月|[底末])", text))


def _may_last_longer(project: FilledProject, said: Said) -> bool:
    return bool(LONGER.search(said.text) or LONGER.search(project.texts["项目期"].value or ""))


def _in_period(project: FilledProject, year: int) -> bool:
    named = f"{project.texts['项目期'].value or ''}\n{project.name}"
    return any(span.holds(year) for span in spans(named))


def _finding(said: Said, wrong: WrongYear, fiscal: int, project: FilledProject) -> Diagnostic:
    message = f"{said.what}里写的是{wrong.year}年，本表是{fiscal}年度"
    why = "沿用了往年的文字" if wrong.year < fiscal else "是本年度的事"
    hint = f"{why}就改成{fiscal}年；确实要写{wrong.year}年，在“情况说明”里写一句为什么"
    earlier = STARTED.search(said.row.name) if said.row else OLD_DEBT.search(said.text)
    late = wrong.deadline and wrong.year < fiscal and not earlier
    hard = Severity.ERROR if late else None
    place = stretch_place(project, said, wrong.start, wrong.end)
    return Diagnostic("B640", message, place, hint, changed=hard)


def _in_name(project: FilledProject, fiscal: int) -> Diagnostic:
    message = f"项目名称{quoted(project.name)}里的年份不是本表的{fiscal}年度"
    hint = "下达的就是这个名称，不用改；沿用了往年的名称就改过来"
    place = project.places.at("项目名称")
    return Diagnostic("B640", message, place, hint, changed=Severity.INFO)


RULE: Final = Rule(
    "B640",
    what=(
        "目标、用途和指标里的年份是本年度。文号〔2022〕、《》里的文件名、项目名称、项目期以内的年份、建设周期、结转和质保等不算。"
    ),
    why="沿用去年的文字忘了改年份，是公开表里最常见、最容易被看见的错误。",
    wrong="2023年度的表：2022年按期完成培训任务",
    right="2023年12月底前完成培训任务",
    source="财预〔2015〕88号：绩效目标按预算年度设定",
    of_project=check,
)
