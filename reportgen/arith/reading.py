"""The text of a costing read into factors, products and sums; nothing is silently left out.

```
costing = sum [ "=" amount ]
sum     = product { ("+" | ";" | "-") product }
product = operand { ("×" | "÷") operand }
operand = number [ unit ] | name | "(" sum ")"
```
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from msgspec import Struct

from reportgen.arith.expression import Costing, Node, Operator, Part, Product, Sum
from reportgen.arith.factor import CostingError, Factor, fault
from reportgen.arith.tokens import Kind, Token, tokens
from reportgen.arith.units import check_money, exact

LONGEST: Final = 500
MOST_FACTORS: Final = 50
DEEPEST: Final = 10
_KEPT: Final = 1024


def parse(text: str, names: Iterable[str] = ()) -> Costing:
    """The costing that the text says; CostingError with an offset for anything else.

    `names` are those of 基础数据, the longest that fits is taken; another word is read as a name
    too, and `evaluate` says that it is unknown. Money is checked as far as no names hide it.
    """
    costing = _reader(text, names).costing()
    if all(factor.name is None for factor in costing.factors):
        check_money(costing.root)
    return costing


@lru_cache(_KEPT)
def quantity(text: str) -> Factor:
    """The number with its unit that is the whole text (`18个`); else CostingError.

    The facts of a unit return in every project's costing: each is read once.
    """
    reader = _reader(text)
    factor = reader.factor()
    reader.expect(Kind.END)
    if factor.number is None:
        raise fault(factor.start, f"“{factor.name}”不是数", "写一个数和单位，如18个")
    return factor


def _reader(text: str, names: Iterable[str] = ()) -> "_Reader":
    """A reader of the whole text; CostingError where it is too long."""
    if len(text) > LONGEST:
        raise fault(LONGEST, f"测算超过{LONGEST}个字", "分成几行写")
    return _Reader(tuple(tokens(text, names)))


class _Reader(Struct):
    """Recursive descent over the tokens of one text."""

    tokens: tuple[Token, ...]
    at: int = 0
    depth: int = 0
    factors: int = 0

    def costing(self) -> Costing:
        """The whole text."""
        if self.stands(Kind.END):
            raise fault(0, "测算是空的", "写数量和标准，如18个村×20000元/村")
        root = self.sum()
        stated = None
        if self.stands(Kind.EQUALS):
            self.take()
            stated = self.stated()
        self.expect(Kind.END)
        return Costing(root, stated)

    def sum(self) -> Node:
        """Products, added and subtracted."""
        parts = tuple(self.parts("+", "-"))
        return parts[0].node if len(parts) == 1 else Sum(parts)

    def product(self) -> Node:
        """Operands, multiplied and divided."""
        parts = tuple(self.parts("×", "÷"))
        return parts[0].node if len(parts) == 1 else Product(parts)

    def parts(self, first: Operator, second: Operator) -> Iterator[Part]:
        """Operands with the operators of one level; the first has the first."""
        read = self.product if first == "+" else self.operand
        yield Part(first, read())
        while self.next.operator in {first, second}:
            operator = self.take().operator or first
            yield Part(operator, read())

    def operand(self) -> Node:
        """A factor, or a sum in brackets."""
        if not self.stands(Kind.OPEN):
            return self.factor()
        opening = self.take()
        self.depth += 1
        if self.depth > DEEPEST:
            raise fault(opening.start, f"括号超过{DEEPEST}层", "分成几行写")
        inner = self.sum()
        if self.stands(Kind.END):
            raise fault(opening.start, "括号没有配对", "补上右括号")
        self.expect(Kind.CLOSE)
        self.depth -= 1
        return inner

    def factor(self) -> Factor:
        """A number with its unit, or a name."""
        factor = self.next.factor
        if factor is None:
            raise self.missing()
        self.take()
        self.factors += 1
        if self.factors > MOST_FACTORS:
            raise fault(factor.start, f"测算超过{MOST_FACTORS}个数", "分成几行写")
        return factor

    def stated(self) -> Decimal:
        """The result typed behind the equals sign, in 元."""
        factor = self.factor()
        if not factor.is_money or factor.per or factor.number is None:
            message = f"等号后面的“{factor}”不是钱数"
            raise fault(factor.start, message, "等号后面只写合计，如=36万元")
        return exact(factor.value, factor.start)

    @property
    def next(self) -> Token:
        """The token not yet taken."""
        return self.tokens[self.at]

    def stands(self, kind: Kind) -> bool:
        """Whether the next token is of that kind."""
        return self.next.kind is kind

    def take(self) -> Token:
        """The next token, taken."""
        self.at += 1
        return self.tokens[self.at - 1]

    def expect(self, kind: Kind) -> None:
        """Nothing, with the next token taken; CostingError if it is another."""
        if not self.stands(kind):
            raise self.unexpected()
        self.at += 1

    def missing(self) -> CostingError:
        """An operand missing before the next token."""
        before = self.tokens[self.at - 1].text if self.at else ""
        message = f"“{before}”后面缺少数" if before else f"“{self.next.text}”前面缺少数"
        return fault(self.next.start, message, "写上数和单位，或者去掉多余的符号")

    def unexpected(self) -> CostingError:
        """A token where an operator or the end should stand."""
        if self.stands(Kind.CLOSE):
            return fault(self.next.start, "括号没有配对", "去掉多余的右括号，或补上左括号")
        if self.stands(Kind.EQUALS) or self.stands(Kind.OPERATOR):
            return fault(self.next.start, "等号只能写一次，写在最后", "等号后面只写合计")
        message = f"“{self.next.text}”前面缺少×或+"
        return fault(self.next.start, message, "数和数之间写×或+；单位写在数的后面，如20000元/村")
