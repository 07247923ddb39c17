"""code-uniq: no two projects have one code."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import quoted
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledUnit
from reportgen.form import Form


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The projects whose code an earlier one has."""
    del form
    first: dict[str, str] = {}
    for project in unit.projects:
        code = project.written.code
        if code is None:
            continue
        if code in first:
            message = f"项目编码“{code}”和{quoted(first[code])}的一样"
            place = project.places.at("项目编码")
            found = Diagnostic("B634", message, place, "照预算系统核对两个项目的编码")
            yield found.of_project(project.name)
        else:
            first[code] = project.name


RULE: Final = Rule(
    "B634",
    what="一个单位里，两个项目的编码不同。",
    why="编码是系统里认项目的唯一根据，重了就有一个项目报不进去。",
    wrong="两个项目都是 63012300024T000000550",
    right="各写各的编码",
    source="预算管理一体化系统的项目编码",
    of_unit=check,
)
