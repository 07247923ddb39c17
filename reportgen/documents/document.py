"""One document to be made: where, of which words, or why not; and its bytes."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from reportgen.diagnostics import Diagnostic, Place
from reportgen.results import Rendered
from reportgen.word.render import RenderError, Template

Words = Mapping[str, object]


class Planned(Struct, frozen=True):
    """One document to be made: its path below the output folder; `blocked` says why it is not.

    `errors` are what must be put right before it is handed in; with `notes`, it says in comments
    where filled values come from. `about` is which of the form's documents it is, and its
    project's name.
    """

    name: str
    folder: str
    words: Words
    template: Template | None
    blocked: str
    place: Place
    errors: int = 0
    notes: bool = False
    about: tuple[int, str] = (0, "")

    @property
    def path(self) -> str:
        """The path below the output folder."""
        return f"{self.folder}/{self.name}"


def render(
    planned: Iterable[Planned],
) -> tuple[tuple[Rendered, ...], tuple[Diagnostic, ...]]:
    """The documents' bytes, and what went wrong while filling them."""
    found: list[Diagnostic] = []
    return tuple(_render(document, found) for document in planned), tuple(found)


def _render(document: Planned, found: list[Diagnostic]) -> Rendered:
    if document.blocked or document.template is None:
        return Rendered(document.path, None, document.blocked)
    try:
        data = document.template.render(document.words)
        if document.notes:
            from reportgen.word.comments import commented

            data = commented(data)
        return Rendered(document.path, data, "", document.errors, document.about)
    except RenderError as error:
        found.append(error.diagnostic)
        return Rendered(document.path, None, why((error.diagnostic,)))


def why(found: Iterable[Diagnostic]) -> str:
    """Why a document is not made: how many problems stand in the way; empty where none does."""
    blocking = {d for d in found if d.blocks}
    files = sorted({d.place.file.rpartition("/")[2] for d in blocking})
    if not blocking:
        return ""
    named = "、".join(files[:3]) + ("等" if len(files) > 3 else "")
    return f"{named}有{len(blocking)}处必须改"
