"""Which programs a result depends on, as one text: other programs, another text."""

import platform
import zlib
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from reportgen import __version__

_LIBRARIES: Final = (
    "docxtpl",
    "python-docx",
    "jinja2",
    "markdown",
    "markupsafe",
    "lxml",
    "openpyxl",
    "pydantic",
    "pyyaml",
)


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
    """When reportgen's own files were changed, so that editing it counts as another version."""
    top = Path(__file__).parent
    files = (file for pattern in ("*.py", "*.docx") for file in top.rglob(pattern))
    facts = sorted((str(file.relative_to(top)), _changed(file)) for file in files)
    return blake2b(repr(facts).encode(), digest_size=8).hexdigest()


def _changed(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return found.st_mtime_ns, found.st_size
