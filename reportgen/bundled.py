"""What travels with the program: forms, library, schemas, and what a new folder starts with."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent
_EXAMPLE: Final = "specs/heping-2024"
_STARTER: Final = (
    ("README.md", "README.md"),
    ("unit.yaml", f"{_EXAMPLE}/unit.yaml"),
    ("01.yaml", f"{_EXAMPLE}/01-村级组织运转经费.yaml"),
    ("02.yaml", f"{_EXAMPLE}/02-村级环境卫生保洁经费.yaml"),
    ("gitattributes", ".gitattributes"),
    ("gitignore", ".gitignore"),
    ("pre-commit.yaml", ".pre-commit-config.yaml"),
    ("editor.json", ".vscode/settings.json"),
    ("extensions.json", ".vscode/extensions.json"),
    ("github.yml", ".github/workflows/reportgen.yml"),
    ("gitea.yml", ".gitea/workflows/reportgen.yml"),
    ("gitlab.yml", ".gitlab-ci.yml"),
)
_CARRIED: Final = ("templates", "schemas")


def starter() -> Iterator[tuple[str, bytes]]:
    """Every file of a new ROOT: its path there, and its bytes."""
    for name in _CARRIED:
        folder = _carried(name)
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and not _hidden(p)):
            yield f"{name}/{path.relative_to(folder).as_posix()}", path.read_bytes()
    for name, target in _STARTER:
        yield target, (_PACKAGE / "starter" / name).read_bytes()


def _carried(name: str) -> Path:
    """Inside the installed package, or beside it where it runs from its own repository."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def _hidden(path: Path) -> bool:
    return path.name.startswith((".", "~$"))
