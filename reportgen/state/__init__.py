"""What was built from what: the record of one unit's last build, so that nothing is made twice.

A record is data only, stored under `.reportgen/`, safe to delete and never trusted when damaged:
whatever does not read back whole counts as never built.
"""

from reportgen.state.record import Record
from reportgen.state.store import Store

__all__ = ["Record", "Store"]
