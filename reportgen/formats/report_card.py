"""`md`: the reviewer's report card, after the four headings of 财预〔2015〕88号."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, counts_of
from reportgen.formats.findings import Findings
from reportgen.formats.markdown import escaped
from reportgen.formats.text import spot, summary
from reportgen.review import (
    COSTS,
    EXCELLENT,
    HEADINGS,
    NONE,
    POINTS,
    UNCHECKED,
    Grade,
    cost,
    grade,
    point_of,
)

_FILE = "unit.yaml"


def report_card(findings: Findings) -> Iterator[str]:
    """A table for every unit, how each grade follows, and what the unit explained."""
    yield "# 绩效目标审核意见（机器初审）"
    yield ""
    yield _rules()
    files = list(findings.by_file())
    for folder, group in groupby(files, key=lambda item: item[0].rpartition("/")[0]):
        yield ""
        yield from _of_folder(folder, list(group), findings)
    named = {file.rpartition("/")[0] for file, _ in files}
    for folder, unit in findings.units.items():
        if folder not in named:
            yield ""
            clean = f"都是{EXCELLENT}，没有发现问题" if unit.checked else UNCHECKED
            yield f"## {escaped(unit.name)}　{unit.projects}个项目：{clean}"
    yield ""
    yield summary(findings)


def _rules() -> str:
    """How a grade follows, in one sentence."""
    costs = "，".join(f"{s.label}每条扣{COSTS[s]}分" for s in Severity if COSTS[s])
    headings = "，".join(f"{heading}{most}" for heading, most in HEADINGS.items())
    return (
        f"按财预〔2015〕88号的四个方面各计满分（{headings}），"
        f"{costs}，扣完所属的评审要点为止；90分以上优，80分以上良，60分以上中，60分以下差。"
        "有必须改的不高于中；没有写完或者做不出文档的为差，没有查全，不打分。"
        "等级是建议，由审核人定。"
    )


def _of_folder(
    folder: str, files: Sequence[tuple[str, list[Diagnostic]]], findings: Findings
) -> Iterator[str]:
    unit = findings.units.get(folder)
    yield f"## {escaped(unit.name)}　{unit.projects}个项目" if unit else f"## {escaped(folder)}"
    yield ""
    projects = [(file, found) for file, found in files if unit and not file.endswith(f"/{_FILE}")]
    if projects:
        yield from _table(projects, findings)
    if unit and unit.projects > len(projects):
        rest = f"没有发现问题：{EXCELLENT}（100分）" if unit.checked else UNCHECKED
        yield f"其余{unit.projects - len(projects)}个项目{'' if unit.checked else '：'}{rest}。"
        yield ""
    for file, found in files:
        yield from _of_file(file, found, findings, graded=(file, found) in projects)


def _table(projects: Sequence[tuple[str, list[Diagnostic]]], findings: Findings) -> Iterator[str]:
    heads = ("项目", "建议等级", "得分", *(f"{h}{n}" for h, n in HEADINGS.items()))
    counted = [*(severity.label for severity in Severity), "已说明"]
    yield f"| {' | '.join((*heads, *counted))} |"
    yield f"|---|---|{'--:|' * (len(heads) - 2 + len(counted))}"
    for file, found in projects:
        given, counts = _grade(file, found, findings), counts_of(found)
        answered = sum(not diagnostic.counted for diagnostic in found)
        points = (given.total, *given.left.values()) if given.scored else (NONE,) * 5
        numbers = (*points, *(counts[s] for s in Severity), answered)
        cells = (escaped(findings.title(file)), given.name, *map(str, numbers))
        yield f"| {' | '.join(cells)} |"
    yield ""


def _of_file(
    file: str, found: Sequence[Diagnostic], findings: Findings, *, graded: bool
) -> Iterator[str]:
    shown = [d for d in found if d.severity is not Severity.INFO or not d.counted]
    if not shown:
        return
    given = _grade(file, found, findings)
    ending = f"：{given.name}（{given.why}）" if graded else ""
    yield f"### {escaped(findings.title(file))}{ending}"
    yield ""
    yield from (_line(diagnostic, scored=given.scored or not graded) for diagnostic in shown)
    if seldom := counts_of(found)[Severity.INFO]:
        yield f"- 供参考 {seldom} 条，不扣分"
    yield ""


def _grade(file: str, found: Sequence[Diagnostic], findings: Findings) -> Grade:
    unit = findings.unit(file)
    return grade(found, checked=unit is None or unit.checked)


def _line(diagnostic: Diagnostic, *, scored: bool) -> str:
    taken = cost(diagnostic) if scored else 0
    head, *rest = diagnostic.message.split("\n")
    said = escaped("\n".join((f"{head}{spot(diagnostic, head)}", *rest)))
    if not diagnostic.counted:
        return f"- 已说明：{said}　**单位说明**：{escaped(diagnostic.answer or '')}"
    point = point_of(diagnostic)
    lost = f"　扣{taken}分（{POINTS[point][0]}·{point}）" if taken else ""
    hint = f"　改法：{escaped(diagnostic.hint)}" if diagnostic.hint else ""
    return f"- **{diagnostic.severity.label}** {said}{lost}{hint}"
