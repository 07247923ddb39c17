"""What the template of the summary may see: every figure as the text it is printed as."""

from collections.abc import Iterator, Sequence
from typing import Final

from reportgen.summary.amounts import Amount
from reportgen.summary.figures import Figures, Filled
from reportgen.summary.lines import Line
from reportgen.summary.notes import notes
from reportgen.summary.printing import count, money, remark, share, statement, tasks_leave
from reportgen.summary.sections import PROJECTS, WHOLE, Section, sections
from reportgen.summary.tasks import RUNNING
from reportgen.summary.words.costing import costing
from reportgen.summary.words.fields import FIELDS
from reportgen.summary.words.listing import listing

__all__ = ["FIELDS", "words"]

Words = dict[str, object]

ALL: Final = "全部项目"
ONLY_PROJECTS: Final = f"unit.yaml 没有写“{RUNNING}”，以上金额只是项目支出。"


def words(figures: Figures) -> Words:
    """The words of one department."""
    places = figures.decimals
    return {
        "单位": {
            "单位名称": figures.name,
            "年度": str(figures.year),
            "阶段": figures.stage,
            "金额单位": figures.money_unit,
            "项目数": str(len(figures.lines)),
        },
        "公开说明": statement(figures),
        "公开提醒": f"还有{figures.errors}处必须改，先改好再用。" if figures.errors else "",
        "提示": [{"内容": note} for note in notes(figures)],
        "汇总": listing(figures, places),
        "情况说明": list(_answers(figures)),
        "测算": costing(figures.costings),
        "预算": _budget(figures, places),
        "整体": _whole(figures, places),
        "附录": [_filled(filled) for filled in _together(figures)],
    }


def _budget(figures: Figures, places: int) -> Words:
    found = sections(figures)
    return {
        "标题": WHOLE if figures.basic else PROJECTS,
        "部分": [
            {"标题": section.title, "行": list(_section(section, places))} for section in found
        ],
        "尾差": remark(any(section.leaves(places) for section in found)),
    }


def _section(section: Section, places: int) -> Iterator[Words]:
    for entry in section.entries:
        yield {
            "名称": entry.name,
            "项目数": count(entry.projects),
            "金额": money(entry.amount, places),
            "占比": share(entry.amount, section.whole),
            "上年": money(entry.last_year, places),
            "增减": money(entry.change, places),
        }


def _whole(figures: Figures, places: int) -> Words:
    said = [_task(t.name, t.content, (t.budget, t.fiscal, t.other), places) for t in figures.tasks]
    return {
        "任务": said,
        "合计": _task("金额合计", "", figures.task_totals, places),
        "目标": figures.goal,
        "指标": [
            {
                "一级指标": goal.dimension,
                "二级指标": goal.category,
                "三级指标": goal.name,
                "指标值": goal.target,
                "取自": goal.source,
            }
            for goal in figures.goals
        ],
        "说明": remark(tasks_leave(figures)) + ("" if figures.basic else ONLY_PROJECTS),
    }


def _task(name: str, content: str, amounts: tuple[Amount, Amount, Amount], places: int) -> Words:
    whole, fiscal, other = (money(amount, places) for amount in amounts)
    return {
        "任务名称": name,
        "主要内容": content,
        "总额": whole,
        "财政拨款": fiscal,
        "其他资金": other,
    }


def _filled(filled: Filled) -> Words:
    return {
        "项目": filled.project,
        "栏目": filled.key,
        "内容": filled.value,
        "来源": filled.origin,
        "出处": filled.note,
    }


def _answers(figures: Figures) -> Iterator[Words]:
    """Every reason once, with all projects that give it; first those of the unit."""
    found: dict[tuple[str, str], list[str]] = {answer: [""] for answer in figures.answers}
    for line in figures.lines:
        for answer in line.answers:
            found.setdefault(answer, []).append(line.name)
    for (title, reason), names in found.items():
        yield {"项目": _named(names, figures.lines), "检查结果": title, "理由": reason}


def _together(figures: Figures) -> Iterator[Filled]:
    """Every filled value once, with all projects that have it; those of one source in one row."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for filled in figures.filled:
        what = (filled.key, filled.value, filled.origin, filled.note)
        found.setdefault(what, []).append(filled.project)
    rows: dict[tuple[str, str, str, str], list[str]] = {}
    for (key, value, origin, note), projects in found.items():
        named = _named(projects, figures.lines)
        rows.setdefault((named, key, origin, note), []).append(value)
    for (named, key, origin, note), values in rows.items():
        yield Filled(named, key, "；".join(values), origin, note)


def _named(projects: Sequence[str], lines: Sequence[Line]) -> str:
    if projects == [""]:
        return "单位"
    names = [name for name in projects if name]
    return ALL if len(names) == len(lines) > 1 else "、".join(names)
