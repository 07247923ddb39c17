"""Completes what people wrote: defaults, totals, standards, costing, each with its origin."""

from reportgen.fill.unit import Read, UnitFiller

__all__ = ["Read", "UnitFiller"]
