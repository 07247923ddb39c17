"""Skeletons of new units, projects and forms: valid at once, with the places to fill in marked."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from reportgen.bundled import starter
from reportgen.diagnostics import Place
from reportgen.files import SPECS, Root, UsageError
from reportgen.form import Form, LoadedForm, is_form_id
from reportgen.form.extending import extending, quoted
from reportgen.layout.names import safe_stem
from reportgen.listing import UNIT, is_folder_name
from reportgen.source.characters import check_text
from reportgen.stock import FORM, TEMPLATES, Stock
from reportgen.write import WriteError, write

LONGEST: Final = 500
_MODELINE: Final = "# yaml-language-server: $schema=../../schemas/{}.schema.json"
_CATEGORIES: Final = ("数量指标", "质量指标", "时效指标", "社会效益指标", "服务对象满意度指标")


class NewUnit(Struct, frozen=True):
    """What a new unit is: its folder under specs/, its form's id, its year and name."""

    folder: str
    form_id: str
    year: int
    name: str


def new_root(folder: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Writes what a new ROOT starts with; the paths written, and those that were there before.

    UsageError where the folder holds specs or forms already, or cannot be written.
    """
    if any((folder / name).exists() for name in (SPECS, TEMPLATES)):
        raise UsageError(f"{folder} 里已经有 specs 或 templates，没有动；换一个空文件夹")
    made: list[str] = []
    kept: list[str] = []
    for path, data in starter():
        if (folder / path).exists():
            kept.append(path)
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            write(folder / path, data, folder)
        except (OSError, WriteError) as error:
            raise UsageError(f"{folder / path} 写不进去：{error}") from error
        made.append(path)
    return tuple(made), tuple(kept)


def new_unit(root: Root, new: NewUnit, form: Form) -> Path:
    """Writes specs/<folder>/unit.yaml and gives its path; UsageError where it cannot be."""
    if not is_folder_name(new.folder):
        message = f"文件夹名“{new.folder}”不行：只能用英文字母、数字、-、_ 和 .，例如 heping-2024"
        raise UsageError(message)
    _must_be_a_name(new.name, "单位名称")
    lines = (
        _MODELINE.format("unit"),
        f"单位名称: {quoted(new.name.strip())}",
        f"年度: {new.year}",
        f"表样: {new.form_id}",
        f"金额单位: {form.money_unit}",
        "默认:                # 各项目都一样的栏目写在这里",
        "  项目期: 一年",
        "基础数据:            # 多个项目共用的数，例如　行政村: 18个",
    )
    return _write_new(root, root.path / SPECS / new.folder / UNIT, lines)


def new_project(root: Root, folder: str, name: str, form: Form) -> Path:
    """Writes the next numbered project file of the unit at specs/… and gives its path."""
    _must_be_a_name(name, "项目名称")
    place = root.path / folder
    number = max((_number(file.name) for file in place.iterdir()), default=0) + 1
    file = place / f"{number:02d}-{safe_stem(name, 150)}.yaml"
    return _write_new(root, file, tuple(_project(name.strip(), form)))


def _project(name: str, form: Form) -> Iterator[str]:
    required = [key for key, rule in form.categories.items() if rule.required != "否"]
    yield _MODELINE.format("project")
    yield f"项目名称: {quoted(name)}"
    yield "资金:                # 金额只写数"
    yield f"  {next(iter(form.sources))}:"
    yield "年度总体目标: （写明做什么、做多少、达到什么效果）"
    yield "绩效指标:            # 每行一个指标，例如　培训人次: 200人次"
    for category in required or _CATEGORIES:
        yield f"  {category}:"


def new_form(root: Root, form_id: str, above: LoadedForm, stock: Stock) -> tuple[Path, ...]:
    """Writes templates/<form_id>/, a form that extends another; form.yaml comes last.

    UsageError where the name cannot be, or is taken.
    """
    if not is_form_id(form_id) or not is_folder_name(form_id):
        message = f"表样的文件夹名“{form_id}”不行：只用小写英文字母、数字和 -，例如 heping-2025"
        raise UsageError(message)
    folder = root.path / TEMPLATES / form_id
    if folder.exists() or folder.is_symlink():
        raise UsageError(f"{folder} 已经有了，没有改动它")
    templates = {}
    for number, document in enumerate(above.form.documents):
        data, _ = stock.open(above.template(number))
        if data is None:
            message = f"{above.template(number)} 读不出来；运行 reportgen check 看是什么问题"
            raise UsageError(message)
        templates[document.template] = data
    made = [_write_bytes(root, folder / name, data) for name, data in templates.items()]
    lines = tuple(extending(above.id, above.form, defaults=bool(above.defaults.entries)))
    return (*made, _write_new(root, folder / FORM, lines))


def _must_be_a_name(name: str, what: str) -> None:
    unfit = check_text(name, Place(UNIT))[1]
    if not name.strip() or "\n" in name or "\t" in name or unfit or len(name) > LONGEST:
        reason = "里面有不允许的字符" if name.strip() else "是空的"
        reason = f"超过{LONGEST}个字" if len(name) > LONGEST else reason
        raise UsageError(f"{what}{reason}")


def _number(name: str) -> int:
    match = re.match(r"[0-9]{1,4}", name)
    return int(match[0]) if match else 0


def _write_new(root: Root, path: Path, lines: tuple[str, ...]) -> Path:
    if path.exists():
        raise UsageError(f"{path} 已经有了，没有改动它")
    return _write_bytes(root, path, "".join(f"{line}\n" for line in lines).encode())


def _write_bytes(root: Root, path: Path, data: bytes) -> Path:
    try:
        write(path, data, root.path)
    except WriteError as error:
        raise UsageError(f"{path} 写不进去：{error}") from error
    return path
