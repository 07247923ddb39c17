"""指标值: a target as typed, and what can be read in it: comparison, amount or range, unit.

Reading never fails: what is not understood is words. No typed character is lost: `Target.text` is
what forms print, and the pieces of a number put together are the text without its spaces.
"""

from reportgen.target.comparison import Comparison
from reportgen.target.reading import LONGEST, parse, split_weight
from reportgen.target.value import Kind, Target

__all__ = ["LONGEST", "Comparison", "Kind", "Target", "parse", "split_weight"]
