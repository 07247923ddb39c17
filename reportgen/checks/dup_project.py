"""dup-project: the same thing is not paid for by two projects."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import quoted
from reportgen.checks.rule import Rule
from reportgen.checks.vocabulary import subject
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.money import printed


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The projects whose name, less what all names share, is that of an earlier one."""
    del form
    first: dict[tuple[str, bool], FilledProject] = {}
    for project in unit.projects:
        about = subject(project.name, unit.name)
        if not about[0]:
            continue
        other = first.setdefault(about, project)
        if other is not project:
            message = (
                f"和{quoted(other.name)}像是同一件事："
                f"本项目{_money(project, unit)}，那个项目{_money(other, unit)}"
            )
            hint = "核对是不是重复安排；分开安排的，在“情况说明”里写明各管什么"
            found = Diagnostic("B661", message, project.places.at("项目名称"), hint)
            yield found.of_project(project.name)


def _money(project: FilledProject, unit: FilledUnit) -> str:
    total = project.total.value
    return "没有金额" if total is None else f"{printed(total)}{unit.money_unit}"


RULE: Final = Rule(
    "B661",
    what="两个项目的名称去掉文号、单位名称和“经费”“工作”这样的字以后，不是同一件事。",
    why="同一件事安排了两次钱，审计首先问这个。",
    wrong="“某镇村干部工资”和“村级组织运转（村干部工资）”",
    right="合并成一个；或者写清各管什么",
    source="通行的审核要求：同一件事不重复安排预算",
    of_unit=check,
)
