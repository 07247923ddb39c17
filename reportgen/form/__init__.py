"""What a county prescribes."""

from reportgen.form.load import Fetch, LoadedForm, is_form_id, load_form
from reportgen.form.model import Document, Form
from reportgen.form.own import OwnField
from reportgen.form.style import SAME_AS_NAME, IndicatorStyle
from reportgen.form.weights import Weights

__all__ = [
    "SAME_AS_NAME",
    "Document",
    "Fetch",
    "Form",
    "IndicatorStyle",
    "LoadedForm",
    "OwnField",
    "Weights",
    "is_form_id",
    "load_form",
]
