"""The name of a document from the form's pattern, made safe for every file system."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from reportgen.expression import evaluate
from reportgen.patterns import pattern

MAX_BYTES: Final = 200
_RESERVED: Final = pattern(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?")
_FORBIDDEN: Final = pattern(r'[<>:"/\\|?*\x00-\x1f\x7f]')


def file_name(pattern: str, words: Mapping[str, object], suffix: str) -> str:
    """The file name: NFC, no character that Windows refuses, at most 200 bytes with its suffix.

    Raises ExpressionError where the pattern cannot be evaluated.
    """
    stem = safe_stem(evaluate(pattern, words), MAX_BYTES - len(suffix.encode()))
    return f"{stem}{suffix}"


def with_ending(name: str, ending: str, suffix: str) -> str:
    """The name of a second document beside one, still at most 200 bytes."""
    most = MAX_BYTES - len(f"{ending}{suffix}".encode())
    return f"{safe_stem(name.removesuffix(suffix), most)}{ending}{suffix}"


def safe_stem(text: str, limit: int) -> str:
    """The text as the stem of a file name of at most `limit` bytes."""
    visible = "".join(c for c in unicodedata.normalize("NFC", text) if c.isprintable())
    stem = _FORBIDDEN.sub("_", visible).strip(" .")
    stem = _cut(stem, limit).rstrip(" .") or "未命名"
    return f"_{stem}" if _RESERVED.fullmatch(stem) else stem


def _cut(text: str, limit: int) -> str:
    return text.encode()[:limit].decode(errors="ignore")
