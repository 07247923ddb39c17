"""What is kept between runs: the folder for it, how its files are read and compared."""

import stat
from hashlib import blake2b
from pathlib import Path
from typing import Final

FOLDER: Final = ".reportgen"


def contents(path: Path, most: int) -> bytes | None:
    """The bytes of a plain file that has no more than `most`; None for all else, even a link."""
    try:
        found = path.lstat()
        plain = stat.S_ISREG(found.st_mode) and found.st_size <= most
        return path.read_bytes() if plain else None
    except (OSError, ValueError):
        return None


def encoded(text: str) -> bytes:
    """The text as bytes, even a file's name that no encoding has."""
    return text.encode("utf-8", "surrogatepass")


def digest(data: bytes) -> str:
    """The hash by which inputs and outputs are compared."""
    return blake2b(data, digest_size=16).hexdigest()
