from reportgen.library import load_library

ROWS = "绩效指标:\n  质量指标:\n    合格率: ≥95%\n"


def found(**files: str) -> tuple[list[str], list[str]]:
    """The names that are kept with their files, and what is said."""
    data = {f"templates/指标库/{name}.yaml": text.encode() for name, text in files.items()}
    library, said = load_library(data)
    kept = [f"{s.name} {s.place.file.rpartition('/')[2]}" for s in library.standards]
    return kept, [f"{d.code} {d.place.file}:{d.place.line} {d.message}" for d in said]


def test_a_standard_given_twice_is_told_at_the_second_and_kept_once() -> None:
    assert found(a=ROWS, b=f"# 又一份\n{ROWS}") == (
        ["合格率 a.yaml"],
        ["S201 templates/指标库/b.yaml:4 质量指标“合格率”写了两遍，a.yaml 第3行已经写过"],
    )


def test_sets_of_different_templates_may_hold_the_same_names() -> None:
    own = f"指标模板: 补贴发放\n{ROWS}"
    assert found(a=ROWS, b=own) == (["合格率 a.yaml", "合格率 b.yaml"], [])
    kept, said = found(a=own, b=own)
    assert (kept, len(said)) == (["合格率 a.yaml"], 1)


def test_a_file_may_have_any_name() -> None:
    assert found(form=ROWS) == (["合格率 form.yaml"], [])
    kept, said = found(form="名称: 某表\n金额单位: 万元\n", a=ROWS)
    assert kept == ["合格率 a.yaml"]
    assert [line[:4] for line in said] == ["S202", "S202", "S203"]
