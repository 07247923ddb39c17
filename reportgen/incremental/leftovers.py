"""The documents of earlier builds that no spec makes any more: found, and cleaned away."""

from collections.abc import Mapping
from pathlib import Path

from reportgen.diagnostics import Diagnostic, Place
from reportgen.incremental.output import Output, holds
from reportgen.state import Store
from reportgen.write import remove, remove_empty


def left_over(
    store: Store, output: Output, folders: tuple[str, ...], *, everything: bool
) -> dict[Path, str]:
    """The documents that no spec makes any more: these units', or all.

    Each with the hash of the bytes it was made with.
    """
    records = [record for folder in folders if (record := store.load(folder))]
    gone = list(store.others(folders)) if everything else []
    names = {name: at for record in records for name, at in record.left.items()}
    names |= {name: at for record in gone for name, at in output.left_by(record, ()).items()}
    made = [name for record in records for name in record.outputs]
    return {output.folder / name: at for name, at in output.others(names, made).items()}


def cleaned(out: Path, left: Mapping[Path, str]) -> dict[Path, Diagnostic]:
    """Removes documents, and what an interrupted build left beside them.

    What somebody edited since it was made is spared, and named.
    """
    spared = {path: _edited(path, out) for path, at in left.items() if not holds(path, at)}
    staged = out.glob("**/.reportgen-*.tmp")
    for path in (*(path for path in left if path not in spared), *staged):
        remove(path, out)
    for folder in sorted({path.parent for path in left}, reverse=True):
        remove_empty(folder)
    remove_empty(out)
    return spared


def _edited(path: Path, out: Path) -> Diagnostic:
    place = Place(f"{out.name}/{path.relative_to(out).as_posix()}")
    hint = "不要它就自己删去，要就移到别处"
    return Diagnostic("R501", "没有项目再生成它，但手工改过，没有删", place, hint)
