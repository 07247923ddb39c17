"""YAML text → a tree of texts with places, and every mistake of the file in one run."""

from reportgen.source.reader import read
from reportgen.source.tree import Entry, Mapping, Node, Scalar, Sequence
from reportgen.source.unwrap import unwrap

__all__ = ["Entry", "Mapping", "Node", "Scalar", "Sequence", "read", "unwrap"]
