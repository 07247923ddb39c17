"""What lies in a folder of specs/ or the library: what is read, and what to say of the rest."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from reportgen.diagnostics import Diagnostic, Place
from reportgen.patterns import pattern

UNIT: Final = "unit.yaml"
YAML: Final = (".yaml", ".yml")
_MISNAMED: Final = pattern(
    r"(?i:\.ya?ml\.[a-z]{2,4}$)|^[0-9]+[^.]*(?:\.txt)?$|^(?!unit\.yaml$)(?i:unit(?:\.ya?ml|\.txt)?)$"
)


_FOLDER: Final = pattern(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?")
_RESERVED: Final = pattern(r"(?i)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")


def is_folder_name(name: str) -> bool:
    """Whether every system can have a unit's folder of this name."""
    return bool(_FOLDER.fullmatch(name)) and not _RESERVED.fullmatch(name)


def is_hidden(name: str) -> bool:
    """Whether a file is hidden, or the lock that Word or WPS keeps beside an open document."""
    return name.startswith((".", "~$"))


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A sort key by which 2 comes before 10."""
    parts = re.findall(r"[0-9]+|[^0-9]+", unicodedata.normalize("NFC", name))
    return tuple((int(p), p) if p.isascii() and p.isdigit() else (10**30, p) for p in parts)


def yaml_names(folder: Path, path: str, found: list[Diagnostic]) -> Iterator[str]:
    """The YAML files of a folder in natural order; what else lies there is told where it matters.

    `path` is the folder as people know it, relative to ROOT.
    """
    seen: dict[str, str] = {}
    folders = _entries(folder)
    for name in sorted((name for name in folders if not is_hidden(name)), key=natural):
        if folders[name]:
            found += [_nested(f"{path}/{name}")] if holds_yaml(folder / name) else []
        elif _MISNAMED.search(name):
            found.append(_misnamed(f"{path}/{name}"))
        elif name.lower().endswith(YAML):
            if wrong := _unusable(name, seen):
                found.append(unfit(f"{path}/{name}", wrong))
            else:
                yield name


def _entries(folder: Path) -> dict[str, bool]:
    """The names in a folder, and whether each is a folder; none where it cannot be looked into."""
    try:
        with os.scandir(folder) as entries:
            return {entry.name: _is_folder(entry) for entry in entries}
    except OSError:
        return {}


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _unusable(name: str, seen: dict[str, str]) -> str:
    """Why a file name cannot be used; empty where it can, and then it is noted as seen."""
    key = unicodedata.normalize("NFC", name).casefold()
    if key in seen:
        return f"和“{seen[key]}”在别的电脑上会是同一个文件"
    seen[key] = name
    return "" if name.isprintable() else "文件名里有看不见的字符"


def names_in(folder: Path) -> list[str]:
    """The names in a folder, in no order; none where it cannot be looked into."""
    try:
        return [path.name for path in folder.iterdir()]
    except OSError:
        return []


def holds_yaml(folder: Path) -> bool:
    """Whether any YAML file lies in a folder."""
    return any(name.lower().endswith(YAML) for name in names_in(folder))


def unfit(path: str, reason: str) -> Diagnostic:
    """A file or folder that cannot be used."""
    return Diagnostic("S212", reason, Place(path), "改名或移走这个文件")


def link(path: str) -> Diagnostic:
    """A link that leads away."""
    message = "这是指向别处的链接，不读取"
    return Diagnostic("S212", message, Place(path), "换成真正的文件，或者删去这个链接")


def _misnamed(path: str) -> Diagnostic:
    name = path.rpartition("/")[2]
    stem = re.sub(r"(?i)(\.ya?ml)?(\.[a-z]{2,4})?$", "", name)
    right = UNIT if stem.lower() == "unit" else f"{stem}.yaml"
    wanted = f"单位的文件要叫 {UNIT}" if right == UNIT else "文件名要以 .yaml 结尾"
    hint = f"改名为 {right}（资源管理器里先打开“显示文件扩展名”）"
    return Diagnostic("S216", f"{name} 没有读：{wanted}", Place(path), hint)


def stray(path: str) -> Diagnostic:
    """A file in specs/ that no unit reads."""
    hint = "移到单位的文件夹里，和 unit.yaml 放在一起"
    return Diagnostic("S215", f"{path} 不在任何单位的文件夹里，不会被读取", Place(path), hint)


def no_unit(folder: str, found: Iterable[Diagnostic] = ()) -> Diagnostic:
    """A unit's folder without the file of the unit, or with one of another name, as `found`."""
    names = [d.place.file.rpartition("/")[2] for d in found if d.code == "S216"]
    named = next((name for name in names if name.lower().split(".")[0] == "unit"), "")
    hint = f"把 {named} 改名为 {UNIT}" if named else "reportgen new unit 可以新建一份"
    return Diagnostic("S211", f"{folder} 里没有 unit.yaml", Place(f"{folder}/{UNIT}"), hint)


def no_projects(folder: str) -> Diagnostic:
    """A unit's folder without projects."""
    hint = "reportgen new project 可以新建一份"
    return Diagnostic("S214", f"{folder} 里还没有项目", Place(f"{folder}/{UNIT}"), hint)


def _nested(path: str) -> Diagnostic:
    message = f"{path} 里的项目文件不会被读取"
    return Diagnostic("S215", message, Place(path), "项目文件要和 unit.yaml 放在同一个文件夹里")
