"""One state of a unit, and what is found on one side and not on the other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.diff.changes import Findings, ProjectChange
from reportgen.filled import FilledUnit

Key = tuple[str, str, str]


class Side(Struct, frozen=True):
    """One state of a unit: what is complete, what was found, and the projects that are broken.

    `broken` are the files and names of projects that could not be completed, `files` how many
    projects there are with those.
    """

    filled: FilledUnit | None
    diagnostics: tuple[Diagnostic, ...]
    broken: tuple[tuple[str, str | None], ...] = ()
    files: int = 0


def both(before: Side | None, after: Side | None) -> tuple[FilledUnit | None, FilledUnit | None]:
    """Both sides with those projects that neither side has broken."""
    left = {key for side in (before, after) if side for pair in side.broken for key in pair if key}
    old, new = (_without(left, side.filled if side else None) for side in (before, after))
    return old, new


def _without(left: set[str], unit: FilledUnit | None) -> FilledUnit | None:
    if unit is None or not left:
        return unit
    known = (p for p in unit.projects if p.file not in left and p.name not in left)
    return replace(unit, projects=tuple(known))


def findings(
    before: Side | None, after: Side | None, projects: Iterable[ProjectChange]
) -> Findings:
    """What is found now, what of it is new, and what is mended; `projects` know renamed ones."""
    old, new = (side.diagnostics if side else () for side in (before, after))
    names = {p.before.name: p.after.name for p in projects if p.before and p.after}
    keys = [[_key(found, names) for found in old], [_key(found, {}) for found in new]]
    fresh, gone = _beyond(new, keys[1], keys[0]), _beyond(old, keys[0], keys[1])
    return Findings(new, tuple(fresh), tuple(_mended(gone, after)))


def _mended(gone: Iterable[Diagnostic], after: Side | None) -> Iterator[Diagnostic]:
    """What is gone, and not only because nobody can look for it any more."""
    unread = {key for pair in after.broken for key in pair} if after else set()
    if after is None or after.filled:
        yield from (d for d in gone if not {d.project, d.place.file} & unread)


def _beyond(
    found: Sequence[Diagnostic], keys: Sequence[Key], known: Sequence[Key]
) -> Iterator[Diagnostic]:
    """What is found here and not there, whatever its lines; not what is 供参考 or explained."""
    counts = Counter(known)
    for diagnostic, key in zip(found, keys, strict=True):
        if diagnostic.severity is Severity.INFO or not diagnostic.counted:
            continue
        counts[key] -= 1
        if counts[key] < 0:
            yield diagnostic


def _key(found: Diagnostic, renamed: Mapping[str, str]) -> Key:
    """What makes two findings the same: neither numbers, nor a new name, nor the unit's folder."""
    about = found.field or re.sub("[0-9.,]+", "0", found.message)
    name = found.project or found.place.file.rpartition("/")[2]
    return found.code, renamed.get(name, name), about


def broken(side: Side | None, which: str) -> Iterator[str]:
    """What of this side could not be compared, in words; `which` side it is."""
    if side is None:
        return
    if side.filled is None:
        yield f"{which}单位文件或表样有错，这一单位没有逐项比较"
    for file, name in side.broken:
        yield f"{which}{name or file.rpartition('/')[2]}有错，这个项目没有比较"
