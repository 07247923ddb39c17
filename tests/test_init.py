"""A new folder works at once, its recipes do what they say, and the wheel carries it all."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen.bundled import starter
from tests.conftest import REPOSITORY, Workspace
from tests.story import Repository

STARTER = REPOSITORY / "reportgen" / "starter"
MARKER = "<!-- reportgen:diff -->"
PROJECT = "specs/heping-2024/01-村级组织运转经费.yaml"


@pytest.fixture
def started(workspace: Workspace, tmp_path: Path) -> Repository:
    folder = tmp_path / "某县绩效"
    ran = workspace.run("init", str(folder))
    assert (ran.code, ran.err) == (0, "")
    return Repository(Workspace(folder))


def test_a_new_folder_builds_and_has_nothing_to_mend(started: Repository) -> None:
    ran = started.workspace.process("build")
    assert (ran.code, ran.err) == (0, "")
    assert "必须改 0，请核实 0" in ran.out
    assert started.workspace.documents()
    assert started.workspace.process("check", "--strict").code == 0


def test_every_form_of_the_program_is_there(started: Repository) -> None:
    forms = {path.parent.name for path in (REPOSITORY / "templates").glob("*/form.yaml")}
    assert {path.parent.name for path in started.root.glob("templates/*/form.yaml")} == forms


def test_what_is_there_is_not_touched(workspace: Workspace, tmp_path: Path) -> None:
    ran = workspace.run("init", str(workspace.root))
    assert (ran.code, ran.out) == (2, "")
    assert "里已经有 specs 或 templates，没有动" in ran.err
    (tmp_path / "新").mkdir()
    (tmp_path / "新" / "README.md").write_text("我的", "utf-8")
    ran = workspace.run("init", str(tmp_path / "新"))
    assert "已有，没有动  README.md" in ran.out
    assert (tmp_path / "新" / "README.md").read_text("utf-8") == "我的"


def test_editor_settings_name_schemas_that_exist(started: Repository) -> None:
    settings = json.loads((started.root / ".vscode/settings.json").read_text("utf-8"))
    for schema, files in settings["yaml.schemas"].items():
        assert (started.root / schema).is_file()
        assert list(started.root.glob(files))


def test_the_wheel_carries_everything(tmp_path: Path) -> None:
    command = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path))
    subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    script = "from reportgen.bundled import starter; print(len(list(starter())))"
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "site"), "PYTHONSAFEPATH": "1"}
    asked = (sys.executable, "-c", script)
    said = subprocess.run(asked, cwd=tmp_path, env=environment, check=True, capture_output=True)
    assert int(said.stdout) == len(list(starter()))
    assert (tmp_path / "site" / "reportgen" / "issue_list.docx").is_file()


def reviewed(started: Repository) -> str:
    """A branch with one change; the commit that it left the main branch at."""
    started.git("init", "-q", "-b", "main")
    started.commit("开始")
    base = started.git("rev-parse", "HEAD").strip()
    started.git("checkout", "-q", "-b", "调减")
    started.change(PROJECT, "24.00", "23.00")
    started.commit("调减")
    return base


def run_steps(steps: list[str], root: Path, **variables: str) -> list[int]:
    """Runs each step as a runner does; the exit codes. Only the platform's own tools are fake."""
    tools = root.parent / "tools"
    tools.mkdir()
    for name in ("pip", "gh", "curl"):
        log = f'printf "%s\\n" "{name} $*" >> "{tools}/log"\n'
        (tools / name).write_text(f"#!/bin/sh\n{log}" + ('echo "[]"\n' if name == "curl" else ""))
    program = f'#!/bin/sh\nexec "{sys.executable}" -m reportgen "$@"\n'
    (tools / "reportgen").write_text(program)
    for tool in tools.iterdir():
        tool.chmod(0o755)
    path = f"{tools}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "RUNNER_TEMP": str(tools), **variables}
    environment["GITHUB_STEP_SUMMARY"] = str(tools / "summary.md")
    return [
        subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step], cwd=root, env=environment, check=False
        ).returncode
        for step in steps
    ]


def recipe(name: str) -> Any:
    return yaml.safe_load((STARTER / name).read_text("utf-8"))


@pytest.mark.parametrize("name", ["github.yml", "gitea.yml"])
def test_the_workflow_runs(name: str, started: Repository) -> None:
    base = reviewed(started)
    steps = [s["run"] for s in recipe(name)["jobs"]["reportgen"]["steps"] if "run" in s]
    variables = {"BASE": base, "REPO": "a/b", "NUMBER": "7", "TOKEN": "t"}
    codes = run_steps(steps, started.root, COMMENTS="c", REPO_API="r", **variables)
    names = [s["name"] for s in recipe(name)["jobs"]["reportgen"]["steps"] if "run" in s]
    assert dict(zip(names, codes, strict=True)) == {
        name: int(name == "检查")
        for name in names  # the cut budget is an error
    }
    log = (started.root.parent / "tools/log").read_text("utf-8")
    assert "comments" in log if name == "github.yml" else "POST" in log
    assert started.workspace.documents()


def test_the_github_summary_is_the_review(started: Repository) -> None:
    base = reviewed(started)
    steps = [s["run"] for s in recipe("github.yml")["jobs"]["reportgen"]["steps"] if "run" in s]
    run_steps(steps, started.root, BASE=base, REPO="a/b", NUMBER="7")
    summary = (started.root.parent / "tools/summary.md").read_text("utf-8")
    assert summary.startswith(MARKER)
    assert "24.00 | 23.00" in summary


def test_the_gitlab_job_runs(started: Repository) -> None:
    base = reviewed(started)
    job = recipe("gitlab.yml")["reportgen"]
    variables = {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "REPORTGEN_TOKEN": "t"}
    steps = [*job["before_script"], *job["script"]]
    codes = run_steps(steps, started.root, CI_API_V4_URL="https://x", **variables)
    assert codes == [0, 0, 0, 0, 1]
    log = (started.root.parent / "tools/log").read_text("utf-8")
    assert "-X POST" in log
    assert (started.root / "review.md").read_text("utf-8").startswith(MARKER)


def test_the_pre_commit_hooks_are_commands_that_exist(started: Repository) -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    local = yaml.safe_load((STARTER / "pre-commit.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    for hook in (*hooks, *local):
        program, *arguments = hook["entry"].split()
        assert program == "reportgen"
        assert started.workspace.process(*arguments).code == 0
