"""The reference of all findings, for a terminal and as Markdown."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from reportgen.codes import TABLE, Code, Severity
from reportgen.guide.kinds import about
from reportgen.review import COSTS, HEADINGS, MANY, POINT_OF, POINTS

_WIDTH: Final = 5
_THEMES: Final = {
    "Y": "文字和YAML写法",
    "S": "unit.yaml和项目文件的结构",
    "F": "表样和指标库",
    "T": "Word模板",
    "R": "读写文件",
    "B": "业务规则",
}
_BLOCKS: Final = "不能用情况说明；改好了才能生成文档"
_MARKS: Final = {"<": "&lt;", ">": "&gt;", "&": "&amp;", "*": "\\*", "_": "\\_", "|": "\\|"}
_WHY: Final = "确实没有错，在项目文件里写上理由，仍列给审核人看，不再计数："
_STAYS: Final = "不能用情况说明；不影响生成文档"


def explained(code: Code) -> Iterator[str]:
    """The page of one kind of finding, for a terminal."""
    yield f"{code.id} {code.title}（{code.rule}）　级别：{code.severity.label}"
    for name, text in _parts(code):
        first, *rest = text.split("\n")
        yield f"{name}　{first}"
        yield from (f"{'　' * _WIDTH}{line}" for line in rest)


def reference() -> Iterator[str]:
    """The page of all kinds, as Markdown."""
    yield "<!-- reportgen explain --all --format md 写出来的，不要手改 -->"
    yield "# 检查结果"
    yield ""
    yield "每一种检查结果有代码、英文名和中文名，三个都可以用在 `reportgen explain`、"
    yield "`情况说明` 和表样的 `级别` 里。"
    yield "级别是 必须改、请核实、供参考；业务规则的级别可以由表样改。"
    for theme, codes in groupby(TABLE, key=lambda code: code.id[0]):
        yield f"\n## {_THEMES[theme]}"
        for code in codes:
            yield f"\n### {code.id} {code.title}"
            yield f"\n`{code.rule}`　{code.severity.label}\n"
            yield from (_row(name, text) for name, text in _parts(code))
    yield from _grading()


def _parts(code: Code) -> Iterator[tuple[str, str]]:
    said = about(code.id)
    yield "检查什么", said.what
    yield "为什么　", said.why
    yield "错误写法", said.wrong
    yield "正确写法", said.right
    if said.source:
        yield "依据　　", said.source
    yield "怎么说明", _answer(code)


def _answer(code: Code) -> str:
    """How a finding that is right as it is may be explained."""
    if code.rule in {"answer-unused", "answer-void"}:
        return "不用说明，删去那一条情况说明"
    if code.id.startswith("B"):
        return f"{_WHY}\n情况说明:\n  {code.title}: 理由"
    return _BLOCKS if code.severity is Severity.ERROR else _STAYS


def _safe(text: str) -> str:
    """Our own words as Markdown: only what would be read as a mark is escaped."""
    return "".join(_MARKS.get(character, character) for character in text)


def _row(name: str, text: str) -> str:
    first, *rest = text.split("\n")
    if not rest:
        return f"- {name.strip('　')}：{_safe(first)}"
    if name == "怎么说明":
        return "\n".join((f"- {name}：{_safe(first)}", "", *_code(rest)))
    return "\n".join((f"- {name}：", "", *_code([first, *rest])))


def _code(lines: list[str]) -> list[str]:
    return ["  ```yaml", *(f"  {line}" for line in lines), "  ```", ""]


def _grading() -> Iterator[str]:
    """How the report card grades."""
    yield "\n## 审核意见的等级"
    yield ""
    yield "`reportgen check --output-format md` 按财预〔2015〕88号审核表的评审要点给每个项目打分："
    yield "每个要点从满分起，"
    yield (
        "，".join(f"{s.label}每条扣{cost}分" for s, cost in COSTS.items() if cost) + "，扣完为止。"
    )
    yield "90分以上优，80分以上良，60分以上中，60分以下差；有必须改的不高于中；"
    yield f"有写法或结构的错误，或者还没有写完（{MANY}处以上没有填）的，是差，没有查全，不打分。"
    yield "写了情况说明的不扣分。等级是建议，由审核人定。"
    yield "\n| 方面 | 评审要点 | 分 | 规则 |\n|---|---|--:|---|"
    for point, (heading, most) in POINTS.items():
        rules = (c for c in TABLE if c.id.startswith("B") and POINT_OF[c.rule] == point)
        listed = "、".join(f"{code.id} {code.title}" for code in rules)
        yield f"| {heading}{HEADINGS[heading]} | {point} | {most} | {listed} |"
