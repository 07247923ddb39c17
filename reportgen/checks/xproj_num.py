"""xproj-num: villages, cadres and the like have one number in all projects and in 基础数据."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.evidence import Count, Passage, counts_of, stock, stock_in_words, within
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form
from reportgen.reckoning import plain, read

_SCOPES: Final = ("村", "社区")
_PLACES: Final = frozenset({"行政村", "社区", "自然村", "村民小组"})

Scope = tuple[tuple[str, Fraction], ...]


class Stated(Struct, frozen=True):
    """A number of a thing, as a project states it in a passage, and where it stands there."""

    number: Fraction
    passage: Passage
    project: FilledProject
    start: int
    end: int


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Every project that states another number than 基础数据, or than most projects."""
    del form
    facts = _facts(unit)
    groups: dict[tuple[str, Scope], list[Stated]] = {}
    for project in unit.projects:
        counts = [count for count in counts_of(project, unit) if count.passage is not None]
        scope = _scope(counts)
        for count in counts:
            thing = stock(count.name, facts) or stock_in_words(count.lead, count.name)
            plain_number = count.low == count.high and not count.vague and count.unit != "人次"
            if thing in _PLACES and count.unit == "人":
                continue
            if thing and plain_number and count.passage:
                key = (thing, () if thing in _PLACES else scope)
                groups.setdefault(key, []).append(
                    Stated(count.low, count.passage, project, count.start, count.end)
                )
    for (thing, scope), group in groups.items():
        whole = all(number in facts.values() for _, number in scope)
        yield from _differing(thing, group, facts.get(thing) if whole else None)


def _facts(unit: FilledUnit) -> dict[str, Fraction]:
    """The numbers of 基础数据 by the thing they count."""
    read_facts = {name: read(text or "")[:1] for name, text in unit.written.facts.items()}
    return {stock(name) or name: found[0].low for name, found in read_facts.items() if found}


def _scope(counts: Sequence[Count]) -> Scope:
    """How many villages or communities a project is for, where it says so: others are others."""
    places = {(unit, count.low) for count in counts for unit in _SCOPES if count.counts(unit)}
    return tuple(sorted(places))


def _differing(thing: str, group: Sequence[Stated], fact: Fraction | None) -> Iterator[Diagnostic]:
    """The projects of one group whose number is not the one of the rest."""
    numbers = Counter(stated.number for stated in group)
    right = numbers.most_common(1)[0][0] if fact is None else fact
    agreeing = [stated for stated in group if stated.number == right]
    facts = [] if fact is None else ["基础数据"]
    told: set[str] = set()
    for stated in group:
        if stated.number != right and stated.project.file not in told:
            told.add(stated.project.file)
            own, others = _speakers(agreeing, stated.project)
            yield _differs(thing, stated, right, [*own, *facts, *others])


def _speakers(agreeing: Sequence[Stated], project: FilledProject) -> tuple[list[str], list[str]]:
    """Who says the other number: other places of the project itself, and other projects."""
    own = [f"本项目的{stated.passage.said}" for stated in agreeing if stated.project is project]
    others = [f"“{other.project.name}”" for other in agreeing if other.project is not project]
    return list(dict.fromkeys(own)), list(dict.fromkeys(others))


def _differs(thing: str, stated: Stated, right: Fraction, speakers: Sequence[str]) -> Diagnostic:
    said = "、".join(speakers[:3]) + ("等" if len(speakers) > 3 else "")
    message = (
        f"“{thing}”这里是{plain(stated.number)}（{stated.passage.said}），"
        f"{said}是{plain(right)}，差{plain(abs(stated.number - right))}"
    )
    hint = "是同一个数就改成一样，写进unit.yaml的基础数据；不是同一个数，名称里写明是哪一部分"
    place = within(stated.passage, stated.start, stated.end)
    return Diagnostic("B616", message, place, hint, stated.project.name)


RULE: Final = Rule(
    "B616",
    what=(
        "行政村、社区、村干部、社区工作者这些数，各项目要一样，也要和“基础数据”一样。"
        "写明只管几个村的项目，只和管同样几个村的项目比。"
    ),
    why="同一个单位公开的表里，村干部一处90人、一处106人，看的人不知道信哪个。",
    wrong="“村干部任职补贴”写90人，“村干部任职年限补贴”写106人",
    right="改成一样；范围不同就写明，如“任职满10年的村干部人数”",
    source="通行的审核要求：同一单位各项目的数一致",
    of_unit=check,
)
