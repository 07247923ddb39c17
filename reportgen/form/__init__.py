"""What a county prescribes."""

from reportgen.form.load import Fetch, LoadedForm, load_form
from reportgen.form.model import Document, Form
from reportgen.form.own import OwnField

__all__ = ["Document", "Fetch", "Form", "LoadedForm", "OwnField", "load_form"]
