"""What a newline means: the end of a line of type, or the end of a paragraph.

In hard-wrapped text (wires, e-mail) a line is broken where the next word would not have fitted; elsewhere a line is a
paragraph, a sentence or a heading of its own.
"""

import re
from functools import lru_cache
from itertools import pairwise

WIDEST = 120
"""Columns of hard-wrapped text; one longer line shows that a line is a paragraph."""
NARROWEST = 40
SLACK = 8
"""Columns by which a line may fall short and still count as full: writers break by eye."""
SAMPLE = 60
"""Lines that are looked at to tell how a text is wrapped."""
LONGEST_KEPT = 100_000
"""Characters of a text whose blocks are kept at hand: sentences, furniture and inference each ask for them."""

Blocks = tuple[tuple[int, int], ...]

_LINE = re.compile(r"^[^\S\n]*+\S[^\n]*", re.MULTILINE)
_INDENT = re.compile(r"[^\w\s]{0,3}\t|[ \u00a0\u3000]{2,}|[•▪◦‣*+–—-] |\(?\d{1,3}[.)] ")
OPEN_WORDS = frozenset(
    ["a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "had", "has", "have", "her", "his", "in", "is",
     "its", "of", "on", "or", "than", "that", "the", "their", "to", "was", "were", "with"]
)  # fmt: skip
"""No paragraph and no headline ends with one of these."""
_STOPS = tuple('.!?…:;"”’)]。！？')


def blocks(text: str) -> Blocks:
    """The stretches `[start, end)` of `text` that no sentence crosses, in order; only space lies between them."""
    return _short_blocks(text) if len(text) < LONGEST_KEPT else _blocks(text)


def _blocks(text: str) -> Blocks:
    lines = [found.span() for found in _LINE.finditer(text)]
    if len(lines) < 2:
        return tuple(lines)
    width = _width(text, lines)
    found = []
    start, end = first = lines[0]
    for below in lines[1:]:
        if below[0] - end != 1 or not _runs_on(text, (first[0], end), below, width):
            found.append((start, end))
            start = below[0]
        first, end = below, below[1]
    found.append((start, end))
    return tuple(found)


_short_blocks = lru_cache(maxsize=4)(_blocks)


def _width(text: str, lines: list[tuple[int, int]]) -> int:
    """The columns to which `text` is hard-wrapped, or 0 where it isn't."""
    sample = lines[: SAMPLE + 1]
    width = max([end - start for start, end in sample])
    if not NARROWEST <= width <= WIDEST:
        return 0
    pairs = full = open_ended = 0
    for above, below in pairwise(sample):
        if below[0] - above[1] == 1 and not _INDENT.match(text, below[0]):
            pairs += 1
            full += _is_full(text, above, below, width)
            open_ended += not text.endswith(_STOPS, above[0], above[1])
    return width if pairs >= 2 and full >= 0.6 * pairs and open_ended >= (0.4 if pairs > 5 else 0.6) * pairs else 0


def _is_full(text: str, above: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    """Whether the first word of the line below would not have fitted on the line above."""
    left = width - SLACK - (above[1] - above[0]) - 1
    if left < 0:
        return True
    space = text.find(" ", below[0], min(below[1], below[0] + left + 1))
    return space < 0 and below[1] - below[0] > left


def _runs_on(text: str, above: tuple[int, int], below: tuple[int, int], width: int) -> bool:
    """Whether a sentence may go on from one line to the next."""
    open_ended = not text.endswith(_STOPS, above[0], above[1])
    if not width and not open_ended:
        return False
    if _INDENT.match(text, below[0]):
        return False
    if open_ended and text[below[0]].islower():
        return True
    if text[max(above[0], above[1] - 10) : above[1]].rpartition(" ")[2] in OPEN_WORDS:
        return True
    # A wire's first line is short where its dateline was taken off.
    short_lede = above[0] == 0 and above[1] > width / 2 and open_ended
    return bool(width) and (short_lede or _is_full(text, above, below, width))
