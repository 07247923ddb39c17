"""Findings as text: a table of output formats, each a function from findings to lines."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from reportgen.formats.as_json import SCHEMA_VERSION, as_json, json_counts, json_of, json_text
from reportgen.formats.concise import concise
from reportgen.formats.findings import About, Findings, Head
from reportgen.formats.full import full
from reportgen.formats.github import github
from reportgen.formats.listed import itemised, listed
from reportgen.formats.report_card import report_card
from reportgen.formats.sarif import sarif
from reportgen.formats.text import printable, statistics
from reportgen.formats.unfinished import told_counts

FORMATS: Final[Mapping[str, Callable[[Findings], Iterator[str]]]] = {
    "list": listed,
    "full": full,
    "concise": concise,
    "json": as_json,
    "github": github,
    "sarif": sarif,
    "md": report_card,
}

__all__ = [
    "FORMATS",
    "SCHEMA_VERSION",
    "About",
    "Findings",
    "Head",
    "itemised",
    "json_counts",
    "json_of",
    "json_text",
    "listed",
    "printable",
    "statistics",
    "told_counts",
]
