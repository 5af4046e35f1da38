"""Figures in news text: numbers with their units, bounds and what they count."""

from claims.figures.extraction import figures

__all__ = ["figures"]
