"""Sums of projects, departments and counties are the exact sums, however a form rounds."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic, Place
from reportgen.layout import project_words, unit_words
from reportgen.money import UNITS, printed
from reportgen.results import Reported, Summary
from reportgen.sheet.book import Book, Cell, kept
from reportgen.summary import book, county_book, figures_of, words
from reportgen.summary.printing import RESIDUE
from reportgen.summary.sections import sections
from reportgen.summary.sheets.heads import HEADER
from tests.reading_specs import FORM, PROJECT, UNIT, filled, form

AMOUNTS = st.decimals(0, 10**7, places=4).map(lambda amount: f"{amount:f}")
PROJECTS = st.lists(st.tuples(AMOUNTS, AMOUNTS), min_size=1, max_size=6)
ROUNDINGS = st.sampled_from(["按填写", "0", "1", "2", "4", "6"])
MONEY_UNITS = st.sampled_from(tuple(UNITS))


@settings(max_examples=60, deadline=None)
@given(PROJECTS, ROUNDINGS, MONEY_UNITS)
def test_a_department_has_the_exact_sum_of_its_projects(
    projects: list[tuple[str, str]], rounding: str, money_unit: str
) -> None:
    prescribed = form(FORM + f"小数: {{金额: {rounding}, 合计: {rounding}}}\n")
    unit, _ = filled(
        *(project(number, *amounts) for number, amounts in enumerate(projects)),
        unit=UNIT.replace("万元", money_unit),
        prescribed=prescribed,
    )
    figures = figures_of(unit, None, ())
    fiscal = sum((Decimal(amount) for amount, _ in projects), Decimal(0))
    other = sum((Decimal(amount) for _, amount in projects), Decimal(0))
    whole = fiscal + other
    assert (figures.budget, figures.funds) == (whole, (fiscal, other))
    shown = totals(book(figures), "绩效目标汇总", "本年合计", "财政拨款", "其他资金")
    assert [cell.value for cell in shown] == [whole, fiscal, other]
    assert "=SUM" in shown[0].formula or not kept(whole)
    assert [(s.title, s.whole) for s in sections(figures)] == [("一、按资金来源", whole)]
    printed_total = unit_words(unit, prescribed.form)["资金合计"]
    decimals = None if rounding == "按填写" else int(rounding)
    in_form = whole * UNITS[money_unit] / UNITS["万元"]
    if decimals is not None:
        assert printed_total == printed(in_form, decimals)
    else:
        assert Decimal(str(printed_total)) == in_form
    assert len([project_words(p, unit, prescribed.form) for p in unit.projects]) == len(projects)


@settings(max_examples=60, deadline=None)
@given(PROJECTS)
def test_a_residue_is_said_exactly_where_there_is_one(projects: list[tuple[str, str]]) -> None:
    unit, _ = filled(*(project(n, *amounts) for n, amounts in enumerate(projects)))
    listing = words(figures_of(unit, None, ()))["汇总"]
    assert isinstance(listing, dict)
    lines, whole = listing["项目"], listing["合计"]
    budgets = [plain(line["本年合计"]) for line in lines]
    fiscal = [plain(line["财政拨款"]) for line in lines]
    other = [plain(line["其他来源"].removeprefix("其他资金")) for line in lines]
    adds_up = (
        sum(budgets) == plain(whole["本年合计"])
        and sum(fiscal) == plain(whole["财政拨款"])
        and sum(other) == plain(whole["其他来源"].removeprefix("其他资金"))
        and all(a + b == c for a, b, c in zip(fiscal, other, budgets, strict=True))
    ) or not any(Decimal(a) or Decimal(b) for a, b in projects)
    assert listing["尾差"] == ("" if adds_up else RESIDUE)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(AMOUNTS, MONEY_UNITS), min_size=1, max_size=6))
def test_a_county_has_the_exact_sum_of_its_units(units: list[tuple[str, str]]) -> None:
    rows = [
        Reported(f"specs/u{n}", Summary("甲", 2024, "", "", "", money_unit, amount), 1, None, None)
        for n, (amount, money_unit) in enumerate(units)
    ]
    exact = sum(
        (Decimal(amount) * UNITS[money_unit] / UNITS["万元"] for amount, money_unit in units),
        Decimal(0),
    )
    (cell,) = totals(county_book("平安县", 2024, rows), "汇总", "金额")
    assert cell.value == exact


def test_findings_are_counted_by_project_unless_they_are_answered() -> None:
    unit, _ = filled(*(project(number, "1", "2") for number in range(2)))
    first, second = (Place(line.file) for line in unit.projects)
    found = (
        Diagnostic("B601", "一", first, changed=Severity.ERROR),
        Diagnostic("B603", "二", first, changed=Severity.WARNING),
        Diagnostic("B603", "三", second, answer="另有说明"),
        Diagnostic(
            "B603", "四", Place("specs/u/unit.yaml"), project="道路养护1", changed=Severity.WARNING
        ),
        Diagnostic("B606", "五", Place("specs/u/unit.yaml"), changed=Severity.WARNING),
    )
    figures = figures_of(unit, found, ())
    counts = [(line.errors, line.warnings) for line in figures.lines]
    assert (counts, figures.elsewhere) == ([(1, 1), (0, 1)], (0, 1))
    assert words(figures)["公开提醒"] == "还有1处必须改，先改好再用。"
    assert words(figures_of(unit, None, ()))["公开提醒"] == ""


def test_money_that_is_not_its_sources_is_no_residue() -> None:
    typed = PROJECT.replace("36.00", "3.6\n  其他资金: 30\n  年度资金总额: 66")
    unit, _ = filled(project(1, "68", "13"), typed)
    figures = figures_of(unit, None, ())
    listing, said = words(figures)["汇总"], "2 道路养护总额和来源差32.40万元。"
    assert isinstance(listing, dict)
    assert (listing["合计"]["本年合计"], listing["尾差"]) == ("147.00", said)
    (page,) = (page for page in book(figures).sheets if page.name == "绩效目标汇总")
    assert said in [row[0].value for row in page.rows]
    by_source = [(entry.name, entry.amount) for entry in sections(figures)[0].entries]
    assert by_source[2:] == [("总额和来源的差", Decimal("32.4")), ("项目支出合计", 147)]


def test_reasons_stand_once_with_all_that_give_them() -> None:
    same = "情况说明:\n  目标太短: 上级的提法\n"
    own = "  测算和预算对不上: 上年结转支出\n  资金合计不符:\n"
    unit, _ = filled(
        f"{project(1, '1', '2')}{same}{own}",
        f"{project(2, '1', '2')}{same}",
        unit=f"{UNIT}情况说明:\n  两个项目像是同一件事: 分两批实施\n",
    )
    figures = figures_of(unit, None, ())
    assert words(figures)["情况说明"] == [
        {"项目": "单位", "检查结果": "两个项目像是同一件事", "理由": "分两批实施"},
        {"项目": "全部项目", "检查结果": "目标太短", "理由": "上级的提法"},
        {"项目": "道路养护1", "检查结果": "测算和预算对不上", "理由": "上年结转支出"},
    ]
    (page,) = (page for page in book(figures).sheets if page.name == "绩效目标汇总")
    assert "单位的情况说明：两个项目像是同一件事：分两批实施" in [row[0].value for row in page.rows]
    assert [row[-1].value for row in page.rows[HEADER + 1 : HEADER + 3]] == [
        "目标太短：上级的提法\n测算和预算对不上：上年结转支出",
        "目标太短：上级的提法",
    ]


def test_the_sum_of_costings_holds_those_that_can_be_compared() -> None:
    costed = f"{project(1, '84', '0')}测算:\n  养护: 80万元\n"
    unit, _ = filled(costed, project(2, "63", "0"))
    figures = figures_of(unit, None, ())
    columns = ("金额（元）", "项目预算（元）", "差额（元）")
    sums = [(c.value, c.formula) for c in totals(book(figures), "支出测算明细", *columns)]
    assert sums == [
        (800_000, '=SUMIF(L5:L7,"<>",J5:J7)'),
        (840_000, '=SUMIF(L5:L7,"<>",K5:K7)'),
        (40_000, '=SUMIF(L5:L7,"<>",L5:L7)'),
    ]
    printed_sums = words(figures)["测算"]
    assert isinstance(printed_sums, dict)
    said = [printed_sums["合计"][key] for key in ("金额", "项目预算", "差额", "说明")]
    left = "不含没有测算或没有金额的1个项目（项目预算630,000元）"
    assert said == ["800,000", "840,000", "40,000", left]


def project(number: int, fiscal: str, other: str) -> str:
    text = PROJECT.replace("道路养护", f"道路养护{number}")
    return text.replace("36.00", f"{fiscal}\n  其他资金: {other}")


def plain(amount: str) -> Decimal:
    return Decimal(amount.replace(",", ""))


def totals(made: Book, sheet: str, *columns: str) -> list[Cell]:
    """The cells of the row below the header."""
    (page,) = (page for page in made.sheets if page.name == sheet)
    header = [cell.value for cell in page.rows[page.header - 1]]
    row = page.rows[page.header]
    return [row[header.index(column)] for column in columns]
