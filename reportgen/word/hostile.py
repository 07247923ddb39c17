"""What a template package must not contain: foreign code, foreign content, remote parts."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias
from xml.parsers import expat

from lxml import etree
from msgspec import Struct

from reportgen.patterns import pattern

CONTENT_TYPES: Final = "[Content_Types].xml"
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MACROS: Final = "模板带有宏"
_OBJECT: Final = "模板里嵌入了别的文件或控件"
_RELATIONS: Final[Mapping[str, str]] = {
    "vbaProject": _MACROS,
    "attachedTemplate": "模板还挂着另一个模板",
    "aFChunk": "模板里夹带了另一份文档",
    "subDocument": "模板里夹带了另一份文档",
    "oleObject": _OBJECT,
    "package": _OBJECT,
    "control": _OBJECT,
    "activeXControlBinary": _OBJECT,
}
_ELEMENTS: Final[Mapping[str, str]] = {
    "altChunk": "模板里夹带了另一份文档",
    "object": _OBJECT,
    "control": _OBJECT,
    "mailMerge": "模板连着邮件合并的数据",
    "attachedTemplate": "模板还挂着另一个模板",
}
_FIELD: Final = pattern(
    r"\b(DDEAUTO|DDE|INCLUDE\w*|IMPORT|LINK|MACROBUTTON|DATABASE|AUTOTEXT\w*)\b", re.IGNORECASE
)
_TAKE_OUT: Final = "在Word里删去它，再另存为“Word文档（*.docx）”"

Finding: TypeAlias = tuple[str, str, str, str]


class Types(Struct, frozen=True):
    """Content types as the package declares them, by extension and by part."""

    defaults: Mapping[str, str]
    overrides: Mapping[str, str]

    def of(self, name: str) -> str:
        """The type of a part, or ""."""
        extension = name.rpartition(".")[2].lower()
        return self.overrides.get("/" + name.lower(), self.defaults.get(extension, ""))


class _DoctypeError(Exception):
    """The XML declares entities of its own."""


def content_types(xml: bytes) -> Types | None:
    """What [Content_Types].xml says; None if it cannot be read."""
    try:
        root = parse(xml)
    except (etree.XMLSyntaxError, _DoctypeError, expat.ExpatError):
        return None
    return Types(
        {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iter("{*}Default")},
        {e.get("PartName", "").lower(): e.get("ContentType", "") for e in root.iter("{*}Override")},
    )


def unsafe(parts: Mapping[str, bytes], types: Types) -> Iterator[Finding]:
    """Code, part, message and hint of everything that must not be in a template."""
    for name, content in sorted(parts.items()):
        if name.lower().endswith(("vbaproject.bin", "vbadata.xml")):
            yield "T403", name, _MACROS, _TAKE_OUT
        elif "/embeddings/" in name.lower() or "/activex/" in name.lower():
            yield "T403", name, _OBJECT, _TAKE_OUT
        elif name.lower().endswith((".xml", ".rels")) or types.of(name).endswith("xml"):
            yield from _xml(name, content)


def parse(xml: bytes) -> etree._Element:
    """The tree without comments and processing instructions; a DTD never gets so far."""
    _refuse_doctype(xml)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(xml, parser)


def _refuse_doctype(xml: bytes) -> None:
    """Stops expat at the DOCTYPE, before any entity could expand."""

    def stop(*_arguments: object) -> None:
        raise _DoctypeError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = stop
    parser.Parse(xml, True)


def _xml(name: str, content: bytes) -> Iterator[Finding]:
    """What is wrong with one XML part."""
    try:
        root = parse(content)
    except _DoctypeError:
        yield "T403", name, "模板里自定义了实体（DTD）", "用Word打开，另存一次"
        return
    except (etree.XMLSyntaxError, expat.ExpatError, LookupError):
        yield "T402", name, "模板里有一部分已经损坏", "用Word打开，另存一次"
        return
    sentences = dict.fromkeys([*_relations(root), *_elements(root), *_fields(root)])
    yield from (("T403", name, sentence, _TAKE_OUT) for sentence in sentences)


def _relations(root: etree._Element) -> Iterator[str]:
    """Links to forbidden parts, and links out of the document that are no plain hyperlinks."""
    for link in root.iter("{*}Relationship"):
        kind = link.get("Type", "").rpartition("/")[2]
        target = link.get("Target", "")
        if kind in _RELATIONS:
            yield _RELATIONS[kind]
        elif link.get("TargetMode", "").lower() == "external":
            scheme = target.partition(":")[0].lower()
            if kind != "hyperlink" or scheme not in ("http", "https", "mailto"):
                yield f"模板要用到文档外面的内容：{target}"


def _elements(root: etree._Element) -> Iterator[str]:
    return (said for tag, said in _ELEMENTS.items() if next(root.iter(W + tag), None) is not None)


def _fields(root: etree._Element) -> Iterator[str]:
    """Fields that fetch something or run something, however Word split their code."""
    codes = [field.get(W + "instr", "") + "\n" for field in root.iter(W + "fldSimple")]
    for piece in root.iter(W + "instrText", W + "fldChar"):
        begins = piece.get(W + "fldCharType") == "begin"
        codes.append("\n" if begins else piece.text or "")
    for found in _FIELD.finditer("".join(codes)):
        yield f"模板里有会取用外部内容的域“{found[1].upper()}”"
