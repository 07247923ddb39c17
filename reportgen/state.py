"""What was built from what: the record of one unit's last build, so that nothing is made twice.

A record is data only, stored under `.reportgen/`, safe to delete and never trusted when damaged:
whatever does not read back whole counts as never built.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

from reportgen.diagnostics import Diagnostic
from reportgen.results import Summary, diagnostic_from_data, diagnostic_to_data
from reportgen.write import WriteError, write

FOLDER: Final = ".reportgen"
_FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Record:
    """One unit's last build for one form and output folder.

    `inputs` and `outputs` map paths to the hashes of their bytes, `errors` documents to what must
    be put right in them; `left` are documents of earlier builds that this one no longer made.
    """

    folder: str
    made_for: str
    versions: str
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    errors: Mapping[str, int]
    left: tuple[str, ...]
    summary: Summary
    projects: int
    titles: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]

    def changed(self, versions: str, inputs: Mapping[str, str]) -> str:
        """Why the unit must be built again, in words; empty where nothing changed."""
        if versions != self.versions:
            return "reportgen或它用的组件换了版本"
        gone = [name for name in self.inputs if name not in inputs]
        new = [name for name in inputs if name not in self.inputs]
        other = [name for name, at in inputs.items() if self.inputs.get(name, at) != at]
        parts = (("改了", other), ("新增", new), ("删去", gone))
        return "，".join(f"{what}{_few(names)}" for what, names in parts if names)


@dataclass(frozen=True, slots=True)
class Store:
    """The records below ROOT/.reportgen; `made_for` tells form and output folder apart.

    A store that came with the files (git tracks it) is not `trusted`: it is written, never read.
    """

    root: Path
    made_for: str
    trusted: bool = True

    def load(self, folder: str) -> Record | None:
        """The unit's record; None where there is none that can be trusted."""
        return self._read(self._path(folder)) if self.trusted else None

    def save(self, record: Record) -> None:
        """Keeps a record; a folder that cannot be written only costs the next build its speed."""
        data = json.dumps(_to_data(record), ensure_ascii=False, separators=(",", ":")).encode()
        try:
            write(self._path(record.folder), f"{digest(data)}\n".encode() + data, self.root)
        except WriteError:
            return

    def others(self, folders: Iterable[str]) -> Iterator[Record]:
        """The records of units that are not among `folders`, for any form, in a fixed order."""
        known = set(folders)
        place = self.root / FOLDER / "units"
        for path in sorted(place.iterdir()) if self.trusted and place.is_dir() else ():
            record = self._read(path)
            if (
                record
                and record.folder not in known
                and record.made_for.rpartition("|")[2] == self.made_for.rpartition("|")[2]
            ):
                yield record

    def _path(self, folder: str) -> Path:
        name = digest(f"{folder}\n{self.made_for}".encode())
        return self.root / FOLDER / "units" / f"{name}.json"

    def _read(self, path: Path) -> Record | None:
        try:
            head, _, data = path.read_bytes().partition(b"\n")
            return _from_data(json.loads(data)) if head.decode() == digest(data) else None
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None


def digest(data: bytes) -> str:
    """The hash by which inputs and outputs are compared."""
    return blake2b(data, digest_size=16).hexdigest()


def _within(name: str) -> bool:
    """Whether a document's path stays below the output folder."""
    return not re.search(r"[\\:]|(^|/)\.{0,2}(/|$)", name)


def _few(names: list[str]) -> str:
    shown = "、".join(name.rpartition("/")[2] for name in names[:3])
    return f" {shown}{f' 等{len(names)}个文件' if len(names) > 3 else ''}"


def _to_data(record: Record) -> dict[str, Any]:
    summary = record.summary
    return {
        "format": _FORMAT,
        "folder": record.folder,
        "made_for": record.made_for,
        "versions": record.versions,
        "inputs": dict(record.inputs),
        "outputs": dict(record.outputs),
        "errors": dict(record.errors),
        "left": list(record.left),
        "summary": [summary.name, summary.year, summary.money],
        "projects": record.projects,
        "titles": dict(record.titles),
        "diagnostics": [diagnostic_to_data(found) for found in record.diagnostics],
    }


def _from_data(data: Any) -> Record | None:
    if data["format"] != _FORMAT or not all(map(_within, (*data["outputs"], *data["left"]))):
        return None
    return Record(
        folder=data["folder"],
        made_for=data["made_for"],
        versions=data["versions"],
        inputs=data["inputs"],
        outputs=data["outputs"],
        errors=data["errors"],
        left=tuple(data["left"]),
        summary=Summary(*data["summary"]),
        projects=data["projects"],
        titles=data["titles"],
        diagnostics=tuple(diagnostic_from_data(found) for found in data["diagnostics"]),
    )
