"""The numbers of texts with the sorts of things they count: 2场 says nothing of 2部."""

from collections import defaultdict
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from fractions import Fraction
from typing import Final

from reportgen.evidence import Passage
from reportgen.reckoning import Quantity, read

_SORTS: Final = (
    "人 户", "村 社区 乡镇", "部 套 台 辆", "座 条 盏 处", "学校 企业", "亩", "公里", "天", "场",
)  # fmt: skip
_SORT: Final = {unit: units for units in _SORTS for unit in units.split()}
_ANY: Final = ""
"""The sort of 个, 次, 项目 and of bare numbers, which may count anything."""


class Numbers:
    """Every number of some texts."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._sorts: defaultdict[Fraction, set[str]] = defaultdict(set)
        for passage in passages:
            for quantity in read(passage.text):
                for number in (quantity.low, quantity.high):
                    self._sorts[number].add(_SORT.get(quantity.unit, _ANY))

    @property
    def all(self) -> AbstractSet[Fraction]:
        """The numbers, whatever they count."""
        return self._sorts.keys()

    def have(self, quantity: Quantity, settled: AbstractSet[Fraction]) -> bool:
        """Whether both ends are settled, or are here and may count the same."""
        ends = {quantity.low, quantity.high} - settled
        return all(end in self._sorts and self._may_be(quantity, end) for end in ends)

    def _may_be(self, quantity: Quantity, number: Fraction) -> bool:
        sort = _SORT.get(quantity.unit, _ANY)
        return sort == _ANY or not self._sorts[number].isdisjoint({sort, _ANY})
