"""Stance and certainty of statements, with the words that say so."""

from claims.certainty.judge import Judge, Judgement

__all__ = ["Judge", "Judgement"]
