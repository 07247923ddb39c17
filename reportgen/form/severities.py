"""级别 in form.yaml: how grave this form takes what business rules find."""

from collections.abc import Mapping
from typing import Annotated

from reportgen import source
from reportgen.codes import BY_ID, Severity, named
from reportgen.model.gather import Gather, did_you_mean
from reportgen.model.places import Path
from reportgen.model.readers import mapping_of, text
from reportgen.model.written import Check, Reads, Refused, about, editors

OFF = "不查"


def _severity(text: str) -> object:
    labels = {severity.label: severity for severity in Severity} | {OFF: None}
    if text not in labels:
        raise Refused(f"没有“{text}”这个级别", f"可以写：{'、'.join(labels)}")
    return labels[text]


def _read_severities(node: source.Node, path: Path, gather: Gather) -> object:
    """级别 is of business rules only: nothing else can be less than what it is."""
    business = [code for code in BY_ID.values() if code.id.startswith("B")]
    names = [name for code in business for name in (code.title, code.rule, code.id)]
    known: dict[str, source.Scalar] = {}
    if isinstance(node, source.Mapping):
        for entry in node.entries:
            kind = named(entry.key.text)
            if isinstance(entry.value, source.Scalar) and entry.value.empty:
                hint = f"写必须改、请核实、供参考或{OFF}；不改就删去这一行"
                gather.say("S203", entry.key.place, f"“{entry.key.text}”没有写级别", hint)
            elif kind and kind.id in known:
                gather.twice(entry.key, kind.title, known[kind.id])
            elif kind:
                known[kind.id] = entry.key
            if kind and not kind.id.startswith("B"):
                message = f"“{entry.key.text}”的级别不能改，只有业务规则的级别可以"
                gather.say("S202", entry.key.place, message, "删去这一行")
            elif entry.key.text not in names:
                message = f"没有“{entry.key.text}”这种检查结果{did_you_mean(entry.key.text, names)}"
                hint = "写它的中文名、英文名或者代码；有哪些：reportgen explain --all"
                gather.say("S202", entry.key.place, message, hint)
    return mapping_of(text)(node, path, gather)


RuleSeverity = Annotated[
    Severity | None,
    Check(_severity),
    editors({"enum": [*(severity.label for severity in Severity), OFF]}),
]
Severities = Annotated[
    Mapping[str, RuleSeverity],
    Reads(_read_severities),
    about("检查结果的代码或名称 → 必须改、请核实、供参考、不查"),
]
"""The findings by code, rule name or title, each with how grave it is; None is not looked for."""
