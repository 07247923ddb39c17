"""What docxtpl would drop together with the row, cell or paragraph of a tag."""

from collections.abc import Iterator

from reportgen.word.places import Story, Tag
from reportgen.word.spelling import IN_CELLS, PREFIXES, Wrong, shown


def crowded(story: Story) -> Iterator[tuple[Tag, Wrong]]:
    """Tags too many in one place, and tags and texts that would go with another tag."""
    owners: dict[str, Tag] = {}
    merged: dict[tuple[str, str], Tag] = {}
    for tag in story.tags:
        what = PREFIXES.get(tag.prefix)
        if what and owners.setdefault(tag.line, tag) is not tag:
            sign = f"{tag.text[:2]}{tag.prefix}"
            yield tag, ("T406", f"{what}里只能有一个“{sign}”", "各占一行、一格或一段")
        if tag.word in IN_CELLS and merged.setdefault((tag.cell, tag.word), tag) is not tag:
            several = "几个词一起比，写成 vm (甲, 乙)" if tag.word == "vm" else "留一个"
            yield tag, ("T406", f"一个单元格里只能有一个“{tag.word}”", several)
    yield from _tags(story, owners)
    yield from _texts(story, owners)


def _tags(story: Story, owners: dict[str, Tag]) -> Iterator[tuple[Tag, Wrong]]:
    for tag in story.tags:
        for line, owner in owners.items():
            inside = tag.line.startswith(line + "/")
            if inside or (tag.line == line and tag.prefix not in PREFIXES):
                gone = f"会和 {shown(owner.text)} 所在的那{PREFIXES[owner.prefix]}一起去掉"
                yield tag, ("T406", gone, "放到别处去")


def _texts(story: Story, owners: dict[str, Tag]) -> Iterator[tuple[Tag, Wrong]]:
    for _where, path, text in story.leftovers:
        for line, owner in owners.items():
            if text.strip() and f"{path}/".startswith(f"{line}/"):
                gone = f"同一{PREFIXES[owner.prefix][1:]}里的“{shown(text.strip())}”会一起去掉"
                yield owner, ("T406", gone, "放到别处去")
