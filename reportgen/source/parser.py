"""One parse of a text: the tree, or where YAML stopped."""

from typing import Any, Final

import yaml
from msgspec import Struct

from reportgen.diagnostics import Diagnostic
from reportgen.patterns import pattern
from reportgen.source.compose import Composer, Events, Excessive
from reportgen.source.patch import Text
from reportgen.source.tree import Node

_C: Final = getattr(yaml, "CBaseLoader", None)
LOADER: Final = _C or yaml.BaseLoader

_TAB = pattern(r"(?<=[^\t\n])\t")
"""A tab behind text: the pure parser takes it for a mistake, libyaml for a blank."""


class Outcome(Struct, frozen=True):
    """What one parse gave: a tree or where it broke off, and the findings on the way."""

    tree: Node | None
    found: tuple[Diagnostic, ...]
    broken: tuple[int, int] | None = None
    excessive: bool = False


def parse(text: Text, loader: Any = LOADER) -> Outcome:
    """The tree of a text, by one pass over the parser's events."""
    composer = Composer(text)
    try:
        tree = composer.document(_events(composer.body, loader))
    except Excessive:
        return Outcome(None, tuple(composer.found), excessive=True)
    except yaml.MarkedYAMLError as error:
        return Outcome(None, tuple(composer.found), broken=_mark(error))
    except (yaml.YAMLError, ValueError, OverflowError):  # the pure parser's chr() of an escape
        return Outcome(None, tuple(composer.found), broken=(_line(composer.last), 0))
    return Outcome(tree, tuple(composer.found))


def _events(body: str, loader: Any) -> Events:
    """What gives the parser's next event."""
    events: Events = loader(body if loader is _C else _TAB.sub(" ", body)).get_event
    return events


def _line(event: Any) -> int:
    """The line of the last node that was read."""
    return int(event.start_mark.line) if event else 0


def _mark(error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Where the mistake stands: a key without colon is noticed only on the next line."""
    started = error.context and error.context.endswith("simple key")
    mark = error.context_mark if started else error.problem_mark
    mark = mark or error.context_mark
    return (mark.line, mark.column) if mark else (0, 0)
