"""name-trunc: a name is not cut in the middle."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import listed, spoken, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit, Row
from reportgen.form import Form
from reportgen.patterns import pattern

_OPEN_END: Final = pattern(
    r"[、，,：:（(“《]$|[，、,][^，、,。；]$|(?:以及|并且|和|及|与|或|的|对|为|由|把|被|将|从|向|等各|县级各|所有|其他)$"
)
_WORD_END: Final = pattern(
    "(?:[温平缓祥]和|饱和|总和|普及|参与|赠与|目的|[应核结校]对|[作行有]为|自由|[事理案]由|干将|[方意导动流取走]向)$"
)
"""Words that end like an open phrase: 担当作为, 群众参与."""

_PAIRS: Final = (("（", "）"), ("(", ")"), ("“", "”"), ("《", "》"))
_OPENING: Final = pattern("[（(“《]")
_SHORTEST: Final = 10
_PILED: Final = 10


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The names that end in the middle of a phrase, or of their own explanation."""
    del unit, form
    for row in typed_rows(project):
        if not row.sentence and _is_cut(row):
            message = f"{spoken(row)}像是被截断了"
            hint = "写全名称；印出来要短，用“打印名称”"
            yield Diagnostic("B653", message, row.place, hint)


def check_unit(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The names that end at the same length, where hardly any is longer, once."""
    del form
    rows = (row for project in unit.projects for row in typed_rows(project) if not row.sentence)
    names = tuple(dict.fromkeys(row.name.strip() for row in rows))
    lengths = Counter(map(len, names))
    length, often = max(lengths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    longer = sum(number for other, number in lengths.items() if other > length)
    piled = often >= _PILED and often >= 2 * lengths[length - 1] and often >= 5 * longer
    if piled and length >= _SHORTEST:
        same = tuple(name for name in names if len(name) == length)
        message = (
            f"{often}个名称正好{length}个字，更长的只有{longer}个，像是系统截断的：{listed(same)}"
        )
        yield Diagnostic("B653", message, unit.places.key("表样"), "对照系统里的全称，把名称写全")


def _is_cut(row: Row) -> bool:
    name = row.name.strip()
    unclosed = _OPENING.search(name) is not None and any(
        name.count(left) > name.count(right) for left, right in _PAIRS
    )
    rest = row.remark.strip().removeprefix(name) if len(name) >= _SHORTEST else ""
    goes_on = rest != row.remark.strip() and bool(rest) and rest[0].isalnum()
    open_end = _OPEN_END.search(name[-4:]) and not _WORD_END.search(name)
    return unclosed or goes_on or bool(open_end)


RULE: Final = Rule(
    "B653",
    what="三级指标的名称是完整的话，不在半句停下，括号和引号都关上，也不是自己指标说明的前半截。许多名称正好一样长、更长的几乎没有，一个单位只说一次。",
    why="系统导出时会把名称截成12或15个字，照着再录，名称就残缺了。",
    wrong="各项事业持续健康发展，人",
    right="各项事业持续健康发展",
    source="文字校对：名称要写完整",
    of_project=check,
    of_unit=check_unit,
)
