"""misfit: what a project says is about that project, not about another one."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from reportgen.checks.kinship import Pairs, Subject, Told, foreign, subjects
from reportgen.checks.prose import bare, listed, quoted, spoken
from reportgen.checks.rule import Rule
from reportgen.checks.villages import of_villages
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledUnit
from reportgen.form import Form

_FEWEST_ROWS: Final = 5
_FEWEST_WORDS: Final = 2
_LITTLE, _MOSTLY, _MUCH, _NEARLY_ALL = 0.25, 0.6, 0.75, 0.8
_MOST_CANDIDATES: Final = 20

Copies = Mapping[str, Sequence[Subject]]


def check(unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """Projects that are about something else as a whole, then rows copied from another one."""
    del form
    known = subjects(unit)
    names = _by_word(known)
    copies = _copies(known)
    for subject in known:
        if (rows := _nearly_all_foreign(subject)) and not subject.copied:
            other = _goal_of_another(subject, names)
            yield _foreign_goal(subject, other) if other else _unrelated(subject, rows)
        elif other := _told_of_another(subject, names):
            yield _of_another(subject, other)
        else:
            yield from of_villages(subject.project)
            yield from _copied_rows(subject, copies)


def _nearly_all_foreign(subject: Subject) -> tuple[str, ...]:
    """The foreign rows where they are nearly all and do not even speak of one thing."""
    rows = subject.rows
    strange = foreign(subject)
    together = sum(told.shared for told in rows)
    enough = len(rows) >= _FEWEST_ROWS and len(strange) >= _NEARLY_ALL * len(rows)
    return tuple(told.row.name for told in strange) if enough and together * 2 < len(rows) else ()


def _by_word(known: Sequence[Subject]) -> Mapping[str, list[Subject]]:
    """The projects by each word of their names; a word of many names tells nothing."""
    found: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject in known:
        for word in subject.name:
            found[word].append(subject)
    return {word: having for word, having in found.items() if len(having) <= _MOST_CANDIDATES}


def _told_of_another(subject: Subject, names: Mapping[str, list[Subject]]) -> Subject | None:
    """The project whose name these texts spell out, where they have nothing of their own name."""
    return _named(subject, subject.all_words, names)


def _goal_of_another(subject: Subject, names: Mapping[str, list[Subject]]) -> Subject | None:
    """The project whose name goal and purpose spell out, where they have nothing of their own."""
    return _named(subject, subject.about, names)


def _named(subject: Subject, said: Pairs, names: Mapping[str, list[Subject]]) -> Subject | None:
    if {*"".join(subject.name)} & {*"".join(said)}:
        return None
    likely = {id(other): other for word in sorted(said) for other in names.get(word, ())}
    for other in likely.values():
        named = len(other.name & said)
        if named >= _FEWEST_WORDS and named >= _MUCH * len(other.name):
            return other
    return None


def _copies(known: Sequence[Subject]) -> Copies:
    """Per row text the projects that it suits, the best first."""
    best: defaultdict[str, list[tuple[float, Subject]]] = defaultdict(list)
    for subject in known:
        for told in subject.rows:
            if told.known >= _MUCH or told.near >= _MOSTLY:
                best[bare(told.row.name)].append((told.known, subject))
    return {
        text: [subject for _, subject in sorted(having, key=lambda one: -one[0])]
        for text, having in best.items()
    }


def _copied_rows(subject: Subject, copies: Copies) -> Iterator[Diagnostic]:
    for told in subject.rows:
        others = copies.get(bare(told.row.name), ())
        other = others[0] if others else subject
        if other is not subject and _nearness(told, subject, other) <= _LITTLE:
            message = (
                f"{spoken(told.row)}和本项目没有关系，和{quoted(other.project.name)}里的一字不差"
            )
            hint = "像是复制来的，换成本项目自己的指标"
            yield Diagnostic("B662", message, told.row.place, hint, subject.project.name)


def _nearness(told: Told, subject: Subject, other: Subject) -> float:
    """How much of a row's characters the project has without the rows that the other has too.

    Where those are the most of all, the two are of one kind.
    """
    theirs = {bare(one.row.name) for one in other.rows}
    own = [one.words for one in subject.rows if bare(one.row.name) not in theirs]
    if len(own) * 2 < len(subject.rows):
        return told.near
    signs = {*"".join(subject.name.union(subject.about, *own))}
    these = {*"".join(told.words)}
    return len(these & signs) / len(these)


def _unrelated(subject: Subject, rows: tuple[str, ...]) -> Diagnostic:
    project = subject.project
    message = f"指标和项目没有关系：{listed(rows)}"
    hint = "像是从指标库里随手选的，按本项目要做的事重新设指标"
    return Diagnostic("B662", message, project.places.key("绩效指标"), hint, project.name)


def _of_another(subject: Subject, other: Subject) -> Diagnostic:
    project = subject.project
    message = f"用途、目标和指标没有一处说到项目名称，说的是{quoted(other.project.name)}"
    hint = "像是从那个项目复制来的，换成本项目自己的"
    return Diagnostic("B662", message, project.places.at("年度总体目标"), hint, project.name)


def _foreign_goal(subject: Subject, other: Subject) -> Diagnostic:
    project = subject.project
    message = f"年度总体目标没有一处说到项目名称和指标，说的是{quoted(other.project.name)}"
    hint = "像是从那个项目复制来的，写本项目自己要做什么"
    return Diagnostic("B662", message, project.places.at("年度总体目标"), hint, project.name)


RULE: Final = Rule(
    "B662",
    what=(
        "指标说的是本项目的事。整套指标和项目名称、目标、用途没有一个共同的字，或者一条指标和另一个项目的一字不差、和本项目却毫不相干，或者目标说的是另一个项目，或者社区的项目说的是村民、农村，就请核实。"
    ),
    why="从指标库随手选的、从邻近项目复制的指标，年底没有数据可填，评价也没有意义。",
    wrong="防火经费：发票损耗率、社保费征缴率、新增粮食产能",
    right="防火经费：防火宣传场次、火情处置及时率、过火面积",
    source="财预〔2015〕88号的绩效目标审核表：相关性",
    of_unit=check,
)
