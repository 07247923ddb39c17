"""What a template may see: completed units and projects in the words of the form."""

from reportgen.layout.fields import fields
from reportgen.layout.names import file_name
from reportgen.layout.words import form_words, project_words, unit_words

__all__ = ["fields", "file_name", "form_words", "project_words", "unit_words"]
