"""情况说明: findings that somebody explained, and explanations that explain nothing."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from msgspec.structs import replace

from reportgen.checks.rule import Rule
from reportgen.codes import BY_ID
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledUnit
from reportgen.model import Places

_KEY: Final = "情况说明"
_UNUSED, _VOID = "B691", "B692"
_DONE: Final = "已经改好了，删去这一行"
_OF_PROJECT: Final = ("本项目现在没有", f"{_DONE}；别的项目有的，写到那个项目里")
_OF_UNIT: Final = ("整个单位的检查结果里现在没有", f"{_DONE}；项目的检查结果，写到项目文件里")
_OF_ALL: Final = ("各项目现在都没有", _DONE)

Reasons = Mapping[str, str | None]


def answered(
    found: Iterable[Diagnostic], unit: FilledUnit, unasked: Mapping[str, frozenset[str]]
) -> Iterator[Diagnostic]:
    """The findings, with the reason beside those that are explained; then what explains nothing.

    `unasked` are the codes that nobody looked for, by file: nothing is said of their reasons.
    """
    used: dict[str, set[str]] = {file: set(codes) for file, codes in unasked.items()}
    answering = _answering(unit)
    for seen in found:
        file, reason = answering(seen)
        if reason:
            used[file].add(seen.code)
        yield replace(seen, answer=reason) if reason else seen
    yield from _idle(unit, used)


def _answering(unit: FilledUnit) -> Callable[[Diagnostic], tuple[str, str | None]]:
    """Asks for the reason of a finding and the file of who gives it.

    What concerns the unit may be explained by the unit, or where it points.
    """
    of_name = {project.name: project for project in unit.projects}
    of_file = {project.file: project for project in unit.projects}

    def ask(seen: Diagnostic) -> tuple[str, str | None]:
        reason = None if seen.project else unit.written.explanations.get(seen.code)
        about = of_name.get(seen.project or "") or of_file.get(seen.place.file)
        if reason or about is None:
            return unit.places.root.file, reason
        return about.file, about.written.explanations.get(seen.code)

    return ask


def _idle(unit: FilledUnit, used: Mapping[str, set[str]]) -> Iterator[Diagnostic]:
    """What is said of no finding; what 默认 says for all projects is used where one uses it."""
    own = used[unit.places.root.file]
    yield from _of(unit.written.explanations, unit.places, own, said=_OF_UNIT)
    shared = {code for project in unit.projects for code in used[project.file]}
    for project in unit.projects:
        own = used[project.file]
        for said in _of(project.written.explanations, project.places, own, shared):
            yield said.of_project(project.name) if said.place.file == project.file else said


def _of(
    reasons: Reasons,
    places: Places,
    used: Collection[str],
    shared: Collection[str] = (),
    said: tuple[str, str] = _OF_PROJECT,
) -> Iterator[Diagnostic]:
    """What is wrong with reasons; `shared` are used by those that stand in another file."""
    for code, reason in reasons.items():
        place, title = places.key(_KEY, code), BY_ID[code].title
        if not code.startswith("B") or code in {_UNUSED, _VOID}:
            message = f"“{title}”不能用情况说明解释"
            yield Diagnostic(_VOID, message, place, "按检查结果的改法改好，删去这一条情况说明")
        elif not reason:
            hint = "在后面写上理由；不用说明就删去这一条"
            yield Diagnostic(_VOID, f"“{title}”的情况说明没有写理由", place, hint)
        elif code not in used and (place.file == places.root.file or code not in shared):
            none, hint = said if place.file == places.root.file else _OF_ALL
            yield Diagnostic(_UNUSED, f"{none}“{title}”这一处，情况说明没有用上", place, hint)


UNUSED: Final = Rule(
    _UNUSED,
    what="情况说明里的每一条都对得上这个项目的一条检查结果。",
    why="问题改好以后，说明留在那里会让审核人以为问题还在。",
    wrong="测算已经改好，还留着　测算和预算对不上: 口径不同",
    right="删去这一条",
    source="本程序的约定：情况说明供审核人核对",
)
VOID: Final = Rule(
    _VOID,
    what="情况说明写了理由，说明的是业务规则的检查结果；名称写错的是“必须改”。",
    why="写法、结构、表样和模板的错误会让文档做不出来，说明不了；没有理由的说明等于没有说明。",
    wrong="情况说明:\n  测算和预算对不上:",
    right="情况说明:\n  测算和预算对不上: 另有1万元由上年结转支出",
    source="本程序的约定：情况说明供审核人核对",
)
