"""The files of a commit laid out in a folder, as far as they fit there."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

from reportgen.git.repository import Entry, Repository
from reportgen.inside import MAX_BYTES

_MOST_BYTES: Final = 8 * MAX_BYTES
_FORBIDDEN: Final = frozenset('\\:*?"<>|') if os.name == "nt" else frozenset("\0")


def lay_out(repository: Repository, commit: str, folders: Sequence[str], root: Path) -> list[str]:
    """Writes the files of a commit below `root`; the paths of those that are left out come back."""
    listed = repository.files(commit, folders)
    fitting = dict(_fitting(listed.files.values()))
    left = sorted({*listed.left_out, *(listed.files.keys() - fitting.keys())})
    return [*left, *_write(root, repository.contents(fitting.values()))]


def _fitting(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry]]:
    """The files that can be laid out, as long as they are not too much together."""
    size = 0
    for entry in entries:
        if _fits(entry) and size + entry.size <= _MOST_BYTES:
            size += entry.size
            yield entry.path, entry


def _fits(entry: Entry) -> bool:
    parts = PurePosixPath(entry.path).parts
    unsafe = any(part in {"", ".", ".."} or _FORBIDDEN & set(part) for part in parts)
    return not unsafe and not entry.path.startswith("/") and entry.size <= MAX_BYTES


def _write(root: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Writes the files; those whose names this system cannot have come back."""
    unwritten: list[str] = []
    made: set[Path] = set()
    for path, data in files:
        target = root / path
        try:
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            target.write_bytes(data)
        except (OSError, ValueError):
            unwritten.append(path)
    return unwritten
