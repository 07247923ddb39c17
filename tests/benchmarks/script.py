"""What a user would write without reportgen: PyYAML and docxtpl, one document for each unit.

`python -m tests.benchmarks.script ROOT OUTPUT [--libyaml]`; with `--libyaml` it reads with
PyYAML's C loader instead of `safe_load`. It knows one form, checks nothing, and its cells are not
merged, because docxtpl has no merge by key.
"""

import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import yaml
from docxtpl import DocxTemplate

FORM = "pingluo-2023"
DIMENSIONS = {
    "数": "产出指标",
    "质": "产出指标",
    "时": "产出指标",
    "成": "产出指标",
    "服": "满意度指标",
}


def main() -> None:
    """Writes OUTPUT/<unit>.docx for every unit of ROOT."""
    root, output = map(Path, sys.argv[1:3])
    output.mkdir(exist_ok=True)
    form = yaml.safe_load((root / f"templates/{FORM}/form.yaml").read_text("utf-8"))
    labels = {name: rule.get("打印", name) for name, rule in form["二级指标"].items()}
    template = without_merges(root / f"templates/{FORM}/项目支出绩效目标表.docx")
    for folder in sorted((root / "specs").iterdir()):
        document = DocxTemplate(io.BytesIO(template))
        document.render(words(folder, labels), autoescape=True)
        document.save(output / f"{folder.name}.docx")


def without_merges(path: Path) -> bytes:
    """The template without the tags that docxtpl does not know."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(made, "w") as out:
        for name in package.namelist():
            data = package.read(name)
            out.writestr(name, re.sub(rb"{%\s*vm .*?%}", b"", data))
    return made.getvalue()


def words(folder: Path, labels: dict[str, str]) -> dict[str, Any]:
    """What the template asks for, from the unit's YAML files."""
    unit = read(folder / "unit.yaml")
    files = sorted(folder.glob("[0-9]*.yaml"))
    unit["标题单位"] = unit["单位名称"]
    projects = [project(n, read(file), unit, labels) for n, file in enumerate(files, 1)]
    return {"表样": {"金额单位": "万元"}, "单位": unit, "项目列表": projects}


def project(number: int, spec: dict[str, Any], unit: dict[str, Any], labels: Any) -> Any:
    """One project with what the unit says for all."""
    money = f"{spec['资金']['财政拨款']}"
    return {
        **unit["默认"],
        **spec,
        "序号": number,
        "主管部门": unit["主管部门"],
        "主管部门代码": unit["主管部门代码"],
        "实施单位": unit["单位名称"],
        "资金": {"年度资金总额": money, "财政拨款": money, "其他资金": ""},
        "年度总体目标": re.sub(r"\n(?=.)", "", spec["年度总体目标"]).strip(),
        "指标行": [
            {
                "一级指标": DIMENSIONS.get(category[0], "效益指标"),
                "二级指标": labels[category],
                "三级指标": name,
                "指标值": "" if value is None else value,
            }
            for category, rows in spec["绩效指标"].items()
            for name, value in rows.items()
        ],
    }


def read(path: Path) -> dict[str, Any]:
    """A YAML file; numbers stay the text that was typed."""
    text = re.sub(r"(?m)(: )([0-9.]+)$", r'\1"\2"', path.read_text("utf-8"))
    loader = yaml.CSafeLoader if "--libyaml" in sys.argv else yaml.SafeLoader
    found: dict[str, Any] = yaml.load(text, loader)  # noqa: S506
    return found


if __name__ == "__main__":
    main()
