"""The record of one unit's last build."""

from collections.abc import Mapping

from msgspec import Struct

from reportgen.diagnostics import Diagnostic
from reportgen.results import Summary


class Record(Struct, frozen=True):
    """One unit's last build for one form and output folder.

    `inputs` and `outputs` map paths to the hashes of their bytes, `errors` documents to what must
    be put right in them; `left` are documents of earlier builds that this one no longer made, with
    the bytes they had. Where some could not be made it `failed`, and `outputs` are old and new.
    """

    folder: str
    made_for: str
    versions: str
    inputs: Mapping[str, str]
    outputs: Mapping[str, str]
    errors: Mapping[str, int]
    left: Mapping[str, str]
    summary: Summary | None
    projects: int
    titles: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    failed: bool = False

    def changed(self, versions: str, inputs: Mapping[str, str]) -> str:
        """Why the unit must be built again, in words; empty where nothing changed."""
        if versions != self.versions:
            return "reportgen或它用的组件换了版本"
        gone = [name for name in self.inputs if name not in inputs]
        new = [name for name in inputs if name not in self.inputs]
        other = [name for name, at in inputs.items() if self.inputs.get(name, at) != at]
        parts = (("改了", other), ("新增", new), ("删去", gone))
        return "，".join(f"{what}{_few(names)}" for what, names in parts if names)


def _few(names: list[str]) -> str:
    shown = "、".join(name.rpartition("/")[2] for name in names[:3])
    return f" {shown}{f' 等{len(names)}个文件' if len(names) > 3 else ''}"
