"""Figures in news text: numbers with their units, bounds and what they count; and their units compared."""

from claims.figures.comparison import commensurable, converted
from claims.figures.extraction import figures

__all__ = ["commensurable", "converted", "figures"]
