"""Revisions, asked of git's own command; neither working tree nor index is ever changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from msgspec import Struct

from reportgen.git.asking import GitError, first_line, git

_MAIN: Final = ("origin/HEAD", "main", "master", "origin/main", "origin/master")
_LINK, _SUBMODULE = "120000", "160000"


class Entry(Struct, frozen=True):
    """A file of a revision: its path relative to ROOT, the id of its content, its size."""

    path: str
    id: str
    size: int


class Listed(Struct, frozen=True):
    """The files of a revision by their paths, and what could not be followed."""

    files: Mapping[str, Entry]
    left_out: tuple[str, ...]


class Signed(Struct, frozen=True):
    """Who made a commit and when, in UTC after ISO 8601."""

    author: str
    date: str


class Repository(Struct, frozen=True):
    """The repository that ROOT lies in, with ROOT's path in it (`` or `sub/`)."""

    root: Path
    prefix: str

    @classmethod
    def of(cls, root: Path) -> "Repository":
        """The repository of ROOT; GitError where there is none."""
        said = git(root, "rev-parse", "--is-inside-work-tree", "--show-prefix")
        if said.returncode:
            raise GitError(_why_none(root, said.stderr))
        _, _, prefix = said.stdout.decode("utf-8", "surrogateescape").partition("\n")
        return cls(root, prefix.rstrip("\n"))

    def commit(self, revision: str) -> str:
        """The id of the commit that a revision names; GitError where it names none."""
        found = None if revision.startswith("-") else self._commit(revision)
        if found is None:
            shallow = "；这是浅克隆，先 git fetch --unshallow" if self._shallow() else ""
            raise GitError(f"没有“{revision}”这个版本（分支、标签或提交）{shallow}")
        return found

    def base(self) -> tuple[str, str]:
        """The main branch and the commit where the work on HEAD left it; GitError without one."""
        for name in _MAIN:
            tip = self._commit(name)
            if tip is None:
                continue
            said = git(self.root, "merge-base", tip, "HEAD")
            if said.returncode == 0:
                return name, said.stdout.decode().strip()
        if self._commit("HEAD") is None:
            raise GitError("这里还没有提交，没有可比的版本；先 git commit")
        shallow = "（这是浅克隆，先 git fetch --unshallow）" if self._shallow() else ""
        raise GitError(f"找不到主分支，请写明和谁比：reportgen diff 版本{shallow}")

    def files(self, commit: str, folders: Sequence[str]) -> Listed:
        """Every file of the commit below the folders of ROOT."""
        paths = [f"{self.prefix}{folder}" for folder in folders]
        said = git(self.root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *paths)
        if said.returncode:
            raise GitError(f"读不出版本 {commit[:12]}：{first_line(said.stderr)}")
        entries = said.stdout.decode("utf-8", "surrogateescape").split("\0")
        files: dict[str, Entry] = {}
        left: list[str] = []
        for entry in filter(None, entries):
            meta, _, path = entry.partition("\t")
            mode, _, name, size = meta.split()
            own = path.removeprefix(self.prefix)
            if mode in {_LINK, _SUBMODULE}:
                left.append(own)
            else:
                files[own] = Entry(own, name, int(size))
        return Listed(files, tuple(left))

    def contents(self, entries: Iterable[Entry]) -> Iterator[tuple[str, bytes]]:
        """Each file's path and bytes, all read by one git process."""
        wanted = list(entries)
        asked = "".join(f"{entry.id}\n" for entry in wanted).encode()
        out = memoryview(git(self.root, "cat-file", "--batch", stdin=asked).stdout)
        at = 0
        for entry in wanted:
            end = at + bytes(out[at : at + 200]).index(b"\n")
            head = bytes(out[at:end]).split()
            if len(head) != 3:
                raise GitError(f"版本库里缺少 {entry.path} 的内容；浅克隆或部分克隆先补全")
            size = int(head[2])
            yield entry.path, bytes(out[end + 1 : end + 1 + size])
            at = end + size + 2

    def signed(self, commit: str) -> Signed:
        """Who made the commit, and when."""
        said = git(self.root, "show", "-s", "--no-show-signature", "--format=%an%x00%at", commit)
        author, _, seconds = said.stdout.decode("utf-8", "replace").strip().partition("\0")
        date = datetime.fromtimestamp(int(seconds or 0), UTC)
        return Signed(author, date.strftime("%Y-%m-%dT%H:%M:%SZ"))

    def _commit(self, revision: str) -> str | None:
        words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        said = git(self.root, *words)
        return said.stdout.decode().strip() if said.returncode == 0 else None

    def _shallow(self) -> bool:
        said = git(self.root, "rev-parse", "--is-shallow-repository")
        return said.stdout.strip() == b"true"


def _why_none(root: Path, said: bytes) -> str:
    if b"dubious ownership" in said:
        return f"git 不信任 {root}（文件夹属于别的用户）；按 git 的提示设置 safe.directory"
    return f"{root} 不在 git 版本库里；可以比较两个文件夹：reportgen diff 旧文件夹 新文件夹"
