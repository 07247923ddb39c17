"""Finds a form, follows 继承 and reads the merged form.yaml."""

from collections.abc import Callable, Collection
from pathlib import PurePosixPath
from typing import Final

from msgspec import Struct

from reportgen import source
from reportgen.diagnostics import Diagnostic, Place
from reportgen.form.model import Form
from reportgen.model.binding import bind, groups_of, keys_of
from reportgen.model.defaults import defaults_of, not_default
from reportgen.model.gather import did_you_mean
from reportgen.model.places import Places
from reportgen.model.project import Project
from reportgen.patterns import pattern

Fetch = Callable[[str], bytes | None]

FOLDER: Final = "templates"
_ID: Final = pattern(r"[a-z0-9][a-z0-9-]{0,63}")
_MOST: Final = 20
_REPLACED_WHOLE: Final = frozenset({"资金来源", "文档"})


class LoadedForm(Struct, frozen=True):
    """A form with its 默认 as a tree, where everything of it is written, and in which `files`."""

    id: str
    files: tuple[str, ...]
    form: Form
    defaults: source.Mapping
    places: Places

    def template(self, number: int) -> str:
        """The path of the Word template of one document, beside the form.yaml that names it."""
        declared = PurePosixPath(self.places.at("文档", number, "模板").file).parent
        return str(declared / self.form.documents[number].template)


class _Chain(Struct, frozen=True):
    tree: source.Mapping | None
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[str, ...] = ()


def load_form(
    form_id: str, fetch: Fetch, known: Collection[str], asked: Place
) -> tuple[LoadedForm | None, tuple[Diagnostic, ...]]:
    """The form of `templates/<form_id>/`, or what is wrong with it.

    `fetch` gives the bytes of a file relative to ROOT; `asked` is where the form is named.
    """
    chain = _chain(form_id, fetch, known, asked, ())
    if chain.tree is None:
        return None, chain.diagnostics
    bound = bind(chain.tree, Form)
    defaults = defaults_of(chain.tree)
    checked = bind(defaults, Project, partial=True)
    found = (*bound.diagnostics, *checked.diagnostics, *not_default(defaults))
    diagnostics = (*chain.diagnostics, *found)
    if bound.value is None:
        return None, diagnostics
    return LoadedForm(form_id, chain.files, bound.value, defaults, bound.places), diagnostics


def _chain(
    form_id: str, fetch: Fetch, known: Collection[str], asked: Place, seen: tuple[str, ...]
) -> _Chain:
    if form_id in seen:
        message = f"表样继承成了一个圈：{' → '.join((*seen, form_id))}"
        return _Chain(None, (Diagnostic("F302", message, asked, "改掉其中一个“继承”"),))
    if len(seen) >= _MOST:
        message = f"表样继承超过{_MOST}层：{' → '.join(seen[:3])} → ……"
        return _Chain(None, (Diagnostic("F302", message, asked, "直接继承上面的某一个表样"),))
    path = f"{FOLDER}/{form_id}/form.yaml"
    data = fetch(path) if is_form_id(form_id) else None
    if data is None:
        return _Chain(None, (_unknown(form_id, known, asked),))
    tree, diagnostics = source.read(data, path, tuple(keys_of(Form)), groups_of(Form))
    parent = _scalar(tree, "继承")
    if parent is None:
        return _Chain(tree, diagnostics, (path,))
    above = _chain(parent.text, fetch, known, parent.place, (*seen, form_id))
    merged = _over(tree, above.tree) if above.tree else None
    return _Chain(merged, (*diagnostics, *above.diagnostics), (path, *above.files))


def is_form_id(name: str) -> bool:
    """Whether a folder of templates/ may have this name and be a form."""
    return bool(_ID.fullmatch(name))


def _unknown(form_id: str, known: Collection[str], asked: Place) -> Diagnostic:
    if not is_form_id(form_id):
        message = f"表样的文件夹名“{form_id}”不行"
        return Diagnostic("F301", message, asked, "只用小写英文字母、数字和 -，例如 pingan-2024")
    message = f"没有“{form_id}”这个表样{did_you_mean(form_id, known)}"
    hint = f"templates/ 下有：{'、'.join(sorted(known))}" if known else "templates/ 下还没有表样"
    return Diagnostic("F301", message, asked, hint)


def _scalar(tree: source.Mapping, key: str) -> source.Scalar | None:
    value = next((e.value for e in tree.entries if e.key.text == key), None)
    return value if isinstance(value, source.Scalar) and not value.empty else None


def _over(child: source.Mapping, parent: source.Mapping) -> source.Mapping:
    """The child's tree over the parent's: blocks merge at every level, all else replaces."""
    own = {entry.key.text: entry for entry in child.entries}
    above = {entry.key.text: entry for entry in parent.entries if entry.key.text != "继承"}
    entries = [_either(own.get(name), entry) for name, entry in above.items()]
    entries += [entry for name, entry in own.items() if name not in above]
    return source.Mapping(tuple(entries), child.place)


def _either(own: source.Entry | None, above: source.Entry) -> source.Entry:
    if own is None:
        return above
    mine, theirs = own.value, above.value
    if own.key.text in _REPLACED_WHOLE:
        return own
    if isinstance(mine, source.Mapping) and isinstance(theirs, source.Mapping):
        return source.Entry(own.key, _over(mine, theirs))
    return own
