"""goal-placeholder: the goal is the author's, not the text that stood there before.

What: 年度总体目标 holds no placeholder of a form, of a system or of a skeleton.
Why: it is printed as it stands, and everybody sees that nothing was written.
Wrong: 目标内容1；（100字以内）；XX村；（写明做什么、做多少、达到什么效果）.
Right: what is to be reached this year.
Source: goals published so in real tables.
"""

import re
from collections.abc import Iterator
from typing import Final

from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

_PLACEHOLDER: Final = re.compile(
    r"目标内容\s*[0-9一二三]|[（(](?:[0-9]+字以内|写明[^）)]*|填写[^）)]*)[）)]|[XＸ×*＊]{2,}|^[0０][,，]"
)


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The placeholder in the goal, quoted."""
    del unit, form
    if found := _PLACEHOLDER.search(project.written.goal):
        message = f"“年度总体目标”里还有没填的内容“{found[0]}”"
        hint = "写上本年要做什么、做多少、达到什么效果"
        yield Diagnostic("B607", message, project.places.at("年度总体目标"), hint)
