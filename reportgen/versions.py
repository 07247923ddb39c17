"""Which programs a result depends on, as one text: other programs, another text."""

import platform
import zlib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from reportgen import __version__

_LIBRARIES: Final = ("docxtpl", "jinja2", "lxml", "pydantic", "pyyaml")


def versions() -> str:
    """Reportgen with its own files, the libraries it fills documents with, Python and zlib."""
    libraries = " ".join(f"{name}={_version(name)}" for name in _LIBRARIES)
    python = f"python={platform.python_version()} zlib={zlib.ZLIB_RUNTIME_VERSION}"
    return f"reportgen={__version__}+{_own_files()} {libraries} {python}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _own_files() -> str:
    """The newest change of reportgen's own files, so that editing it counts as another version."""
    changes = (path.stat().st_mtime_ns for path in Path(__file__).parent.rglob("*.py"))
    return format(max(changes), "x")
