"""One file below ROOT as bytes, or why it is not read; no link leads out of its folder."""

import errno
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from reportgen.diagnostics import Diagnostic, Place
from reportgen.listing import link, unfit

PATHS: Final = os.path
MAX_BYTES: Final = 64 * 1024 * 1024

_UNREAD: Final = {
    errno.ENOENT: "没有这个文件",
    errno.ENOTDIR: "没有这个文件",
    errno.EISDIR: "这是一个文件夹",
    errno.EACCES: "没有权限，或者正被别的程序打开",
    errno.EPERM: "没有权限",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EIO: "磁盘出错",
}


class Inside(Struct, frozen=True):
    """The inside of a folder that `really` lies somewhere; some files are read as if changed."""

    path: Path
    really: str
    instead: Mapping[str, bytes]

    def read(self, path: str, found: list[Diagnostic], own: str | None = None) -> bytes | None:
        """The bytes of a file, or why none; `own` is where its folder lies, where that is known."""
        file = PATHS.join(self.path, path)
        own = self.own(PATHS.dirname(path)) if own is None else own
        try:
            about = os.lstat(file)
            if self.leads_away(path, about.st_mode, own):
                found.append(link(path))
                return None
            about = Path(file).stat() if stat.S_ISLNK(about.st_mode) else about
            if not stat.S_ISREG(about.st_mode) or about.st_size > MAX_BYTES:
                found.append(unfit(path, "不是普通文件，或者太大"))
            else:
                changed = self.instead.get(path)
                return Path(file).read_bytes() if changed is None else changed
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            message = f"文件读不出来：{unread(error)}"
            found.append(Diagnostic("R502", message, Place(path), "看看文件是否正被占用或没有权限"))
        return None

    def own(self, folder: str) -> str:
        """Where a folder really lies; empty where a link on the way leads away."""
        own = PATHS.normpath(PATHS.join(self.really, folder))
        return "" if _differ(PATHS.realpath(own), own) else own

    def leads_away(self, path: str, mode: int, own: str) -> bool:
        """Whether a link on the way to the file leads out of its own folder."""
        if not own:
            return True
        real = PATHS.realpath(PATHS.join(self.really, path)) if stat.S_ISLNK(mode) else ""
        return bool(real) and not (PATHS.isfile(real) and real.startswith(own + PATHS.sep))


def unread(error: OSError) -> str:
    """Why a file cannot be read."""
    return _UNREAD.get(error.errno or 0, f"系统错误{error.errno}")


def _differ(one: str, other: str) -> bool:
    return PATHS.normcase(one) != PATHS.normcase(other)
