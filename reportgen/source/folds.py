"""The line breaks of a text: YAML folds them into spaces, the raw text still has them."""

BLANKS = " \t"


def unfolded(raw: str, value: str, style: str) -> str:
    """The text with every typed line break; `value` is what YAML made of `raw`."""
    if style == "|":
        return value.rstrip("\n")
    if style == ">":
        return _stripped(raw.split("\n")[1:]).strip("\n")
    if not style:
        return _stripped(raw.split("\n"))
    if "\n" not in raw or (style == '"' and "\\" in raw):
        return value
    if style == "'":
        return _continued(raw[1:-1].replace("''", "'"))
    return _continued(raw[1:-1])


def _stripped(lines: list[str]) -> str:
    """The lines without blanks around them."""
    return "\n".join(line.strip(BLANKS) for line in lines)


def _continued(text: str) -> str:
    """A quoted text: blanks next to its quotes are text, blanks next to its breaks are not."""
    first, *middle, last = text.split("\n")
    lines = [first.rstrip(BLANKS), *(line.strip(BLANKS) for line in middle), last.lstrip(BLANKS)]
    return "\n".join(lines)
