"""Search: a question is analysed, a plan is made, and one module (`engine`) knows how it is carried out."""

from pholuat.library.search.results import Filters, Hit, Plan, Results
from pholuat.library.search.service import search

__all__ = ["Filters", "Hit", "Plan", "Results", "search"]
