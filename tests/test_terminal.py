"""Terminals of every kind: what is printed can be printed there, and nothing else is."""

import json
import os
import pty
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import ROADS, Workspace

PROBLEMS = ROADS.replace("≥90%", ">=90%").replace("36.00", "36万元")


def test_gbk_terminal_shows_every_message(workspace: Workspace) -> None:
    workspace.project("01-村级道路养护", PROBLEMS)
    for arguments in (["build"], ["check"], ["check", "--output-format", "full"], ["--help"]):
        ran = workspace.process(*arguments, encoding="gbk", env={"PYTHONIOENCODING": "gbk"})
        assert "?" not in ran.out
        assert ran.err == ""


def test_gbk_terminal_loses_nothing_of_json(workspace: Workspace) -> None:
    goal = "👨\u200d👩\u200d👧 é 养护"
    workspace.project("01-村级道路养护", ROADS.replace("养护18个村的道路，保障群众出行。", goal))
    spec = "specs/heping-2024/01-村级道路养护.yaml"
    ran = workspace.process("show", spec, "--json", encoding="gbk", env={"PYTHONIOENCODING": "gbk"})
    assert json.loads(ran.out)["texts"]["年度总体目标"]["value"] == goal


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_terminal_without_chinese_does_not_crash(workspace: Workspace, encoding: str) -> None:
    workspace.project("01-村级道路养护", PROBLEMS)
    ran = workspace.process("check", env={"PYTHONIOENCODING": encoding})
    assert (ran.code, ran.err) == (1, "")


def on_a_terminal(workspace: Workspace, **environment: str) -> str:
    """What `build` writes to stderr when that is a terminal, which is read while it writes."""
    ours, theirs = pty.openpty()
    unset = dict.fromkeys(("CI", "NO_COLOR", "FORCE_COLOR", "COLUMNS"))
    process = workspace.start(
        "build",
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**unset, "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    with ThreadPoolExecutor(1) as reader:
        shown = reader.submit(_read, ours)
        try:
            assert process.wait(timeout=60) == 0
        finally:
            process.kill()
            process.wait()
    os.close(ours)
    return shown.result().decode()


def _read(terminal: int) -> bytes:
    shown = b""
    try:
        while chunk := os.read(terminal, 4096):
            shown += chunk
    except OSError:  # the other end is closed
        pass
    return shown


def test_terminal_sees_progress_in_colours(workspace: Workspace) -> None:
    shown = on_a_terminal(workspace)
    assert "生成" in shown
    assert "\x1b[3" in shown or "\x1b[1" in shown


def test_no_color_takes_the_colours_away(workspace: Workspace) -> None:
    shown = on_a_terminal(workspace, NO_COLOR="1")
    assert "生成" in shown
    assert "\x1b[3" not in shown


def test_ci_sees_no_progress(workspace: Workspace) -> None:
    assert on_a_terminal(workspace, CI="true") == ""


def test_pipe_sees_no_progress(workspace: Workspace) -> None:
    assert workspace.process("build").err == ""


def test_closed_pipe_is_no_bug(workspace: Workspace) -> None:
    with workspace.start("check", "--output-format", "json", stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_plainly(workspace: Workspace) -> None:
    with Path("/dev/full").open("wb") as full, workspace.start("check", stdout=full) as process:
        _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert err.decode() == "磁盘满了，这里列出的没有写完；腾出空间，再运行一次\n"
