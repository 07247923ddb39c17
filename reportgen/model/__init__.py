"""What a person writes: a tree with places becomes a frozen model, or findings."""

from reportgen.model.binding import Bound, bind
from reportgen.model.indicator import Indicator
from reportgen.model.places import Fields, Places, repair
from reportgen.model.project import Project
from reportgen.model.unit import Unit
from reportgen.model.written import Written

__all__ = ["Bound", "Fields", "Indicator", "Places", "Project", "Unit", "Written", "bind", "repair"]
