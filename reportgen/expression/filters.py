"""What may stand behind `|`: the function, its arguments, an example."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final, TypeAlias

from jinja2 import nodes
from jinja2.filters import FILTERS as JINJA
from msgspec import Struct, field

from reportgen.expression import bounds
from reportgen.expression.amounts import DECIMALS, in_unit, rounded, separated
from reportgen.expression.cutting import LENGTHS, cut_text
from reportgen.expression.dates import chinese_date, printed_date
from reportgen.expression.numerals import (
    MONEY_UNITS,
    capital_money,
    chinese_number,
    numbered,
)

Accepts: TypeAlias = Callable[[object], bool]


def _text(value: object) -> bool:
    return isinstance(value, str)


def _flag(value: object) -> bool:
    return isinstance(value, bool)


def _decimals(value: object) -> bool:
    return type(value) is int and value in DECIMALS


def _length(value: object) -> bool:
    return type(value) is int and value in LENGTHS


def _unit(value: object) -> bool:
    return value in MONEY_UNITS


class Usage(Struct, frozen=True):
    """A filter; arguments are constants, but for those of `default`."""

    function: Callable[..., object]
    example: str
    needs: tuple[Accepts, ...] = ()
    may: tuple[Accepts, ...] = ()
    named: Mapping[str, Accepts] = field(default_factory=dict)

    def fits(self, node: nodes.Filter) -> bool:
        """Whether the arguments in a template are such as the function takes."""
        takes = (*self.needs, *self.may)
        if not len(self.needs) <= len(node.args) <= len(takes):
            return False
        given = [*zip(node.args, takes, strict=False)]
        words = (part for part in node.iter_child_nodes() if isinstance(part, nodes.Keyword))
        given += [(word.value, self.named.get(word.key, _never)) for word in words]
        return all(_fits(argument, accepts) for argument, accepts in given)


def _fits(argument: nodes.Expr, accepts: Accepts) -> bool:
    if accepts is _anything:
        return True
    return isinstance(argument, nodes.Const) and accepts(argument.value)


def _anything(_value: object) -> bool:
    return True


def _never(_value: object) -> bool:
    return False


USAGES: Final[Mapping[str, Usage]] = MappingProxyType(
    {
        "万元": Usage(partial(in_unit, "万元"), "{{ 年度资金总额|万元 }}"),
        "元": Usage(partial(in_unit, "元"), "{{ 年度资金总额|元 }}"),
        "小数": Usage(rounded, "{{ 项目.控制数|小数(2) }}", (_decimals,)),
        "千分位": Usage(separated, "{{ 项目.控制数|千分位 }}"),
        "大写": Usage(capital_money, '{{ 项目.控制数|大写("万元") }}', (), (_unit,)),
        "日期": Usage(printed_date, "{{ 项目.其他栏目.开工日期|日期 }}"),
        "中文日期": Usage(chinese_date, "{{ 项目.其他栏目.开工日期|中文日期 }}"),
        "中文数字": Usage(chinese_number, "{{ loop.index|中文数字 }}"),
        "括号数字": Usage(numbered, "{{ loop.index|括号数字 }}"),
        "截取": Usage(cut_text, "{{ 项目.项目名称|截取(15) }}", (_length,), (_text,)),
        "default": Usage(
            JINJA["default"],
            '{{ 项目.项目编码|default("无", true) }}',
            (),
            (_anything, _flag),
            {"boolean": _flag},
        ),
        "first": Usage(JINJA["first"], "{{ (项目.指标行|first).指标值 }}"),
        "join": Usage(
            bounds.join,
            '{{ 项目.指标行|join("、", attribute="三级指标") }}',
            (),
            (_text, _text),
            {"attribute": _text},
        ),
        "last": Usage(JINJA["last"], "{{ (项目.指标行|last).指标值 }}"),
        "length": Usage(JINJA["length"], "{{ 项目.指标行|length }}"),
        "replace": Usage(bounds.replace, '{{ 项目.项目期|replace("-", "—") }}', (_text, _text)),
        "trim": Usage(JINJA["trim"], "{{ 项目.项目名称|trim }}"),
    }
)
FILTERS: Final = tuple(USAGES)
