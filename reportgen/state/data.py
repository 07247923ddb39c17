"""A record as plain data, and back; whatever is not what it must be is refused."""

import os
import re
from typing import Any, Final, TypeVar, cast

from msgspec.structs import astuple

from reportgen.results import Summary
from reportgen.state.findings import data_of_finding, finding_of
from reportgen.state.record import Record

_FORMAT: Final = 3

Kind = TypeVar("Kind", str, int, bool)


def data_of(record: Record) -> dict[str, Any]:
    """The record as plain data that JSON holds."""
    return {
        "format": _FORMAT,
        "folder": record.folder,
        "made_for": record.made_for,
        "versions": record.versions,
        "inputs": dict(record.inputs),
        "outputs": dict(record.outputs),
        "errors": dict(record.errors),
        "left": dict(record.left),
        "summary": list(astuple(record.summary)) if record.summary else None,
        "projects": record.projects,
        "titles": dict(record.titles),
        "diagnostics": [data_of_finding(found) for found in record.diagnostics],
        "failed": record.failed,
    }


def record_of(data: Any) -> Record:
    """The record; ValueError, TypeError or KeyError where any of it is not what it must be."""
    outputs, left = _texts(data["outputs"]), _texts(data["left"])
    _demand(data["format"] == _FORMAT and all(map(_within, (*outputs, *left))))
    return Record(
        folder=_one(str, data["folder"]),
        made_for=_one(str, data["made_for"]),
        versions=_one(str, data["versions"]),
        inputs=_texts(data["inputs"]),
        outputs=outputs,
        errors=_all(int, data["errors"]),
        left=left,
        summary=_summary(data["summary"]),
        projects=_one(int, data["projects"]),
        titles=_texts(data["titles"]),
        diagnostics=tuple(map(finding_of, data["diagnostics"])),
        failed=_one(bool, data["failed"]),
    )


def _summary(data: Any) -> Summary | None:
    if data is None:
        return None
    kinds = [str, int, *(str,) * 6, bool]
    _demand([type(value) for value in data] == kinds)
    summary = Summary(*data)
    amounts = (summary.amount, summary.ceiling)
    _demand(all(re.fullmatch(r"([0-9]{1,60}(\.[0-9]{1,12})?)?", amount) for amount in amounts))
    _demand(re.fullmatch("(元|千元|万元|亿元)?", summary.money_unit))
    return summary


def _within(name: str) -> bool:
    """Whether a document's path is one, and stays below the output folder."""
    return not re.search(r"[\\:\0]|(^|/)\.{0,2}(/|$)", name) and bool(os.fsencode(name))


def _texts(data: Any) -> dict[str, str]:
    return _all(str, data)


def _all(kind: type[Kind], data: Any) -> dict[str, Kind]:
    _demand(isinstance(data, dict))
    return {name: _one(kind, value) for name, value in data.items()}


def _one(kind: type[Kind], value: Any) -> Kind:
    _demand(type(value) is kind)
    return cast("Kind", value)


def _demand(right: object) -> None:
    if not right:
        raise ValueError
