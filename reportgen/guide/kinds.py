"""Which kinds of finding there are, by every name people use, and what each says of itself."""

import difflib
from collections.abc import Iterator
from typing import Final

from reportgen.checks import RULES
from reportgen.codes import BY_NAME, TABLE, Code, named
from reportgen.formats import About
from reportgen.guide.forms import FORMS
from reportgen.guide.structure import STRUCTURE
from reportgen.guide.texts import TEXTS

_RULES: Final = {
    rule.id: About(rule.what, rule.why, rule.wrong, rule.right, rule.source) for rule in RULES
}
_ABOUT: Final = {**TEXTS, **STRUCTURE, **FORMS, **_RULES}


def about(code: str) -> About:
    """What a code says of itself."""
    return _ABOUT[code]


def meant(name: str) -> Code | None:
    """The kind of finding that a code, a rule name or a Chinese title names."""
    return named(name.strip())


def near(name: str) -> Iterator[Code]:
    """The kinds that may have been meant: all whose code begins so, else the nearest first."""
    wanted = name.strip()
    if begun := [code for code in TABLE if wanted and code.id.startswith(wanted.upper())]:
        yield from begun
        return
    inside = [code for code in TABLE if len(wanted) > 1 and wanted in code.title]
    spelt = difflib.get_close_matches(wanted, BY_NAME, n=4, cutoff=0.5)
    typed = difflib.get_close_matches(wanted.upper(), [code.id for code in TABLE], n=3, cutoff=0.6)
    found = (*inside, *(BY_NAME[word] for word in (*spelt, *typed)))
    yield from list(dict.fromkeys(found))[:5]
