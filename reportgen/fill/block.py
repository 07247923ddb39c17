"""One block of 其他栏目 against the fields that a form declares: unknown, missing, unfit."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from msgspec import Struct

from reportgen.diagnostics import Diagnostic
from reportgen.fill.extra import KEY
from reportgen.fill.longtexts import long_problems
from reportgen.fill.typed import example, wrong
from reportgen.form import OwnField
from reportgen.form.own import LONG, TABLE, Column
from reportgen.model import Places
from reportgen.model.gather import did_you_mean
from reportgen.model.own import Own, Texts
from reportgen.national import TOTAL

Declared: TypeAlias = Mapping[str, OwnField]
Path: TypeAlias = tuple[str | int, ...]
Problems: TypeAlias = Iterator[Diagnostic]

TAKEN: Final = "共性指标"


class Block(Struct, frozen=True):
    """One block of 其他栏目, where it stands, and the indicator it belongs to."""

    typed: Own
    places: Places
    path: Path
    indicator: str = ""

    def problems(
        self, declared: Declared, by_source: Declared, sources: tuple[str, ...]
    ) -> Problems:
        """Everything that is wrong with the block."""
        yield from self.unfit(declared, by_source, sources)
        yield from self.absent(declared)

    def unfit(self, declared: Declared, by_source: Declared, sources: tuple[str, ...]) -> Problems:
        """The typed fields that the form does not have, or that are of another type."""
        for name in self.typed.names:
            if name in declared:
                yield from self._field(name, declared[name])
            elif name in by_source:
                yield from self._by_source(name, by_source[name], sources)
            else:
                known = (*declared, *by_source)
                message = f"本表样没有栏目“{name}”{did_you_mean(name, known)}"
                hint = f"可以写：{'、'.join(known)}" if known else "去掉这一行"
                yield self.at_key((name,), message, hint)

    def absent(self, declared: Declared) -> Problems:
        """The fields that must be filled in and are not."""
        whose = f"“{self.indicator}”的" if self.indicator else ""
        for name, field in declared.items():
            filled = self.typed.texts.get(name) or self.typed.tables.get(name)
            if field.required and not filled and not self._told(name, declared):
                yield self.at_key((), f"{whose}{KEY}缺少“{name}”", self._how(name))

    def _how(self, name: str) -> str:
        """How a missing field is written; below an indicator, every level of it."""
        if not self.indicator:
            return f"本表样要求填写；在“{KEY}”下面写　{name}: …"
        first = f"{TAKEN}:" if self.path[0] == TAKEN else f"{self.path[1]}:"
        target = "" if self.path[0] == TAKEN else "    指标值: …\n"
        written = f"{first}\n  {self.indicator}:\n{target}    {KEY}:\n      {name}: …"
        return f"本表样要求填写，写成这样：\n{written}"

    def _told(self, name: str, declared: Declared) -> bool:
        """Whether the field is there in another shape, or by a misspelled name."""
        unknown = (typed for typed in self.typed.names if typed not in declared)
        shaped = name in self.typed.names and not self._blank(name)
        return shaped or any(did_you_mean(typed, (name,)) for typed in unknown)

    def at_key(self, path: Path, message: str, hint: str) -> Diagnostic:
        """A finding at a key of the block."""
        return Diagnostic("F304", message, self.places.key(*self.path, *path), hint)

    def _field(self, name: str, field: OwnField) -> Problems:
        if (field.type == TABLE) != (name in self.typed.tables) and not self._blank(name):
            message = f"“{name}”要写成一张表" if field.type == TABLE else f"“{name}”只写一个值"
            yield self.at_key((name,), message, example(name, field))
        elif field.type == TABLE:
            for number, row in enumerate(self.typed.tables.get(name, ())):
                yield from self._row((name, number), row, field.columns)
        else:
            yield from self._value((name,), self.typed.texts.get(name), field)

    def _blank(self, name: str) -> bool:
        """Whether the name is typed, with nothing after it."""
        return self.typed.texts.get(name, "") is None

    def _row(self, path: Path, row: Texts, columns: Mapping[str, Column]) -> Problems:
        for name, value in row.items():
            if name in columns:
                yield from self._value((*path, name), value, columns[name])
            else:
                message = f"“{path[0]}”没有“{name}”这一列{did_you_mean(name, tuple(columns))}"
                yield self.at_key((*path, name), message, f"可以写：{'、'.join(columns)}")
        for name, column in columns.items():
            if column.required and row.get(name) is None:
                message = f"“{path[0]}”第{int(path[1]) + 1}行缺少“{name}”"
                place = self.places.at(*self.path, *path)
                yield Diagnostic("F304", message, place, f"在这一行下面写　{name}: …")

    def _by_source(self, name: str, field: OwnField, sources: tuple[str, ...]) -> Problems:
        if name not in self.typed.by_source:
            if not self._blank(name):
                hint = f"{name}:\n  {next(iter(sources), TOTAL)}: …"
                yield self.at_key((name,), f"“{name}”要按资金来源分行写", hint)
            return
        for source, value in self.typed.by_source[name].items():
            if source in (*sources, TOTAL):
                yield from self._value((name, source), value, field)
            else:
                message = f"“{name}”里没有资金来源“{source}”{did_you_mean(source, sources)}"
                hint = f"可以写：{'、'.join((*sources, TOTAL))}"
                yield self.at_key((name, source), message, hint)

    def _value(self, path: Path, value: str | None, field: OwnField | Column) -> Problems:
        problem = None if value is None else wrong(value, field)
        if problem:
            place = self.places.at(*self.path, *path)
            yield Diagnostic("F304", f"“{path[-1]}”：{problem[0]}", place, problem[1])
        elif value and field.type == LONG:
            yield from long_problems(value, self.places, (*self.path, *path))
