"""What must be built again and what not, and what happens to the bytes of what was."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from reportgen.diagnostics import Diagnostic, Place, in_order
from reportgen.files import Folder
from reportgen.results import Made, Rendered, UnitReport, UnitResult
from reportgen.state import Record, Store, digest
from reportgen.stock import TEMPLATES, Stock
from reportgen.write import Outcome, WriteError, remove, write

UNNAMED: Final = "*.docx"
FIRST, FORCED, LOST = "第一次生成", "--force", "文档不在了，或者被改过"


@dataclass(frozen=True, slots=True)
class Due:
    """A unit that must be built again: why, from which inputs, and what its last build was."""

    why: str
    inputs: dict[str, str]
    last: Record | None


@dataclass(frozen=True, slots=True)
class Desk:
    """Where folders come in and documents go out; `options` are what else a result depends on."""

    stock: Stock
    store: Store
    out: Path
    versions: str
    options: str
    force: bool
    _hashes: dict[str, str] = field(default_factory=dict)

    def look(self, folder: Folder) -> Due | UnitReport:
        """What the unit's last build left, or why it must be built again."""
        last = self.store.load(folder.path)
        inputs = self._inputs(folder, last)
        why = self._why(last, inputs)
        return Due(why, inputs, last) if why or last is None else self._kept(last)

    def finish(self, result: UnitResult, due: Due) -> UnitReport:
        """Writes the unit's documents and records what was built from what."""
        made = [self._write(document, result.documents, due.last) for document in result.documents]
        found = in_order((*result.diagnostics, *(d for _, d in made if d)))
        report = UnitReport(
            folder=result.folder,
            summary=result.summary,
            projects=result.projects,
            titles=result.titles,
            diagnostics=found,
            made=tuple(document for document, _ in made),
            why=due.why,
        )
        self._record(result, due, report)
        return report

    def left(self, folders: tuple[str, ...], *, everything: bool) -> tuple[Path, ...]:
        """The documents of earlier builds that no spec makes any more: these units', or all."""
        records = [record for folder in folders if (record := self.store.load(folder))]
        gone = list(self.store.others(folders)) if everything else []
        names = dict.fromkeys(n for record in records for n in record.left)
        names |= dict.fromkeys(n for record in gone for n in self._left_by(record, ()))
        made = {name for record in records for name in record.outputs}
        paths = (self.out / name for name in names if name not in made)
        return tuple(path for path in paths if path.is_file())

    def remove(self, left: Iterable[Path]) -> None:
        """Removes documents, and what an interrupted build left beside them."""
        for path in (*left, *self.out.glob("**/.reportgen-*.tmp")):
            remove(path, self.out)

    def _left_by(self, last: Record, made: Iterable[str]) -> tuple[str, ...]:
        known = set(made)
        names = dict.fromkeys((*last.left, *last.outputs))
        return tuple(n for n in names if n not in known and (self.out / n).is_file())

    def _inputs(self, folder: Folder, last: Record | None) -> dict[str, str]:
        """The hashes of all that the unit's documents come from, as far as its last build knew."""
        own = dict(folder.projects)
        if folder.unit is not None:
            own[f"{folder.path}/unit.yaml"] = folder.unit
        hashes = {path: digest(data) for path, data in own.items()}
        hashes[folder.path] = digest(repr(folder.diagnostics).encode())
        known = last.inputs if last else {}
        return {**hashes, **self._of_stock(known), "命令选项": self.options}

    def _of_stock(self, used: Iterable[str]) -> dict[str, str]:
        library, _ = self.stock.library()
        paths = {*library, *(path for path in used if path.startswith(f"{TEMPLATES}/"))}
        return {path: self._hash(path) for path in sorted(paths) if path in self.stock.files}

    def _hash(self, path: str) -> str:
        if path not in self._hashes:
            self._hashes[path] = digest(self.stock.files[path])
        return self._hashes[path]

    def _why(self, last: Record | None, inputs: dict[str, str]) -> str:
        if last is None:
            return FIRST
        if self.force:
            return FORCED
        return last.changed(self.versions, inputs) or ("" if self._whole(last) else LOST)

    def _whole(self, last: Record) -> bool:
        """Whether every document of the last build is there with the bytes it had."""
        return all(_holds(self.out / name, at) for name, at in last.outputs.items())

    def _kept(self, last: Record) -> UnitReport:
        made = tuple(
            Made(self.out / name, Outcome.SAME, errors=last.errors.get(name, 0))
            for name in last.outputs
        )
        return UnitReport(
            folder=last.folder,
            summary=last.summary,
            projects=last.projects,
            titles=last.titles,
            diagnostics=last.diagnostics,
            made=made,
        )

    def _write(
        self, document: Rendered, beside: tuple[Rendered, ...], last: Record | None
    ) -> tuple[Made, Diagnostic | None]:
        path = self.out / document.path
        if document.data is None:
            return Made(path, None, document.reason, self._old(path, beside)), None
        try:
            kept = self._kept_by_hand(document, last)
            outcome = write(path, document.data, self.out)
            return Made(path, outcome, kept=kept, errors=document.errors), None
        except WriteError as error:
            place = Place(f"{self.out.name}/{document.path}")
            found = Diagnostic("R501", f"写不进去：{error}", place, error.hint)
            return Made(path, None, str(error), self._old(path, beside)), found

    def _kept_by_hand(self, document: Rendered, last: Record | None) -> Path | None:
        """A copy of the document as somebody edited it since it was built; None if nobody did."""
        path, built = self.out / document.path, last.outputs.get(document.path) if last else None
        data = path.read_bytes() if built and path.is_file() else b""
        if not data or data == document.data or digest(data) == built:
            return None
        copy = path.with_name(f"{path.stem}（手工修改 {digest(data)[:6]}）{path.suffix}")
        write(copy, data, self.out)
        return copy

    def _old(self, path: Path, beside: tuple[Rendered, ...]) -> tuple[Path, ...]:
        """What stays of a document; where it has no name, whatever no other one makes."""
        if path.name != UNNAMED:
            return (path,) if path.is_file() else ()
        known = {self.out / other.path for other in beside}
        files = (f for f in path.parent.glob(UNNAMED) if not f.name.startswith((".", "~$")))
        return tuple(sorted(file for file in files if file not in known))

    def _record(self, result: UnitResult, due: Due, report: UnitReport) -> None:
        """Keeps what was built from what; a unit that failed is built again the next time."""
        made = {d.path: digest(d.data) for d in result.documents if d.data is not None}
        if result.summary is None or any(m.outcome is None for m in report.made):
            if due.last:
                self.store.save(replace(due.last, versions=""))
            return
        self.store.save(
            Record(
                folder=result.folder,
                made_for=self.store.made_for,
                versions=self.versions,
                inputs={**due.inputs, **self._of_stock(result.used)},
                outputs=made,
                errors={d.path: d.errors for d in result.documents if d.errors},
                left=self._left_by(due.last, made) if due.last else (),
                summary=result.summary,
                projects=result.projects,
                titles=result.titles,
                diagnostics=report.diagnostics,
            )
        )


def _holds(path: Path, at: str) -> bool:
    try:
        return not path.is_symlink() and digest(path.read_bytes()) == at
    except OSError:
        return False
