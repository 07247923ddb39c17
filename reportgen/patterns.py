"""Regular expressions that a run pays for only where it uses them."""

import re
from typing import cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled when it is first asked for anything.

    There are about 300, and a run over one project, as most are, uses half of them; compiling the
    others would take a tenth of its time.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))


class _Pattern:
    """Stands for a compiled pattern, and takes over what it has as that is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self.typed_flags = flags


class _Asked:
    """What a compiled pattern has by this name; a `__getattr__` would slow down every later use."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, made: _Pattern, owner: type[_Pattern]) -> object:
        found: object = getattr(re.compile(made.pattern, made.typed_flags), self._name)
        vars(made)[self._name] = found
        return found


for _name in vars(re.Pattern):
    if not _name.startswith("_") and _name != "pattern":
        setattr(_Pattern, _name, _Asked(_name))
