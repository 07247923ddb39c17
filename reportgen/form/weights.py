"""分值: the points a form prescribes, by 一级指标."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated

from msgspec import Meta, field

from reportgen import source
from reportgen.model.gather import Gather
from reportgen.model.places import Path
from reportgen.model.readers import mapping_of, text
from reportgen.model.scalars import Weight
from reportgen.model.written import Reader, Reads, Refused, Written, about, example
from reportgen.money import printed, total
from reportgen.national import DIMENSIONS


def _by_dimension(read: Reader) -> Reader:
    """A reader of a block whose keys are 一级指标."""

    def read_dimensions(node: source.Node, path: Path, gather: Gather) -> object:
        if isinstance(node, source.Mapping):
            for entry in node.entries:
                if entry.key.text not in DIMENSIONS:
                    gather.unknown_key(entry.key, DIMENSIONS, {})
        return mapping_of(read)(node, path, gather)

    return read_dimensions


_POINTS = _by_dimension(text)
Points = Annotated[Mapping[str, Weight], Reads(_POINTS)]
Moves = Annotated[Mapping[str, Mapping[str, Weight]], Reads(_by_dimension(_POINTS))]


class Weights(Written, frozen=True, kw_only=True):
    """How many points the indicators of each 一级指标 have together."""

    total: Annotated[Weight, about("全部指标的分值合计"), example("90")] = field(name="合计")
    shares: Annotated[
        Points,
        Meta(min_length=1),
        about("各一级指标的分值，加起来是合计"),
        example("\n  产出指标: 50\n  效益指标: 30\n  满意度指标: 10"),
    ] = field(name="各一级指标")
    moved: Annotated[Moves, about("项目没有这个一级指标时，它的分值转给谁")] = field(
        name="没有时转给", default_factory=dict
    )
    execution: Annotated[Weight | None, about("预算执行率的分值")] = field(
        name="执行率", default=None
    )

    def prove(self) -> None:
        """The shares come to the total, and what is moved to the share it comes from."""
        _must_be("各一级指标的分值", self.shares, "合计", self.total)
        for dimension, points in self.moved.items():
            share = self.shares.get(dimension, Decimal(0))
            _must_be(f"没有{dimension}时转给别的分值", points, dimension, share)

    def shares_of(self, present: frozenset[str]) -> Mapping[str, Decimal]:
        """The points of each 一级指标 of a project that has only those `present`."""
        absent = [dimension for dimension in self.moved if dimension not in present]
        shares = {name: points for name, points in self.shares.items() if name not in absent}
        for dimension in absent:
            for heir, points in self.moved[dimension].items():
                shares[heir] = shares.get(heir, Decimal(0)) + points
        return shares


def _must_be(what: str, points: Mapping[str, Decimal], where: str, wanted: Decimal) -> None:
    found = total(points.values())
    if found != wanted:
        message = f"{what}加起来是{printed(found)}，“{where}”写的是{printed(wanted)}"
        raise Refused(message, "改成加起来正好相等")
