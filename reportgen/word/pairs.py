"""Which tag ends which: loops and conditions matched by how they are written and where they stand.

A tag and its counterpart share word, prefix and place, so that a forgotten end is blamed on the
beginning it belongs to and not on the loop around it. Only what is left then is matched by word.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final, TypeAlias

from msgspec import Struct, field

from reportgen.word.places import Tag
from reportgen.word.spelling import STATEMENTS, Wrong, shown

_OPENERS: Final = ("for", "if")
_WANTED: Final[Mapping[str, tuple[str, ...]]] = {
    "endfor": ("for",),
    "endif": ("if",),
    "elif": ("if",),
    "else": ("for", "if"),
}
_Key: TypeAlias = Callable[[Tag, str], tuple[str, ...]]


class Pairs(Struct):
    """The number of the tag that begins the block of each end, elif and else; what is wrong.

    `lone` are the ends without a beginning.
    """

    starts: dict[int, int] = field(default_factory=dict)
    wrong: dict[int, list[Wrong]] = field(default_factory=lambda: defaultdict(list))
    lone: list[int] = field(default_factory=list)


def pairs_of(tags: Sequence[Tag]) -> Pairs:
    """The blocks of one part; a misspelt word counts as the one that was meant."""
    words = [_meant(tag) for tag in tags]
    found = Pairs(_paired(tags, words, range(len(tags)), _alike))
    exact = set(found.starts) | set(found.starts.values())
    rest = [number for number in range(len(tags)) if number not in exact]
    found.starts.update(_paired(tags, words, rest, lambda _tag, kind: (kind,)))
    _walk(tags, words, found)
    for number in [n for n in found.wrong if tags[n].word not in STATEMENTS]:
        del found.wrong[number]  # its word is what is wrong with it
    return found


def _meant(tag: Tag) -> str:
    if tag.word in STATEMENTS:
        return tag.word
    if tag.word == "end" and f"end{tag.body}" in STATEMENTS:
        return f"end{tag.body}"
    return next(iter(get_close_matches(tag.word, list(STATEMENTS), n=1, cutoff=0.5)), "")


def _alike(tag: Tag, kind: str) -> tuple[str, ...]:
    return kind, tag.prefix, tag.home


def _paired(
    tags: Sequence[Tag], words: Sequence[str], numbers: Iterable[int], key: _Key
) -> dict[int, int]:
    """Every end with the last beginning before it that has the same key and no end yet."""
    begun: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for number in numbers:
        word = words[number]
        if word in _OPENERS:
            begun[key(tags[number], word)].append(number)
        elif word.startswith("end") and (stack := begun[key(tags[number], word[3:])]):
            found[number] = stack.pop()
    return found


def _walk(tags: Sequence[Tag], words: Sequence[str], found: Pairs) -> None:
    """Says what is wrong with every block, and finds the block of every else and elif."""
    ended = {start: end for end, start in found.starts.items()}
    open_: dict[int, None] = {}
    for number, word in enumerate(words):
        if word in _OPENERS:
            open_[number] = None
            if number not in ended:
                end = f"{{%{tags[number].prefix} end{word} %}}"
                found.wrong[number].append(("T404", f"“{word}”没有结束", f"在后面补上 {end}"))
        elif word in _WANTED and (start := _start(tags, words, number, found, open_)) is not None:
            found.starts[number] = start
            for wrong_at, wrong in _mismatch(tags, start, number):
                found.wrong[wrong_at].append(wrong)
            if word.startswith("end"):
                found.wrong[number] += _crossed(tags, (start, number), open_, ended)
                del open_[start]


def _start(
    tags: Sequence[Tag],
    words: Sequence[str],
    number: int,
    found: Pairs,
    open_: dict[int, None],
) -> int | None:
    """The beginning of the block that a tag ends or divides; where there is none, that is wrong."""
    ends = words[number].startswith("end")
    start = found.starts.get(number) if ends else _around(tags, words, number, open_)
    if start is None:
        wanted = "”或“".join(_WANTED[words[number]])
        message = f"前面没有和它相配的“{wanted}”"
        found.wrong[number].append(("T404", message, "删去，或者补上开头"))
        found.lone += [number] if ends else []
    return start


def _around(
    tags: Sequence[Tag], words: Sequence[str], number: int, open_: dict[int, None]
) -> int | None:
    """The block that an else or elif belongs to: the innermost written as it is, or any."""
    tag = tags[number]
    around = [start for start in reversed(open_) if words[start] in _WANTED[words[number]]]
    alike = (s for s in around if (tags[s].prefix, tags[s].home) == (tag.prefix, tag.home))
    return next(alike, next(iter(around), None))


def _crossed(
    tags: Sequence[Tag], block: tuple[int, int], open_: dict[int, None], ended: Mapping[int, int]
) -> Iterator[Wrong]:
    """A block that ends before one inside it does."""
    start, end = block
    for inner in reversed(open_):
        if inner == start:
            return
        if inner in ended and not list(_mismatch(tags, start, end)):
            begun = f"{shown(tags[inner].text)}（{tags[inner].where}）"
            first = f"先写 {shown(tags[ended[inner]].text)}，再写 {shown(tags[end].text)}"
            yield "T404", f"里面的 {begun} 还没有结束", first
            return


def _mismatch(tags: Sequence[Tag], start: int, number: int) -> Iterator[tuple[int, Wrong]]:
    """A tag and the beginning of its block belong to the same table, row or paragraph."""
    opener, tag = tags[start], tags[number]
    begun = f"“{opener.word}”（{opener.where}）"
    if tag.prefix and not opener.prefix:
        other = f"和后面的“{tag.word}”（{tag.where}）的写法不一样"
        right = f"{{%{tag.prefix} {opener.word} {opener.body} %}}"
        yield start, ("T404", other, f"写成 {right}")
    elif tag.prefix != opener.prefix:
        right = f"{{%{opener.prefix} {tag.word} %}}"
        yield number, ("T404", f"和开头{begun}的写法不一样", f"写成 {right}")
    elif tag.home != opener.home:
        message = f"和开头{begun}不在同一个表格、单元格或段落里"
        yield number, ("T406", message, _instead(opener, tag))


def _instead(opener: Tag, end: Tag) -> str:
    """How to write a block that spans whole rows, cells or paragraphs."""
    if opener.prefix or not (opener.cell and end.cell):
        return "整行用 {%tr，整个单元格用 {%tc，整段用 {%p"
    rows = (f"{{%tr {opener.word} {opener.body} %}}", f"{{%tr end{opener.word} %}}")
    own_rows = f"{shown(rows[0])} 和 {rows[1]}，各占一行"
    if _row(opener) != _row(end):
        return f"改成 {own_rows}"
    return f"要的是整行，在上面和下面写 {own_rows}；要的是单元格，用 {{%tc"


def _row(tag: Tag) -> str:
    return tag.cell.rpartition("/")[0]
