"""Names places in a template by counting as people do: `正文 表2 第5行第3列`."""

from lxml import etree

from reportgen.word.hostile import W


def nearest(element: etree._Element, tag: str) -> etree._Element:
    """The innermost w:tag around an element, or the element itself."""
    return next(element.iterancestors(W + tag), element)


class Numbers:
    """Names places in a part by counting tables, rows, cells and paragraphs."""

    def __init__(self, root: etree._Element, label: str) -> None:
        self._label = label
        outer = (t for t in root.iter(W + "tbl") if nearest(t, "tbl") is t)
        self._tables = {table: number for number, table in enumerate(outer, 1)}

    def where(self, element: etree._Element) -> str:
        """`正文 表2 第5行第3列`, `页眉 第1段`, `正文 第2段 文本框`."""
        words = [self._label]
        chain = [*reversed(list(element.iterancestors())), element]
        for ancestor in chain:
            if ancestor.tag == W + "tbl":
                number = self._tables.get(ancestor)
                words.append(f"表{number}" if number else f"内表{_index(ancestor)}")
            elif ancestor.tag == W + "tr":
                words.append(f"第{_index(ancestor)}行")
            elif ancestor.tag == W + "tc":
                words[-1] += f"第{_index(ancestor)}列"
            elif ancestor.tag == W + "p" and nearest(ancestor, "tbl") is ancestor:
                words.append(f"第{_index(ancestor)}段")
            elif ancestor.tag == W + "txbxContent":
                words.append("文本框")
        return " ".join(words)


def _index(element: etree._Element) -> int:
    """Its number among its siblings of the same kind, from 1."""
    return 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))
