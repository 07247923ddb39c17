"""The words of the summary's template, as a schema: the linter proves every name by it."""

from typing import Final

from reportgen.word.fields import Leaf, Record, Rows

LINE: Final = (
    *("序号", "项目名称", "项目编码", "项目类别", "项目属性", "对应任务", "上年预算", "本年合计"),
    *("财政拨款", "其他来源", "比上年增减", "控制数", "测算", "指标数", "数量指标", "满意度指标"),
    *("检查", "公开"),
)
COST: Final = (
    *("序号", "项目名称", "测算内容", "数量", "标准", "期数", "金额", "项目预算", "差额", "说明"),
)
_GROUP: Final = ("名称", "项目数", "金额", "占比", "上年", "增减")
_TASK: Final = ("任务名称", "主要内容", "总额", "财政拨款", "其他资金")
_GOAL: Final = ("一级指标", "二级指标", "三级指标", "指标值", "取自")
_FILLED: Final = ("项目", "栏目", "内容", "来源", "出处")


def _record(*names: str) -> Record:
    return Record(dict.fromkeys(names, Leaf()))


FIELDS: Final = Record(
    {
        "单位": _record("单位名称", "年度", "阶段", "金额单位", "项目数"),
        "公开说明": Leaf(),
        "公开提醒": Leaf(),
        "提示": Rows(_record("内容")),
        "汇总": Record({"合计": _record(*LINE), "项目": Rows(_record(*LINE)), "尾差": Leaf()}),
        "情况说明": Rows(_record("项目", "检查结果", "理由")),
        "测算": Record({"合计": _record(*COST), "行": Rows(_record(*COST))}),
        "预算": Record(
            {
                "标题": Leaf(),
                "部分": Rows(Record({"标题": Leaf(), "行": Rows(_record(*_GROUP))})),
                "尾差": Leaf(),
            }
        ),
        "整体": Record(
            {
                "任务": Rows(_record(*_TASK)),
                "合计": _record(*_TASK),
                "目标": Leaf(long=True),
                "指标": Rows(_record(*_GOAL)),
                "说明": Leaf(),
            }
        ),
        "附录": Rows(_record(*_FILLED)),
    }
)
