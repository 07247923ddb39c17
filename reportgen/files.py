"""Finds the units' folders and reads their files; nothing outside ROOT is ever read."""

import errno
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from msgspec.structs import force_setattr

from reportgen.diagnostics import Diagnostic, Place
from reportgen.listing import (
    UNIT,
    YAML,
    holds_yaml,
    is_folder_name,
    is_hidden,
    link,
    names_in,
    natural,
    stray,
    unfit,
    yaml_names,
)
from reportgen.stock import FORM, LIBRARY, TEMPLATES, Stock

SPECS: Final = "specs"
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


class UsageError(Exception):
    """A path on the command line that cannot be meant; the message is for people."""


class Folder(Struct, frozen=True):
    """One unit's files as bytes, its projects in natural order, and what could not be read."""

    path: str
    unit: bytes | None
    projects: tuple[tuple[str, bytes], ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def name(self) -> str:
        """The folder's own name."""
        return self.path.rpartition("/")[2]


class Root(Struct, frozen=True, eq=False):
    """The folder that holds specs/ and templates/; some files may be read as if changed."""

    path: Path
    instead: Mapping[str, bytes] = field(default_factory=dict)
    _real: str = ""

    def __post_init__(self) -> None:
        """Finds once where ROOT really lies."""
        force_setattr(self, "_real", os.path.realpath(self.path))

    def folders(self, asked: Sequence[str]) -> tuple[str, ...]:
        """The unit folders that PATHS name (all of specs/ without any), relative to ROOT.

        Forms may be made before there is a unit.
        """
        forms = not asked and (self.path / TEMPLATES).is_dir()
        if not (self.path / SPECS).is_dir() and not forms:
            message = f"{self.path} 里没有 specs 文件夹；在项目文件夹里运行，或用 -C 指出它在哪里"
            raise UsageError(message)
        if asked:
            return tuple(dict.fromkeys(name for path in asked for name in self._named(path)))
        return self._all()

    def projects(self, asked: Sequence[str]) -> dict[str, frozenset[str]]:
        """The project files that PATHS name, by their unit's folder; none of folders named too."""
        found: dict[str, set[str]] = {}
        whole: set[str] = set()
        for path in asked:
            inside = self._inside(path)
            parts = inside.parts if inside else ()
            folder = f"{SPECS}/{parts[0]}" if parts else ""
            if len(parts) == 2 and parts[1] != UNIT:
                found.setdefault(folder, set()).add(f"{folder}/{parts[1]}")
            else:
                whole |= {folder} if folder else set(self._all())
        return {folder: frozenset(files) for folder, files in found.items() if folder not in whole}

    def strays(self) -> tuple[Diagnostic, ...]:
        """The YAML files that lie in specs/ itself, where no unit reads them."""
        names = sorted(names_in(self.path / SPECS), key=natural)
        files = (name for name in names if name.lower().endswith(YAML))
        return tuple(stray(f"{SPECS}/{name}") for name in files)

    def read(self, folder: str) -> Folder:
        """The files of one unit's folder; problems are collected, never raised."""
        found: list[Diagnostic] = []
        if not is_folder_name(folder.rpartition("/")[2]):
            found.append(unfit(folder, "文件夹名只能用英文字母、数字、-、_ 和 ."))
        files: dict[str, bytes] = {}
        own = self._own(folder)
        for name in yaml_names(self.path / folder, folder, found):
            data = self._bytes(f"{folder}/{name}", found, own)
            if data is not None:
                files[name] = data
        unit = files.pop(UNIT, None)
        if unit is None and not any(d.place.file == f"{folder}/{UNIT}" for d in found):
            hint = "reportgen new unit 可以新建一份"
            place = Place(f"{folder}/{UNIT}")
            found.append(Diagnostic("S211", f"{folder} 里没有 unit.yaml", place, hint))
        elif not files and not found:
            hint = "reportgen new project 可以新建一份"
            found.append(
                Diagnostic("S214", f"{folder} 里还没有项目", Place(f"{folder}/{UNIT}"), hint)
            )
        projects = tuple((f"{folder}/{name}", data) for name, data in files.items())
        return Folder(folder, unit, projects, tuple(found))

    def fetch(self, path: str) -> bytes | None:
        """The bytes of a file under ROOT; None where there is none, or where it leads outside."""
        return self._bytes(path, [])

    def stock(self) -> Stock:
        """Everything below templates/ that a run may need."""
        files: dict[str, bytes] = {}
        unread: dict[str, tuple[Diagnostic, ...]] = {}
        for path, found in self._stocked():
            data = None if found else self._bytes(path, found)
            if data is not None:
                files[path] = data
            elif found:
                unread[path] = tuple(found)
        return Stock(files, unread)

    def _stocked(self) -> Iterator[tuple[str, list[Diagnostic]]]:
        """The paths of forms, their templates and the library; what is wrong with a name beside."""
        found: list[Diagnostic] = []
        for name in yaml_names(self.path / LIBRARY, LIBRARY, found):
            yield f"{LIBRARY}/{name}", []
        for diagnostic in found:
            yield diagnostic.place.file, [diagnostic]
        folder = self.path / TEMPLATES
        for form in sorted(names_in(folder)) if folder.is_dir() else ():
            names = sorted(names_in(folder / form)) if (folder / form).is_dir() else []
            for name in names:
                wanted = name == FORM or name.lower().endswith(".docx")
                if wanted and not is_hidden(name):
                    yield f"{TEMPLATES}/{form}/{name}", []

    def _all(self) -> tuple[str, ...]:
        names = sorted(names_in(self.path / SPECS), key=natural)
        folders = (name for name in names if (self.path / SPECS / name).is_dir())
        return tuple(
            f"{SPECS}/{name}"
            for name in folders
            if not name.startswith(".") and holds_yaml(self.path / SPECS / name)
        )

    def _named(self, asked: str) -> Iterator[str]:
        inside = self._inside(asked)
        if inside is None:
            yield from self._all()
            return
        folder = inside.parts[0]
        if not (self.path / SPECS / folder).is_dir():
            message = f"{asked} 不在单位的文件夹里；把它和 unit.yaml 放在 specs/文件夹/ 下面"
            raise UsageError(message)
        yield f"{SPECS}/{folder}"

    def _inside(self, asked: str) -> Path | None:
        """What a path means below specs/; None for specs/ itself."""
        specs = (self.path / SPECS).resolve()
        meant = (Path(asked), self.path / asked, self.path / SPECS / asked)
        try:
            found = [path.resolve() for path in meant if path.exists()]
        except (OSError, ValueError):
            found = []
        if specs in found:
            return None
        inside = next((path for path in found if specs in path.parents), None)
        if inside is None:
            wrong = f"{asked} 不在 {SPECS} 文件夹里" if found else f"没有这个文件或文件夹：{asked}"
            raise UsageError(wrong)
        return inside.relative_to(specs)

    def _bytes(self, path: str, found: list[Diagnostic], own: str | None = None) -> bytes | None:
        """The bytes of a file, or why none; `own` is where its folder lies, where that is known."""
        file = PATHS.join(self.path, path)
        own = self._own(PATHS.dirname(path)) if own is None else own
        try:
            about = os.lstat(file)
            if self._leads_away(path, about.st_mode, own):
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

    def _own(self, folder: str) -> str:
        """Where a folder really lies; empty where a link on the way leads away."""
        own = PATHS.normpath(PATHS.join(self._real, folder))
        return "" if _differ(PATHS.realpath(own), own) else own

    def _leads_away(self, path: str, mode: int, own: str) -> bool:
        """Whether a link on the way to the file leads out of its own folder."""
        if not own:
            return True
        real = PATHS.realpath(PATHS.join(self._real, path)) if stat.S_ISLNK(mode) else ""
        return bool(real) and not (PATHS.isfile(real) and real.startswith(own + PATHS.sep))


def unread(error: OSError) -> str:
    """Why a file cannot be read."""
    return _UNREAD.get(error.errno or 0, f"系统错误{error.errno}")


def _differ(one: str, other: str) -> bool:
    return PATHS.normcase(one) != PATHS.normcase(other)
