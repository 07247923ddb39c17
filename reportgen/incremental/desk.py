"""Where folders come in and documents go out: what is due, and the record of what was done."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.diagnostics import Diagnostic, in_order
from reportgen.files import Folder
from reportgen.incremental.inputs import Inputs
from reportgen.incremental.leftovers import cleaned, left_over
from reportgen.incremental.output import Output
from reportgen.kept import digest
from reportgen.results import Made, UnitReport, UnitResult
from reportgen.state import Record, Store
from reportgen.write import Outcome

_FIRST: Final = "第一次生成"
_FORCED: Final = "--force"
_LOST: Final = "文档不在了，或者被改过"
_FAILED: Final = "上次没有做成"


class Due(Struct, frozen=True):
    """What must be built again: why, from which inputs, and what its last build was.

    A unit also depends on what it `uses` of templates/.
    """

    why: str
    inputs: dict[str, str]
    last: Record | None
    uses: bool = True


class Desk(Struct, frozen=True):
    """Tells what is due, by its `inputs`, and writes it to `output`; `store` has the records."""

    inputs: Inputs
    store: Store
    output: Output
    versions: str
    force: bool

    def look(self, folder: Folder) -> Due | UnitReport:
        """What the unit's last build left, or why it must be built again."""
        last = self.store.load(folder.path)
        inputs = self.inputs.of_folder(folder, last)
        why = self._why(last, inputs)
        return Due(why, inputs, last) if why or last is None else self._kept(last)

    def look_over(self, key: str, texts: Mapping[str, str]) -> Due | UnitReport:
        """The same of what is made of several units, under a key of its own."""
        last = self.store.load(key)
        inputs = self.inputs.of_texts(texts)
        why = self._why(last, inputs)
        return Due(why, inputs, last, uses=False) if why or last is None else self._kept(last)

    def finish(self, result: UnitResult, due: Due) -> UnitReport:
        """Writes the unit's documents and records what was built from what."""
        documents = result.documents
        made = [self.output.write(document, documents, due.last) for document in documents]
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
        """The documents of earlier builds that no spec makes any more: these units', or all."""
        return left_over(self.store, self.output, folders, everything=everything)

    def clean(self, left: Mapping[Path, str]) -> dict[Path, Diagnostic]:
        """Removes what is left, and names what it spares because somebody edited it."""
        return cleaned(self.output.folder, left)

    def _why(self, last: Record | None, inputs: dict[str, str]) -> str:
        if last is None:
            return _FIRST
        if self.force:
            return _FORCED
        if last.failed:
            return _FAILED
        return last.changed(self.versions, inputs) or ("" if self.output.whole(last) else _LOST)

    def _kept(self, last: Record) -> UnitReport:
        made = tuple(
            Made(self.output.folder / name, Outcome.SAME, errors=last.errors.get(name, 0))
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

    def _record(self, result: UnitResult, due: Due, report: UnitReport) -> None:
        """Keeps what was built from what; a unit that failed is built again the next time."""
        if result.summary is not None or not due.uses:
            self.store.save(self._of(result, due, report))
        elif due.last:
            self.store.save(replace(due.last, failed=True))

    def _of(self, result: UnitResult, due: Due, report: UnitReport) -> Record:
        written = zip(result.documents, report.made, strict=True)
        made = {d.path: digest(d.data) for d, m in written if m.outcome and d.data is not None}
        failed = any(m.outcome is None for m in report.made)
        left = self.output.left_by(due.last, made) if due.last else {}
        before = due.last.outputs if due.last and failed else {}
        stays = {name: at for name, at in left.items() if name in before}
        return Record(
            folder=result.folder,
            made_for=self.store.made_for,
            versions=self.versions,
            inputs={**due.inputs, **(self.inputs.of_stock(result.used) if due.uses else {})},
            outputs={**stays, **made},
            errors={d.path: d.errors for d in result.documents if d.errors},
            left={name: at for name, at in left.items() if name not in stays},
            summary=result.summary,
            projects=result.projects,
            titles=result.titles,
            diagnostics=report.diagnostics,
            failed=failed,
        )
