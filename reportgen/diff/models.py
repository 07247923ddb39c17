"""Where two models differ: the keys on the way, and both values as people say them."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from reportgen.codes import BY_NAME, Severity
from reportgen.form.severities import OFF
from reportgen.model import Written
from reportgen.model.own import Own
from reportgen.model.values import keys_in

_EXPLAINED: Final = "情况说明"
_SEVERITIES: Final = "级别"


def differences(old: Written, new: Written) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The paths at which two models differ; what was not written is said as it is by default."""
    one, other = (_flat(_dumped(model, typed=True)) for model in (old, new))
    whole = [_flat(_dumped(model, typed=False)) for model in (old, new)]
    for path in dict.fromkeys((*other, *one)):
        if one.get(path, "") != other.get(path, ""):
            before, after = (side.get(path, "") for side in whole)
            yield path, before, after


def _dumped(value: object, *, typed: bool) -> Any:
    """What stands in a block, by its keys; with `typed`, nothing that is as it is by default."""
    match value:
        case Written():
            found = ((key, getattr(value, key.name)) for key in keys_in(type(value)) if key.written)
            return {
                key.key: _dumped(part, typed=typed)
                for key, part in found
                if not (typed and key.is_default(part))
            }
        case Own():
            own = {**value.texts, **value.tables, **value.by_source}
            return _dumped(own, typed=typed)
        case Mapping():
            return {name: _dumped(part, typed=typed) for name, part in value.items()}
        case tuple():
            return [_dumped(part, typed=typed) for part in value]
    return value


def _flat(value: Any, path: tuple[str, ...] = ()) -> dict[tuple[str, ...], str]:
    """A dumped model as paths and texts."""
    if isinstance(value, dict):
        found: dict[tuple[str, ...], str] = {}
        for key, inner in value.items():
            found |= _flat(inner, (*path, _word(path, str(key))))
        return found
    if isinstance(value, list):
        found = {}
        for number, inner in enumerate(value, 1):
            found |= _flat(inner, (*path, f"第{number}项") if len(value) > 1 else path)
        return found
    told = _text(value, path)
    return {} if told is None else {path: told}


def _word(path: tuple[str, ...], key: str) -> str:
    """A key as people say it: a finding by its title, however it was named."""
    of_finding = path in {(_EXPLAINED,), (_SEVERITIES,)} and key in BY_NAME
    return BY_NAME[key].title if of_finding else key


def _text(value: object, path: tuple[str, ...]) -> str | None:
    """A value as people say it; None for nothing. A rule without a severity is not asked."""
    if path[:1] == (_SEVERITIES,):
        return Severity(str(value)).label if value else OFF
    if isinstance(value, bool):
        return "是" if value else "否"
    return None if value is None else str(value)
