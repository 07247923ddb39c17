"""What git's own command answers; no program that a repository names is run."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Final

_QUIET: Final[Mapping[str, str]] = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "LC_ALL": "C",
}
_OF_HOOKS: Final = frozenset(
    {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"}
)
_SETTINGS: Final = ("-c", "core.fsmonitor=false", "--literal-pathspecs", "--no-pager")


class GitError(Exception):
    """What git cannot tell; the message is for people."""


def tracks(root: Path, folder: str) -> bool:
    """Whether git tracks any file of `folder` below `root`; not where there is no git."""
    try:
        listed = git(root, "ls-files", "-z", "--", folder)
    except GitError:
        return False
    return listed.returncode == 0 and bool(listed.stdout)


def git(root: Path, *words: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    """What git answers. No program that the repository's own settings name is run."""
    program = shutil.which("git")
    if program is None:
        raise GitError("这台电脑上没有 git；可以比较两个文件夹：reportgen diff 旧文件夹 新文件夹")
    command = (program, *_SETTINGS, "-C", str(root), *words)
    environment = {**_outside(os.environ), **_QUIET}
    try:
        return subprocess.run(  # noqa: S603 - fixed words, and revisions that cannot be options
            command, input=stdin, capture_output=True, check=False, timeout=120, env=environment
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise GitError(f"git 没有回答：{type(error).__name__}") from error


def _outside(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without what git tells its own hooks: ROOT alone says which repository."""
    return {name: text for name, text in environment.items() if name not in _OF_HOOKS}


def first_line(said: bytes) -> str:
    """The first line of what git says of a failure."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return lines[0][:200] if lines else "git 没有说明原因"
