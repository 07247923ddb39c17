"""What git knows of a folder, asked by its own command; nothing is ever changed."""

import shutil
import subprocess
from pathlib import Path


def tracks(root: Path, folder: str) -> bool:
    """Whether git tracks any file of `folder` below `root`; not where there is no git.

    No program that the repository's own settings name is run.
    """
    git = shutil.which("git")
    if git is None:
        return False
    command = (git, "-c", "core.fsmonitor=false", "-C", str(root), "ls-files", "-z", "--", folder)
    try:
        listed = subprocess.run(command, capture_output=True, check=False, timeout=20)  # noqa: S603 - fixed words
    except (OSError, subprocess.TimeoutExpired):
        return False
    return listed.returncode == 0 and bool(listed.stdout)
