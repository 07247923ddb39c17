"""item-empty: a numbered item has a text."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.prose import spoken, typed_rows
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_EMPTY: Final = pattern(
    r"(?:^|[\s。；;，,、])([（(]?(?:[1-9]|[一二三四五])[）)]?\s*[.、．])\s*(?=$|\n|[（(]?[2-9][）)]?\s*[.、．])"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The sentences with a number that nothing follows."""
    del unit, form
    for row in typed_rows(project):
        found = _EMPTY.search(row.name) if row.sentence or len(row.name) < 4 else None
        if found:
            message = f"{spoken(row)}里“{found[1]}”后面没有内容"
            yield Diagnostic("B676", message, row.place, "补上内容，或者删去编号")


RULE: Final = Rule(
    "B676",
    what="写了序号的，后面有内容。",
    why="“2.”后面空着，看的人以为漏了一条。",
    wrong="1.召开人代会1次、开展人大代表活动2次 2.",
    right="1.召开人代会1次、开展人大代表活动2次",
    source="文字校对：有序号就有内容",
    of_project=check,
)
