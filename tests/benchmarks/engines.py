"""Our engine beside docxtpl, docxtemplater, easy-template-x and carbone, in one run.

    python -m tests.benchmarks.engines [--seconds 1] [--rounds 5] [--npm FOLDER]

Interleaved rounds, medians; every document that is timed is first compared with the others'.
Prints a Markdown table. Without npm only docxtpl is compared.
"""

import argparse
import io
import json
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any, Final

from docxtpl import DocxTemplate
from lxml import etree

from reportgen.word.compile import compile_template
from reportgen.word.fields import Record
from reportgen.word.render import Template
from tests.benchmarks.engines_templates import FIELDS, SYNTAXES, form_template, real_form
from tests.unit.word.side_by_side import infosets

NPM: Final = ("docxtemplater", "easy-template-x", "carbone")
ROWS: Final = (12, 1_000, 4_000, 10_000)
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Context = Mapping[str, Any]
Fill = Callable[[Context], bytes]
Run = Callable[[float], float]


@dataclass
class Case:
    """One template with its contexts, and the milliseconds per document of every engine."""

    name: str
    engines: Mapping[str, Run]
    times: dict[str, list[float]] = field(default_factory=dict)

    def measure(self, seconds: float) -> None:
        for name, run in self.engines.items():
            self.times.setdefault(name, []).append(run(seconds))

    def medians(self) -> dict[str, float]:
        return {name: median(times) for name, times in self.times.items()}


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        npm = _npm(Path(options.npm) if options.npm else Path(folder))
        cases = [*_real(), *_forms(Path(folder), npm), *_tables(Path(folder), npm)]
        for round_number in range(options.rounds):
            for case in cases:
                case.measure(options.seconds)
                _say(f"round {round_number + 1}: {case.name}")
    sys.stdout.write(_report(cases, options.rounds) + "\n")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--npm", default="", help="a folder that holds node_modules")
    return parser.parse_args()


def _npm(folder: Path) -> Path | None:
    """The folder where the engines of npm are installed, or None."""
    if not shutil.which("node") or not shutil.which("npm"):
        _say("npm is not there: docxtemplater, easy-template-x and carbone skipped")
        return None
    if not (folder / "node_modules").is_dir():
        command = ["npm", "install", "--silent", "--prefix", str(folder), *NPM, "pizzip"]
        if subprocess.run(command, check=False, stdout=sys.stderr).returncode:
            _say("npm could not install the engines: skipped")
            return None
    return folder


def _real() -> Iterator[Case]:
    """The published form of one county, one document for each of its projects."""
    for styles in ("slim", "default"):
        template, fields, contexts = real_form(styles)
        ours = _ours(template, fields)
        for context in contexts:
            theirs = _docxtpl(template, context)
            assert infosets(ours(context)) == infosets(theirs), "not equal to docxtpl"
        engines = {
            "reportgen": _timed(ours, contexts),
            "docxtpl": _timed(partial(_docxtpl, template), contexts),
        }
        yield Case(f"real form, {styles} styles", engines)


def _forms(folder: Path, npm: Path | None) -> Iterator[Case]:
    for styles in ("slim", "default"):
        contexts = [_context(12, first) for first in range(16)]
        yield _case(f"form of 12 rows, {styles} styles", styles, contexts, folder, npm)


def _tables(folder: Path, npm: Path | None) -> Iterator[Case]:
    for rows in ROWS:
        yield _case(f"one table of {rows:,} rows", "slim", [_context(rows, 0)], folder, npm)


def _case(name: str, styles: str, contexts: list[Context], folder: Path, npm: Path | None) -> Case:
    """The same table in the syntax of every engine."""
    jinja = form_template(SYNTAXES["docxtpl"], styles)
    ours = _ours(jinja, FIELDS)
    made = ours(contexts[0])
    assert infosets(made) == infosets(_docxtpl(jinja, contexts[0])), "not equal to docxtpl"
    engines = {
        "reportgen": _timed(ours, contexts),
        "docxtpl": _timed(partial(_docxtpl, jinja), contexts),
    }
    for engine in NPM if npm else ():
        template = form_template(SYNTAXES[engine], styles)
        files = _stored(folder, f"{engine} {name}", template, contexts)
        run = _node(engine, files, npm or folder)
        run(0)
        assert _texts(files[2].read_bytes()) == _texts(made), engine
        engines[engine] = run
    return Case(name, engines)


