"""The one Jinja sandbox of Word templates and of expressions in forms and the library."""

from collections.abc import Mapping
from typing import Final

from jinja2 import StrictUndefined, TemplateSyntaxError, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from markupsafe import escape

from reportgen.expression import bounds
from reportgen.expression.allowed import TESTS
from reportgen.expression.filters import USAGES
from reportgen.expression.wording import DEPTH, unknown
from reportgen.money import PrintedAmount

LOOP_WORDS: Final = ("first", "index", "index0", "last", "length", "revindex", "revindex0")


class _Missing(StrictUndefined):
    """A word that is not there: using it fails with a message for people."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        known = self._undefined_obj if isinstance(self._undefined_obj, Mapping) else ()
        return unknown(str(self._undefined_name), known)


class _Codes(CodeGenerator):
    """Prints values of an escaping sandbox through `Sandbox.printed`, three times as fast."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.printed(")
        else:
            super()._output_child_pre(node, frame, finalize)


class Sandbox(ImmutableSandboxedEnvironment):
    """Names lead to what the mappings hold, never to Python's attributes or methods."""

    code_generator_class = _Codes

    def parse(
        self, source: str, name: str | None = None, filename: str | None = None
    ) -> nodes.Template:
        """The syntax tree; what is nested beyond Python's depth is an error of its writer."""
        try:
            return super().parse(source, name, filename)
        except RecursionError as error:
            raise TemplateSyntaxError(DEPTH, 1) from error

    @staticmethod
    def printed(value: object) -> str:
        """The value as XML text; None is blank, what brings its own XML stays as it is."""
        if type(value) is not str and type(value) is not PrintedAmount:
            return "" if value is None else str(escape(value))
        if "&" in value or "<" in value or ">" in value or '"' in value:
            value = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            return value.replace('"', "&quot;")
        return value

    def getattr(self, obj: object, attribute: str) -> object:
        """The item of a mapping, a word of `loop`, or undefined."""
        if type(obj) is dict:  # first, because it is nearly always one
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_WORDS:
            found: object = getattr(obj, attribute)
            return found
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, Undefined):
            str(obj)  # raises, naming the word that is not there
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: object, argument: object) -> object:
        """The same for `名称["词"]`, and the items of a list by number."""
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def _generate(
        self,
        source: nodes.Template,
        name: str | None,
        filename: str | None,
        defer_init: bool = False,
    ) -> str:
        return super()._generate(bounds.bounded(source), name, filename, defer_init)


def environment(*, autoescape: bool = True, kind: type[Sandbox] = Sandbox) -> Sandbox:
    """A sandbox without globals, with the few filters and tests that documents need."""
    sandbox = kind(autoescape=autoescape, undefined=_Missing)
    sandbox.globals.clear()
    sandbox.filters = {name: usage.function for name, usage in USAGES.items()}
    sandbox.filters |= {bounds.TURNS: bounds.turns, bounds.JOINED: bounds.joined}
    sandbox.tests = {name: JINJA_TESTS[name] for name in TESTS}
    return sandbox
