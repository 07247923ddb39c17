"""Changes in a form's own fields: tables row by row, and what each source of money has."""

from reportgen.diff.project import compare
from tests.reading_specs import filled, form
from tests.unit.test_own import OWN, TYPED


def test_tables_and_values_of_sources_are_compared() -> None:
    prescribed = form(OWN)
    changed = TYPED.replace("35.20", "36.00").replace("- 名称: 铁锹", "- 名称: 铁镐")
    (before, _), (after, _) = (filled(text, prescribed=prescribed) for text in (TYPED, changed))
    found = compare(before.projects[0], after.projects[0], (before, after))
    assert [(c.subject, c.before, c.after) for c in found.changes] == [
        (
            ("其他栏目", "执行数", "财政拨款"),
            "35.20",
            "36.00",
        ),
        (
            ("其他栏目", "设备清单"),
            "名称：压路机，数量：1，单价：12.5\n名称：铁锹",
            "名称：压路机，数量：1，单价：12.5\n名称：铁镐",
        ),
    ]
