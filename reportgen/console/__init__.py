"""The terminal: Chinese help and usage errors, a progress bar, exit codes for what goes wrong."""

from reportgen.console.chinese import ChineseCommand, ChineseGroup
from reportgen.console.terminal import guarded, progress, set_up, shows_progress

__all__ = ["ChineseCommand", "ChineseGroup", "guarded", "progress", "set_up", "shows_progress"]
