"""What was built from what: the record of one unit's last build, so that nothing is made twice.

A record is data only, stored under `.reportgen/`, safe to delete and never trusted when damaged:
whatever does not read back whole counts as never built.
"""

import json
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, TypeVar, cast

from msgspec import Struct
from msgspec.structs import astuple

from reportgen.diagnostics import Diagnostic
from reportgen.results import Summary, diagnostic_from_data, diagnostic_to_data
from reportgen.write import WriteError, write

FOLDER: Final = ".reportgen"
_FORMAT: Final = 3
_MOST: Final = 32 << 20

Kind = TypeVar("Kind", str, int, bool)


class Record(Struct, frozen=True):
    """One unit's last build for one form and output folder.

    `inputs` and `outputs` map paths to the hashes of their bytes, `errors` documents to what must
    be put right in them; `left` are documents of earlier builds that this one no longer made, with
    the bytes they had. Where some could not be made it `failed`, and `outputs` are old and new.
    """

    folder: str
    made_for: str
    versions: str
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    errors: Mapping[str, int]
    left: Mapping[str, str]
    summary: Summary | None
    projects: int
    titles: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    failed: bool = False

    def changed(self, versions: str, inputs: Mapping[str, str]) -> str:
        """Why the unit must be built again, in words; empty where nothing changed."""
        if versions != self.versions:
            return "reportgen或它用的组件换了版本"
        gone = [name for name in self.inputs if name not in inputs]
        new = [name for name in inputs if name not in self.inputs]
        other = [name for name, at in inputs.items() if self.inputs.get(name, at) != at]
        parts = (("改了", other), ("新增", new), ("删去", gone))
        return "，".join(f"{what}{_few(names)}" for what, names in parts if names)


class Store(Struct, frozen=True):
    """The records below ROOT/.reportgen; `made_for` tells form and output folder apart.

    A store that came with the files (git tracks it) is not `trusted`: it is written, never read.
    """

    root: Path
    made_for: str
    trusted: bool = True

    def load(self, folder: str) -> Record | None:
        """The unit's record; None where there is none that can be trusted."""
        record = _read(self._path(folder)) if self.trusted else None
        own = record and (record.folder, record.made_for) == (folder, self.made_for)
        return record if own else None

    def save(self, record: Record) -> None:
        """Keeps a record; a folder that cannot be written only costs the next build its speed."""
        data = encoded(json.dumps(_to_data(record), ensure_ascii=False, separators=(",", ":")))
        try:
            write(self._path(record.folder), f"{digest(data)}\n".encode() + data, self.root)
        except WriteError:
            return

    def others(self, folders: Iterable[str]) -> Iterator[Record]:
        """The records of units that are not among `folders`, for any form, in a fixed order."""
        known = set(folders)
        for path in self._paths() if self.trusted else ():
            record = _read(path)
            if (
                record
                and record.folder not in known
                and record.made_for.rpartition("|")[2] == self.made_for.rpartition("|")[2]
            ):
                yield record

    def _path(self, folder: str) -> Path:
        name = digest(encoded(f"{folder}\n{self.made_for}"))
        return self.root / FOLDER / "units" / f"{name}.json"

    def _paths(self) -> list[Path]:
        try:
            return sorted((self.root / FOLDER / "units").iterdir())
        except OSError:
            return []


def contents(path: Path, most: int) -> bytes | None:
    """The bytes of a plain file that has no more than `most`; None for all else, even a link."""
    try:
        found = path.lstat()
        plain = stat.S_ISREG(found.st_mode) and found.st_size <= most
        return path.read_bytes() if plain else None
    except (OSError, ValueError):
        return None


def encoded(text: str) -> bytes:
    """The text as bytes, even a file's name that no encoding has."""
    return text.encode("utf-8", "surrogatepass")


def digest(data: bytes) -> str:
    """The hash by which inputs and outputs are compared."""
    return blake2b(data, digest_size=16).hexdigest()


def _within(name: str) -> bool:
    """Whether a document's path is one, and stays below the output folder."""
    return not re.search(r"[\\:\0]|(^|/)\.{0,2}(/|$)", name) and bool(os.fsencode(name))


def _few(names: list[str]) -> str:
    shown = "、".join(name.rpartition("/")[2] for name in names[:3])
    return f" {shown}{f' 等{len(names)}个文件' if len(names) > 3 else ''}"


def _to_data(record: Record) -> dict[str, Any]:
    return {
        "format": _FORMAT,
        "folder": record.folder,
        "made_for": record.made_for,
        "versions": record.versions,
        "inputs": dict(record.inputs),
        "outputs": dict(record.outputs),
        "errors": dict(record.errors),
        "left": dict(record.left),
        "summary": list(astuple(record.summary)) if record.summary else None,
        "projects": record.projects,
        "titles": dict(record.titles),
        "diagnostics": [diagnostic_to_data(found) for found in record.diagnostics],
        "failed": record.failed,
    }


def _read(path: Path) -> Record | None:
    """The record that was kept there; None for anything else, however it came there."""
    head, _, data = (contents(path, _MOST) or b"").partition(b"\n")
    if not data or head != digest(data).encode():
        return None
    try:
        return _from_data(json.loads(data))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _from_data(data: Any) -> Record:
    """The record; ValueError, TypeError or KeyError where any of it is not what it must be."""
    outputs, left = _texts(data["outputs"]), _texts(data["left"])
    _demand(data["format"] == _FORMAT and all(map(_within, (*outputs, *left))))
    return Record(
        folder=_one(str, data["folder"]),
        made_for=_one(str, data["made_for"]),
        versions=_one(str, data["versions"]),
        inputs=_texts(data["inputs"]),
        outputs=outputs,
        errors=_all(int, data["errors"]),
        left=left,
        summary=_summary(data["summary"]),
        projects=_one(int, data["projects"]),
        titles=_texts(data["titles"]),
        diagnostics=tuple(map(diagnostic_from_data, data["diagnostics"])),
        failed=_one(bool, data["failed"]),
    )


def _summary(data: Any) -> Summary | None:
    if data is None:
        return None
    kinds = [str, int, *(str,) * 6, bool]
    _demand([type(value) for value in data] == kinds)
    summary = Summary(*data)
    amounts = (summary.amount, summary.ceiling)
    _demand(all(re.fullmatch(r"([0-9]{1,60}(\.[0-9]{1,12})?)?", amount) for amount in amounts))
    _demand(re.fullmatch("(元|千元|万元|亿元)?", summary.money_unit))
    return summary


def _texts(data: Any) -> dict[str, str]:
    return _all(str, data)


def _all(kind: type[Kind], data: Any) -> dict[str, Kind]:
    _demand(isinstance(data, dict))
    return {name: _one(kind, value) for name, value in data.items()}


def _one(kind: type[Kind], value: Any) -> Kind:
    _demand(type(value) is kind)
    return cast("Kind", value)


def _demand(right: object) -> None:
    if not right:
        raise ValueError
