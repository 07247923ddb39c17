"""placeholder: no text keeps what a form or an example left in it."""

import re
from collections.abc import Iterator
from typing import Final

from reportgen.checks.ind_chars import is_mark
from reportgen.checks.prose import Said, phrase_place, texts, whole
from reportgen.checks.rule import Rule
from reportgen.checks.unfilled import unfilled
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Placeholders in the name and in every text but the goal, which has a rule of its own."""
    del unit, form
    if left := unfilled(project.name):
        place = project.places.at("项目名称")
        yield Diagnostic("B675", f"项目名称里还有没填的内容“{left}”", place, "写上名称")
    for said in texts(project) if unfilled(whole(project)) else ():
        left = "" if said.what == "“年度总体目标”" else unfilled(said.text)
        if left and not _is_mark(said, left):
            message = f"{said.what}里还有没填的内容“{left}”"
            place = phrase_place(project, said, left)
            beside = said.row is not None and _is_filled_beside(said.row)
            hint = "从名称里删去，数写在指标值里" if beside else "写上内容，或者删去"
            changed = Severity.INFO if beside else None
            yield Diagnostic("B675", message, place, hint, changed=changed)


def _is_filled_beside(row: Row) -> bool:
    """Whether only the name keeps its (≥**人), and the number stands where it belongs."""
    bounds = re.sub(r"[（(]?[≥≤][*＊]+[^（(）)]{0,6}[）)]?", "", row.name)
    return not unfilled(f"{bounds}\n{row.target.text}\n{row.remark}") and not row.empty


def _is_mark(said: Said, left: str) -> bool:
    """Whether it is a target that is only a sign, which has a finding of its own."""
    target = said.row.target.text if said.row else ""
    return left in target and is_mark(target)


def check_unit(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Placeholders in the names of the unit and of its form."""
    if left := unfilled(unit.written.name):
        place, message = unit.places.at("单位名称"), f"单位名称还没有填：“{left}”"
        yield Diagnostic("B675", message, place, "写上单位的全称；文档的名称和表头都用它")
    if left := unfilled(form.name):
        place, message = unit.places.at("表样"), f"表样的名称还没有填：“{left}”"
        yield Diagnostic("B675", message, place, "在这个表样的 form.yaml 里写上“名称”")


RULE: Final = Rule(
    "B675",
    what="单位、表样和项目的名称、资金用途、立项依据和指标里没有“XX”“*名”“若干名”“待定”“（100字以内）”“指标内容1”这样的占位文字。",
    why="占位文字会原样印出来、公开出去。",
    wrong="XX村道路硬化: XX公里",
    right="池汉素村道路硬化: 3.2公里",
    source="文字校对：公开以前把内容填全",
    of_project=check,
    of_unit=check_unit,
)
