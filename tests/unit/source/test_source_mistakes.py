"""Typical mistakes: exact place and words, the repair, and the rest of the file read on."""

import pytest

from tests.unit.source.told import diagnostics, hints, told, tree

STARTS = [
    (">=95%", '写成“≥95%”，或者加英文引号：">=95%"'),
    (">95%", '是“大于”就加英文引号：">95%"；是“不少于”就写成“≥95%”'),
    ("> 80人", '是“大于”就加英文引号："> 80人"；是“不少于”就写成“≥80人”'),
    ("> 约九成", '加英文引号："> 约九成"'),
    (">5", '是“大于”就加英文引号：">5"；是“不少于”就写成“≥5”'),
    ("%95", '加英文引号："%95"'),
    ("@张三", '加英文引号："@张三"'),
    ("`x`", '加英文引号："`x`"'),
    (",甲", '加英文引号：",甲"'),
    ("]甲", '加英文引号："]甲"'),
    ("|甲", '加英文引号："|甲"'),
    ("* 24次", '加英文引号："* 24次"'),
    ("[24次", '加英文引号："[24次"'),
    ("#1", '加英文引号："#1"'),
    ("[2023]12号", '加英文引号："[2023]12号"'),
]


@pytest.mark.parametrize(("value", "hint"), STARTS)
def test_a_value_that_begins_with_a_sign(value: str, hint: str) -> None:
    text = f"甲:\n  巡查: {value}\n  乙: 1\n"
    assert told(text) == [f"2:7 Y101 值以“{value[0]}”开头，YAML把它当成特殊符号"]
    assert hints(text) == [hint]
    assert tree(text) == {"甲": {"巡查": value, "乙": "1"}}


@pytest.mark.parametrize("bar", "｜丨│")
@pytest.mark.parametrize("remark", ["", "  # 注"])
def test_a_bar_of_another_kind(bar: str, remark: str) -> None:
    text = f"a: {bar}{remark}\n  甲：乙 #1\n  >丙\nb: x｜\n"
    assert told(text) == [f"1:4 Y101 “{bar}”不是英文竖线“|”，会当成文字印出来"]
    assert [r.new for d in diagnostics(text) for r in d.repairs] == ["|"]
    assert tree(text) == {"a": "甲：乙 #1\n>丙", "b": "x｜"}


VALUES = [
    ('a: "x"尾巴\n', "1:7 Y101 引号后面还有文字“尾巴”", '"x"尾巴'),
    ("a: '十四五'规划\n", "1:9 Y101 引号后面还有文字“规划”", "'十四五'规划"),
    ("a: {{ x|y }}元\n", "1:4 Y101 值以“{{”开头，YAML把它当成特殊符号", "{{ x|y }}元"),
    ("a: - x\n", "1:4 Y101 值以“- ”开头，YAML把它当成特殊符号", "- x"),
    ("a: 24次 #1\n", "1:8 Y103 “#1”被当成注释丢掉了", "24次 #1"),
    ("a: x\n  y #1\n", "2:5 Y103 “#1”被当成注释丢掉了", "x\ny #1"),
    ("a: 成本: 3万\n", "1:6 Y105 内容“成本: 3万”里又有英文冒号，YAML看不懂", "成本: 3万"),
    ('a: "C:\\文"\n', "1:7 Y105 双引号里的“\\文”不能这样写", "C:\\文"),
    ('a: "xxx\n', '1:4 Y105 英文引号没有配对：“"xxx”', '"xxx'),
    ("a: {b: 1\n", "1:4 Y105 花括号没有配对：“{b: 1”", "{b: 1"),
    ("a: [b, c\n", "1:4 Y105 方括号没有配对：“[b, c”", "[b, c"),
    ("a: x # 备注\n  y\n", "2:3 Y105 “y”和上面的内容被注释隔开了", "x"),
]


@pytest.mark.parametrize(("text", "finding", "value"), VALUES)
def test_a_value_that_yaml_misreads(text: str, finding: str, value: str) -> None:
    assert told(text + "乙: 1\n") == [finding]
    assert tree(text + "乙: 1\n") == {"a": value, "乙": "1"}


