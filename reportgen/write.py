"""Bytes to files: whole or not at all, and only when they change."""

import secrets
from enum import Enum
from pathlib import Path


class Outcome(Enum):
    """What happened to a document; the value is the word people read."""

    NEW = "新建"
    UPDATED = "更新"
    SAME = "未变"


class WriteError(Exception):
    """A document that could not be written; the message says why, for people."""


def write(path: Path, data: bytes) -> Outcome:
    """Writes `data` to `path` through a file beside it, unless it already holds these bytes.

    Raises WriteError; the old file is then untouched.
    """
    try:
        if path.parent.is_symlink():
            raise WriteError(f"{path.parent.name} 是一个链接，不往里写")
        path.parent.mkdir(parents=True, exist_ok=True)
        existed = path.is_file() and not path.is_symlink()
        if existed and path.read_bytes() == data:
            return Outcome.SAME
        _replace(path, data)
    except OSError as error:
        raise WriteError(_reason(error)) from error
    return Outcome.UPDATED if existed else Outcome.NEW


def _replace(path: Path, data: bytes) -> None:
    staging = path.parent / f".reportgen-{secrets.token_hex(8)}.tmp"
    try:
        with staging.open("xb") as file:
            file.write(data)
        staging.replace(path)
    finally:
        staging.unlink(missing_ok=True)


def _reason(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有权限，或者正被 Word/WPS 打开"
    if isinstance(error, IsADirectoryError | NotADirectoryError | FileExistsError):
        return "有同名的文件或文件夹挡着"
    return f"系统说：{error.strerror}"
