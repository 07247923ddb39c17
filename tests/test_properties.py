"""What must hold for any input."""

import random
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.files import Folder
from reportgen.fill import UnitFiller
from reportgen.library import Library
from reportgen.reading import defaults_for, read_projects, read_unit
from tests.reading_specs import PROJECT, UNIT, filled, form

AMOUNTS = st.decimals(0, 10**9, places=4).map(lambda amount: f"{amount:f}")
FORM = form()


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=5), st.randoms())
def test_totals_are_the_exact_sums_in_any_order(
    amounts: list[tuple[str, str]], shuffle: random.Random
) -> None:
    texts = [
        PROJECT.replace("道路养护", f"道路养护{n}").replace("36.00", f"{a}\n  其他资金: {b}")
        for n, (a, b) in enumerate(amounts)
    ]
    expected = sum((Decimal(a) + Decimal(b) for a, b in amounts), Decimal(0))
    shuffled = list(texts)
    shuffle.shuffle(shuffled)
    for order in (texts, shuffled):
        unit, found = filled(*order, prescribed=FORM)
        assert found == ()
        assert unit.total.value == expected
        assert unit.total.value == sum(p.total.value or 0 for p in unit.projects)


LINES = st.sampled_from(
    [
        *PROJECT.splitlines(),
        *UNIT.splitlines(),
        "  质量指标:",
        "测算: 行政村 × 2万元",
        "测算:",
        "  补助: 6人×",
        "默认: [",
        "    - 一",
        "    : ",
        "\t资金:",
        "　资金：3",
        "不适用: {质量指标: 无}",
        "共性指标: 预算控制数",
        "    里程: {指标值: ≥90%，分值: 10}",
        "公开: 否",
        "其他栏目: *x",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(LINES, max_size=25).map("\n".join))


@settings(max_examples=300)
@given(TEXTS, TEXTS, st.binary(max_size=200))
def test_any_text_gives_findings_and_never_an_exception(
    unit: str, project: str, junk: bytes
) -> None:
    files = tuple(
        (f"specs/u/{number}.yaml", data)
        for number, data in enumerate((project.encode(errors="ignore"), junk, PROJECT.encode()))
    )
    folder = Folder("specs/u", (unit + "\n" + UNIT).encode(errors="ignore"), files, ())
    written = read_unit(folder)
    assert written is not None
    for read in read_projects(folder, defaults_for(written, FORM), {}):
        for found in read.diagnostics:
            assert found.message
            assert found.place.line >= 1
        if written.bound.value and read.read:
            filler = UnitFiller(written.bound.value, written.bound.places, FORM, Library())
            filler.project_of(read.read)
