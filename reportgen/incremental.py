"""What must be built again and what not, and what happens to the bytes of what was."""

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from reportgen.diagnostics import Diagnostic, Place, in_order
from reportgen.files import Folder
from reportgen.results import UNNAMED, Made, Rendered, UnitReport, UnitResult
from reportgen.state import Record, Store, contents, digest
from reportgen.stock import LIBRARY, SUMMARY, TEMPLATES, Stock
from reportgen.write import Outcome, WriteError, remove, remove_empty, write

FIRST, FORCED, LOST = "第一次生成", "--force", "文档不在了，或者被改过"
FAILED: Final = "上次没有做成"
_MOST: Final = 1 << 30


class Due(Struct, frozen=True):
    """What must be built again: why, from which inputs, and what its last build was.

    A unit also depends on what it `uses` of templates/.
    """

    why: str
    inputs: dict[str, str]
    last: Record | None
    uses: bool = True


class Desk(Struct, frozen=True):
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

    def look_over(self, key: str, inputs: Mapping[str, str]) -> Due | UnitReport:
        """The same of what is made of several units, under a key of its own."""
        last = self.store.load(key)
        hashes = {name: digest(said.encode()) for name, said in inputs.items()}
        own = {**hashes, "命令选项": self.options}
        why = self._why(last, own)
        return Due(why, own, last, uses=False) if why or last is None else self._kept(last)

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

    def left(self, folders: tuple[str, ...], *, everything: bool) -> dict[Path, str]:
        """The documents of earlier builds that no spec makes any more: these units', or all.

        Each with the hash of the bytes it was made with.
        """
        records = [record for folder in folders if (record := self.store.load(folder))]
        gone = list(self.store.others(folders)) if everything else []
        names = {name: at for record in records for name, at in record.left.items()}
        names |= {name: at for record in gone for name, at in self._left_by(record, ()).items()}
        made = [name for record in records for name in record.outputs]
        return {self.out / name: at for name, at in self._others(names, made).items()}

    def clean(self, left: Mapping[Path, str]) -> dict[Path, Diagnostic]:
        """Removes documents, and what an interrupted build left beside them.

        What somebody edited since it was made is spared, and named.
        """
        spared = {path: self._edited(path) for path, at in left.items() if not _holds(path, at)}
        staged = self.out.glob("**/.reportgen-*.tmp")
        for path in (*(path for path in left if path not in spared), *staged):
            remove(path, self.out)
        for folder in sorted({path.parent for path in left}, reverse=True):
            remove_empty(folder)
        remove_empty(self.out)
        return spared

    def _edited(self, path: Path) -> Diagnostic:
        place = Place(f"{self.out.name}/{path.relative_to(self.out).as_posix()}")
        hint = "不要它就自己删去，要就移到别处"
        return Diagnostic("R501", "没有项目再生成它，但手工改过，没有删", place, hint)

    def _left_by(self, last: Record, made: Iterable[str]) -> dict[str, str]:
        return self._others({**last.left, **last.outputs}, made)

    def _others(self, names: Mapping[str, str], made: Iterable[str]) -> dict[str, str]:
        """The documents that are there and not among those made, under any spelling."""
        known = {_spelt(name) for name in made}
        return {
            name: at
            for name, at in names.items()
            if _spelt(name) not in known and _is_file(self.out / name)
        }

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
        own = {SUMMARY} & self.stock.files.keys()
        paths = {*library, *own, *(path for path in used if path.startswith(f"{TEMPLATES}/"))}
        unread = {
            path: digest(repr(found).encode())
            for path, found in self.stock.unread.items()
            if path in {*paths, SUMMARY} or path == LIBRARY or path.startswith(f"{LIBRARY}/")
        }
        read = {path: self._hash(path) for path in sorted(paths) if path in self.stock.files}
        return {**unread, **read}

    def _hash(self, path: str) -> str:
        if path not in self._hashes:
            self._hashes[path] = digest(self.stock.files[path])
        return self._hashes[path]

    def _why(self, last: Record | None, inputs: dict[str, str]) -> str:
        if last is None:
            return FIRST
        if self.force:
            return FORCED
        if last.failed:
            return FAILED
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
            return Made(path, None, document.reason, self._old(path, beside, last)), None
        try:
            kept = self._kept_by_hand(document, last)
            outcome = write(path, document.data, self.out)
            return Made(path, outcome, kept=kept, errors=document.errors), None
        except WriteError as error:
            place = Place(f"{self.out.name}/{document.path}")
            found = Diagnostic("R501", f"写不进去：{error}", place, error.hint)
            return Made(path, None, str(error), self._old(path, beside, last)), found

    def _kept_by_hand(self, document: Rendered, last: Record | None) -> Path | None:
        """A copy of the document as somebody edited it since it was built; None if nobody did."""
        path, built = self.out / document.path, last.outputs.get(document.path) if last else None
        data = contents(path, _MOST) if built else None
        if not data or data == document.data or digest(data) == built:
            return None
        copy = path.with_name(f"{path.stem}（手工修改 {digest(data)[:6]}）{path.suffix}")
        write(copy, data, self.out)
        return copy

    def _old(
        self, path: Path, beside: tuple[Rendered, ...], last: Record | None
    ) -> tuple[Path, ...]:
        """What stays of a document; where it has none of its name, whatever no other one makes."""
        if path.name != UNNAMED and _is_file(path):
            return (path,)
        made = [other.path for other in beside]
        before = {self.out / n for n in self._others(last.outputs if last else {}, made)}
        if path.name != UNNAMED:
            return tuple(sorted(before))
        known = {self.out / name for name in made}
        files = (f for f in path.parent.glob(UNNAMED) if not f.name.startswith((".", "~$")))
        return tuple(sorted(before | {file for file in files if file not in known}))

    def _record(self, result: UnitResult, due: Due, report: UnitReport) -> None:
        """Keeps what was built from what; a unit that failed is built again the next time."""
        if result.summary is None and due.uses:
            if due.last:
                self.store.save(replace(due.last, failed=True))
            return
        written = zip(result.documents, report.made, strict=True)
        made = {d.path: digest(d.data) for d, m in written if m.outcome and d.data is not None}
        failed = any(m.outcome is None for m in report.made)
        left = self._left_by(due.last, made) if due.last else {}
        before = due.last.outputs if due.last and failed else {}
        stays = {name: at for name, at in left.items() if name in before}
        self.store.save(
            Record(
                folder=result.folder,
                made_for=self.store.made_for,
                versions=self.versions,
                inputs={**due.inputs, **(self._of_stock(result.used) if due.uses else {})},
                outputs={**stays, **made},
                errors={d.path: d.errors for d in result.documents if d.errors},
                left={name: at for name, at in left.items() if name not in stays},
                summary=result.summary,
                projects=result.projects,
                titles=result.titles,
                diagnostics=report.diagnostics,
                failed=failed,
            )
        )


def _holds(path: Path, at: str) -> bool:
    data = contents(path, _MOST)
    return data is not None and digest(data) == at


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _spelt(name: str) -> str:
    """The name as file systems compare it that make no difference of case."""
    return unicodedata.normalize("NFC", name).casefold()
