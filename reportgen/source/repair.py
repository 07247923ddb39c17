"""Parse; where YAML stops, correct in memory what was typed, and parse on to the end."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from reportgen.diagnostics import Diagnostic
from reportgen.source.harmless import harmless
from reportgen.source.parser import Outcome, parse
from reportgen.source.patch import Mistake, Text
from reportgen.source.shapes import spaces
from reportgen.source.tree import Node

ROUNDS: Final = 50
_WORK: Final = 2_000_000
"""Characters that may be parsed again in all rounds, so that large files end in time, too."""


def repaired(
    text: Text, keys: Collection[str], groups: Mapping[str, int]
) -> tuple[Node | None, list[Diagnostic]]:
    """The tree and all findings of a text."""
    outcome = parse(text)
    if outcome.excessive:
        return None, list(outcome.found)
    if not outcome.broken and harmless(text.body):
        return outcome.tree, list(outcome.found)
    return corrected(text, outcome, keys, groups)


def corrected(
    text: Text, outcome: Outcome, keys: Collection[str], groups: Mapping[str, int]
) -> tuple[Node | None, list[Diagnostic]]:
    """The tree and all findings after the typical mistakes were looked for, line by line."""
    from reportgen.source.scan import mistakes

    known = mistakes(text, frozenset(keys), groups)
    silent = [mistake for mistake in known if mistake.silent]
    used, patched = silent, text
    if silent:
        patched, outcome = _again(text, silent)
    if outcome.broken:
        used = known
        patched, outcome = _again(text, known)
    outcome, rest = _to_the_end(patched, outcome)
    found = [mistake.diagnostic for mistake in used if mistake.diagnostic]
    lines = {diagnostic.place.line for diagnostic in found}
    rest = [diagnostic for diagnostic in rest if diagnostic.place.line not in lines]
    return outcome.tree, [*found, *rest, *outcome.found]


def _again(text: Text, known: Iterable[Mistake]) -> tuple[Text, Outcome]:
    """The text with corrections, and what its parse gives."""
    patched = text.patched(edit for mistake in known for edit in mistake.edits)
    return patched, parse(patched)


def _to_the_end(text: Text, outcome: Outcome) -> tuple[Outcome, list[Diagnostic]]:
    """The outcome without the lines that nobody can read, and a finding for each of them."""
    found: list[Diagnostic] = []
    size = sum(map(len, text.lines)) + len(text.lines)
    for _ in range(max(2, min(ROUNDS, _WORK // size))):
        at = _culprit(text, outcome)
        if at is None:
            break
        found.append(_unreadable(text, at))
        text = text.without(_with_children(text.read(), at))
        outcome = parse(text)
    return outcome, found


def _culprit(text: Text, outcome: Outcome) -> int | None:
    """The line at which a parse broke off, or the last one above it that holds anything."""
    if not outcome.broken:
        return None
    lines = text.read()
    at = min(outcome.broken[0], len(lines) - 1)
    return next((number for number in range(at, -1, -1) if lines[number].strip()), None)


def _unreadable(text: Text, at: int) -> Diagnostic:
    """The one plain sentence for everything that was not recognised."""
    line = text.lines[at]
    start = len(line) - len(line.lstrip())
    hint = "对照上一行，检查缩进、冒号后的空格、引号和括号"
    if "{" in line or "[" in line:
        hint = "括号里每项之间用英文逗号，冒号后加空格；或者不用括号，每个栏目另起一行写"
    place = text.span(at, start, len(line.rstrip()))
    return Diagnostic("Y105", "这一行写法有误，从这里读不下去", place, hint)


def _with_children(lines: Sequence[str], at: int) -> list[int]:
    """The line and the deeper ones below it."""
    left = [at]
    for number in range(at + 1, len(lines)):
        if lines[number].strip() and spaces(lines[number]) <= spaces(lines[at]):
            break
        left.append(number)
    return left
