"""dup-ind: an indicator stands once in a project."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import bare, quoted, spoken, typed_rows
from reportgen.checks.rule import Rule
from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.national import COST, SATISFACTION
from reportgen.patterns import pattern

_COSTS: Final = frozenset({"成本指标", "经济成本指标"})
_SHORTEST: Final = 4
_KERNEL: Final = 6
_ADVERB: Final = pattern(
    "^(?:不断|进一步|持续|切实|全面|逐步|有效|长期)+|全[镇乡县区]|[本我][镇乡县]|辖区"
)
_ADDED: Final = pattern("(?<=.{6})(?:[和与及](?!谐|睦|时)).{1,6}$")
_HINT: Final = "留下合适的一处；说的是两件事，就用两个名称"


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The names that stand under two categories; how many and what each costs is a pair."""
    del unit, form
    first: dict[str, Row] = {}
    near: dict[str, Row] = {}
    for row in typed_rows(project):
        name = bare(row.name)
        if len(name) < _SHORTEST or not row.printed:
            continue
        other = first.setdefault(name, row)
        if other is not row and (other.category in _COSTS) == (row.category in _COSTS):
            message = f"{quoted(row.name)}在{other.category}和{row.category}里都有"
            yield Diagnostic("B658", message, row.place, _HINT)
        elif other is row and row.dimension not in {SATISFACTION, COST}:
            kernel = _kernel(name)
            other = near.setdefault(kernel, row) if len(kernel) >= _KERNEL else row
            if other.category != row.category:
                message = f"{spoken(row)}和{spoken(other)}说的是一件事"
                changed = Severity.INFO
                yield Diagnostic("B658", message, row.place, _HINT, changed=changed)


def _kernel(name: str) -> str:
    """The name without adverbs, the place that all of it is about, and what 和 adds to it."""
    return _ADDED.sub("", _ADVERB.sub("", name))


RULE: Final = Rule(
    "B658",
    what="同一个三级指标在一个项目里只出现一次。数量和成本各写一次（做多少、每次多少钱）是一对，不算。只差“不断、全镇”和“和”后面几个字的，只作提示。",
    why="同一件事算了两遍分；多半是有一处放错了类。",
    wrong="数量指标和社会效益指标里都有“组织党员教育培训”",
    right="数量指标里写次数，社会效益指标里写培训的效果",
    source="通行的审核要求：一个指标只写一处",
    of_project=check,
)
