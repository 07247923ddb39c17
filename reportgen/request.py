"""What a command asks for, and ROOT opened for it."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from reportgen.files import Root, UsageError
from reportgen.git.asking import tracks
from reportgen.kept import FOLDER as STATE
from reportgen.stock import Stock
from reportgen.versions import versions

if TYPE_CHECKING:
    from reportgen.shelf import Shelf


Advance = Callable[[str], None]
"""Told the name of every unit as its turn comes."""


class Request(Struct, frozen=True):
    """What a command asks for; `form` prints every unit in that form instead of its own.

    `jobs` are the worker processes to use at most (0: one for each processor); with `force`, what
    is recorded as built and what is kept compiled is made anew; with `clean`, documents that no
    spec makes any more are removed; with `notes`, documents say where filled values come from.
    What stands in `instead` is read as if a file held it.
    With `summary`, every unit gets its summary and, without PATHS, every county its list.
    """

    root: Path
    paths: tuple[str, ...] = ()
    form: str | None = None
    checks: bool = True
    jobs: int = 0
    force: bool = False
    clean: bool = False
    notes: bool = False
    instead: Mapping[str, bytes] = field(default_factory=dict)
    summary: bool = False


class Opened(Struct, frozen=True):
    """ROOT with what lies in it, and where it `really` lies; `versions` are the programs' own.

    There is no `cache` where the folder for it is not ours.
    """

    root: Root
    really: Path
    stock: Stock
    cache: Path | None
    versions: str

    def shelf(self, *, fresh: bool = False) -> "Shelf":
        """The forms, library and templates of ROOT, each once; `fresh` compiles them anew."""
        from reportgen.shelf import Shelf

        return Shelf(self.stock, self.cache, self.versions, fresh)


def open_root(request: Request) -> Opened:
    """ROOT with its templates read; UsageError where there is no such form."""
    root = Root(request.root, request.instead)
    stock = root.stock()
    if request.form and request.form not in stock.forms():
        known = "、".join(stock.forms())
        message = f"没有“{request.form}”这个表样；templates/ 下有：{known}"
        raise UsageError(message)
    really = Path(os.path.realpath(root.path))
    folder = really / STATE
    foreign = folder.is_dir() and tracks(root.path, STATE)
    return Opened(root, really, stock, None if foreign else folder / "templates", versions())
