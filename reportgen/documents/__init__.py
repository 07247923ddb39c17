"""The documents of one unit: what each is named, whether it can be made, and its bytes."""

from reportgen.documents.clashes import OF_THE_SUMMARY
from reportgen.documents.document import Planned, render, why
from reportgen.documents.planning import NAME_HINT, plan

__all__ = ["NAME_HINT", "OF_THE_SUMMARY", "Planned", "plan", "render", "why"]
