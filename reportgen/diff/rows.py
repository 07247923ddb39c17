"""What changed in the indicators of one project."""

from collections.abc import Iterator
from typing import Final

from reportgen.diff import match
from reportgen.diff.causes import of_row
from reportgen.diff.changes import Cause, Change, Direction, Kind
from reportgen.diff.direction import direction, direction_in_words
from reportgen.filled import FilledProject, Origin, Row
from reportgen.money import printed

EMPTY_ROW: Final = "（空行）"


def row_changes(before: FilledProject, after: FilledProject) -> Iterator[Change]:
    """Every change of an indicator: new, gone, renamed, moved, its target, its details."""
    for old, new in match.rows(before.rows, after.rows):
        cause = of_row(old, new, (before, after))
        if old is None and new is not None:
            text = _target(new) or None
            yield Change(Kind.INDICATOR_NEW, _subject(new), None, text, cause=cause)
        elif new is None and old is not None:
            text = _target(old) or None
            yield Change(Kind.INDICATOR_GONE, _subject(old), text, None, cause=cause)
        elif old is not None and new is not None:
            yield from _pair(old, new, cause)


def _subject(row: Row) -> tuple[str, str]:
    return row.category, row.name or EMPTY_ROW


def _pair(old: Row, new: Row, cause: Cause | None) -> Iterator[Change]:
    if old.sentence and new.sentence and old.name != new.name:
        way = direction_in_words(new.category, old.name, new.name)
        texts = (old.name, new.name)
        yield Change(Kind.TARGET, (new.category, "（整句）"), *texts, direction=way, cause=cause)
    else:
        yield from _named(old, new, cause)


def _named(old: Row, new: Row, cause: Cause | None) -> Iterator[Change]:
    subject = _subject(new)
    if old.name != new.name:
        yield Change(Kind.INDICATOR_RENAMED, subject, old.name, new.name, cause=cause)
    if old.category != new.category:
        yield Change(Kind.INDICATOR_MOVED, subject, old.category, new.category, cause=cause)
    if _target(old) != _target(new):
        step: Direction = direction(old, new)
        yield Change(Kind.TARGET, subject, _target(old), _target(new), direction=step, cause=cause)
    was, now = _details(old), _details(new)
    if old.weight_origin is new.weight_origin is Origin.DERIVED:
        was["分值"] = now["分值"]  # the form gave the points out anew: nobody changed them
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
