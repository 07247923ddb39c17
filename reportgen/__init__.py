"""reportgen: one YAML per budget project, every county's performance target table.

From Python: `build(Request(root), out, advance)` and `check(Request(root), advance)` give a
`Report`; nothing is imported before it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from reportgen.diagnostics import Diagnostic, Place
    from reportgen.pipeline import build, check
    from reportgen.request import Request
    from reportgen.results import Report

__version__ = "0.1.0"
__all__ = ["Diagnostic", "Place", "Report", "Request", "build", "check"]

_HOMES: Final = {
    "Diagnostic": "diagnostics",
    "Place": "diagnostics",
    "Report": "results",
    "Request": "request",
    "build": "pipeline",
    "check": "pipeline",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
