"""Chinese money arithmetic in running text: quantities with dimensions, products, sums, totals."""

from reportgen.reckoning.agreeing import agrees
from reportgen.reckoning.calculation import Calculation
from reportgen.reckoning.explicit import calculations
from reportgen.reckoning.lists import Listed, lists
from reportgen.reckoning.monthly import uneven
from reportgen.reckoning.monthly_sum import Uneven
from reportgen.reckoning.months import are_all, spans, together
from reportgen.reckoning.product import Product
from reportgen.reckoning.quantity import PERIODS, Kind, Quantity, money, money_range, plain
from reportgen.reckoning.reading import compact, read
from reportgen.reckoning.statements import Told, told
from reportgen.reckoning.words import CARRIER, HAN, PLACES

__all__ = [
    "CARRIER",
    "HAN",
    "PERIODS",
    "PLACES",
    "Calculation",
    "Kind",
    "Listed",
    "Product",
    "Quantity",
    "Told",
    "Uneven",
    "agrees",
    "are_all",
    "calculations",
    "compact",
    "lists",
    "money",
    "money_range",
    "plain",
    "read",
    "spans",
    "together",
    "told",
    "uneven",
]
