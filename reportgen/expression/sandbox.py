"""The one Jinja sandbox of Word templates and of expressions in forms and the library."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.tests import TESTS as JINJA_TESTS
from markupsafe import Markup, escape

from reportgen.expression import bounds
from reportgen.expression.allowed import TESTS
from reportgen.expression.bounds import Pieces
from reportgen.expression.filters import USAGES
from reportgen.expression.noted import Noted
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
    """Prints values of an escaping sandbox through `Sandbox.printed`, three times as fast.

    What Jinja yields piece by piece comes in tuples, and the steps of filling are called without
    asking whether they are safe: their names begin with an underscore, closed to authors.
    """

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - Jinja's
        """One stretch of text and values as one tuple."""
        finalize = self._make_finalize()
        self.writeline("yield (")
        self.indent()
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.writeline(f"{child.data!r},")
            else:
                self.newline(child)
                self._output_child_pre(child, frame, finalize)
                self.visit(child, frame)
                self._output_child_post(child, frame, finalize)
                self.write(",")
        self.outdent()
        self.writeline(")")

    def visit_Call(  # noqa: N802 - Jinja's protocol
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A step of filling is called as it is; any other call goes through the sandbox."""
        if not (isinstance(node.node, nodes.Name) and node.node.name.startswith("_")):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

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
            if type(value) is Markup:
                return value
            if isinstance(value, Noted):
                return value.xml()
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


def filled(template: Template, words: Mapping[str, object]) -> Iterator[Pieces]:
    """What a template of the sandbox prints, stretch by stretch."""
    stretches: Iterator[Any] = template.generate(words)
    return stretches


def environment(*, autoescape: bool = True, kind: type[Sandbox] = Sandbox) -> Sandbox:
    """A sandbox without globals, with the few filters and tests that documents need."""
    sandbox = kind(autoescape=autoescape, undefined=_Missing, optimized=False)
    sandbox.globals.clear()
    sandbox.filters = {name: usage.function for name, usage in USAGES.items()}
    sandbox.filters |= {bounds.TURNS: bounds.turns, bounds.JOINED: bounds.joined}
    sandbox.tests = {name: JINJA_TESTS[name] for name in TESTS}
    return sandbox
