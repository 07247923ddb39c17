"""Words that people get wrong and phrases that are out of date, from lexicon.yaml beside it."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from msgspec import field

from reportgen import source
from reportgen.model.binding import bind
from reportgen.model.scalars import Line, Year
from reportgen.model.written import Check, Written

_FILE: Final = Path(__file__).with_name("lexicon.yaml")

Pattern = Annotated[re.Pattern[str], Check(re.compile)]


class Phrase(Written, frozen=True, kw_only=True):
    """One phrase that is out of date from a fiscal year on."""

    pattern: Pattern | None = field(name="写法", default=None)
    since: Year = field(name="起")
    unless: Pattern | None = field(name="除外", default=None)
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


@cache
def wrong_words() -> re.Pattern[str]:
    """Any word of the list of wrong ones."""
    return re.compile("|".join(map(re.escape, lexicon().wrong)))


@cache
def stale_phrases(year: int) -> tuple[tuple[str, re.Pattern[str], Phrase], ...]:
    """What is out of date in a fiscal year: the phrase, how it is recognised, and all about it."""
    return tuple(
        (name, phrase.pattern or re.compile(re.escape(name)), phrase)
        for name, phrase in lexicon().stale.items()
        if phrase.since <= year
    )
