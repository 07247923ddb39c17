r"""Texts without a mistake that YAML would keep silent about.

The scan, line by line, takes longer than all the rest of the reading, and most files need none:
YAML reads them, and every line is of a shape in which the scan finds nothing silent, whatever
stands above and below it. These shapes are fewer than what is right; a text with any other line
is scanned.

The one shape of several lines is a `|` or `>` text below a key. Because the first line of the file
is a key, too, the scan takes that key for what it is, and skips what is indented below it.

Groups are repeated as `(?>(?:…)*)`, because Python before 3.11.5 goes wrong with `(?:…)*+`.
"""

import re
from typing import Final

from reportgen.patterns import pattern
from reportgen.source.pairs import WIDE
from reportgen.source.shapes import BARS

_FIRST: Final = rf"""(?: [^\s\u200b\#"'\[\]{{}}%@`,*&!|>?:{WIDE}{BARS}-] | -(?=[^\s\u200b-]) )"""
"""Neither a sign of YAML's own nor a blank of any kind."""

_KEY: Final = rf"{_FIRST} [^#:{WIDE}{{\n]*+"

_REST: Final = r"[^#\n]*+ (?> (?: (?: (?<![ \t]) [#] | [#] (?=[ \n]) ) [^#\n]*+ )* )"
"""To the end of the line; a `#` is glued to the text before it, or begins a remark."""

_INSIDE: Final = rf"""(?> (?: [^，；{WIDE}:,"'#\[\]{{}}\n]++ | [:,][ ] )* )"""
"""Inside braces or brackets: nothing quoted or nested, a space behind every comma and colon."""

_VALUE: Final = rf"""
    [ ]*+ (?= \n )
  | [ ]++ (?:
      {_FIRST} {_REST}
    | [#] (?=[ \n]) {_REST}
    | [|>] [+-]? [ ]*+
    | " [^"\\#\n]*+ " [ ]*+
    | ' [^'#\n]*+ ' [ ]*+
    | (?: \{{ (?!%) {_INSIDE} \}} | \[ {_INSIDE} \] ) [ ]*+
  ) (?= \n )
"""

_NOTHING: Final = r"(?: [ ]*+ (?: [#] [^\n]*+ )? \n )"
_LONG: Final = rf"""(?:
    (?P<indent> [ ]*+ ) {_KEY} : [ ]++ [|>] [+-]? [ ]*+ \n
    (?> (?: (?P=indent) [ ] [^\n]*+ \n | [ ]*+ \n )* )
)"""
_LINE: Final = rf"(?: [ ]*+ (?> (?: -[ ]++ )* ) {_KEY} (?: : (?: {_VALUE} ) )? \n )"
_TEXT: Final = pattern(
    rf"(?> {_NOTHING}* ) (?= {_KEY} : [ \n] ) (?> (?: {_LONG} | {_LINE} | {_NOTHING} )* )",
    re.VERBOSE,
)


def harmless(body: str) -> bool:
    """Whether every line has a shape in which no silent mistake can be."""
    return _TEXT.fullmatch(body) is not None
