"""What YAML allows and a spec may not hold: features, further documents, keys that are none."""

import re
import unicodedata
from typing import Any

import yaml

from reportgen.diagnostics import Diagnostic, Place
from reportgen.patterns import pattern
from reportgen.source.shapes import excerpt, in_quotes
from reportgen.source.tree import Node, Scalar

_EXPLICIT = pattern(r"(?:^|[\s{\[,])\?[ \t]+$")


def normal(key: Scalar) -> Scalar:
    """A key as it is compared: NFC, without blanks around it."""
    return Scalar(unicodedata.normalize("NFC", key.text).strip(), key.place, key.quoted)


def is_name(text: str) -> bool:
    """Whether a text can be a key as it stands; most are."""
    return text not in {"", "<<"} and unicodedata.normalize("NFC", text).strip() == text


def refused_key(key: Node, before: str) -> Diagnostic | None:
    """Why a node can be no key; `before` is what stands left of it."""
    if not isinstance(key, Scalar) or _EXPLICIT.search(before):
        hint = "写成“栏目: 内容”；名称里有“?”“[”“{”时加英文引号"
        return Diagnostic("Y106", "不支持用“?”或括号写的栏目名", key.place, hint)
    if key.text == "<<" and not key.quoted:
        hint = "把要合并的栏目直接写出来；各项目共有的写在unit.yaml的“默认”里"
        return Diagnostic("Y106", "不支持合并写法“<<”", key.place, hint)
    if not normal(key).text:
        hint = "补上栏目名，或者删掉这一行"
        return Diagnostic("Y105", "冒号前面没有栏目名", key.place, hint)
    return None


def refused_feature(event: Any, raw: str, place: Place) -> Diagnostic:
    """The finding for a node that is an alias or has an anchor or tag; `raw` begins with it."""
    alias = isinstance(event, yaml.AliasEvent)
    name = "引用" if alias else "锚点" if event.anchor else "类型标签"
    word = re.split(r"[\s,\]}]", raw)[0]
    hint = f"如果就是文字，加英文引号：{in_quotes(word)}"
    return Diagnostic("Y106", f"不支持YAML的{name}“{excerpt(word)}”", place, hint)


def twice(key: Scalar, first: Scalar) -> Diagnostic:
    """That a key stands there already."""
    message = f"“{excerpt(key.text)}”写了两遍，第{first.place.line}行已经写过"
    return Diagnostic("S201", message, key.place, "只留一个；是两回事就换个名称")


def second_document(place: Place) -> Diagnostic:
    """That a file goes on with another document."""
    hint = "一个文件只写一个项目，后面的内容另存一个文件"
    return Diagnostic("Y108", "从这里起是第二份内容，没有读进去", place, hint)
