"""What one unit publishes together, as a person writes it in unit.yaml."""

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from reportgen import source
from reportgen.model.binding import Reads, Written, raw_text
from reportgen.model.explanations import Explanations
from reportgen.model.gather import Gather
from reportgen.model.indicators import Indicators
from reportgen.model.own import Own, OwnValues
from reportgen.model.places import Path
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

Markdown = Annotated[LongText, Reads(raw_text)]


def _keep(node: source.Node, path: Path, gather: Gather) -> object:
    """默认 is project keys: it is merged into every project and read there."""
    if not isinstance(node, source.Mapping) and not (
        isinstance(node, source.Scalar) and node.empty
    ):
        gather.not_a_mapping(node, path, ())
    return None


class BasicSpending(Written):
    """基本支出: what the summary adds to the projects."""

    staff: Amount | None = Field(None, alias="人员经费")
    running: Amount | None = Field(None, alias="公用经费")


class DepartmentGoals(Written):
    """部门整体绩效目标, in Markdown."""

    synonyms: ClassVar = {"总体目标": "总体绩效目标", "分项目标": "分项绩效目标"}

    overall: Markdown | None = Field(None, alias="总体绩效目标")
    items: Markdown | None = Field(None, alias="分项绩效目标")
    measures: Markdown | None = Field(None, alias="工作保障措施")


class Task(Written):
    """One of the department's 年度主要任务."""

    name: Line = Field(alias="任务名称")
    content: LongText | None = Field(None, alias="主要内容")
    projects: tuple[Line, ...] = Field((), alias="项目", description="项目名称的列表")


class Unit(Written):
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

    name: Line = Field(alias="单位名称", examples=["平安县和平镇人民政府"])
    code: Code | None = Field(None, alias="单位代码")
    short_name: Line | None = Field(None, alias="单位简称")
    title_name: Line | None = Field(None, alias="标题单位", description="标题里印的单位名称")
    county: Line | None = Field(None, alias="县区")
    department: Line | None = Field(None, alias="主管部门")
    department_code: Code | None = Field(None, alias="主管部门代码")
    year: Year = Field(alias="年度", examples=["2024"])
    stage: Stage | None = Field(None, alias="阶段")
    form: Code = Field(alias="表样", description="templates/ 下的文件夹名")
    money_unit: MoneyUnit = Field(alias="金额单位", examples=["万元"])
    attachment: Attachment | None = Field(None, alias="附件号", examples=["2"])
    compiled_by: Line | None = Field(None, alias="编制单位")
    reviewed_by: Line | None = Field(None, alias="审核单位")
    ceiling: Amount | None = Field(None, alias="控制数")
    basic: BasicSpending | None = Field(None, alias="基本支出")
    defaults: Annotated[None, Reads(_keep)] = Field(
        None, alias="默认", description="各项目共同的栏目；项目里写了的以项目为准"
    )
    facts: Mapping[str, Line | None] = Field(
        default_factory=dict, alias="基础数据", description="多个项目共用的数，例如　行政村: 18个"
    )
    fill_standards: YesNo | None = Field(None, alias="补全共性指标")
    standards: Indicators = Field(
        default_factory=dict, alias="共性指标", description="本单位补充的共性指标"
    )
    explanations: Explanations = Field(
        default_factory=dict,
        alias="情况说明",
        description="对整个单位的检查结果：名称或代码 → 理由",
    )
    goals: DepartmentGoals | None = Field(None, alias="部门整体绩效目标")
    tasks: tuple[Task, ...] = Field((), alias="年度主要任务")
    extra: OwnValues = Field(default_factory=Own, alias="其他栏目", description="本表样自己的栏目")
