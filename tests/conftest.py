"""What the tests share: goldens refreshed by one flag, and a small real ROOT to work in."""

import gc
import io
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import settings

from reportgen import console, pipeline
from reportgen.cli import app
from reportgen.request import Request
from reportgen.results import Report
from tests.docx_text import W, docx_text

REPOSITORY = Path(__file__).parents[1]
Golden = Callable[[Path, str], None]

settings.register_profile("same", derandomize=True)
settings.load_profile("same")  # every run tries the same; `--hypothesis-profile default` tries on

SUMMARY = "部门汇总.docx"

UNIT = """\
单位名称: 平安县和平镇人民政府
单位代码: 052
年度: 2024
表样: pingluo-2023
金额单位: 万元
"""
ROADS = """\
项目名称: 村级道路养护
资金:
  财政拨款: 36.00
年度总体目标: 养护18个村的道路，保障群众出行。
绩效指标:
  数量指标:
    养护道路的村: 18个
  服务对象满意度指标:
    群众满意度: ≥90%
"""
STREETS = """\
项目名称: 环境卫生整治
资金:
  财政拨款: 12.50
年度总体目标: 整治镇区环境卫生，每月清运垃圾两次以上。
绩效指标:
  数量指标:
    清运垃圾: ≥24次
"""
UNASKED = """\
级别:                # the projects are short: what is missing in them is no matter here
  l1-req: 不查
  l2-req: 不查
  weight-pos: 不查
"""
PACKAGE = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-'
    'types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument'
    '/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
}


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did: its exit code and what it printed."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """A ROOT in a temporary folder; tests write the user's own text into it."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """A file below ROOT; `….docx.txt` becomes a Word document, one paragraph a line."""
        data = content.encode() if isinstance(content, str) else content
        if path.endswith(".docx.txt"):
            path, data = path.removesuffix(".txt"), _word(data.decode())
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return file

    def unit(self, text: str, folder: str = "heping-2024") -> Path:
        """The unit's unit.yaml."""
        return self.write(f"specs/{folder}/unit.yaml", text)

    def project(self, name: str, text: str | bytes, folder: str = "heping-2024") -> Path:
        """A project file of the unit."""
        return self.write(f"specs/{folder}/{name}.yaml", text)

    def form(self, form_id: str, text: str, template: str = "{{ 单位.单位名称 }}") -> Path:
        """A form with the template 表.docx, one paragraph a line."""
        self.write(f"templates/{form_id}/表.docx.txt", template)
        return self.write(f"templates/{form_id}/form.yaml", text)

    def lay(self, case: Path) -> None:
        """Lays a case's folders over ROOT; `removed.txt` lists what to take away first."""
        removed = case / "removed.txt"
        for path in removed.read_text("utf-8").split() if removed.exists() else ():
            (self.root / path).unlink()
        for file in (f for part in ("specs", "templates") for f in (case / part).rglob("*")):
            if file.is_file():
                self.write(file.relative_to(case).as_posix(), file.read_bytes())

    def build(self, *paths: str, form: str | None = None) -> Report:
        """Builds below output/."""
        request = Request(self.root, paths, form)
        return pipeline.build(request, self.root / "output", lambda _: None)

    def check(self, *paths: str, form: str | None = None) -> Report:
        """Checks."""
        return pipeline.check(Request(self.root, paths, form), lambda _: None)

    def run(self, *arguments: str) -> Ran:
        """Runs the command line in this process."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = console.guarded(lambda: app(list(arguments), standalone_mode=False))
        return Ran(code, out.getvalue(), err.getvalue())

    def start(self, *arguments: str, **options: Any) -> "subprocess.Popen[bytes]":
        """Starts the command line in a process of its own."""
        changes = {"PYTHONIOENCODING": "utf-8", **options.pop("env", {})}
        environment = {k: v for k, v in {**os.environ, **changes}.items() if v is not None}
        for name, value in {"cwd": self.root, "stdout": -1, "stderr": -1}.items():
            options.setdefault(name, value)
        command = [sys.executable, "-W", "error", "-m", "reportgen", *arguments]
        return subprocess.Popen(command, env=environment, **options)

    def process(self, *arguments: str, encoding: str = "utf-8", **options: Any) -> Ran:
        """Runs the command line in a process of its own."""
        with self.start(*arguments, **options) as process:
            out, err = process.communicate(timeout=60)
        return Ran(process.returncode, out.decode(encoding), err.decode(encoding))

    def documents(self, folder: str = "heping-2024") -> dict[str, bytes]:
        """The documents of a unit in its form, name → bytes."""
        files = sorted(self.output(folder).glob("*.docx"))
        return {p.name: p.read_bytes() for p in files if p.name != SUMMARY}

    def output(self, folder: str = "heping-2024") -> Path:
        """Where the documents of a unit are."""
        return self.root / "output" / folder

    def printed(self, folder: str = "heping-2024") -> str:
        """What the documents of a unit say: paragraphs and table rows as lines."""
        return "".join(docx_text(data) for data in self.documents(folder).values())

    @staticmethod
    def told(report: Report) -> str:
        """Every finding whole: code, place, message, repair."""
        lines: list[str] = []
        for found in report.diagnostics:
            place = found.place
            where = f"（{place.where}）" if place.where else f":{place.line}:{place.column}"
            said = f"{found.message}\n改法：{found.hint}" if found.hint else found.message
            lines += [f"{found.code} {place.file}{where}", *(f"    {s}" for s in said.split("\n"))]
        return "".join(f"{line}\n" for line in lines)


def pytest_collection_finish() -> None:
    """Keeps the collector from walking what pytest itself holds, in every test again."""
    gc.collect()
    gc.freeze()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite the expected files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text whole with a file; under --update-golden rewrites the file."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_bytes(text.encode())
        assert text == path.read_bytes().decode()

    return compare


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A ROOT with the repository's forms and one unit with two projects; the working directory."""
    made = Workspace(tmp_path / "root")
    shutil.copytree(REPOSITORY / "templates", made.root / "templates")
    form = made.root / "templates/pingluo-2023/form.yaml"
    form.write_bytes(form.read_bytes() + UNASKED.encode())
    made.unit(UNIT)
    made.project("01-村级道路养护", ROADS)
    made.project("02-环境卫生整治", STREETS)
    monkeypatch.chdir(made.root)
    return made


def _word(text: str) -> bytes:
    stream = io.BytesIO()
    lines = "".join(
        f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.splitlines()
    )
    body = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{lines}</w:body></w:document>'
    with zipfile.ZipFile(stream, "w") as archive:
        for name, part in {**PACKAGE, "word/document.xml": body}.items():
            archive.writestr(name, part)
    return stream.getvalue()
