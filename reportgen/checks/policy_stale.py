"""policy-stale: no phrase that was given up before the fiscal year."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.lexicon import Phrase, stale_phrases
from reportgen.checks.prose import goals_place, phrase_place, texts, whole
from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic, Place
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.patterns import pattern

_TITLES: Final = pattern(r"《[^《》]*》")


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The stale phrases of a project, each once, where it stands first."""
    del form
    told: set[str] = set()
    any_stale = next(_stale(whole(project), unit.written.year, sure=False), None)
    for said in texts(project) if any_stale else ():
        for name, found, phrase in _stale(said.text, unit.written.year):
            if name not in told:
                told.add(name)
                place = phrase_place(project, said, found)
                yield _finding(said.what, found, phrase, place)


def check_unit(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The stale phrases in the department's goals."""
    del form
    goals = unit.written.goals
    parts = (goals.overall, goals.items, goals.measures) if goals else ()
    names = ("总体绩效目标", "分项绩效目标", "工作保障措施")
    for part, text in zip(names, parts, strict=False):
        for _, found, phrase in _stale(text or "", unit.written.year):
            place = goals_place(unit, part, found)
            yield _finding(f"“{part}”", found, phrase, place)


def _stale(text: str, year: int, *, sure: bool = True) -> Iterator[tuple[str, str, Phrase]]:
    """What is stale outside the titles of documents; not `sure`: whatever the exceptions."""
    plain = _TITLES.sub("", text) if "《" in text else text
    end = 0
    for stale in stale_phrases(year):
        found = stale.found.search(plain)
        excepted = found and sure and stale.unless.search(plain)
        if found and not excepted and not found.start() < end < found.end():
            end = found.end()
            yield stale.name, found[0], stale.phrase


def _finding(what: str, found: str, phrase: Phrase, place: Place) -> Diagnostic:
    message = f"{what}里“{found}”的提法{phrase.since}年度起已经过时"
    hint = f"现在的提法：{phrase.instead}；依据：{phrase.source}"
    return Diagnostic("B673", message, place, hint)


RULE: Final = Rule(
    "B673",
    what=(
        "目标、用途、指标和部门整体绩效目标里没有过时的提法。词表（lexicon.yaml）写明从哪个年度起过时、现在怎么说；《》里的文件名不算。"
    ),
    why="提法过时，说明文字是好几年前的，没有人重新看过。",
    wrong="2024年度：执行国家的计划生育方针",
    right="2024年度：落实优化生育政策",
    source="“现在的提法”后面写明的会议或文件",
    of_project=check,
    of_unit=check_unit,
)
