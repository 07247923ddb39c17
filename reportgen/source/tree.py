"""The tree of a file: texts, mappings and sequences, each with its place; no YAML types."""

from dataclasses import dataclass

from reportgen.diagnostics import Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text as typed; `quoted` means '…' or "…", not a block."""

    text: str
    place: Place
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was typed (`名称:`), which is not the same as `""`."""
        return not self.text and not self.quoted


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping and what stands after it."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in typed order, each key once."""

    entries: tuple[Entry, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in typed order."""

    items: tuple["Node", ...]
    place: Place


Node = Scalar | Mapping | Sequence
