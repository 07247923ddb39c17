"""Where a word that is not known at its place belongs: which loop or which list offers it."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from msgspec import Struct

from reportgen.expression import unknown
from reportgen.word.fields import Field, Record, Rows
from reportgen.word.piped import Finding
from reportgen.word.wording import available

_DEEPEST: Final = 8
_IN_LOOPS: Final = ("loop", "“loop”只能在循环里用", "放到 for 和 endfor 之间")


class Loop(Struct, frozen=True):
    """A loop of the template: its tag as quoted, and where it stands."""

    text: str
    where: str


class Place(Struct, frozen=True):
    """What is known of the place of a tag: the loops of its part, what a loop there begins with.

    With `orphaned`, an end behind the tag has no beginning: that is told, not what follows from it.
    """

    loops: Mapping[str, Loop]
    prefix: str = ""
    orphaned: bool = False


def stranger(
    word: str, under: str, words: Mapping[str, Field | None], place: Place
) -> Finding | None:
    """What to say of an unknown word, of which `under` was wanted; None where nothing."""
    near = next(iter(get_close_matches(word, list(words), n=1, cutoff=0.5)), "")
    meant = words.get(near)
    offered = _offered(word, under, words) if under else ()
    if word == _IN_LOOPS[0]:
        return "T405", _IN_LOOPS[1], _IN_LOOPS[2]
    if isinstance(meant, Record) and under in meant.fields:
        return "T405", unknown(word, words), available(words, "这里可以写")
    if place.orphaned and (offered or not near):
        return None
    if loop := place.loops.get(word):
        message = f"“{word}”只在循环 {loop.text}（{loop.where}）里面有"
        return "T405", message, "移到那个循环的开头和结尾之间，或者在这里另写一个循环"
    if offered:
        message = f"这里没有“{word}”这个词；“{under}”要从列表“{offered[-1]}”里逐个取"
        return "T405", message, _loops(offered, word, place.prefix)
    return "T405", unknown(word, words), available(words, "这里可以写")


def _offered(word: str, under: str, words: Mapping[str, Field | None]) -> tuple[str, ...]:
    """The lists to loop over, one inside the other, whose innermost rows have the word."""
    found = sorted(_lists(under, words, (), ""), key=len)
    named = (path for path in found if word in path[-1].rpartition(".")[2])
    return next(named, next(iter(found), ()))


def _lists(
    under: str, words: Mapping[str, Field | None], outer: tuple[str, ...], before: str
) -> Iterator[tuple[str, ...]]:
    for name, field in words.items():
        path = f"{before}{name}"
        if isinstance(field, Record) and len(outer) < _DEEPEST:
            yield from _lists(under, field.fields, outer, f"{path}.")
        elif isinstance(field, Rows) and len(outer) < _DEEPEST:
            if under in field.item.fields:
                yield (*outer, path)
            yield from _lists(under, field.item.fields, (*outer, path), f"{_turn(path)}.")


def _loops(lists: tuple[str, ...], word: str, prefix: str) -> str:
    """The loops to write around a tag."""
    turns = [*map(_turn, lists[:-1]), word]
    begins = [
        f"{{%{prefix} for {turn} in {rows} %}}" for turn, rows in zip(turns, lists, strict=True)
    ]
    ends = f"{{%{prefix} endfor %}}"
    return f"前面写 {' '.join(begins)}，后面写 {' '.join([ends] * len(begins))}"


def _turn(path: str) -> str:
    """What one turn of a loop is called: 项目 of 项目列表."""
    name = path.rpartition(".")[2]
    return name.removesuffix("列表") if name != "列表" else name
