"""code-hebei: the last character of a Hebei project code is computed from the others."""

from collections.abc import Iterator
from typing import Final

from reportgen.checks.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.filled import FilledProject, FilledUnit
from reportgen.form import Form

_ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUES: Final = {sign: value for value, sign in enumerate(_ALPHABET)}
_WEIGHTS: Final = tuple(pow(3, place, 31) for place in range(20))
_LENGTH: Final = 21
_PROVINCE: Final = "13"


def check(project: FilledProject, unit: FilledUnit, form: Form) -> Iterator[Diagnostic]:
    """The code whose check character is another one."""
    del unit, form
    code = project.written.code or ""
    if len(code) != _LENGTH or not code.startswith(_PROVINCE):
        return
    wanted = check_character(code[:-1])
    if wanted != code[-1]:
        place = project.places.at("项目编码")
        why = "里有编码不用的字符" if wanted is None else f"的最后一位应该是“{wanted}”"
        yield Diagnostic("B633", f"项目编码“{code}”{why}", place, "照预算系统里的项目编码逐位核对")


def check_character(body: str) -> str | None:
    """The character that follows these twenty; None where one is not of the alphabet."""
    if any(sign not in _VALUES for sign in body):
        return None
    weighted = sum(_VALUES[sign] * weight for sign, weight in zip(body, _WEIGHTS, strict=False))
    return _ALPHABET[30 - weighted % 31]


RULE: Final = Rule(
    "B633",
    what="河北（编码以13开头）的21位项目编码，最后一位由前20位算出：字符在“0123456789ABCDEFGHJKLMNPQRTUWXY”里的序号乘以3的0到19次方，相加除以31取余，用30去减。",
    why="抄错一位，校验位就对不上。",
    wrong="13073024P00888510015D",
    right="13073024P00888510015C",
    source="由公开的23个编码推出，字符表同GB 32100；不是正式规定，所以只请核实",
    of_project=check,
)
