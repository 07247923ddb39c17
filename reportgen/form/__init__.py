"""What a county prescribes."""

from reportgen.form.load import Fetch, LoadedForm, load_form
from reportgen.form.model import Document, Form, OwnField
from reportgen.form.weights import Weights

__all__ = ["Document", "Fetch", "Form", "LoadedForm", "OwnField", "Weights", "load_form"]
