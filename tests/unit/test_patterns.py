"""Patterns that are compiled when they are first used."""

import gc
import pkgutil
import re
from importlib import import_module

import pytest

import reportgen
from reportgen import patterns
from reportgen.checks.lexicon import stale_phrases, wrong_words
from reportgen.patterns import pattern

FAR_YEAR = 9999


def test_every_pattern_of_the_program_and_of_the_lexicon_can_be_compiled() -> None:
    for module in pkgutil.walk_packages(reportgen.__path__, "reportgen."):
        if module.name != "reportgen.__main__":
            import_module(module.name)
    stale_phrases(FAR_YEAR)
    wrong_words()
    gc.unfreeze()  # what was loaded before is in no list otherwise
    made = [one for one in gc.get_objects() if type(one) is patterns._Pattern]
    gc.freeze()
    assert len(made) > 200
    for one in made:
        re.compile(one.pattern, one.typed_flags)


def test_it_answers_as_a_compiled_pattern_does() -> None:
    made = pattern(r" ( [a-z]+ ) ", re.VERBOSE)
    assert [found[1] for found in made.finditer("12ab34cd")] == ["ab", "cd"]
    assert made.pattern == r" ( [a-z]+ ) "
    assert made.groups == 1
    assert made.flags == re.compile(made.pattern, re.VERBOSE).flags


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile

    def spy(text: str, flags: int = 0) -> re.Pattern[str]:
        compiled.append(text)
        return real(text, flags)

    monkeypatch.setattr(re, "compile", spy)
    made = pattern("[0-9]+")
    assert compiled == []
    assert [bool(made.search(text)) for text in ("7", "x", "8")] == [True, False, True]
    assert compiled == ["[0-9]+"]
