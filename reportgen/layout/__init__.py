"""What a template may see: completed units and projects in the words of the form."""

from reportgen.layout.fields import fields
from reportgen.layout.names import file_name
from reportgen.layout.words import project_words, unit_words

__all__ = ["fields", "file_name", "project_words", "unit_words"]
