"""The words of a document with notes: where every value comes from that nobody typed in place."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

from reportgen.expression import Noted
from reportgen.fill.texts import origin_of
from reportgen.filled import BySource, FilledProject, FilledUnit, Origin, Row, Value
from reportgen.layout.words import groups
from reportgen.national import TOTAL

Words: TypeAlias = Mapping[str, object]
Values: TypeAlias = Mapping[str, Value[object]]


def noted(words: Words, unit: FilledUnit) -> Words:
    """The words of a document for the unit or for one project, with notes."""
    projects = {str(project.number): project for project in unit.projects}
    made = {**words, "单位": _unit(_below(words, "单位"), unit)}
    if "项目" in words:
        own = _below(words, "项目")
        return {**made, "项目": _project(own, projects[str(own["序号"])])}
    listed = cast("list[Words]", words["项目列表"])
    return {**made, "项目列表": [_project(own, projects[str(own["序号"])]) for own in listed]}


def _unit(words: Words, unit: FilledUnit) -> Words:
    values: Values = {**unit.texts, "资金合计": unit.total}
    return {**_with(words, values), "其他栏目": _with(_below(words, "其他栏目"), unit.extra)}


def _project(words: Words, project: FilledProject) -> Words:
    funds: Values = {**project.funds, TOTAL: project.total}
    listed = cast("list[Words]", words["指标行"])
    rows = [_row(one, row) for one, row in zip(listed, project.rows, strict=True)]
    own = _with(_below(words, "其他栏目"), project.extra)
    return {
        **_with(words, {**project.texts, **project.money}),
        "资金": _with(_below(words, "资金"), funds),
        "资金支出计划": _plan(cast("Iterable[Words]", words["资金支出计划"]), project),
        "指标行": rows,
        "指标组": groups(rows),
        "其他栏目": {**own, **_of_sources(own, project.by_source)},
    }


def _row(words: Words, row: Row) -> dict[str, object]:
    """The row with a note at its points, and at its name (its target, where no name is printed)."""
    shown = "三级指标" if words["三级指标"] else "指标值"
    values: Values = {
        shown: Value(words[shown], row.origin, row.place, row.note),
        "分值": Value(row.weight, row.weight_origin, row.place, row.weight_note),
    }
    return _with(words, values)


def _plan(rows: Iterable[Words], project: FilledProject) -> list[Words]:
    """The spend plan; a form or a unit may say it for all projects."""
    made: list[Words] = []
    for row in rows:
        place = project.places.at("资金支出计划", str(row["时点"]))
        origin, note = origin_of(place, project.file)
        value: Value[object] = Value(row["比例"], origin, place, note)
        made.append({**row, **_with({"比例": row["比例"]}, {"比例": value})})
    return made


def _of_sources(words: Words, typed: BySource) -> Words:
    return {name: _with(_below(words, name), values) for name, values in typed.items()}


def _below(words: Words, name: str) -> Words:
    return cast("Words", words[name])


def _with(words: Words, values: Values) -> dict[str, object]:
    """The words, with a note at each text whose value was not typed where it stands."""
    return {name: _text(text, values.get(name)) for name, text in words.items()}


def _text(text: object, value: Value[object] | None) -> object:
    if value is None or value.origin is Origin.TYPED or not isinstance(text, str) or not text:
        return text
    return Noted.of(text, f"{value.origin.value}：{value.note}".rstrip("："))
