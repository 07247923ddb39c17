"""Which programs a result depends on, as one text: other programs, another text."""

import os
import re
import sys
import zlib
from hashlib import blake2b
from pathlib import Path
from typing import Final

from reportgen import __version__
from reportgen.patterns import pattern

_LIBRARIES: Final = (
    "docxtpl",
    "python-docx",
    "jinja2",
    "markdown",
    "markupsafe",
    "lxml",
    "openpyxl",
    "msgspec",
    "pyyaml",
)
_METADATA: Final = pattern(r"(.+?)-([^-]+)\.dist-info")


def versions() -> str:
    """Reportgen with its own files, the libraries it fills documents with, Python and zlib."""
    installed = _installed()
    libraries = " ".join(f"{name}={installed.get(name) or _version(name)}" for name in _LIBRARIES)
    python = f"python={sys.version.split()[0]} zlib={zlib.ZLIB_RUNTIME_VERSION}"
    return f"reportgen={__version__}+{_own_files()} {libraries} {python}"


def _installed() -> dict[str, str]:
    """The versions by the names of their metadata: importing importlib.metadata takes longer."""
    found: dict[str, str] = {}
    for folder in sys.path:
        for name in os.listdir(folder) if os.path.isdir(folder) else ():
            if named := _METADATA.fullmatch(name):
                found.setdefault(re.sub(r"[-_.]+", "-", named[1]).lower(), named[2])
    return found


def _version(name: str) -> str:
    """The version of what is installed in another way."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _own_files() -> str:
    """When reportgen's own files were changed, so that editing it counts as another version."""
    top = str(Path(__file__).parent)
    facts = sorted(_changed(top, ""))
    return blake2b(repr(facts).encode(), digest_size=8).hexdigest()


def _changed(folder: str, within: str) -> list[tuple[str, int, int]]:
    """Name, time and size of every module below a folder."""
    facts: list[tuple[str, int, int]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{within}{entry.name}"
            if entry.is_dir():
                facts += _changed(entry.path, f"{name}/") if entry.name != "__pycache__" else []
            elif name.endswith((".py", ".docx")):
                found = entry.stat()
                facts.append((name, found.st_mtime_ns, found.st_size))
    return facts
