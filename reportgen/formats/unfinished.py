"""A project that is not written yet, which people are told as one finding."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from msgspec import Struct

from reportgen.codes import BY_ID, Severity
from reportgen.diagnostics import Diagnostic, counts_of
from reportgen.review import unfinished

HINT: Final = "先把内容填齐，再看别的；逐条看用 --output-format concise"


class Unfinished(Struct, frozen=True):
    """The findings that are told as one: what is said of them, how many of each kind, the rest."""

    empty: tuple[Diagnostic, ...]
    rest: tuple[Diagnostic, ...]

    @classmethod
    def of(cls, found: Sequence[Diagnostic]) -> "Unfinished":
        """The findings of one file; nothing is `empty` where they are told one by one."""
        empty = unfinished(found)
        told = set(empty)
        return cls(empty, tuple(d for d in found if d not in told))

    @property
    def severity(self) -> Severity:
        """The worst of them."""
        return min((d.severity for d in self.empty), key=tuple(Severity).index)

    @property
    def message(self) -> str:
        """That it is not finished, and where."""
        numbers = dict.fromkeys(str(d.place.line) for d in self.empty if not d.place.whole)
        return f"这个项目还没有写完（第{'、'.join(numbers)}行）"

    @property
    def kinds(self) -> str:
        """How many there are of each kind."""
        counts = Counter(BY_ID[diagnostic.code].title for diagnostic in self.empty)
        return "，".join(f"{title} {count}处" for title, count in counts.items())


def told_counts(found: Iterable[Diagnostic]) -> Counter[Severity]:
    """How many findings of each severity people are told of."""
    counts: Counter[Severity] = Counter()
    for _, of_file in groupby(found, key=lambda diagnostic: diagnostic.place.file):
        told = Unfinished.of(tuple(of_file))
        counts += counts_of(told.rest)
        if told.empty:
            counts[told.severity] += 1
    return counts
