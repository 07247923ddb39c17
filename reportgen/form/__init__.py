"""What a county prescribes."""

from reportgen.form.load import Fetch, LoadedForm, is_form_id, load_form
from reportgen.form.model import SAME_AS_NAME, Document, Form, IndicatorStyle
from reportgen.form.own import OwnField
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
