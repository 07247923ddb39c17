"""What changed in the indicators of one project."""

from collections.abc import Iterator

from reportgen.diff import match
from reportgen.diff.changes import Cause, Change, Direction, Kind
from reportgen.diff.direction import direction
from reportgen.filled import FilledProject, Origin, Row
from reportgen.money import printed


def row_changes(before: FilledProject, after: FilledProject) -> Iterator[Change]:
    """Every change of an indicator: new, gone, renamed, moved, its target, its details."""
    for old, new in match.rows(before.rows, after.rows):
        if old is None and new is not None:
            yield _whole(Kind.INDICATOR_NEW, new, after)
        elif new is None and old is not None:
            yield _whole(Kind.INDICATOR_GONE, old, before)
        elif old is not None and new is not None and not _same(old, new):
            yield from _pair(old, new, after)


def cause_of(file: str, name: str, project: FilledProject) -> Cause | None:
    """Where a value stands that is not written in the project's own file."""
    return None if file == project.file else Cause(file, name)


def _cause(row: Row, project: FilledProject) -> Cause | None:
    """The library for a standard that the project takes as it is; else where the row stands."""
    own = project.written.standards.get(row.name)
    if row.origin is Origin.STANDARD and not (own and own.model_fields_set):
        return Cause(row.note.rpartition(" ")[0], row.name)
    return cause_of(row.place.file, row.name, project)


def _same(old: Row, new: Row) -> bool:
    return (old.category, old.name, _target(old), *_details(old).values()) == (
        new.category,
        new.name,
        _target(new),
        *_details(new).values(),
    )


def _whole(kind: Kind, row: Row, project: FilledProject) -> Change:
    cause = _cause(row, project)
    text = _target(row) or None
    old, new = (text, None) if kind is Kind.INDICATOR_GONE else (None, text)
    return Change(kind, (row.category, row.name), old, new, cause=cause)


def _pair(old: Row, new: Row, project: FilledProject) -> Iterator[Change]:
    subject = (new.category, new.name)
    cause = _cause(new, project)
    if old.name != new.name:
        yield Change(Kind.INDICATOR_RENAMED, subject, old.name, new.name, cause=cause)
    if old.category != new.category:
        yield Change(Kind.INDICATOR_MOVED, subject, old.category, new.category, cause=cause)
    if _target(old) != _target(new):
        way: Direction = direction(old, new)
        yield Change(Kind.TARGET, subject, _target(old), _target(new), direction=way, cause=cause)
    was, now = _details(old), _details(new)
    for name in dict.fromkeys((*was, *now)):
        if was.get(name, "") != now.get(name, ""):
            texts = (was.get(name) or None, now.get(name) or None)
            yield Change(Kind.DETAIL, (*subject, name), *texts, cause=cause)


def _target(row: Row) -> str:
    return " ".join(row.target.text.split())


def _details(row: Row) -> dict[str, str]:
    """What is said of an indicator beside its name and target, by the words of the form."""
    return {
        "分值": "" if row.weight is None else printed(row.weight.normalize()),
        "指标说明": row.remark,
        "指标值依据": row.basis,
        "打印名称": "" if row.printed == row.name else row.printed or "（空）",
        "核心": "是" if row.core else "",
        **{name: value or "" for name, value in row.extra.items()},
    }
