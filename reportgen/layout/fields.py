"""The words a template may use, as a schema: the linter proves every name of a template by it."""

from typing import Final

from reportgen.fill.texts import PROJECT_TEXTS, UNIT_TEXTS
from reportgen.form import Form
from reportgen.layout.own import own_words
from reportgen.national import TOTAL
from reportgen.word.fields import Leaf, Record, Rows

_TEXT: Final = Leaf()
_MONEY: Final = Leaf(money=True)
_LONG: Final = Leaf(long=True)
ROW: Final = (
    "序号",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标值",
    "比较符",
    "数值",
    "计量单位",
    "分值",
    "指标说明",
    "指标值依据",
)
GOALS: Final = ("总体绩效目标", "分项绩效目标", "工作保障措施")


def fields(form: Form, scope: str) -> Record:
    """The schema of a document for the unit (项目列表) or for a project (项目), with 单位, 表样."""
    project = _project(form)
    rest = {"项目列表": Rows(project)} if scope == "单位" else {"项目": project}
    prescribed = Record(dict.fromkeys(("名称", "金额单位", "分值合计", "执行率分值"), _TEXT))
    return Record({"表样": prescribed, "单位": _unit(form), **rest})


def _unit(form: Form) -> Record:
    texts = dict.fromkeys((*UNIT_TEXTS, "年度", "项目数"), _TEXT)
    money = dict.fromkeys(("资金合计", "控制数"), _MONEY)
    task = Record({"任务名称": _TEXT, "主要内容": _TEXT})
    goals = Record(dict.fromkeys(GOALS, _LONG))
    own = own_words(form.extra.unit, {}, ())
    parts = {"部门整体绩效目标": goals, "其他栏目": own}
    return Record({**texts, **money, "年度主要任务": Rows(task), **parts})


def _project(form: Form) -> Record:
    texts = dict.fromkeys(("序号", *PROJECT_TEXTS), _TEXT)
    row = _row(form)
    category = Record({"二级指标": _TEXT, "指标行": Rows(row)})
    group = Record({"一级指标": _TEXT, "二级组": Rows(category)})
    return Record(
        {
            **texts,
            **dict.fromkeys(("控制数", "上年预算"), _MONEY),
            "资金": Record(dict.fromkeys((TOTAL, *form.sources), _MONEY)),
            "资金支出计划": Rows(Record({"时点": _TEXT, "比例": _TEXT})),
            "指标行": Rows(row),
            "指标组": Rows(group),
            "其他栏目": own_words(form.extra.project, form.extra.source, tuple(form.sources)),
        }
    )


def _row(form: Form) -> Record:
    own = own_words(form.extra.indicator, {}, ())
    return Record({**dict.fromkeys(ROW, _TEXT), "其他栏目": own})
