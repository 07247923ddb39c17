"""What `read` says of a user's text, in a form that a test can show."""

from reportgen.diagnostics import Diagnostic
from reportgen.source import Mapping, Node, Scalar, read

KEYS = ("项目名称", "资金", "财政拨款", "年度总体目标", "绩效指标", "数量指标", "指标值", "分值")
GROUPS = {"资金": 1, "绩效指标": 2, "指标值": 0, "分值": 0}


def diagnostics(text: str | bytes) -> tuple[Diagnostic, ...]:
    return read(text.encode() if isinstance(text, str) else text, "甲.yaml", KEYS, GROUPS)[1]


def told(text: str | bytes) -> list[str]:
    """Each finding as `行:列 代码 说明`."""
    return [f"{d.place.line}:{d.place.column} {d.code} {d.message}" for d in diagnostics(text)]


def hints(text: str) -> list[str]:
    return [d.hint for d in diagnostics(text)]


def tree(text: str | bytes) -> object:
    return plain(read(text.encode() if isinstance(text, str) else text, "甲.yaml", KEYS, GROUPS)[0])


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]
