"""A baseline: the stock of findings that is known, so that only new ones count.

Its lines name a project, a rule and a 栏目, never a line of a file, so that editing a spec moves
nothing. It is JSON, sorted, made to be read in a review: folder → project → rule → 栏目.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

from reportgen.codes import BY_NAME, Severity
from reportgen.diagnostics import Diagnostic
from reportgen.files import UsageError
from reportgen.inside import unread
from reportgen.write import WriteError, write

_VERSION: Final = 1
_MOST: Final = 16 << 20

Key = tuple[str, str, str, str]


class Sifted(Struct, frozen=True):
    """The findings that a baseline does not know, how many it knows, and its stale lines."""

    new: tuple[Diagnostic, ...]
    known: int
    stale: tuple[str, ...]


def load(path: Path) -> Counter[Key]:
    """What the file knows; UsageError where it is no baseline."""
    try:
        data = path.read_bytes()[: _MOST + 1]
    except FileNotFoundError as error:
        made = "第一次在命令后面加上 --update-baseline（不写单位），就会写一份"
        message = f"没有基线文件 {path}；{made}"
        raise UsageError(message) from error
    except OSError as error:
        raise UsageError(f"基线文件 {path} 读不出来：{unread(error)}") from error
    try:
        return Counter(_keys(json.loads(data)))
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        message = f"{path} 不是基线文件，或者被改坏了；用 --update-baseline 重新写"
        raise UsageError(message) from error


def sift(
    found: Iterable[Diagnostic], known: Counter[Key], folders: Collection[str] | None
) -> Sifted:
    """What is new among the findings; only lines of the `folders` looked at go stale."""
    left = known.copy()
    new = []
    for diagnostic in found:
        key = key_of(diagnostic) if enlisted(diagnostic) else None
        if key and left[key] > 0:
            left[key] -= 1
        else:
            new.append(diagnostic)
    met = known.total() - left.total()
    explained = Counter(key_of(diagnostic) for diagnostic in new if not diagnostic.counted)
    gone = sorted((left - explained).elements())  # what is explained is still there
    stale = (key for key in gone if folders is None or key[0] in folders)
    return Sifted(tuple(new), met, tuple(map(_said, stale)))


def save(path: Path, found: Iterable[Diagnostic]) -> int:
    """Writes the findings that a baseline may hold, and gives how many; UsageError if it cannot."""
    keys = sorted(key_of(diagnostic) for diagnostic in found if enlisted(diagnostic))
    tree: dict[str, Any] = {}
    for folder, project, rule, field in keys:
        rules = tree.setdefault(folder, {}).setdefault(project, {})
        rules.setdefault(rule, []).append(field)
    text = json.dumps({"schema_version": _VERSION, "known": tree}, ensure_ascii=False, indent=1)
    try:
        write(path, f"{text}\n".encode())
    except WriteError as error:
        raise UsageError(f"{path} 写不进去：{error}；{error.hint}") from error
    return len(keys)


def enlisted(diagnostic: Diagnostic) -> bool:
    """Whether a baseline may hold it: it counts, and does not stop a document."""
    return diagnostic.counted and diagnostic.severity is not Severity.INFO and not diagnostic.blocks


def key_of(diagnostic: Diagnostic) -> Key:
    """What a finding is known by: folder, project (else the file), rule and 栏目."""
    folder, _, name = diagnostic.place.file.rpartition("/")
    where = diagnostic.field or diagnostic.place.where
    return folder, diagnostic.project or name, diagnostic.rule, where


def _keys(data: Any) -> Iterator[Key]:
    if data["schema_version"] != _VERSION:
        raise ValueError
    for folder, projects in data["known"].items():
        for project, rules in projects.items():
            for rule, fields in rules.items():
                yield from ((folder, project, rule, str(field)) for field in _listed(fields))


def _listed(fields: object) -> list[object]:
    if not isinstance(fields, list):
        raise TypeError
    return fields


def _said(key: Key) -> str:
    """The line for people, with the Chinese name of its rule."""
    folder, project, rule, field = key
    title = BY_NAME[rule].title if rule in BY_NAME else rule
    return "　".join(part for part in (folder, project, title, field) if part)
