"""Bytes → lines of text, and what is wrong with the file before anybody reads YAML."""

import codecs
from typing import Final

from reportgen.diagnostics import Diagnostic, Place
from reportgen.patterns import pattern

LARGEST: Final = 1024 * 1024
_HINT = "用记事本打开，另存为，编码选UTF-8"
_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_CONFLICT = pattern(r"<{7} |={7}$|>{7} ")
_NOTHING = pattern(r"[ \t]*(?:#.*)?$|(?:---|\.\.\.)[ \t]*(?:#.*)?$")


def lines_of(data: bytes, file: str) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    """The lines without their ends; none when the file cannot or need not be read further."""
    if len(data) > LARGEST:
        size = f"{len(data) / LARGEST:.1f}"
        message = f"文件有{size}MB，超过1MB"
        return (), (Diagnostic("Y002", message, Place(file), "规格文件只写文字，拆成几个文件"),)
    text, found = _decoded(data, file)
    lines = _split(text)
    stops = _nothing(lines, file, known=bool(found))
    if "<<<<<<<" in text or ">>>>>>>" in text:
        stops = _conflicts(lines, file) or stops
    return (() if stops or not text else lines), found + stops


def _decoded(data: bytes, file: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text, and the encoding where it is not UTF-8."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _foreign(data, file, name)
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode(), ()
    except UnicodeDecodeError:
        return _foreign(data, file, "GB18030")


def _foreign(data: bytes, file: str, encoding: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """What an encoding other than UTF-8 gives; empty when it is not that encoding either."""
    name = "GBK" if encoding == "GB18030" else encoding
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        message = "文件不是UTF-8编码，也认不出是什么编码"
        return "", (Diagnostic("Y001", message, Place(file), _HINT),)
    return text, (Diagnostic("Y001", f"文件是{name}编码，不是UTF-8", Place(file), _HINT),)


def _split(text: str) -> tuple[str, ...]:
    """The lines; an end of line after the last one opens no further line."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _conflicts(lines: tuple[str, ...], file: str) -> tuple[Diagnostic, ...]:
    """Every marker of an unfinished merge; a lone `=======` is no marker."""
    marks = [(at, line) for at, line in enumerate(lines, 1) if _CONFLICT.match(line)]
    if not any(line[0] in "<>" for _, line in marks):
        return ()
    hint = "两边的内容选一边留下，再删掉“<<<<<<<”“=======”“>>>>>>>”这三行"
    return tuple(
        Diagnostic("Y006", f"留有合并冲突标记“{line[:7]}”", Place.span(file, at, 1, 7), hint)
        for at, line in marks
    )


def _nothing(lines: tuple[str, ...], file: str, *, known: bool) -> tuple[Diagnostic, ...]:
    """Whether there is nothing to read; `known` when the reason has been told."""
    if not all(_NOTHING.match(line) for line in lines) or (known and lines == ("",)):
        return ()
    return (Diagnostic("Y005", "文件里没有内容", Place(file), "写上各个栏目，或者删去这个文件"),)
