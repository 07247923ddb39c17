"""Words that people get wrong and phrases that are out of date, from lexicon.yaml beside it."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from reportgen import source
from reportgen.model.binding import bind
from reportgen.model.scalars import Line, Year
from reportgen.model.written import Written
from reportgen.patterns import pattern

_PART: Final = pattern(r"\(\?<?!\[[^\]]*\]\)")
_FILE: Final = Path(__file__).with_name("lexicon.yaml")


class Phrase(Written, frozen=True, kw_only=True):
    """One phrase that is out of date from a fiscal year on."""

    written: Line | None = field(name="写法", default=None)
    since: Year = field(name="起")
    unless: Line | None = field(name="除外", default=None)
    instead: Line = field(name="改为")
    source: Line = field(name="依据")


class Lexicon(Written, frozen=True, kw_only=True):
    """The two lists; a test proves that the file can be read."""

    wrong: Mapping[str, Line] = field(name="易错")
    stale: Mapping[str, Phrase] = field(name="过时")


@cache
def lexicon() -> Lexicon:
    """The word lists, read once."""
    tree, _ = source.read(_FILE.read_bytes(), _FILE.name)
    bound = bind(tree, Lexicon)
    if bound.value is None:
        raise ValueError(bound.diagnostics)
    return bound.value


class Stale(Struct, frozen=True):
    """A phrase that is out of date in a fiscal year, and what it looks like in a text."""

    name: str
    phrase: Phrase
    found: re.Pattern[str]
    unless: re.Pattern[str]


@cache
def wrong_words() -> re.Pattern[str]:
    """Any word of the list of wrong ones, not as part of another."""
    return pattern("|".join(lexicon().wrong))


def right_word(wrong: str) -> str:
    """What to write instead of one of `wrong_words`."""
    return _right_words()[wrong]


@cache
def _right_words() -> Mapping[str, str]:
    return {_PART.sub("", word): right for word, right in lexicon().wrong.items()}


@cache
def stale_phrases(year: int) -> tuple[Stale, ...]:
    """What is out of date in a fiscal year."""
    return tuple(
        Stale(name, said, pattern(said.written or re.escape(name)), pattern(said.unless or "(?!)"))
        for name, said in lexicon().stale.items()
        if said.since <= year
    )
