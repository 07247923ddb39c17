"""Tracked changes: the new document with native revisions against the old one."""

from reportgen.word.redline.document import redline
from reportgen.word.redline.marks import Reviser

__all__ = ["Reviser", "redline"]