@pytest.mark.parametrize(
    ("key", "sign"), [('"三公"经费', '"'), ("*核心", "*"), ("[重点]路", "["), ("@甲", "@")]
)
def test_a_key_that_begins_with_a_sign(key: str, sign: str) -> None:
    assert told(f"{key}: 5\n") == [f"1:1 Y101 栏目名以“{sign}”开头，YAML把它当成特殊符号"]
    assert tree(f"{key}: 5\n") == {key: "5"}


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_key_with_a_quote_that_never_closes(quote: str) -> None:
    text = f"绩效指标:\n  数量指标:\n    {quote}群众满意度： 90%\n    乙: 1\n"
    assert told(text) == [
        f"3:5 Y101 栏目名以“{quote}”开头，YAML把它当成特殊符号",
        f"3:11 Y102 “{quote}群众满意度”后面用了中文冒号“：”",
    ]
    assert hints(text) == ["去掉这个引号", "改成英文冒号加一个空格：“群众满意度: 90%”"]
    assert tree(text) == {"绩效指标": {"数量指标": {"群众满意度": "90%", "乙": "1"}}}


@pytest.mark.parametrize(
    "text",
    [
        'a:\n  "甲：乙\n  丙"\n',
        "a: ≥95%\nb: 95%\nc: “x”\nd: a：b\ne: 5#\n",
        "a: 1 # 备注\nb: # 备注\n  c: 1\n# 注：释\n",
        "资金: #万元\n  财政拨款: 3\n",
        "a: http://x.cn\nb: 12:30\nc: -5\nd: 3:1\n",
        "年度总体目标: 保障\n  目标：甲\n  #1\n".replace("  #1\n", ""),
        "年度总体目标:\n  甲：乙，\n  丙：丁\n",
        "年度总体目标: |\n  a: b\n  >=5 #1\n  　　甲：乙\n",
        'a: "x: #1\n  y：z"\nb: \'"\'\n',
        "a: {指标值: 良好，稳定, 分值: 10}\n",
        "a: {指标值: '5，分值：10', 分值: 1}\n",
        "年度主要任务:\n- 甲：乙\n- b: 1\n  c: 2\n",
    ],
)
def test_proper_texts_raise_nothing(text: str) -> None:
    assert told(text) == []


def test_a_whole_file_with_chinese_colons() -> None:
    text = (
        "项目名称：甲\n资金：\n  财政拨款：36\n年度总体目标：保障\n"
        "绩效指标：\n  数量指标：\n    巡查：24次\n"
    )
    assert told(text) == [
        f"{line} Y102 “{key}”后面用了中文冒号“：”"
        for line, key in [
            ("1:5", "项目名称"),
            ("2:3", "资金"),
            ("3:7", "财政拨款"),
            ("4:7", "年度总体目标"),
            ("5:5", "绩效指标"),
            ("6:7", "数量指标"),
            ("7:7", "巡查"),
        ]
    ]
    assert hints(text)[0] == "改成英文冒号加一个空格：“项目名称: 甲”"
    assert tree(text) == {
        "项目名称": "甲",
        "资金": {"财政拨款": "36"},
        "年度总体目标": "保障",
        "绩效指标": {"数量指标": {"巡查": "24次"}},
    }


@pytest.mark.parametrize(
    ("text", "finding", "read"),
    [
        ("项目名称:甲\n", "1:5 Y102 “项目名称”的冒号后面少一个空格", {"项目名称": "甲"}),
        ("资金:　3\n", "1:3 Y102 “资金”的冒号后面不是英文空格", {"资金": "3"}),
        ("a: 1\n乙：2\n", "2:2 Y102 “乙”后面用了中文冒号“：”", {"a": "1", "乙": "2"}),
        (
            "a:\n  乙：2\n  c: 1\n",
            "2:4 Y102 “乙”后面用了中文冒号“：”",
            {"a": {"乙": "2", "c": "1"}},
        ),
        (
            "a: 1\n没有\nb: 2\n",
            "2:1 Y105 这一行没有缩进，接不上“a”的内容",
            {"a": "1\n没有", "b": "2"},
        ),
        ("a:\n没有\nb: 2\n", "2:1 Y105 “没有”后面没有冒号", {"a": "", "没有": "", "b": "2"}),
        ("a:\n- x\n-y\n", "3:1 Y105 “-”后面少一个空格", {"a": ["x", "y"]}),
    ],
)
def test_a_line_without_a_proper_colon(text: str, finding: str, read: object) -> None:
    assert told(text) == [finding]
    assert tree(text) == read


