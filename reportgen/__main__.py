"""`python -m reportgen`, and what the command `reportgen` runs.

Nothing is imported before an interrupt can be answered as one.
"""

import os
import sys

INTERRUPTED = 130


def main() -> None:
    """Runs the command line; an interrupt ends with 130 at any moment, even while it loads."""
    try:
        from reportgen.cli import run

        code = run()
    except KeyboardInterrupt:
        code = INTERRUPTED
    if code == INTERRUPTED:
        _leave()
    sys.exit(code)


def _leave() -> None:
    """Ends at once: whoever interrupts does not wait for threads of a pool that was stopped."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
