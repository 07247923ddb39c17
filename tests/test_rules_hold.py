"""What must hold for every rule, whatever is typed."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.checks import RULES, check_unit
from reportgen.filled import FilledUnit
from reportgen.national import CATEGORY
from tests.reading_specs import FORM, UNIT, filled, form

PIECES = st.sampled_from(
    [
        *(
            "2022年",
            "2023年12月底",
            "2024-2022",
            "〔2022〕5号",
            "《某办法》",
            "24年度",
            "2024年13月",
            "20204年12月",
            "2026年完成",
        ),
        *(
            "≥95%",
            "≥90%以上",
            "*名",
            "若干名",
            "为  名",
            "待定",
            "≤",
            "100百分比",
            "36万元",
            "166800",
            "/月",
            "1.",
            "2.",
            "目标二：",
            "目标内容1",
        ),
        *(
            "人数",
            "及时率",
            "满意度",
            "能否",
            "100元/+",
            "每(",
            "2元/[个",
            "标准",
            "（亿元）",
            "XX",
            "**",
            "的的",
            "营造营造",
            "（10分）",
        ),
        *(
            "投诉",
            "成本",
            "经费",
            "村干部",
            "工资",
            "党的十九大",
            "计划生育",
            "以将代补",
            "，",
            "、",
            "“",
            "”",
        ),
        *(
            "13073024P00888510015C",
            "63012300024T000000550",
            "0,",
            "-",
            "/",
            "无",
            "同上",
            "道路",
            "养护",
        ),
    ]
)
SIGNS = st.characters(categories=("L", "N", "P", "S"), max_codepoint=0xFFFF)
TEXT = st.one_of(
    st.lists(PIECES, min_size=1, max_size=6).map("".join),
    st.text(SIGNS, min_size=1, max_size=20),
)
ROWS = st.dictionaries(
    st.sampled_from([*CATEGORY]), st.dictionaries(TEXT, TEXT, max_size=3), min_size=1, max_size=6
)
CHECKED = form(
    f"{FORM}二级指标:\n  数量指标:\n    必填: 硬性\n  服务对象满意度指标:\n    必填: 一般\n"
)
PLAIN = form()


def project(texts: list[str], rows: dict[str, dict[str, str]]) -> str:
    """A project with these texts; JSON's strings are YAML's."""
    keys = ("项目名称", "年度总体目标", "资金用途", "项目期", "项目编码", "项目类别", "对应任务")
    lines = [f"{key}: {quoted(text)}" for key, text in zip(keys, texts, strict=True)]
    lines += ["控制数: 30", "资金:", "  财政拨款: 36.00", "资金支出计划:"]
    lines += [f"  3月底: {quoted(texts[0])}", "  12月底: 90%", "绩效指标:"]
    for category, typed in rows.items():
        lines.append(f"  {category}:")
        lines += [f"    {quoted(name)}: {quoted(target)}" for name, target in typed.items()]
    return "\n".join(lines) + "\n"


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def test_signs_of_patterns_are_plain_text() -> None:
    rows = {
        "数量指标": {"设备": "3个", "村数": "18个", "量": "3*"},
        "成本指标": {
            "补助": "5元/生",
            "单价": "2元/+",
            "标准": "3元/[",
            "费": "5元/(个",
            "每?": "5元/台（套）",
        },
    }
    unit, _ = read(["道路"] * 7, rows)
    assert unit is not None
    assert any(check_unit(unit, CHECKED.form))


def read(texts: list[str], rows: dict[str, dict[str, str]]) -> tuple[FilledUnit | None, str]:
    """The completed unit of one project; none where the texts are refused when they are read."""
    text = project(texts, rows)
    try:
        complete, problems = filled(text, prescribed=CHECKED)
    except AssertionError:
        return None, text
    return (None if problems else complete), text


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, min_size=7, max_size=7), ROWS)
def test_no_text_makes_a_rule_raise_and_every_place_lies_in_its_file(
    texts: list[str], rows: dict[str, dict[str, str]]
) -> None:
    unit, text = read(texts, rows)
    if unit is None:
        return
    files = {"specs/u/01.yaml": text.splitlines(), "specs/u/unit.yaml": UNIT.splitlines()}
    for prescribed in (CHECKED, PLAIN):
        for found in check_unit(unit, prescribed.form):
            lines = files[found.place.file]
            place = found.place
            assert 1 <= place.line <= place.end_line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
            assert 1 <= place.end_column <= len(lines[place.end_line - 1]) + 1
            assert place.whole or (place.line, place.column) < (place.end_line, place.end_column)
            assert found.hint or found.code == "B692"


def test_the_texts_are_mostly_read() -> None:
    unit, _ = read(["道路养护"] * 7, {"数量指标": {"养护里程": "24公里"}})
    assert unit is not None


def test_every_rule_has_a_code_of_its_own_and_says_what_it_is() -> None:
    codes = [rule.id for rule in RULES]
    assert len(codes) == len({*codes})
    for rule in RULES:
        assert all((rule.what, rule.why, rule.wrong, rule.right, rule.source)), rule.id
