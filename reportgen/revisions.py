"""A state of ROOT to compare: the working tree, a folder, or a revision laid out for reading."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from reportgen.files import SPECS, Root, UsageError
from reportgen.git.asking import GitError
from reportgen.git.layout import lay_out
from reportgen.git.repository import Repository, Signed
from reportgen.patterns import pattern
from reportgen.stock import TEMPLATES

NOW: Final = "现在"
NEWEST: Final = "最新提交"
_ID: Final = pattern("[0-9a-f]{7,64}")


class State(Struct, frozen=True):
    """A ROOT to read, what people call it, what could not be laid out, and who made it when."""

    root: Root
    name: str
    notes: tuple[str, ...] = ()
    signed: Signed | None = None


@contextmanager
def states(root: Path, base: str | None, head: str | None) -> Iterator[tuple[State, State]]:
    """The two states to compare; UsageError where one cannot be found.

    Without `base`, the commit where the work left the main branch; without `head`, the files as
    they are now. `A..B` is both in one word; a folder that holds specs/ is taken as it is.
    """
    old, new = _both(root, base, head)
    folders = [_folder(root, name) for name in (old, new)]
    with ExitStack() as stack:
        try:
            repository = None if all((folders[0], folders[1] or not new)) else Repository.of(root)
            after = folders[1] or _head(stack, repository, root, new)
            before = folders[0] or _base(stack, repository, old)
        except GitError as error:
            raise UsageError(_no_state(error, old, new)) from error
        if before.name == after.name:
            before, after = _apart(before, old, "原来的版本"), _apart(after, new, "新的版本")
        yield before, after


def _apart(state: State, asked: str | None, otherwise: str) -> State:
    """The state by what was asked for, where its name alone says nothing."""
    known = asked is not None and not _ID.fullmatch(asked)
    return replace(state, name=asked if asked and known else otherwise)


def _both(root: Path, base: str | None, head: str | None) -> tuple[str | None, str | None]:
    if base and head is None and ".." in base.strip(".") and not _folder(root, base):
        old, _, new = base.replace("...", "..").partition("..")
        return old or None, new or None
    return base, head


def _no_state(error: GitError, *names: str | None) -> str:
    """Why there is nothing to compare; a folder was meant as one."""
    meant = next((name for name in names if name and Path(name).is_dir()), None)
    return f"{meant} 里没有 {SPECS} 文件夹，没有可比的" if meant else str(error)


def _folder(root: Path, name: str | None) -> State | None:
    """The folder of that name, where it holds specs/ (or is one)."""
    for path in (Path(name), root / name) if name else ():
        if (path / SPECS).is_dir():
            return State(Root(path), path.resolve().name)
    return None


def _called(name: str, signed: Signed) -> str:
    """What people call a revision: an id says nothing to them, its day does."""
    if name == "HEAD":
        return NEWEST
    return f"{signed.date[:10]}的版本" if _ID.fullmatch(name) else name


def _head(stack: ExitStack, repository: Repository | None, root: Path, name: str | None) -> State:
    if name is None or repository is None:
        return State(Root(root), NOW, signed=_last(repository))
    return stack.enter_context(laid_out(repository, repository.commit(name), name))


def _last(repository: Repository | None) -> Signed | None:
    """Who made the newest commit, where there is one."""
    try:
        return repository.signed(repository.commit("HEAD")) if repository else None
    except GitError:
        return None


def _base(stack: ExitStack, repository: Repository | None, name: str | None) -> State:
    if repository is None:
        raise GitError("没有可比的版本")
    branch, commit = (name, repository.commit(name)) if name else repository.base()
    return stack.enter_context(laid_out(repository, commit, branch))


@contextmanager
def laid_out(repository: Repository, commit: str, name: str) -> Iterator[State]:
    """The specs and templates of a commit, in a temporary folder that goes afterwards."""
    signed = repository.signed(commit)
    called = _called(name, signed)
    with TemporaryDirectory(prefix="reportgen-") as folder:
        root = Path(folder)
        (root / SPECS).mkdir()
        left = lay_out(repository, commit, (SPECS, TEMPLATES), root)
        notes = tuple(f"{called}的 {path} 没有比较（链接、子模块或者太大）" for path in left)
        yield State(Root(root), called, notes, signed)
