"""Alignment: sentences of different articles that report the same thing."""

from claims.alignment.linking import align
from claims.comparison import Alignment

__all__ = ["Alignment", "align"]
