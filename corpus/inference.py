"""What a bare text tells of itself: title, dateline, outlet and date, from its own words alone."""

from dataclasses import dataclass
from datetime import date

LONGEST_TITLE = 100
"""Code points of a title cut from the lede."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """What could be told; None where the text doesn't tell."""

    title: str
    dateline: str | None = None
    outlet: str | None = None
    published: date | None = None
    language: str | None = None


def infer(text: str, fallback: str) -> Inferred:
    """`fallback` is the title of a text that has no words."""
    for line in text[:4000].split("\n"):
        if words := " ".join(line.split()):
            if len(words) > LONGEST_TITLE:
                words = words[: LONGEST_TITLE - 1].rpartition(" ")[0] + "…"
            return Inferred(words)
    return Inferred(fallback)
