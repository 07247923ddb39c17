"""What a measurement needs beside what it measures: commands run and accounted, the machine."""

import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command: wall and processor seconds, and its largest process in MB."""

    wall: float
    processor: float
    megabytes: float


def run(*command: str) -> Run:
    """Runs a command in a child that accounts for it and for its workers; it must succeed."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}  # as where it is installed
    program = (
        "import json, resource, subprocess, sys, time; start = time.perf_counter();"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "wall = time.perf_counter() - start; used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)"
    )
    inner = (sys.executable, "-c", program, *command)
    ran = subprocess.run(inner, check=True, stdout=-1, env=environment)
    return Run(*map(float, ran.stdout.split()))


def reportgen(root: Path, *arguments: str) -> tuple[str, ...]:
    """The command line of reportgen below a ROOT."""
    return (sys.executable, "-m", "reportgen", *arguments, "-C", str(root))


def interleaved(rounds: int, *sides: Callable[[], object]) -> list[list[float]]:
    """The processor seconds of each side, measured in turn, so that a noisy machine is fair."""
    taken: list[list[float]] = [[] for _ in sides]
    for _ in range(rounds):
        for side, times in zip(sides, taken, strict=True):
            start = time.process_time()
            side()
            times.append(time.process_time() - start)
    return taken


def described() -> str:
    """The machine and the programs in one line."""
    names = ("docxtpl", "jinja2", "lxml", "msgspec", "pyyaml")
    libraries = ", ".join(f"{name} {version(name)}" for name in names)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = f"{len(os.sched_getaffinity(0))} cores, {memory:.0f} GB"
    machine = f"{platform.system()} {platform.machine()}, {cores}"
    return f"{machine}; Python {platform.python_version()}, {libraries}"
