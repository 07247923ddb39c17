"""What is wrong with a command line, in Chinese."""

import re
from collections.abc import Callable
from typing import Any, Final

from reportgen.patterns import pattern

_VALUES: Final = (
    (pattern(r"'(.*)' is not one of (.*?)\.?$"), r"“\1”，可以写 \2"),
    (pattern(r"'(.*)' is not a valid int"), r"“\1”不是整数"),
    (pattern(r"(\S+) is not in the range (\d+)<=x<=(\d+)"), r"“\1”，要在 \2 到 \3 之间"),
    (pattern(r"(\S+) is not in the range x>=(\d+)"), r"“\1”，不能小于 \2"),
)


def usage_error(error: Any) -> str:
    """What is wrong, as typer found it, and what to write."""
    return _SAID.get(type(error).__name__, _other)(error)


def _no_option(error: Any) -> str:
    near = f"；是不是 {'、'.join(error.possibilities)}？" if error.possibilities else ""
    return f"没有 {error.option_name} 这个选项{near}"


def _missing(error: Any) -> str:
    name = error.param.opts[-1] if error.param.param_type_name == "option" else error.param.metavar
    return f"缺少 {name}"


def _bad_value(error: Any) -> str:
    name = "/".join(error.param.opts) if error.param else ""
    return f"{name} 的值不对：{_choices(error.message)}"


def _choices(message: str) -> str:
    for english, words in _VALUES:
        if match := english.search(message):
            return match.expand(words).replace("'", "").replace(", ", "、")
    return message


def _option_usage(error: Any) -> str:
    if "does not take a value" in error.message:
        return f"{error.option_name} 后面不跟值"
    return f"{error.option_name} 后面要跟一个值"


def _other(error: Any) -> str:
    said = str(getattr(error, "message", error))
    match = re.match(r"No such command '(.*?)'", said)
    if match:
        return f"没有“{match[1]}”这个命令；运行 reportgen --help 看有哪些"
    match = re.match(r"Got unexpected extra argument\S* \((.*)\)", said)
    return f"多了参数：{match[1]}" if match else said


_SAID: Final[dict[str, Callable[[Any], str]]] = {
    "NoSuchOption": _no_option,
    "MissingParameter": _missing,
    "BadParameter": _bad_value,
    "BadOptionUsage": _option_usage,
}
