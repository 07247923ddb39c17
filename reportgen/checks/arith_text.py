"""arith-text: a calculation written with signs comes to the result behind its `=`."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import Passage, reckoned_in, within
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.reckoning import Calculation, Kind, Quantity, calculations, money, plain


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Every calculation in a text that comes to something else than it says."""
    del unit, form
    for passage in reckoned_in(project):
        for calculation in calculations(passage.text):
            if calculation.wrong and calculation.stated:
                yield _wrong(passage, calculation, calculation.stated)


def _wrong(passage: Passage, calculation: Calculation, stated: Quantity) -> Diagnostic:
    say = money if stated.kind is Kind.MONEY else plain
    computed = calculation.readings[0]
    if calculation.before or not calculation.is_money:
        computed = min(calculation.candidates(), key=lambda reading: abs(reading - stated.low))
    difference = say(abs(computed - stated.low))
    message = (
        f"{passage.said}里的算式不对：写的是{stated.typed}，算出来是{say(computed)}，"
        f"差{difference}\n{calculation.said}"
    )
    place = within(passage, calculation.start, calculation.end)
    return Diagnostic("B610", message, place, f"改成{say(computed)}，或者改数量、标准")


RULE: Final = Rule(
    "B610",
    what="目标、指标、说明、用途和立项依据里写出来的算式（7个村×3.5万元/村=24.5万元），等号后面的数要算得出来。",
    why="算式原样公开，谁都可以拿计算器按一遍。",
    wrong="18个村×2万元/村=35万元",
    right="18个村×2万元/村=36万元",
    source="财预〔2015〕88号：指标要“细化量化”，与资金额“相应匹配”",
    of_project=check,
)
