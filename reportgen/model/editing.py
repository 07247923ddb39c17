"""What editors know of a block: its JSON schema, from the same types and marks that check it."""

import typing
from collections.abc import Mapping
from inspect import cleandoc
from typing import Any, Final

from msgspec import Meta

from reportgen.model.values import keys_in
from reportgen.model.written import Written, marks_of, optional

Schema = dict[str, Any]

_NOTHING: Final = "null"


def shared(name: str) -> Schema:
    """What is defined once in a schema and used in many places."""
    return {"$ref": f"#/$defs/{name}"}


def block_schema(model: type[Written], blocks: dict[str, Schema]) -> Schema:
    """The schema of a block; those of the blocks within it come into `blocks`, by their names.

    It takes the synonyms, too, and never what people do not write. A block may be empty.
    """
    keys = [key for key in keys_in(model) if key.written]
    properties = {key.key: _schema(key.type, blocks) for key in keys}
    spellings = {spelling: properties[key] for spelling, key in model.synonyms.items()}
    return {
        "additionalProperties": False,
        "description": cleandoc(model.__doc__ or ""),
        "properties": {**properties, **spellings},
        "type": ["object", _NOTHING],
    }


def _schema(annotation: Any, blocks: dict[str, Schema]) -> Schema:
    plain, marks = marks_of(annotation)
    told = [mark for mark in marks if isinstance(mark, Meta)]
    given = [mark.extra_json_schema for mark in told if mark.extra_json_schema]
    schema = dict(given[-1]) if given else _of_type(plain, blocks)
    least = "minItems" if schema.get("type") == "array" else "minProperties"
    for mark in told:
        said = {"description": mark.description, "examples": mark.examples, least: mark.min_length}
        schema |= {key: value for key, value in said.items() if value}
    if "$ref" in schema and len(schema) > 1:
        schema["allOf"] = [{"$ref": schema.pop("$ref")}]  # what stands beside $ref is not read
    return schema


def _of_type(annotation: Any, blocks: dict[str, Schema]) -> Schema:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if inner := optional(annotation):
        return _schema(inner, blocks)
    if origin in {dict, Mapping}:
        rows = _schema(arguments[1], blocks)
        return {"additionalProperties": rows, "type": ["object", _NOTHING]}
    if origin is tuple:
        return {"items": _schema(arguments[0], blocks), "type": "array"}
    if isinstance(annotation, type) and issubclass(annotation, Written):
        if annotation.__name__ not in blocks:
            blocks[annotation.__name__] = {}
            blocks[annotation.__name__] = block_schema(annotation, blocks)
        return shared(annotation.__name__)
    return {"type": _NOTHING}
