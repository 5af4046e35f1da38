"""The marks that stand for meaning beside a claim, so that no meaning is carried by colour alone."""

import os
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One cell each."""

    quoted: str
    doubted: str
    """Hedged, unverified, or questioned by its source."""
    denied: str
    reported: str
    own: str
    """The article's own assertion."""
    arrow: str
    ellipsis: str
    agrees: str
    compatible: str
    differs: str
    contradicts: str
    silent: str
    alone: str
    """Beside what only one article has, while several are compared."""
    only: str
    """Beside a claim that no other article of the story has."""
    also: str
    """Beside sentences that report the same thing without a claim in common."""


UNICODE = Glyphs("“", "?", "¬", "│", "┆", "→", "…", "=", "≈", "≠", "¬", "∅", "┆", "·", "+")
ASCII = Glyphs('"', "?", "-", "|", ":", ">", "~", "=", "~", "#", "-", "0", ":", ".", "+")


@cache
def glyphs() -> Glyphs:
    """Those that the person's locale can show."""
    return UNICODE if unicode_locale(os.environ) else ASCII


def unicode_locale(environ: "os._Environ[str] | dict[str, str]") -> bool:
    """Whether the locale's character set is Unicode; one that nothing names is what Python makes of it, UTF-8."""
    named = next((environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    return not named or "utf" in named.lower()
