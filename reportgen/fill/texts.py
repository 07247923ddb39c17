"""Plain text fields: what the project types, its 默认, or what the unit says for all."""

from collections.abc import Iterator, Mapping
from typing import Final

from reportgen.diagnostics import Place
from reportgen.filled import Origin, Value
from reportgen.model import Places, Project, Unit, Written

PROJECT_TEXTS: Final = {
    "项目名称": "name",
    "项目编码": "code",
    "项目类别": "category",
    "项目属性": "attribute",
    "项目期": "period",
    "指标模板": "template",
    "主管部门": "department",
    "主管部门代码": "department_code",
    "实施单位": "implementer",
    "实施单位代码": "implementer_code",
    "对应任务": "task",
    "资金用途": "purpose",
    "立项依据": "grounds",
    "年度总体目标": "goal",
    "公开": "public",
}
UNIT_TEXTS: Final = {
    "单位名称": "name",
    "单位代码": "code",
    "单位简称": "short_name",
    "标题单位": "title_name",
    "县区": "county",
    "主管部门": "department",
    "主管部门代码": "department_code",
    "阶段": "stage",
    "金额单位": "money_unit",
    "附件号": "attachment",
    "编制单位": "compiled_by",
    "审核单位": "reviewed_by",
}
_OF_UNIT: Final = (
    ("主管部门", "主管部门代码", "主管部门", "主管部门代码"),
    ("实施单位", "实施单位代码", "单位名称", "单位代码"),
)

TEXTS_OF_UNIT: Final = tuple(key for pair in _OF_UNIT for key in pair[2:])
"""The unit's texts that projects may take over."""

Texts = Mapping[str, Value[str | None]]


def origin_of(place: Place, file: str) -> tuple[Origin, str]:
    """Whether a value was typed in this file or comes from a 默认 of another."""
    if place.file == file:
        return Origin.TYPED, ""
    return Origin.DEFAULT, f"{place.file} 第{place.line}行"


def unit_texts(unit: Unit, places: Places) -> Texts:
    """The unit's text fields; 标题单位 falls back to 单位简称 and 单位名称."""
    texts = dict(_written(unit, UNIT_TEXTS, places, places.root.file))
    if texts["标题单位"].value is None:
        key = "单位简称" if texts["单位简称"].value else "单位名称"
        place = texts[key].place
        texts["标题单位"] = Value(texts[key].value, Origin.DERIVED, place, f"同{key}")
    year = places.at("年度")
    return {**texts, "年度": Value(str(unit.year), Origin.TYPED, year)}


def project_texts(project: Project, places: Places, file: str, unit: Texts) -> Texts:
    """The project's text fields; department and implementing unit fall back to the unit's.

    A code belongs to its name: where a project types another name, the unit's code is not used.
    """
    texts = dict(_written(project, PROJECT_TEXTS, places, file))
    for name, code, unit_name, unit_code in _OF_UNIT:
        own_name = texts[name].value is not None
        if not own_name:
            texts[name] = _from_unit(unit[unit_name], unit_name)
        if texts[code].value is None and not own_name:
            texts[code] = _from_unit(unit[unit_code], unit_code)
    return texts


def _written(
    model: Written, keys: Mapping[str, str], places: Places, file: str
) -> Iterator[tuple[str, Value[str | None]]]:
    for key, attribute in keys.items():
        value = getattr(model, attribute)
        if places.written(key):
            place = places.at(key)
            origin, note = origin_of(place, file)
            yield key, Value(value, origin, place, note)
        else:
            yield key, Value(value, Origin.TYPED, places.root)


def _from_unit(value: Value[str | None], key: str) -> Value[str | None]:
    return Value(value.value, Origin.DEFAULT, value.place, f"unit.yaml 的{key}")
