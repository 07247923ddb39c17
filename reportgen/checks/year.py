"""year: a year in a text is the fiscal year, unless the text says why it is another."""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from reportgen.checks.period import spans
from reportgen.checks.prose import (
    Said,
    clause_around,
    phrase_place,
    quoted,
    texts,
    whole,
)
from reportgen.checks.rule import Rule
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.target import Kind

_YEAR: Final = re.compile(
    r"(?<![0-9])(?:((?:19|20)[0-9]{2})\s*(?=年|全年)|(2[0-9])(?=年(?:度|底|全年|各项|内完成|末)))"
)
_QUOTED: Final = re.compile(r"《[^《》]*》|[〔【\[（(]\s*(?:19|20)[0-9]{2}\s*年?\s*[〕】\]）)]")
_NUMBERED: Final = re.compile(r"年\s*(?:第?\s*[0-9一二三]{1,4}\s*号|中央一号|一号文件)")
_OTHER_TIME: Final = re.compile(
    r"建设周期|建设期|工期|实施期|服务期|项目期|合同期|合同|跨年|质保|结转|结余|尾款|欠|上年|往年|去年|清算|决算|已|截至|截止"
    r"|基数|以来|起|签订|中标|开工|立项|批复"
)
_HISTORY: Final = re.compile(
    rf"{_OTHER_TIME.pattern}|自|至今|以前|较|比|同比|基础上|未支付|考核|审计|补发|兑现|印发|下发|下达|文件|通知|规定|规划|方案|修订"
    r"|会议|普查|统计|建成|成立|开始|启动|换届|以后|分期|总结|历年|发生|评为|荣获|获得|脱贫|底前摘帽|登记|出台|发布|实现|力争|预计"
)
_DONE_BY: Final = re.compile(
    r"\s*年?度?(?:1[0-2]|[1-9])?月?[底末前]*(?:以?前)?(?:按|全部|完成|及时|竣)"
)
_LONGER: Final = re.compile(r"建设周期|建设期|工期|实施周期|跨年度|分年度|质保期|合同期")


class WrongYear(Struct, frozen=True):
    """A year that is not the fiscal year, and whether it is when something must be done."""

    year: int
    deadline: bool


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Each text with another year; a year in the name is only mentioned."""
    del form
    fiscal = unit.written.year
    allowed = frozenset(_years(project.name))
    if any(year != fiscal for year in allowed):
        yield _in_name(project, fiscal)
    for said in texts(project) if "年" in whole(project) else ():
        if "年" in said.text:
            for wrong in _wrong_of(said, project, fiscal):
                if wrong.year not in allowed:
                    yield _finding(said, wrong, fiscal, project)


def wrong_years(text: str, fiscal: int, *, deadline: bool) -> dict[int, WrongYear]:
    """The years of a text that nothing around them explains; `deadline`: it is about time."""
    plain = _QUOTED.sub(lambda found: "＊" * len(found[0]), text)
    within = [span for span in spans(plain) if span.holds(fiscal)]
    found: dict[int, WrongYear] = {}
    for match in _YEAR.finditer(plain):
        year = int(match[1] or f"20{match[2]}")
        inside = any(span.start <= match.start() < span.end for span in within)
        if year != fiscal and not inside and not _explained(plain, match, deadline=deadline):
            due = deadline or bool(_DONE_BY.match(plain, match.end()))
            found[year] = WrongYear(year, due or found.get(year, WrongYear(year, due)).deadline)
    return found


def _explained(text: str, match: re.Match[str], *, deadline: bool) -> bool:
    """Whether the number of a document or the words around say that another year is meant."""
    words = _OTHER_TIME if deadline else _HISTORY
    around = clause_around(text, match.start(), match.end())
    return bool(_NUMBERED.match(text, match.end()) or words.search(around))


def _wrong_of(said: Said, project: FilledProject, fiscal: int) -> Iterator[WrongYear]:
    row = said.row
    timed = row is not None and (row.category == "时效指标" or row.target.kind is Kind.DATE)
    longer = _may_last_longer(project, said)
    for wrong in wrong_years(said.text, fiscal, deadline=timed).values():
        last_year = wrong.year == fiscal - 1
        if _in_period(project, wrong.year) or (wrong.year > fiscal and (longer or not timed)):
            continue
        if wrong.deadline or last_year or (row is not None and wrong.year < fiscal):
            yield wrong


def _may_last_longer(project: FilledProject, said: Said) -> bool:
    return bool(_LONGER.search(said.text) or _LONGER.search(project.texts["项目期"].value or ""))


def _in_period(project: FilledProject, year: int) -> bool:
    return any(span.holds(year) for span in spans(project.texts["项目期"].value or ""))


def _years(text: str) -> Iterator[int]:
    for match in _YEAR.finditer(_QUOTED.sub("", text)):
        yield int(match[1] or f"20{match[2]}")


def _finding(said: Said, wrong: WrongYear, fiscal: int, project: FilledProject) -> Diagnostic:
    message = f"{said.what}里写的是{wrong.year}年，本表是{fiscal}年度"
    hint = f"沿用了往年的文字就改成{fiscal}年；确实要写{wrong.year}年，在“情况说明”里写一句为什么"
    hard = Severity.ERROR if wrong.deadline and wrong.year < fiscal else None
    place = phrase_place(project, said, f"{wrong.year}")
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
    source="财预〔2015〕88号：绩效目标按预算年度设定；已公开的表",
    of_project=check,
)
