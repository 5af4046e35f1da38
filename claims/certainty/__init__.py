"""Stance and certainty of statements, with the words that say so."""
