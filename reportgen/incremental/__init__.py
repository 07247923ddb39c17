"""What must be built again and what not, and what happens to the bytes of what was."""

from reportgen.incremental.desk import Desk, Due
from reportgen.incremental.inputs import Inputs
from reportgen.incremental.output import Output

__all__ = ["Desk", "Due", "Inputs", "Output"]