def _ours(template: bytes, fields: Record) -> Fill:
    compiled, found = compile_template(template, "表.docx", fields)
    assert compiled is not None, found
    return Template(compiled).render


def _docxtpl(template: bytes, context: Context) -> bytes:
    """What a plain loop over docxtpl does for every document."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(context), autoescape=True)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _timed(fill: Fill, contexts: Sequence[Context]) -> Run:
    def run(seconds: float) -> float:
        done, start = 0, time.perf_counter()
        turn = cycle(contexts)
        while not done or time.perf_counter() - start < seconds:
            fill(next(turn))
            done += 1
        return (time.perf_counter() - start) / done * 1000

    return run


def _stored(
    folder: Path, name: str, template: bytes, contexts: list[Context]
) -> tuple[Path, Path, Path]:
    """Template, data and output as files for node."""
    stem = folder / name.replace(" ", "-").replace(",", "")
    files = (stem.with_suffix(".docx"), stem.with_suffix(".json"), stem.with_suffix(".out"))
    files[0].write_bytes(template)
    files[1].write_text(json.dumps(contexts), encoding="utf-8")
    return files


def _node(engine: str, files: tuple[Path, Path, Path], npm: Path) -> Run:
    script = Path(__file__).with_suffix(".mjs")

    def run(seconds: float) -> float:
        command = ["node", str(script), engine, *map(str, files), str(seconds)]
        done = subprocess.run(command, check=True, capture_output=True, cwd=npm)
        return float(done.stdout.split()[-1])

    return run


def _context(rows: int, first: int) -> Context:
    """The real words of the real form's rows, as many as wanted."""
    _template, _fields, contexts = real_form("slim")
    found = [row for context in contexts for row in context["项目列表"][0]["指标行"]]
    project = contexts[first % len(contexts)]["项目列表"][0]
    taken = islice(cycle(found[first:] + found[:first]), rows)
    words = ("一级指标", "二级指标", "三级指标", "指标值")
    return {
        "项目名称": project["项目名称"],
        "主管部门": project["主管部门"],
        "年度总体目标": project["年度总体目标"].replace("\n", " "),
        "资金总额": project["资金"]["年度资金总额"],
        "指标行": [{word: row[word] for word in words} for row in taken],
    }


def _texts(data: bytes) -> list[list[str]]:
    """All texts of all cells; rows without any text are left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    rows = (
        ["".join(text.text or "" for text in cell.iter(W + "t")) for cell in row.iter(W + "tc")]
        for row in root.iter(W + "tr")
    )
    return [row for row in rows if any(row)]


def _report(cases: list[Case], rounds: int) -> str:
    lines = [
        f"{_machine()}; median of {rounds} interleaved rounds.",
        "",
        "| ms per document | " + " | ".join(("reportgen", "docxtpl", *NPM)) + " | × docxtpl |",
        "|---|" + "---:|" * (len(NPM) + 3),
    ]
    for case in cases:
        found = case.medians()
        cells = [
            f"{found[name]:.2f}" if name in found else "" for name in ("reportgen", "docxtpl", *NPM)
        ]
        ratio = found["docxtpl"] / found["reportgen"]
        lines.append(f"| {case.name} | " + " | ".join(cells) + f" | {ratio:.1f} |")
    return "\n".join(lines)


def _machine() -> str:
    names = ("docxtpl", "python-docx", "jinja2", "lxml")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    try:
        cpu = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        model = cpu.partition("model name")[2].partition(":")[2].partition("\n")[0].strip()
        model = f"{model} × {cpu.count('model name')}"
    except OSError:
        model = platform.processor()
    system = f"{platform.system()} {platform.machine()}, {model}"
    return f"{system}, Python {platform.python_version()}, {versions}{_node_version()}"


def _node_version() -> str:
    node = shutil.which("node")
    return ", Node " + subprocess.check_output([node, "-v"], text=True).strip() if node else ""


if __name__ == "__main__":
    main()
