"""What one unit publishes together, as a person writes it in unit.yaml."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from msgspec import field

from reportgen import source
from reportgen.model.explanations import Explanations
from reportgen.model.gather import Gather
from reportgen.model.indicators import Indicators
from reportgen.model.own import Own, OwnValues
from reportgen.model.places import Path
from reportgen.model.readers import raw_text
from reportgen.model.scalars import (
    Amount,
    Attachment,
    Code,
    Line,
    LongText,
    MoneyUnit,
    Stage,
    Year,
    YesNo,
)
from reportgen.model.written import Names, Reads, Written, about, example

Markdown = Annotated[LongText, Reads(raw_text)]


def _keep(node: source.Node, path: Path, gather: Gather) -> object:
    """默认 is project keys: it is merged into every project and read there."""
    if not isinstance(node, source.Mapping) and not (
        isinstance(node, source.Scalar) and node.empty
    ):
        gather.not_a_mapping(node, path, ())
    return None


class BasicSpending(Written, frozen=True, kw_only=True):
    """基本支出: what the summary adds to the projects."""

    staff: Amount | None = field(name="人员经费", default=None)
    running: Amount | None = field(name="公用经费", default=None)


class DepartmentGoals(Written, frozen=True, kw_only=True):
    """部门整体绩效目标, in Markdown."""

    synonyms: ClassVar = {"总体目标": "总体绩效目标", "分项目标": "分项绩效目标"}

    overall: Markdown | None = field(name="总体绩效目标", default=None)
    items: Markdown | None = field(name="分项绩效目标", default=None)
    measures: Markdown | None = field(name="工作保障措施", default=None)


class Task(Written, frozen=True, kw_only=True):
    """One of the department's 年度主要任务."""

    name: Line = field(name="任务名称")
    content: LongText | None = field(name="主要内容", default=None)
    projects: Annotated[tuple[Line, ...], about("项目名称的列表")] = field(name="项目", default=())


class Unit(Written, frozen=True, kw_only=True):
    """The keys of unit.yaml; 单位名称, 年度, 表样 and 金额单位 are required."""

    synonyms: ClassVar = {
        "部门绩效目标": "部门整体绩效目标",
        "表式": "表样",
        "单位": "单位名称",
        "预算单位": "单位名称",
    }
    elsewhere: ClassVar = dict.fromkeys(
        ("项目名称", "资金", "年度总体目标", "绩效指标", "项目属性", "项目期", "测算"),
        "这是单个项目的，写在项目文件里；全部项目都一样的写在“默认”下面",
    )

    name: Annotated[Line, example("平安县和平镇人民政府")] = field(name="单位名称")
    code: Code | None = field(name="单位代码", default=None)
    short_name: Line | None = field(name="单位简称", default=None)
    title_name: Annotated[Line | None, about("标题里印的单位名称")] = field(
        name="标题单位", default=None
    )
    county: Line | None = field(name="县区", default=None)
    department: Line | None = field(name="主管部门", default=None)
    department_code: Code | None = field(name="主管部门代码", default=None)
    year: Annotated[Year, example("2024")] = field(name="年度")
    stage: Stage | None = field(name="阶段", default=None)
    form: Annotated[Code, about("templates/ 下的文件夹名")] = field(name="表样")
    money_unit: Annotated[MoneyUnit, example("万元")] = field(name="金额单位")
    attachment: Annotated[Attachment | None, example("2")] = field(name="附件号", default=None)
    compiled_by: Line | None = field(name="编制单位", default=None)
    reviewed_by: Line | None = field(name="审核单位", default=None)
    ceiling: Amount | None = field(name="控制数", default=None)
    basic: BasicSpending | None = field(name="基本支出", default=None)
    defaults: Annotated[
        None, Reads(_keep), Names(), about("各项目共同的栏目；项目里写了的以项目为准")
    ] = field(name="默认", default=None)
    facts: Annotated[Mapping[str, Line | None], about("多个项目共用的数，例如　行政村: 18个")] = (
        field(name="基础数据", default_factory=dict)
    )
    fill_standards: YesNo | None = field(name="补全共性指标", default=None)
    standards: Annotated[Indicators, about("本单位补充的共性指标")] = field(
        name="共性指标", default_factory=dict
    )
    explanations: Annotated[Explanations, about("对整个单位的检查结果：名称或代码 → 理由")] = field(
        name="情况说明", default_factory=dict
    )
    goals: DepartmentGoals | None = field(name="部门整体绩效目标", default=None)
    tasks: tuple[Task, ...] = field(name="年度主要任务", default=())
    extra: Annotated[OwnValues, about("本表样自己的栏目")] = field(
        name="其他栏目", default_factory=Own
    )