@pytest.mark.parametrize(
    ("colon", "wrong"), [("：", "后面用了中文冒号“：”"), (":", "的冒号后面少一个空格")]
)
@pytest.mark.parametrize("remark", ["", "  # 注"])
def test_every_line_below_a_key_that_holds_no_text(colon: str, wrong: str, remark: str) -> None:
    text = (
        f"资金:\n  财政拨款{colon}2{remark}\n  其他资金{colon}1\n"
        f"绩效指标:\n  数量指标:\n    走访，了解{colon}5户\n    走访群众，了解需求，办好事{colon}\n"
        f"      指标值{colon}3次\n  质量指标:\n    合格率: 1\n"
    )
    places = [
        *(("2:7", "财政拨款"), ("3:7", "其他资金"), ("6:10", "走访，了解")),
        *([("7:18", "走访群众，了解需求，办好事")] if colon == "：" else []),
        ("8:10", "指标值"),
    ]
    assert told(text) == [f"{place} Y102 “{key}”{wrong}" for place, key in places]
    assert tree(text) == {
        "资金": {"财政拨款": "2", "其他资金": "1"},
        "绩效指标": {
            "数量指标": {
                "走访，了解": "5户",
                "走访群众，了解需求，办好事": {"指标值": "3次"},
            },
            "质量指标": {"合格率": "1"},
        },
    }


