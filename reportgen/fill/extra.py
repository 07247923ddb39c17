"""其他栏目: the form's own fields, read by the types the form declares."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from reportgen.diagnostics import Diagnostic
from reportgen.fill.longtexts import is_long, long_fields, long_problems
from reportgen.fill.texts import origin_of
from reportgen.filled import Origin, Value
from reportgen.form import OwnField
from reportgen.model import Places
from reportgen.model.gather import did_you_mean
from reportgen.money import AmountError, parse_amount

_KEY = "其他栏目"
_PATTERNS: Final = {
    "数": (re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,6})?"), "只写数，例如 12 或 3.5"),
    "日期": (
        re.compile(r"20[0-9]{2}(-[01]?[0-9](-[0-3]?[0-9])?|年([01]?[0-9]月([0-3]?[0-9]日)?)?)"),
        "写成 2024-03-15 或 2024年3月",
    ),
}

Extra = Mapping[str, Value[str | None]]


def extra_fields(
    typed: Mapping[str, str | None], declared: Mapping[str, OwnField], places: Places, file: str
) -> Extra:
    """Every field the form declares; absent ones are None. What another form declares is left."""
    fields: dict[str, Value[str | None]] = {}
    values = long_fields(typed, declared, places, (_KEY,))
    for name in declared:
        place = places.at(_KEY, name)
        told = origin_of(place, file) if name in typed else (Origin.TYPED, "")
        fields[name] = Value(values.get(name), told[0], place, told[1])
    return fields


def extra_problems(
    typed: Mapping[str, str | None],
    declared: Mapping[str, OwnField],
    places: Places,
    path: tuple[str, ...] = (),
) -> Iterator[Diagnostic]:
    """What is unknown, missing or of the wrong type, seen from the spec's own form."""
    for name, value in typed.items():
        place = places.at(*path, _KEY, name)
        if name not in declared:
            message = f"本表样没有栏目“{name}”{did_you_mean(name, tuple(declared))}"
            hint = f"可以写：{'、'.join(declared)}" if declared else "去掉这一行"
            yield Diagnostic("F304", message, places.key(*path, _KEY, name), hint)
        elif value is not None and (problem := _wrong(value, declared[name])):
            yield Diagnostic("F304", f"“{name}”：{problem[0]}", place, problem[1])
        elif value and is_long(name, declared):
            yield from long_problems(value, places, (*path, _KEY, name))
    for name, field in declared.items():
        if field.required and typed.get(name) is None:
            message = f"其他栏目缺少“{name}”"
            hint = f"本表样要求填写；在“其他栏目”下面写　{name}: …"
            yield Diagnostic("F304", message, places.key(*path, _KEY), hint)


def _wrong(value: str, field: OwnField) -> tuple[str, str] | None:
    if field.type == "选项" and value not in field.choices:
        return f"“{value}”不在选项里", f"可以写：{'、'.join(field.choices)}"
    if field.type in _PATTERNS and not _PATTERNS[field.type][0].fullmatch(value):
        return f"“{value}”不是{field.type}", _PATTERNS[field.type][1]
    if field.type == "金额":
        try:
            parse_amount(value)
        except AmountError as error:
            return error.message, error.hint
    return None
