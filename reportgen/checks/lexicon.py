"""Words that people get wrong and phrases that are out of date, from lexicon.yaml beside it."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import BeforeValidator, Field

from reportgen import source
from reportgen.model.binding import Written, bind
from reportgen.model.scalars import Line, Year

_FILE: Final = Path(__file__).with_name("lexicon.yaml")

Pattern = Annotated[re.Pattern[str], BeforeValidator(re.compile)]


class Phrase(Written):
    """One phrase that is out of date from a fiscal year on."""

    pattern: Pattern | None = Field(None, alias="写法")
    since: Year = Field(alias="起")
    unless: Pattern | None = Field(None, alias="除外")
    instead: Line = Field(alias="改为")
    source: Line = Field(alias="依据")


class Lexicon(Written):
    """The two lists; a test proves that the file can be read."""

    wrong: Mapping[str, Line] = Field(alias="易错")
    stale: Mapping[str, Phrase] = Field(alias="过时")


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
