"""Money: the sources in the form's order, and 年度资金总额 as their exact sum."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from reportgen.codes import Severity
from reportgen.diagnostics import Diagnostic
from reportgen.fill.texts import origin_of
from reportgen.filled import FilledProject, Origin, Value
from reportgen.form import Form
from reportgen.model import Places, Project
from reportgen.money import total
from reportgen.national import TOTAL
from reportgen.patterns import pattern

_BLANKS: Final = pattern(r"[\W_]+")
_ALIKE: Final = str.maketrans("它拔帐", "他拨账")

Money = Mapping[str, Value[Decimal | None]]


def sources(project: Project, places: Places, file: str, form: Form) -> Money:
    """Every source the form declares, then those only the project types; absent ones are None."""
    names = (*form.sources, *(n for n in project.funds if n not in form.sources and n != TOTAL))
    return {name: _amount(project.funds.get(name), places, file, ("资金", name)) for name in names}


def project_total(project: Project, places: Places, file: str) -> Value[Decimal | None]:
    """年度资金总额: as typed, or the sum of the typed sources."""
    typed = project.funds.get(TOTAL)
    if typed is not None:
        return _amount(typed, places, file, ("资金", TOTAL))
    names = [name for name, amount in project.funds.items() if amount is not None]
    if not names:
        return Value(None, Origin.DERIVED, places.at("资金"))
    amount = total(a for a in project.funds.values() if a is not None)
    place = places.at("资金", names[0])
    return Value(amount, Origin.DERIVED, place, f"= {' + '.join(names)}")


def other_money(project: Project, places: Places, file: str) -> Money:
    """控制数 and 上年预算."""
    return {
        "控制数": _amount(project.ceiling, places, file, ("控制数",)),
        "上年预算": _amount(project.last_year, places, file, ("上年预算",)),
    }


def unit_total(projects: tuple[FilledProject, ...], places: Places) -> Value[Decimal | None]:
    """The exact sum of the projects' 年度资金总额."""
    amounts = [p.total.value for p in projects if p.total.value is not None]
    note = f"= {len(amounts)}个项目之和"
    return Value(total(amounts) if amounts else None, Origin.DERIVED, places.root, note)


def unknown_sources(
    project: Project, places: Places, form: Form, *, own: bool
) -> Iterator[Diagnostic]:
    """The sources that a project types and the form does not have.

    An error in the form that the unit names; in another one, money that only the total shows.
    """
    names = tuple(form.sources)
    for name, amount in project.funds.items():
        if name == TOTAL or name in names or not (own or amount):
            continue
        message, place = f"本表样没有资金来源“{name}”", places.key("资金", name)
        if own:
            hint = f"可以写：{'、'.join(names)}，或只写{TOTAL}"
            yield Diagnostic("F303", message + _respelled(name, names), place, hint)
        else:
            message += f"，这笔钱只算在{TOTAL}里，分项相加会比总额少"
            hint = f"换一个有这个来源的表样，或者在印好的表上说明；本表样有：{'、'.join(names)}"
            yield Diagnostic("F303", message, place, hint, changed=Severity.WARNING)


def _respelled(name: str, names: tuple[str, ...]) -> str:
    """A question naming the source that is only spelled otherwise; another source is no guess."""
    near = [known for known in names if _letters(known) == _letters(name)]
    return f"；是不是想写“{near[0]}”？" if near else ""


def _letters(name: str) -> list[str]:
    """The characters of a name in any order, those often mistaken for each other as one."""
    return sorted(_BLANKS.sub("", name).translate(_ALIKE))


def _amount(
    amount: Decimal | None, places: Places, file: str, path: tuple[str, ...]
) -> Value[Decimal | None]:
    place = places.at(*path)
    if not places.written(*path):
        return Value(amount, Origin.TYPED, place)
    origin, note = origin_of(place, file)
    return Value(amount, origin, place, note)
