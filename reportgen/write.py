"""Bytes to files: whole or not at all, and only when they change."""

import errno
import os
from enum import Enum
from pathlib import Path
from typing import Final

_REASONS: Final = {
    errno.EROFS: ("这个文件夹是只读的", "换一个能写的文件夹，用 --out 指出"),
    errno.ENOSPC: ("磁盘满了", "腾出空间，再运行一次"),
    errno.ENAMETOOLONG: ("路径太长", "把文件夹移到浅一些的地方"),
}


class Outcome(Enum):
    """What happened to a document; the value is the word people read."""

    NEW = "新建"
    UPDATED = "更新"
    SAME = "未变"


class WriteError(Exception):
    """A document that could not be written; the message says why, `hint` what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def write(path: Path, data: bytes, top: Path | None = None) -> Outcome:
    """Writes `data` to `path` through a file beside it, unless it already holds these bytes.

    Raises WriteError; the old file is then untouched. No folder from `top` (else the file's own)
    down to the file may be a link: nothing is written where it would lead.
    """
    try:
        _refuse_links(path, top or path.parent)
        path.parent.mkdir(parents=True, exist_ok=True)
        existed = path.is_file() and not path.is_symlink()
        if existed and path.read_bytes() == data:
            return Outcome.SAME
        _replace(path, data)
    except OSError as error:
        raise WriteError(*_reason(error)) from error
    return Outcome.UPDATED if existed else Outcome.NEW


def remove(path: Path, top: Path) -> bool:
    """Removes a file below `top`, never through a link; whether it is gone."""
    try:
        _refuse_links(path, top)
        path.unlink(missing_ok=True)
    except (OSError, WriteError):
        return False
    return True


def remove_empty(folder: Path) -> bool:
    """Removes a folder that holds nothing, never a link; whether it is gone."""
    try:
        folder.rmdir()
    except OSError:
        return False
    return True


def _refuse_links(path: Path, top: Path) -> None:
    for folder in path.parents:
        if folder.is_symlink():
            hint = "删去这个链接，或者用 --out 指出真正的文件夹"
            raise WriteError(f"{folder.name} 是一个链接，不往里写", hint)
        if folder == top:
            return


def _replace(path: Path, data: bytes) -> None:
    staging = path.parent / f".reportgen-{os.urandom(8).hex()}.tmp"
    try:
        with staging.open("xb") as file:
            file.write(data)
        staging.replace(path)
    finally:
        staging.unlink(missing_ok=True)


def _reason(error: OSError) -> tuple[str, str]:
    """Why, and what to do."""
    if isinstance(error, PermissionError):
        return "没有权限，或者正被 Word/WPS 打开", "关闭文件后重新运行"
    if isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
        return "有同名的文件或文件夹挡着", "移走挡着的文件或文件夹，再运行一次"
    return _REASONS.get(error.errno or 0, (f"系统说：{error.strerror}", "看看磁盘和文件夹是否正常"))
