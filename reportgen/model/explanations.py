"""情况说明 as people write it: the name of a finding, and the reason why it is right as it is."""

from collections.abc import Mapping
from typing import Annotated, Final

from reportgen import source
from reportgen.codes import BY_NAME, TABLE, Severity, named
from reportgen.diagnostics import Diagnostic
from reportgen.model.editing import shared
from reportgen.model.gather import Gather, did_you_mean
from reportgen.model.places import Path
from reportgen.model.readers import mapping_of, text
from reportgen.model.scalars import TEXT_TYPES, Blankable
from reportgen.model.written import Reads, editors

SHARED: Final = "情况说明"
_HINT: Final = "写检查结果的名称或代码；有哪些，运行 reportgen explain --all"


def read_explanations(node: source.Node, path: Path, gather: Gather) -> object:
    """The reasons by code, whichever name of the finding is typed."""
    if not isinstance(node, source.Mapping):
        return mapping_of(text)(node, path, gather)
    reasons: dict[str, object] = {}
    for entry in node.entries:
        code = named(entry.key.text)
        if code is None:
            gather.diagnostics.append(_unknown(entry.key))
        elif code.id in reasons:
            gather.twice(entry.key, code.title, gather.keys[*path, code.id])
        else:
            reasons[code.id] = text(entry.value, gather.key((*path, code.id), entry), gather)
    return reasons


def _unknown(name: source.Scalar) -> Diagnostic:
    """A reason for nothing; it stops neither the other checks nor the document."""
    message = f"没有“{name.text}”这种检查结果{did_you_mean(name.text, BY_NAME)}"
    return Diagnostic("B692", message, name.place, _HINT, changed=Severity.ERROR)


Explanations = Annotated[
    Mapping[str, Blankable | None], Reads(read_explanations), editors(shared(SHARED))
]


def explanations_schema() -> dict[str, object]:
    """What editors know of 情况说明: every title is offered, every other name is taken."""
    text: dict[str, object] = {"type": list(TEXT_TYPES)}
    business = [code for code in TABLE if code.id.startswith("B")]
    return {
        "type": ["object", "null"],
        "properties": {
            code.title: {**text, "description": f"{code.id}（{code.severity.label}）：写理由"}
            for code in business
        },
        "propertyNames": {"enum": [*BY_NAME, *(code.id.lower() for code in business)]},
        "additionalProperties": text,
    }
