"""What lies between two states of ROOT: as typed changes, or as documents with revisions."""

from pathlib import Path

from reportgen.collector import settled
from reportgen.comparing import compare
from reportgen.diff.changes import Comparison
from reportgen.request import Advance
from reportgen.results import Made
from reportgen.revisions import states
from reportgen.write import WriteError, write


def diff(root: Path, base: str | None, head: str | None, advance: Advance) -> Comparison:
    """Everything between two states of ROOT: revisions, folders, or the files as they are now."""
    with states(root, base, head) as (old, new), settled():
        return compare(old, new, advance)


def revise(
    root: Path, base: str | None, head: str | None, out: Path, advance: Advance
) -> tuple[Made, ...]:
    """Writes what changed between two states as Word documents with revisions, below `out`."""
    from reportgen.revising import revised

    with states(root, base, head) as (old, new):
        comparison = compare(old, new, advance)
        if comparison.empty:
            return ()
        return tuple(
            _kept(item.path, item.data, item.reason, out) for item in revised(old, new, comparison)
        )


def _kept(path: str, data: bytes | None, reason: str, out: Path) -> Made:
    file = out / path
    try:
        return Made(file, write(file, data, out) if data is not None else None, reason)
    except WriteError as error:
        return Made(file, None, str(error))
