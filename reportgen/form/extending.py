"""The text of a form.yaml that extends another: what may differ stands in comments."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from reportgen.codes import Severity
from reportgen.form.model import Form
from reportgen.form.severities import OFF
from reportgen.form.style import AS_TYPED, Rounding
from reportgen.model import Written
from reportgen.model.values import keys_in

_MODELINE: Final = "# yaml-language-server: $schema=../../schemas/form.schema.json"
_SEVERITIES: Final = "级别"
_NOT_SHOWN: Final = ("继承", "名称", "文档", "默认", "共性指标")


def extending(form_id: str, form: Form, *, defaults: bool) -> Iterator[str]:
    """The lines of a form.yaml that takes everything from a form but its name and documents.

    Without the `# ` at their beginning, the last lines say what that form says. Its 共性指标, and
    its 默认 if it has `defaults`, are taken over, too, and not shown.
    """
    yield _MODELINE
    yield f"继承: {form_id}     # 下面没有写的，都和 {form_id} 一样"
    yield "名称: （填写表样的名称）"
    yield "文档:"
    for document in form.documents:
        yield f"  - 模板: {quoted(document.template)}"
        yield f"    文件名: {quoted(document.name)}"
        yield f"    范围: {document.scope}"
    yield ""
    yield f"# 下面是 {form_id} 的写法。要改哪一项，去掉那几行前面的“# ”再改；其余的不用动。"
    for key, has in (("默认", defaults), ("共性指标", form.standards)):
        if has:
            yield f"# {form_id} 的“{key}”没有抄在这里，一样有效。"
    for key, value in _typed(form).items():
        if key not in _NOT_SHOWN:
            yield from (f"# {line}" for line in _lines(key, value))


def quoted(text: str) -> str:
    """The text as a YAML value: in double quotes, with what they need escaped."""
    if re.fullmatch(r"[\w（）“”、，·-]+", text) and not text.startswith("-"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _typed(block: Written) -> dict[str, object]:
    """What is written in a block, by its keys; where decimals are kept as typed, that word."""
    none = AS_TYPED if isinstance(block, Rounding) else ""
    return {
        key.key: none if (value := getattr(block, key.name)) is None else value
        for key in keys_in(type(block))
        if key.name in block.typed and key.written
    }


def _lines(key: str, value: object) -> Iterator[str]:
    """A key with its value, as YAML without braces."""
    inside = _typed(value) if isinstance(value, Written) else value
    if key == _SEVERITIES and isinstance(inside, Mapping):
        inside = {name: OFF if severity is None else severity for name, severity in inside.items()}
    if isinstance(inside, Mapping):
        yield f"{key}:"
        for name, below in inside.items():
            yield from (f"  {line}" for line in _lines(str(name), below))
    elif isinstance(inside, tuple):
        yield f"{key}:"
        yield from (f"  - {_scalar(item)}" for item in inside)
    else:
        yield f"{key}: {_scalar(inside)}".rstrip()


def _scalar(value: object) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case Severity():
            return value.label
        case Decimal() | int():
            return str(value)
        case _:
            return quoted(str(value)) if value else ""
