"""测算: quantity × standard × periods = money, read, computed exactly and said to people."""

from reportgen.arith.expression import Costing, Node, Part, Product, Sum
from reportgen.arith.factor import CostingError, Factor
from reportgen.arith.reading import parse
from reportgen.arith.value import evaluate, explain, resolve, said, worth

__all__ = [
    "Costing",
    "CostingError",
    "Factor",
    "Node",
    "Part",
    "Product",
    "Sum",
    "evaluate",
    "explain",
    "parse",
    "resolve",
    "said",
    "worth",
]
