"""问题清单 as DOCX, filled into the template that reportgen brings."""

from collections.abc import Iterable, Sequence
from importlib import resources
from typing import Final

from reportgen.word.compile import compile_template
from reportgen.word.fields import Leaf, Record, Rows
from reportgen.word.render import Template

_TEMPLATE: Final = "issue_list.docx"


def issue_document(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The document: a title and a table, A4 landscape; its head is on every page."""
    data = resources.files("reportgen").joinpath(_TEMPLATE).read_bytes()
    row = Record(dict.fromkeys(heads, Leaf()))
    compiled, found = compile_template(data, _TEMPLATE, Record({"标题": Leaf(), "问题": Rows(row)}))
    if compiled is None:
        raise ValueError(found)
    listed = [dict(zip(heads, cells, strict=True)) for cells in rows]
    return Template(compiled).render({"标题": title, "问题": listed})
