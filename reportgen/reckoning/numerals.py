"""Small Chinese numerals: 两, 六, 十二, 三十. 一 alone counts nothing (一次性, 一体化)."""

from typing import Final

_DIGITS: Final = {name: value for value, name in enumerate("〇一二三四五六七八九")} | {"两": 2}
CHINESE: Final = "(?:[二两三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九])"


def chinese(text: str) -> int:
    """The value of a text that CHINESE matches."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS[ones]
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
