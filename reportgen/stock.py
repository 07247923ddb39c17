"""templates/ as bytes: everything a run needs beside the specs, read once, as a plain value.

A unit can then be made from values alone, in this process or in another.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Diagnostic

TEMPLATES: Final = "templates"
LIBRARY: Final = "templates/指标库"
FORM: Final = "form.yaml"
SUMMARY: Final = "templates/部门汇总/部门汇总.docx"


class Stock(Struct, frozen=True):
    """The files below templates/ by their paths, and why some could not be read."""

    files: Mapping[str, bytes]
    unread: Mapping[str, tuple[Diagnostic, ...]]

    def open(self, path: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
        """The bytes of a file, or why it was not read; neither where there is none."""
        return self.files.get(path), self.unread.get(path, ())

    def forms(self) -> tuple[str, ...]:
        """The ids of all forms, readable or not."""
        paths = (*self.files, *self.unread)
        ids = (path.split("/")[1] for path in paths if path.endswith(f"/{FORM}"))
        return tuple(sorted(set(ids)))

    def library(self) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
        """The files of the indicator library, and what could not be read of it."""
        within = f"{LIBRARY}/"
        files = {path: data for path, data in self.files.items() if path.startswith(within)}
        unread = (
            d for path, found in self.unread.items() if path.startswith(within) for d in found
        )
        return files, tuple(unread)
