"""A completed project for people and for programs: every value with its origin."""

from reportgen.showing.data import as_json
from reportgen.showing.table import lines

__all__ = ["as_json", "lines"]
