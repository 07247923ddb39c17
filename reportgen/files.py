"""Finds the units' folders and reads their files; nothing outside ROOT is ever read."""

import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from msgspec import Struct, field

from reportgen.diagnostics import Diagnostic
from reportgen.inside import Inside
from reportgen.listing import (
    UNIT,
    YAML,
    holds_yaml,
    is_folder_name,
    is_hidden,
    names_in,
    natural,
    no_projects,
    no_unit,
    stray,
    unfit,
    yaml_names,
)
from reportgen.stock import FORM, LIBRARY, TEMPLATES, Stock

SPECS: Final = "specs"


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


class Root(Struct, frozen=True, eq=False, dict=True):
    """The folder that holds specs/ and templates/; some files may be read as if changed."""

    path: Path
    instead: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def inside(self) -> Inside:
        """Its files as bytes; where it really lies is found once."""
        return Inside(self.path, os.path.realpath(self.path), self.instead)

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
            inside = self._meant(path)
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
        files = dict(self._files(folder, found))
        unit = files.pop(f"{folder}/{UNIT}", None)
        known = any(d.place.file == f"{folder}/{UNIT}" for d in found)
        if unit is None and not known:
            found.append(no_unit(folder, found))
        elif not files and not found:
            found.append(no_projects(folder))
        return Folder(folder, unit, tuple(files.items()), tuple(found))

    def _files(self, folder: str, found: list[Diagnostic]) -> Iterator[tuple[str, bytes]]:
        own = self.inside.own(folder)
        for name in yaml_names(self.path / folder, folder, found):
            data = self.inside.read(f"{folder}/{name}", found, own)
            if data is not None:
                yield f"{folder}/{name}", data

    def fetch(self, path: str) -> bytes | None:
        """The bytes of a file under ROOT; None where there is none, or where it leads outside."""
        return self.inside.read(path, [])

    def stock(self) -> Stock:
        """Everything below templates/ that a run may need."""
        files: dict[str, bytes] = {}
        unread: dict[str, tuple[Diagnostic, ...]] = {}
        for path, found in self._stocked():
            data = None if found else self.inside.read(path, found)
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
        inside = self._meant(asked)
        if inside is None:
            yield from self._all()
            return
        folder = inside.parts[0]
        if not (self.path / SPECS / folder).is_dir():
            message = f"{asked} 不在单位的文件夹里；把它和 unit.yaml 放在 specs/文件夹/ 下面"
            raise UsageError(message)
        yield f"{SPECS}/{folder}"

    def _meant(self, asked: str) -> Path | None:
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
