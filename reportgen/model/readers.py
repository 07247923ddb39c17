"""What reads a shape from the tree: a text, a block of chosen names, a list."""

from reportgen import source
from reportgen.model.gather import Gather
from reportgen.model.places import Path
from reportgen.model.written import Reader


def text(node: source.Node, path: Path, gather: Gather) -> str | None:
    """One value as one piece of text; None where nothing is typed."""
    if not isinstance(node, source.Scalar):
        gather.not_a_text(node, path)
        return None
    return None if node.empty else source.unwrap(node.text)


def raw_text(node: source.Node, path: Path, gather: Gather) -> str | None:
    """One value with its line breaks as typed, for Markdown."""
    if not isinstance(node, source.Scalar):
        gather.not_a_text(node, path)
        return None
    return None if node.empty else node.text


def mapping_of(read: Reader) -> Reader:
    """A reader of a block whose keys are names that the writer chooses."""

    def read_mapping(node: source.Node, path: Path, gather: Gather) -> dict[str, object] | None:
        if isinstance(node, source.Scalar) and node.empty:
            return {}
        if not isinstance(node, source.Mapping):
            gather.not_a_mapping(node, path, ())
            return None
        return {
            entry.key.text: read(entry.value, gather.key((*path, entry.key.text), entry), gather)
            for entry in node.entries
        }

    return read_mapping


def tuple_of(read: Reader) -> Reader:
    """A reader of a list; a single text is a list of one."""

    def read_tuple(node: source.Node, path: Path, gather: Gather) -> tuple[object, ...] | None:
        if isinstance(node, source.Scalar):
            return () if node.empty else (read(node, (*path, 0), gather),)
        if isinstance(node, source.Mapping):
            gather.not_a_list(node, path)
            return None
        return tuple(
            read(item, gather.item((*path, number), item), gather)
            for number, item in enumerate(node.items)
        )

    return read_tuple
