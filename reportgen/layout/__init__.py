"""What a template may see: completed units and projects in the words of the form."""

from reportgen.layout.fields import fields
from reportgen.layout.names import file_name, with_ending
from reportgen.layout.notes import noted
from reportgen.layout.words import form_words, project_words, unit_words

__all__ = [
    "fields",
    "file_name",
    "form_words",
    "noted",
    "project_words",
    "unit_words",
    "with_ending",
]
