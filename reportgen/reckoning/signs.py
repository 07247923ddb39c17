"""Numbers that signs and brackets join in a text: `（10+8）个村×2万元/村=36万元`."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from reportgen.patterns import pattern
from reportgen.reckoning.brackets import Token, unmatched
from reportgen.reckoning.quantity import Kind, Quantity
from reportgen.reckoning.reading import compact, read
from reportgen.reckoning.words import HAN

_GLUE: Final = pattern(
    rf"{HAN}{{0,10}}?(?:\({HAN}{{1,10}}\))?(?P<closed>(?:\){HAN}{{0,4}}?)*)"
    rf"(?P<sign>[×*xX✕÷+=]|乘以?|除以|等于){HAN}{{0,12}}(?P<opened>(?:\({HAN}{{0,10}})*)"
)
_ANY: Final = pattern(r"[×*xXｘＸ＊✕÷+＋=＝]|乘|除以|等于|元的")
_SIGN: Final = {"*": "×", "x": "×", "X": "×", "✕": "×", "乘": "×", "乘以": "×"} | {
    "除以": "÷", "等于": "=",
}  # fmt: skip
_THAT_IS: Final = pattern(",?(?:即|计)")
_OUTSIDE: Final = pattern(r"[×*xX✕÷+=()\-/]")
_OPENED: Final = pattern(rf"\((?!含|其中|包括|即|每){HAN}{{0,10}}\Z")
_CLOSED: Final = pattern(rf"{HAN}{{0,6}}\)")
_COUNTED: Final = pattern(rf"[0-9]{HAN}{{0,10}}\Z")
_WIDEST: Final = 30
_AROUND: Final = 40


class Group(Struct, frozen=True):
    """Quantities with the signs and brackets between them, and those brackets that they miss.

    `closed` says that nothing outside it belongs to it (a bracket, another sign).
    """

    tokens: tuple[Token, ...]
    start: int
    end: int
    closed: bool


def groups(text: str) -> Iterator[Group]:
    """Every group of two or more quantities of the text."""
    found = read(text) if _ANY.search(text) else ()
    return (_group(text, joined) for joined in _joined(text, found) if len(joined) > 1)


def _joined(text: str, found: Sequence[Quantity]) -> Iterator[list[Token]]:
    """Quantities that signs join, with the signs and brackets between them."""
    joined: list[Token] = []
    last = None
    for quantity in found:
        signs = _signs(text, last, quantity) if last else ""
        if not signs:
            yield joined
            joined = []
        joined += [*signs, quantity]
        last = quantity
    yield joined


def _signs(text: str, last: Quantity, quantity: Quantity) -> str:
    """The sign between two quantities with the brackets around it; "" where there is none."""
    between = compact(text[last.end : quantity.start])
    if between == "的" and quantity.kind is Kind.SHARE and last.kind is Kind.MONEY:
        return "×"
    if quantity.kind is Kind.MONEY and text[last.start - 1] == "的" and _THAT_IS.fullmatch(between):
        return "="
    glue = _GLUE.fullmatch(between) if len(between) < _WIDEST else None
    if glue is None:
        return ""
    sign = _SIGN.get(glue["sign"], glue["sign"])
    return ")" * glue["closed"].count(")") + sign + "(" * glue["opened"].count("(")


def _group(text: str, joined: Sequence[Token]) -> Group:
    quantities = [part for part in joined if isinstance(part, Quantity)]
    start, end = quantities[0].start, quantities[-1].end
    before, behind = unmatched(joined)
    front, back = compact(text[max(0, start - _AROUND) : start]), compact(text[end : end + _AROUND])
    tokens = (*"(" * before, *joined, *")" * behind)
    if not _closed(front, before, back, behind):
        return Group(tokens, start, end, closed=False)
    for _ in range(before):
        start = max(text.rfind(bracket, 0, start) for bracket in "(（")
    for _ in range(behind):
        end = min(at for bracket in ")）" if (at := text.find(bracket, end) + 1))
    return Group(tokens, start, end, closed=True)


def _closed(front: str, before: int, back: str, behind: int) -> bool:
    """Whether the brackets that are missing stand around it, and no sign beside them."""
    for _ in range(before):
        found = _OPENED.search(front)
        front = front[: found.start()] if found else "("
    for _ in range(behind):
        found = _CLOSED.match(back)
        back = back[found.end() :] if found else "("
    if before and _COUNTED.search(front):
        return False
    around = (front[-1:], back[:1])
    return around == ("(", ")") or not any(_OUTSIDE.match(sign) for sign in around)
