"""Generated files are current, and editors and reportgen agree about specs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.constructor import SafeConstructor
from ruamel.yaml.error import YAMLError

from reportgen import schema
from tests.conftest import REPOSITORY, ROADS, UNIT, Workspace

MODELINE = "# yaml-language-server: $schema="
COMMITTED = sorted(
    path.relative_to(REPOSITORY)
    for pattern in ("specs/*/*.yaml", "templates/*/*.yaml", "tests/forms/*/*/*.yaml")
    for path in REPOSITORY.glob(pattern)
)


class Core(SafeConstructor):
    """YAML 1.2's core schema, which knows no dates."""


Core.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def in_an_editor(text: str) -> Any:
    """The file as an editor reads it: YAML 1.2, with numbers and booleans, without dates."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Constructor = Core
    return yaml.load(text)


def validator(name: str) -> jsonschema.Draft7Validator:
    found = json.loads((REPOSITORY / "schemas" / name).read_text("utf-8"))
    jsonschema.Draft7Validator.check_schema(found)
    return jsonschema.Draft7Validator(found)


def test_committed_schemas_are_current() -> None:
    assert schema.stale(REPOSITORY) == []
    names = {path.name for path in (REPOSITORY / "schemas").iterdir()}
    assert names == {name for name, _ in schema.schemas()}


@pytest.mark.parametrize("path", COMMITTED, ids=str)
def test_committed_file_names_its_schema_and_is_valid_under_it(path: Path) -> None:
    text = (REPOSITORY / path).read_text("utf-8")
    first = text.splitlines()[0]
    assert first.startswith(MODELINE)
    named = (REPOSITORY / path).parent / first.removeprefix(MODELINE)
    kinds = {"unit.yaml": "unit", "form.yaml": "form"}
    other = "indicators" if path.parts[1] == "指标库" else "project"
    assert named.resolve() == REPOSITORY / f"schemas/{kinds.get(path.name, other)}.schema.json"
    assert list(validator(named.name).iter_errors(in_an_editor(text))) == []


GOOD_PROJECTS = [
    ROADS,
    ROADS.replace("项目名称: 村级道路养护", "项目名称: 2024"),
    ROADS + "项目编码: 052\n测算: 18村 × 20000元/村\n",
    ROADS + "测算:\n  养护: 18村 × 20000元/村\n情况说明:\n  B602: 已核\n",
    ROADS.replace("资金:", "项目资金:").replace("绩效指标:", "指标:"),
    ROADS.replace("数量指标:", "数量:").replace("村: 18个", "村: {指标值: 18个, 权重: 10}"),
    ROADS.replace("    养护道路的村: 18个\n", "    - 养护道路\n"),
    ROADS + "共性指标:\n  - 预算控制数\n不适用:\n  成本指标: 无\n资金支出计划:\n  3月底: 25%\n",
    ROADS.replace("村: 18个", "村: 18"),
    ROADS.replace("36.00", "1,234.50") + "控制数: ' 1234.50 '\n公开: 否（涉密）\n",
    ROADS.replace("村: 18个", "村:\n      指标值: 18个\n      分值: 7.5 分"),
]
BAD_PROJECTS = [
    ROADS + "主管部们: 甲\n",
    ROADS + "年度: 2024\n",
    ROADS.replace("数量指标:", "数目指标:"),
    ROADS.replace("村: 18个", "村: {指标直: 18个}"),
    ROADS.replace("    养护道路的村: 18个\n", "    - 养护道路: 18个\n"),
    ROADS.replace("项目名称: 村级道路养护\n", ""),
    ROADS.replace("绩效指标:\n", "绩效指标:\n  产出指标:\n"),
    ROADS.replace("36.00", "36万元"),
    ROADS + "控制数: 三十六\n",
    ROADS.replace("村: 18个", "村: {指标值: 18个, 分值: 十分}"),
    ROADS + "公开: 否\n",
]
GOOD_UNITS = [UNIT, UNIT + "默认:\n  项目期: 一年\n基础数据:\n  行政村: 18个\n补全共性指标: 是\n"]
BAD_UNITS = [
    UNIT + "单位名: 甲\n",
    UNIT + "默认:\n  项目朝: 一年\n",
    UNIT + "默认:\n  项目名称: 甲\n",
    UNIT + "部门整体绩效目标:\n  总体: 甲\n",
    UNIT + "年度主要任务:\n  - 任务: 甲\n",
    UNIT + "年度主要任务:\n  - 主要内容: 甲\n",
    UNIT.replace("万元", "万"),
    UNIT.replace("年度: 2024\n", ""),
    UNIT + "补全共性指标: 对\n",
    UNIT.replace("年度: 2024", "年度: 二〇二四"),
    UNIT + "基本支出:\n  人员经费: 36万元\n",
]


@pytest.mark.parametrize("text", [*GOOD_PROJECTS, *BAD_PROJECTS])
def test_editor_and_reportgen_agree_about_a_project(workspace: Workspace, text: str) -> None:
    workspace.project("01-村级道路养护", text)
    found = [d for d in workspace.check("heping-2024").diagnostics if d.blocks]
    errors = list(validator("project.schema.json").iter_errors(in_an_editor(text)))
    assert (not errors, not found) == (text in GOOD_PROJECTS,) * 2


@pytest.mark.parametrize("text", [*GOOD_UNITS, *BAD_UNITS])
def test_editor_and_reportgen_agree_about_a_unit(workspace: Workspace, text: str) -> None:
    workspace.unit(text)
    found = [d for d in workspace.check("heping-2024").diagnostics if d.blocks]
    errors = list(validator("unit.schema.json").iter_errors(in_an_editor(text)))
    assert (not errors, not found) == (text in GOOD_UNITS,) * 2


CASES = sorted((REPOSITORY / "tests" / "cases").glob("*/*/specs/*/*.yaml"))


def case_id(path: Path) -> str:
    return "/".join(path.parts[-5:-3] + path.parts[-1:])


@pytest.mark.parametrize("path", CASES, ids=case_id)
def test_what_an_editor_refuses_reportgen_refuses(path: Path) -> None:
    name = "unit" if path.name == "unit.yaml" else "project"
    try:
        errors = list(validator(f"{name}.schema.json").iter_errors(in_an_editor(path.read_text())))
    except (YAMLError, UnicodeDecodeError, RecursionError):
        errors = ["no YAML"]
    case = path.parents[2]
    if (case / "form.txt").exists() or case.parent.name == "good":
        assert errors == []
    elif errors:
        assert f" specs/{path.parent.name}/{path.name}:" in (case / "expected.txt").read_text()


def messages(schema: Any) -> Iterator[tuple[str, Any]]:
    """Every part of a schema that an editor may refuse something by, with its message."""
    if isinstance(schema, list):
        for part in schema:
            yield from messages(part)
    elif isinstance(schema, dict):
        if "enum" in schema or schema.get("additionalProperties") is False:
            yield schema.get("errorMessage", ""), schema
        for part in schema.values():
            yield from messages(part)


@pytest.mark.parametrize("name", ["project", "unit", "form", "indicators"])
def test_an_editor_refuses_in_chinese(name: str) -> None:
    found = json.loads((REPOSITORY / f"schemas/{name}.schema.json").read_text("utf-8"))
    told = [message for message, _ in messages(found)]
    assert told
    assert [message for message in told if not re.match(r"可以写：|有不认识的栏目", message)] == []


@pytest.mark.parametrize("name", ["project", "unit", "form", "indicators"])
def test_every_text_may_be_read_as_a_number_by_editors(name: str) -> None:
    text = (REPOSITORY / f"schemas/{name}.schema.json").read_text("utf-8")
    assert '"type": "string"' not in text
