"""What filters make of words, and which words they do not take."""

from typing import Final, TypeAlias

from jinja2 import nodes

from reportgen.expression import unknown
from reportgen.word.fields import Field, Leaf, Record, Rows
from reportgen.word.wording import available, typed

Finding: TypeAlias = tuple[str, str, str]
ROW_BY_ROW: Final = "先用 for 逐行取出来"
_MONEY: Final = ("万元", "元")
_SAME_MONEY: Final = ("小数", "千分位")


def filtered(
    node: nodes.Filter, inner: nodes.Expr, kind: Field | None
) -> tuple[Field | None, list[Finding]]:
    """What comes out of a filter, and what is wrong with what goes in."""
    if node.name == "default":
        return kind, []
    if isinstance(kind, Rows):
        return _of_rows(node, inner, kind)
    if isinstance(kind, Record):
        message = f"“{typed(inner)}”下面还有词，不能用“|{node.name}”"
        return None, [("T404", message, available(kind.fields, "可以写"))]
    if node.name in _MONEY and isinstance(kind, Leaf) and not (kind.money or kind.number):
        message = f"“{typed(inner)}”不是金额，不能用“|{node.name}”"
        return Leaf(), [("T404", message, "直接用在金额上：{{ 金额的词|" + node.name + " }}")]
    if isinstance(kind, Leaf) and node.name in _SAME_MONEY:
        return Leaf(money=kind.money), []
    return Leaf(number=node.name == "length"), []


def _of_rows(
    node: nodes.Filter, inner: nodes.Expr, rows: Rows
) -> tuple[Field | None, list[Finding]]:
    """One row of a list, its length, or one word of every row joined."""
    if node.name in ("first", "last"):
        return rows.item, []
    if node.name == "join":
        return Leaf(), _joined(node, inner, rows)
    if node.name == "length":
        return Leaf(number=True), []
    return Leaf(), [("T404", f"“{typed(inner)}”是列表，不能用“|{node.name}”", ROW_BY_ROW)]


def _joined(node: nodes.Filter, inner: nodes.Expr, rows: Rows) -> list[Finding]:
    """`|join("、", attribute="指标值")` needs a word that every row has."""
    words = [child for child in node.iter_child_nodes() if isinstance(child, nodes.Keyword)]
    named = {keyword.key: keyword.value for keyword in words}
    word = node.args[1] if len(node.args) > 1 else named.get("attribute")
    fields = rows.item.fields
    if not isinstance(word, nodes.Const):
        hint = '写成 |join("、", attribute="词")；' + available(fields, "词有")
        return [("T404", f"“{typed(inner)}”连起来时要说明取哪个词", hint)]
    name = str(word.value)
    if name not in fields:
        return [("T405", unknown(name, fields), available(fields, "这里可以写"))]
    if isinstance(fields[name], Leaf):
        return []
    return [("T404", f"“{name}”不是一个能直接印的词，不能连起来", available(fields, "词有"))]
