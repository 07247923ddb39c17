"""Every bad case with the smallest change after which its rule has nothing to say.

`near.txt` of a case holds the changes, `old → new` a line, `\\n` for the end of a line. What is
right then still looks like the mistake; where it can, it is another reading of the same words.
"""

import pytest

from reportgen.checks import RULES
from tests.cases_in_memory import BUSINESS, CASES, bad_case, business, checked
from tests.removing import files_of, folder_of


@pytest.mark.parametrize("name", BUSINESS)
def test_a_rule_is_silent_about_what_nearly_is_its_mistake(name: str) -> None:
    folder, shelf = bad_case(name)
    code = name.partition("-")[0]
    assert code in {found.code for found in business(checked(folder, shelf))}
    files = files_of(folder)
    for change in (CASES / "bad" / name / "near.txt").read_text("utf-8").splitlines():
        old, new = change.replace("\\n", "\n").split(" → ")
        assert any(old in text for text in files.values()), old
        files = {file: text.replace(old, new) for file, text in files.items()}
    after = checked(folder_of(folder, files), shelf)
    assert [found.message for found in after.diagnostics if found.blocks] == []
    assert [found.message for found in business(after) if found.code == code] == []


def test_every_rule_has_a_near_miss() -> None:
    assert {rule.id for rule in RULES} == {name.partition("-")[0] for name in BUSINESS}
