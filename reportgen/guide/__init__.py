"""What every kind of finding says of itself: the reference behind `reportgen explain`."""

from reportgen.guide.kinds import about, meant, near
from reportgen.guide.pages import explained, reference

__all__ = ["about", "explained", "meant", "near", "reference"]