@pytest.mark.parametrize(
    "text",
    [
        "年度总体目标:\n  目标一：养护\n  目标二：清运\na: 1\n",
        "资金:\n  上级资金：2\n  按上年标准安排\na: 1\n",
        "资金:\n  12:30\n  13:30\na: 1\n",
    ],
)
def test_a_text_with_colons_stays_a_text(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("colon", ["：", ":"])
def test_the_keys_of_a_block_below_a_name(colon: str) -> None:
    block = f"    巡查:\n      指标值{colon}3次\n      分值{colon}10\n"
    text = f"绩效指标:\n  数量指标:\n{block}    走访:\n      村民{colon}好\n      商户{colon}好\n"
    assert [line.split()[:2] for line in told(text)] == [["4:10", "Y102"], ["5:9", "Y102"]]
    assert tree(text) == {
        "绩效指标": {
            "数量指标": {
                "巡查": {"指标值": "3次", "分值": "10"},
                "走访": f"村民{colon}好\n商户{colon}好",
            }
        }
    }


def test_a_long_name_beside_names_with_a_proper_colon() -> None:
    text = "资金:\n  财政拨款: 2\n  其他：1\n  上年结转的，没有用完的那部分资金：3\n"
    assert [line.split()[:2] for line in told(text)] == [["3:5", "Y102"], ["4:19", "Y102"]]
    read = {"财政拨款": "2", "其他": "1", "上年结转的，没有用完的那部分资金": "3"}
    assert tree(text) == {"资金": read}


def test_wide_blanks_before_a_text_with_colons() -> None:
    text = "年度总体目标:\n　　一是：甲\n　　二是：乙\na: 1\n"
    assert told(text) == ["2:1 Y104 缩进用了全角空格", "3:1 Y104 缩进用了全角空格"]
    assert tree(text) == {"年度总体目标": "一是：甲\n二是：乙", "a": "1"}


def test_tabs_before_lines_with_wrong_colons() -> None:
    text = "资金:\n\t财政拨款：2\n\t其他资金：1\n"
    assert [repair.new for found in diagnostics(text) for repair in found.repairs] == [
        *("  ", ": ", "  ", ": ")
    ]
    assert tree(text) == {"资金": {"财政拨款": "2", "其他资金": "1"}}


BLOCK = "绩效指标:\n  数量指标:\n    保洁员: 20人\n"


@pytest.mark.parametrize(
    ("line", "finding", "hint", "read"),
    [
        (
            "    清运垃圾 ≥1200吨；\n",
            "4:5 Y105 “清运垃圾 ≥1200吨；”的名称和内容之间少了英文冒号加空格",
            "写成“清运垃圾: ≥1200吨”",
            {"清运垃圾": "≥1200吨"},
        ),
        (
            "    清运垃圾≥1200吨，按月\n",
            "4:5 Y105 “清运垃圾≥1200吨，按月”的名称和内容之间少了英文冒号加空格",
            "写成“清运垃圾: ≥1200吨，按月”",
            {"清运垃圾": "≥1200吨，按月"},
        ),
        (
            "    生活　垃圾\t不少于 3吨\n",
            "4:5 Y105 “生活 垃圾 不少于 3吨”的名称和内容之间少了英文冒号加空格",
            "写成“生活 垃圾: 不少于 3吨”",
            {"生活\u3000垃圾": "不少于 3吨"},
        ),
        (
            "    效果 良好\n",
            "4:5 Y105 “效果 良好”的名称和内容之间少了英文冒号加空格",
            "写成“效果: 良好”；如果是“保洁员”没写完，前面加6格空格",
            {"效果": "良好"},
        ),
        (
            "    食品安全事故\n",
            "4:5 Y105 “食品安全事故”后面没有冒号",
            "写成“食品安全事故: 内容”；如果是“保洁员”没写完，前面加6格空格",
            {"食品安全事故": ""},
        ),
        (
            "    垃圾\n      指标值: 3吨\n",
            "4:5 Y105 “垃圾”后面没有冒号",
            "写成“垃圾:”",
            {"垃圾": {"指标值": "3吨"}},
        ),
        (
            "    其中城区的人员，\n",
            "4:5 Y105 这一行没有缩进，接不上“保洁员”的内容",
            "前面加6格空格，和“保洁员”的其他行对齐",
            {"保洁员": "20人\n其中城区的人员，"},
        ),
    ],
)
@pytest.mark.parametrize("rest", ["", "    巡查: 24次\n"])
def test_a_forgotten_colon_among_indicators(
    line: str, finding: str, hint: str, read: dict[str, object], rest: str
) -> None:
    text = BLOCK + line + rest
    assert told(text) == [finding]
    assert hints(text) == [hint]
    others = {"巡查": "24次"} if rest else {}
    assert tree(text) == {"绩效指标": {"数量指标": {"保洁员": "20人", **read, **others}}}


@pytest.mark.parametrize(
    ("text", "finding", "hint"),
    [
        (
            "项目名称 甲\n资金:\n  财政拨款: 3\n",
            "1:1 Y105 “项目名称 甲”的名称和内容之间少了英文冒号加空格",
            "写成“项目名称: 甲”",
        ),
        (
            "年度总体目标: |\n  保障运转\n绩效指标\n  数量指标:\n    甲: 1\n",
            "3:1 Y105 “绩效指标”后面没有冒号",
            "写成“绩效指标:”",
        ),
        (
            "a:\n  说明: |\n    保障\n  人数 20人\n  b: 1\n",
            "4:3 Y105 “人数 20人”的名称和内容之间少了英文冒号加空格",
            "写成“人数: 20人”",
        ),
        (
            "a:\n  说明: |\n    保障\n  运转\n  b: 1\n",
            "4:3 Y105 这一行没有缩进，接不上“说明”的内容",
            "前面加4格空格，和“说明”的其他行对齐",
        ),
        (
            "项目名称甲\n资金:\n  财政拨款: 3\n",
            "1:1 Y105 “项目名称甲”的名称和内容之间少了英文冒号加空格",
            "写成“项目名称: 甲”",
        ),
        (
            "a: 1\n项目名称甲\nb: 2\n",
            "2:1 Y105 “项目名称甲”的名称和内容之间少了英文冒号加空格",
            "写成“项目名称: 甲”；如果是“a”没写完，前面加2格空格",
        ),
        (
            "a: 1\n年度总体目标 |\n  保障，\n  甲：乙\nb: 2\n",
            "2:1 Y105 “年度总体目标 |”的名称和内容之间少了英文冒号加空格",
            "写成“年度总体目标: |”",
        ),
        (
            "a:\n  b: 1\n  满意度 {指标值: ≥90%, 分值: 10}  # 注\n  c: 2\n",
            "3:3 Y105 “满意度 {指标值: ≥90%, 分值: …”的名称和内容之间少了英文冒号加空格",
            "写成“满意度: {指标值: ≥90%, 分值: 10}”",
        ),
        (
            "a:\n  b: 1\n  满意度{指标值: ≥90%}\n  c: 2\n",
            "3:3 Y105 “满意度{指标值: ≥90%}”的名称和内容之间少了英文冒号加空格",
            "写成“满意度: {指标值: ≥90%}”",
        ),
        (
            "a:\n  指标值: 30人\n  分值10\n",
            "3:3 Y105 “分值10”的名称和内容之间少了英文冒号加空格",
            "写成“分值: 10”；如果是“指标值”没写完，前面加4格空格",
        ),
        (
            "绩效指标:\n  数量指标:\n    甲: 1\n  质量指标\n    乙: 2\n",
            "4:3 Y105 “质量指标”后面没有冒号",
            "写成“质量指标:”",
        ),
    ],
)
def test_a_forgotten_colon_elsewhere(text: str, finding: str, hint: str) -> None:
    assert told(text) == [finding]
    assert hints(text) == [hint]


@pytest.mark.parametrize(
    ("lines", "finding", "read"),
    [
        (
            "    就餐人数\t80人\n    天数: 20天\n    巡查: 2次\n",
            "3:5 Y105 “就餐人数 80人”的名称和内容之间少了英文冒号加空格",
            {"就餐人数": "80人", "天数": "20天", "巡查": "2次"},
        ),
        (
            "    1、就餐　80人；\n    # 注\n\n    2、天数: 20天\n",
            "3:5 Y105 “1、就餐 80人；”的名称和内容之间少了英文冒号加空格",
            {"1、就餐": "80人", "2、天数": "20天"},
        ),
        (
            "    就餐\n      指标值: 3人\n    天数: 2天\n",
            "3:5 Y105 “就餐”后面没有冒号",
            {"就餐": {"指标值": "3人"}, "天数": "2天"},
        ),
        (
            "    - 就餐: 3人\n    天数: 2天\n    巡查: 2次\n",
            "3:5 S208 “就餐”前多了“-”",
            {"就餐": "3人", "天数": "2天", "巡查": "2次"},
        ),
        (
            "    - 就餐:\n        指标值: 3人\n    天数: 2天\n",
            "3:5 S208 “就餐”前多了“-”",
            {"就餐": {"指标值": "3人"}, "天数": "2天"},
        ),
        (
            "    就餐: 3人\n    - 天数: 2天\n    巡查: 2次\n",
            "4:5 S208 “天数”前多了“-”",
            {"就餐": "3人", "天数": "2天", "巡查": "2次"},
        ),
    ],
)
def test_one_line_that_fails_blames_no_other(lines: str, finding: str, read: object) -> None:
    text = f"绩效指标:\n  数量指标:\n{lines}  质量指标:\n    合格率: 1\n"
    assert told(text) == [finding]
    assert tree(text) == {"绩效指标": {"数量指标": read, "质量指标": {"合格率": "1"}}}


def test_a_colon_in_a_text_below_its_key_makes_no_key() -> None:
    text = "年度总体目标:\n  保障运转，做到\n  重点: 养护\n  道路\n  其次: 路灯\na: 1\n"
    assert told(text) == [
        "3:5 Y105 内容“重点: 养护”里又有英文冒号，YAML看不懂",
        "5:5 Y105 内容“其次: 路灯”里又有英文冒号，YAML看不懂",
    ]
    assert hints(text) == ["内容里的冒号改成中文“：”，或者在栏目的冒号后面写“|”"] * 2
    goal = "保障运转，做到\n重点： 养护\n道路\n其次： 路灯"
    assert tree(text) == {"年度总体目标": goal, "a": "1"}


@pytest.mark.parametrize(
    "lines",
    [
        "    - 任务: 甲\n      内容: 乙\n    说明: 丙\n",
        "    - 任务: 甲\n    任务: 乙\n",
        "    - 文字\n    任务: 乙\n",
    ],
)
def test_a_list_stays_one_where_a_key_stands_beside_it(lines: str) -> None:
    assert told(f"a:\n  b:\n{lines}c: 1\n")[0].endswith("Y105 这一行写法有误，从这里读不下去")


@pytest.mark.parametrize("colon", "：﹕︰∶")
def test_all_that_people_take_for_a_colon(colon: str) -> None:
    text = f"项目名称{colon}甲\na: 1\n清运垃圾{colon}≥3吨\nb: 3{colon}1\nc: {{指标值{colon}5}}\n"
    name = f"Y102 “{{}}”后面用了中文冒号“{colon}”"
    assert told(text) == [
        f"1:5 {name.format('项目名称')}",
        f"3:5 {name.format('清运垃圾')}",
        "5:8 Y109 花括号里用了中文冒号，“指标值”没有读进去",
    ]
    assert [r.new for d in diagnostics(text) for r in d.repairs] == [": ", ": "]
    assert tree(text) == {
        "项目名称": "甲",
        "a": "1",
        "清运垃圾": "≥3吨",
        "b": f"3{colon}1",
        "c": {"指标值": "5"},
    }


@pytest.mark.parametrize(
    ("blank", "name"),
    [("\t", "制表符（Tab键）"), ("　", "全角空格"), ("\u00a0\u00a0", "不间断空格")],
)
def test_indentation_with_other_blanks(blank: str, name: str) -> None:
    text = f"a:\n{blank}b: 1\n{blank}c:\n{blank * 2}d: 2\n{blank}e: |\n{blank * 2}甲\nf: 3\n"
    assert told(text) == [f"{line}:1 Y104 缩进用了{name}" for line in (2, 3, 4, 5, 6)]
    assert tree(text) == {"a": {"b": "1", "c": {"d": "2"}, "e": "甲"}, "f": "3"}


@pytest.mark.parametrize(
    ("text", "finding", "read"),
    [
        (
            "a:\n    b: 1\n  c: 2\n",
            "3:1 Y105 缩进是2格，和上面的行对不齐（第2行是4格）",
            {"a": {"b": "1", "c": "2"}},
        ),
        (
            "a: 1\n  b: 2\n  c: 3\n",
            "2:1 Y105 缩进是2格，比上面同一层的行多2格",
            {"a": "1", "b": "2", "c": "3"},
        ),
        (
            "a: |\n    甲\n  乙\n",
            "3:1 Y105 这一行缩进是2格，比这段文字的第一行少（4格）",
            {"a": "甲\n乙"},
        ),
        (
            "a: |\n  甲\n乙\n丙\nb: 1\n",
            "3:1 Y105 这一行没有缩进，接不上“a”的内容",
            {"a": "甲\n乙\n丙", "b": "1"},
        ),
    ],
)
def test_wrong_indentation_is_told_once(text: str, finding: str, read: object) -> None:
    assert told(text) == [finding]
    assert tree(text) == read


@pytest.mark.parametrize(
    ("text", "finding", "hint"),
    [
        (
            "a:\n   b: 1\n    c: 2\n    d: 3\n",
            "2:1 Y105 缩进是3格，和下面同一层的行对不齐（第3行是4格）",
            "和第3行“c: 2”对齐，前面留4格空格",
        ),
        (
            "a:\n   b:\n     x: 1\n  c: 2\n  # 注\n\n  d: 3\n",
            "2:1 Y105 缩进是3格，和下面同一层的行对不齐（第4行是2格）",
            "和第4行“c: 2”对齐，前面留2格空格",
        ),
        (
            " a: 1\nb: 2\nc: 3\n",
            "1:1 Y105 缩进是1格，和下面同一层的行对不齐（第2行是0格）",
            "和第2行“b: 2”对齐，前面不留空格",
        ),
        (
            "a:\n   b: 1\n   c: 2\n    d: 3\n",
            "4:1 Y105 缩进是4格，比上面同一层的行多1格",
            "和第2行“b: 1”对齐，前面留3格空格",
        ),
        (
            "a:\n    b: 1\n   c: 2\n    d: 3\n",
            "3:1 Y105 缩进是3格，和上面的行对不齐（第2行是4格）",
            "和第2行“b: 1”对齐，前面留4格空格",
        ),
        (
            "a:\n  b:\n    c: 1\n   d:\n    e: 2\n",
            "4:1 Y105 缩进是3格，比上面同一层的行多1格",
            "和第2行“b:”对齐，前面留2格空格",
        ),
    ],
)
def test_the_odd_line_is_told_and_not_those_that_are_right(
    text: str, finding: str, hint: str
) -> None:
    assert told(text) == [finding]
    assert hints(text) == [hint]


@pytest.mark.parametrize(
    ("flow", "finding", "read"),
    [
        (
            "{指标值: 5，分值：10}",
            "1:11 Y109 花括号里用了中文逗号，“分值”没有读进去",
            {"指标值": "5", "分值": "10"},
        ),
        (
            "{指标值: 5，分值: 10}",
            "1:11 Y109 花括号里用了中文逗号，“分值”没有读进去",
            {"指标值": "5", "分值": "10"},
        ),
        (
            "{指标值：5, 分值: 3}",
            "1:8 Y109 花括号里用了中文冒号，“指标值”没有读进去",
            {"指标值": "5", "分值": "3"},
        ),
        (
            "{指标值: 5；分值: 3}",
            "1:11 Y109 花括号里用了中文分号，“分值”没有读进去",
            {"指标值": "5", "分值": "3"},
        ),
        ("{分值:10}", "1:7 Y102 花括号里“分值:”后面少一个空格，“分值”没有读进去", {"分值": "10"}),
        ("[甲，乙]", "1:6 Y109 方括号里用了中文逗号，几项被当成一项", ["甲，乙"]),
        (
            "{指标值: 1,000元}",
            "1:10 Y109 括号里的“1,000”被逗号拆成了几段",
            {"指标值": "1", "000元": ""},
        ),
    ],
)
def test_chinese_punctuation_in_braces(flow: str, finding: str, read: object) -> None:
    assert told(f"a: {flow}\n") == [finding]
    assert tree(f"a: {flow}\n") == {"a": read}


EVERYTHING = """\
项目名称：甲
资金:
\t财政拨款: >=36
测算:
  经费: 成本: 3万
年度总体目标: |
  保障运转，
继续保障
绩效指标:
  数量指标:
    巡查: 24次 #1
     报告: {指标值: 5，分值：10}
  质量指标: "好
"""


def test_all_mistakes_of_a_file_in_one_run() -> None:
    assert told(EVERYTHING) == [
        "1:5 Y102 “项目名称”后面用了中文冒号“：”",
        "3:1 Y104 缩进用了制表符（Tab键）",
        "3:8 Y101 值以“>”开头，YAML把它当成特殊符号",
        "5:9 Y105 内容“成本: 3万”里又有英文冒号，YAML看不懂",
        "8:1 Y105 这一行没有缩进，接不上“年度总体目标”的内容",
        "11:13 Y103 “#1”被当成注释丢掉了",
        "12:1 Y105 缩进是5格，比上面同一层的行多1格",
        "12:17 Y109 花括号里用了中文逗号，“分值”没有读进去",
        '13:9 Y105 英文引号没有配对：“"好”',
    ]


def test_the_structure_is_read_in_the_same_run() -> None:
    assert tree(EVERYTHING) == {
        "项目名称": "甲",
        "资金": {"财政拨款": ">=36"},
        "测算": {"经费": "成本: 3万"},
        "年度总体目标": "保障运转，\n继续保障",
        "绩效指标": {
            "数量指标": {"巡查": "24次 #1", "报告": {"指标值": "5", "分值": "10"}},
            "质量指标": '"好',
        },
    }


def test_what_nobody_recognises_is_one_plain_sentence_and_the_rest_is_read() -> None:
    text = "a: 1\nb: {c: [1, 2}]\nd: >5\n"
    assert told(text)[0] == "2:1 Y105 这一行写法有误，从这里读不下去"
    assert tree(text) == {"a": "1", "d": ">5"}


def test_messages_print_everywhere() -> None:
    for text in [EVERYTHING, *(f"a: {value}\n" for value, _ in STARTS), *(v[0] for v in VALUES)]:
        for diagnostic in diagnostics(text):
            (diagnostic.message + diagnostic.hint).encode("gbk")
