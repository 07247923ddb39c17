"""Amounts in templates: texts to be printed, which know what they are in 元."""

from decimal import Decimal

import pytest

from reportgen.expression import Noted, evaluate
from reportgen.money import PrintedAmount
from reportgen.word.fields import Leaf, Record, Rows
from tests.unit.word.side_by_side import made_of, mistakes_of

FIELDS = Record(
    {"额": Leaf(money=True), "文": Leaf(), "行": Rows(Record({"名": Leaf()}))},
)
CONTEXT = {
    "额": PrintedAmount.of("1,536.75", Decimal("1536.745"), "万元"),
    "文": "3",
    "行": [{}, {}],
}
PRINTED = {
    "{{ 额 }}": "1,536.75",
    "{{ 额|元 }}": "15367450元",
    "{{ 额|万元 }}": "1536.745万元",
    "{{ 额|小数(1)|元 }}": "15367450元",
    "{{ 额|小数(1) }}": "1,536.8",
    "{{ 额|千分位|万元 }}": "1536.745万元",
    "{{ 额|大写 }}": "壹仟伍佰叁拾陆万柒仟肆佰伍拾元整",
    '{{ 额|大写("万元") }}': "壹仟伍佰叁拾陆万柒仟伍佰元整",
    '{{ 额|default("无", true)|元 }}': "15367450元",
    "{% set 总 = 额 %}{{ 总|元 }}": "15367450元",
    '{% if 额 == "1,536.75" %}是{% endif %}': "是",
    "{% if 行|length > 1 %}多{% endif %}": "多",
    "{% for 甲 in 行 %}{% if loop.index == 2 %}二{% endif %}{% endfor %}": "二",
    "{% for 甲 in 行 %}{% if loop.index is even %}双{% endif %}{% endfor %}": "双",
}
ORDER = (
    '只能比是不是同一个字，例如 {% if 词 == "字" %}，或者有没有：{% if 词 %}；'
    "几行用“|length”，第几个用 loop.index，可以和数比大小"
)
REFUSED = {
    "{% if 额 > 10 %}x{% endif %}": f"T406 “额”是印好的文字，不能比大小｜{ORDER}",
    "{% if 10 <= 额 %}x{% endif %}": f"T406 “额”是印好的文字，不能比大小｜{ORDER}",
    '{% if 额 > "10" %}x{% endif %}': f"T406 “额”是印好的文字，不能比大小｜{ORDER}",
    "{% if 文 == 3 %}x{% endif %}": 'T406 “文”是印好的文字，不会等于数｜给数加上引号：== "3"',
    "{% if 文 is odd %}x{% endif %}": (
        "T406 “文”是印好的文字，没有单双｜几行用“|length”，第几个用 loop.index，可以和数比大小"
    ),
    "{{ 文|元 }}": "T404 “文”不是金额，不能用“|元”｜直接用在金额上：{{ 金额的词|元 }}",
    "{{ 额|trim|万元 }}": (
        "T404 “额|trim”不是金额，不能用“|万元”｜直接用在金额上：{{ 金额的词|万元 }}"
    ),
}


@pytest.mark.parametrize(("text", "printed"), PRINTED.items(), ids=PRINTED)
def test_amounts_are_printed_exactly(text: str, printed: str) -> None:
    assert made_of(text, CONTEXT, FIELDS) == printed


@pytest.mark.parametrize(("text", "said"), REFUSED.items(), ids=REFUSED)
def test_what_could_never_be_right_is_refused(text: str, said: str) -> None:
    code, _space, message = said.partition(" ")
    tag = text.partition("x")[0]
    assert mistakes_of(text, FIELDS) == [f"{code} 正文 第1段 {tag}：{message}"]


def test_an_amount_with_a_note_is_the_same_amount() -> None:
    noted = Noted.of(CONTEXT["额"], "推算")  # type: ignore[arg-type]
    assert evaluate("{{ 额|小数(1)|元 }}", {"额": noted}) == "15367450元"
    assert evaluate("{{ 额|大写 }}", {"额": noted}) == "壹仟伍佰叁拾陆万柒仟肆佰伍拾元整"
