"""The unit in which the other texts of a project give the number of an indicator."""

from decimal import Decimal
from typing import Final

from reportgen.checks.prose import clause_around
from reportgen.checks.vocabulary import pairs
from reportgen.evidence import passages_of
from reportgen.filled import FilledProject, Row
from reportgen.patterns import pattern

_COUNTED: Final = pattern(
    r"(?<![0-9.,])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(\.[0-9]+)?[余多]?\s*"
    r"(万?(?:吨|公里|千米|平方米|立方米|平方公里|米|亩|公顷|公斤|人次|人|名|户|台|套|件|份|场次|场|次|期|家|座|处|盏|个|天"
    r"|棵|株|辆|头|只|羽|所|条|块|间|册|项|元)|亿元|%)"
)


def told_unit(project: FilledProject, row: Row) -> str:
    """The one unit that stands behind this number; of several, the one beside the row's words."""
    told: dict[str, bool] = {}
    words = pairs(row.name)
    for passage in passages_of(project):
        if passage.of is row:
            continue
        for found in _COUNTED.finditer(passage.text):
            if Decimal(found[1].replace(",", "") + (found[2] or "")) == row.target.value:
                clause = clause_around(passage.text, *found.span())
                told[found[3]] = told.get(found[3], False) or not words.isdisjoint(pairs(clause))
    beside = [unit for unit, near in told.items() if near]
    likely = beside or [*told]
    return likely[0] if len(likely) == 1 else ""
