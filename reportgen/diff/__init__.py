"""Typed changes between two states of the completed projects, and how reviewers read them."""

from reportgen.diff.data import as_json
from reportgen.diff.markdown import markdown
from reportgen.diff.review import page
from reportgen.diff.text import text

__all__ = ["as_json", "markdown", "page", "text"]
