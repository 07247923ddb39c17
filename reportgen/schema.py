"""The JSON schemas for editors, generated from the model; committed under schemas/."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from reportgen.files import UsageError
from reportgen.form import Form
from reportgen.library import IndicatorSet
from reportgen.model import Project, Unit, Written
from reportgen.model.defaults import NOT_DEFAULT
from reportgen.model.editing import Schema, block_schema
from reportgen.model.explanations import SHARED, explanations_schema
from reportgen.model.indicators import shared_schemas
from reportgen.model.scalars import TEXT_TYPES
from reportgen.write import Outcome, WriteError, write

FOLDER: Final = "schemas"
_DIALECT: Final = "http://json-schema.org/draft-07/schema#"
_ALWAYS: Final = {"project": ("项目名称",), "unit": ("单位名称", "年度", "表样", "金额单位")}
_IN_ITEMS: Final = {"Task": ["任务名称"]}

_FEW: Final = 12


def schemas() -> Iterator[tuple[str, bytes]]:
    """Every schema file: its name and its bytes."""
    models: Mapping[str, type[Written]] = {
        "project": Project,
        "unit": Unit,
        "form": Form,
        "indicators": IndicatorSet,
    }
    for name, model in models.items():
        schema = _of_model(name, model)
        text = json.dumps({"$schema": _DIALECT, **schema}, ensure_ascii=False, indent=2)
        yield f"{name}.schema.json", f"{text}\n".encode()


def stale(root: Path) -> list[Path]:
    """The schema files below `root` that are not what the model says now."""
    files = {root / FOLDER / name: data for name, data in schemas()}
    return [path for path, data in files.items() if not _holds(path, data)]


def write_all(root: Path) -> list[Path]:
    """Writes every schema file that is not current, and gives their paths."""
    if not root.is_dir():
        raise UsageError(f"没有 {root} 这个文件夹；用 -C 指出 specs/ 和 templates/ 在哪里")
    paths = []
    for name, data in schemas():
        path = root / FOLDER / name
        try:
            outcome = write(path, data)
        except WriteError as error:
            raise UsageError(f"{path} 写不进去：{error}") from error
        if outcome is not Outcome.SAME:
            paths.append(path)
    return paths


def _holds(path: Path, data: bytes) -> bool:
    return path.is_file() and path.read_bytes() == data


def _of_model(name: str, model: type[Written]) -> Schema:
    blocks: dict[str, Schema] = {}
    schema = block_schema(model, blocks)
    for part in _IN_ITEMS.keys() & blocks.keys():
        blocks[part] = {**blocks[part], "required": _IN_ITEMS[part]}
    if "默认" in schema["properties"]:
        schema["properties"]["默认"] = _defaults(schema["properties"]["默认"])
    required = [key for key in _ALWAYS.get(name, ()) if key not in model.synonyms.values()]
    defined = {**dict(sorted(blocks.items())), **shared_schemas(), SHARED: explanations_schema()}
    about = {"$defs": defined, "title": f"reportgen {name}", "required": required}
    whole: Schema = _told({**schema, **about})
    return whole


def _defaults(about: Schema) -> Schema:
    project = block_schema(Project, {})
    properties = {k: v for k, v in project["properties"].items() if k not in NOT_DEFAULT}
    block = {"type": ["object", "null"], "properties": properties, "additionalProperties": False}
    return {"description": about.get("description", ""), **block}


def _told(schema: Any) -> Any:
    """With a Chinese message wherever an editor may refuse something."""
    if isinstance(schema, list):
        return [_told(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    said = {key: _told(value) for key, value in schema.items()}
    message = _message(schema)
    return {**said, "errorMessage": message} if message else said


def _message(schema: Schema) -> str:
    """What to write where an editor refuses what is written."""
    if isinstance(own := schema.get("errorMessage"), str):
        return own
    if isinstance(words := schema.get("enum"), list):
        return f"可以写：{'、'.join(str(word) for word in words[:_FEW] if word is not None)}"
    if "propertyNames" in schema:
        return "写检查结果的名称或代码；有哪些，运行 reportgen explain --all"
    if schema.get("additionalProperties") is False:
        return f"有不认识的栏目，或者写法的层次不对；可以写：{'、'.join(schema['properties'])}"
    kinds = schema.get("type")
    return "这里写一段文字，不分下一层" if kinds == list(TEXT_TYPES) else ""
