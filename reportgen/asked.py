"""What concerns the projects that somebody asked about, among the findings of their unit."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from reportgen.diagnostics import Diagnostic

_LONGEST = 22
"""How much of a long name messages quote at least."""


def asked_of(names: Mapping[str, str], only: Iterable[str]) -> dict[str, str]:
    """The projects of a unit that are meant, file → name."""
    wanted = {unicodedata.normalize("NFC", file) for file in only}
    return {f: name for f, name in names.items() if unicodedata.normalize("NFC", f) in wanted}


def concerning(
    found: Iterable[Diagnostic], asked: Mapping[str, str], names: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """The findings without those of the other projects, unless they speak of one that is asked.

    `names` are all projects of the unit, file → name.
    """
    others = names.keys() - asked.keys()
    for diagnostic in found:
        own = diagnostic.project in asked.values()
        if own or diagnostic.place.file not in others or _speaks_of(diagnostic.message, asked):
            yield diagnostic


def _speaks_of(message: str, asked: Mapping[str, str]) -> bool:
    return any(
        sign in message
        for file, name in asked.items()
        for sign in (file.rpartition("/")[2], *_quoted(name))
    )


def _quoted(name: str) -> tuple[str, ...]:
    """How messages name a project."""
    if not name:
        return ()
    return (
        f"“{name}”",
        f"（{name}）",
        *((f"“{name[:_LONGEST]}……”",) if len(name) > _LONGEST else ()),
    )
