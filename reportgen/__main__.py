"""`python -m reportgen`, and what the command `reportgen` runs.

Nothing is imported before an interrupt can be answered as one.
"""

import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Runs the command line; an interrupt ends with 130 at any moment, even while it loads."""
    try:
        _speak_utf8()
        from reportgen.collector import hush, rest

        hush()
        from reportgen.cli import run

        code = run()
        rest()
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        _leave()
    sys.exit(code)


def _speak_utf8() -> None:
    """Starts anew in UTF-8 mode where file names have another encoding: specs are the same there.

    Printing keeps the terminal's own encoding.
    """
    if sys.getfilesystemencoding().lower() == "utf-8" or sys.flags.utf8_mode:
        return
    spoken = {"PYTHONIOENCODING": f"{sys.stdout.encoding}:replace", **os.environ}
    program = (sys.executable, "-X", "utf8", "-m", "reportgen", *sys.argv[1:])
    os.execve(sys.executable, program, spoken)  # noqa: S606 - this very program


def _leave() -> None:
    """Ends at once: whoever interrupts does not wait for threads of a pool that was stopped."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
