"""The passages of an article that show its hits best."""

import re
from collections.abc import Sequence

from corpus.article import Span
from index.results import Passage

LENGTH = 180
"""Code points of a passage: two lines and a half of 80 columns, with the hit near its middle."""

_BREAK = re.compile(r"\s+")
_SENTENCE = re.compile(r"[.!?…][\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9À-Þ])")


def passages(text: str, hits: Sequence[Span], most: int = 3, length: int = LENGTH) -> tuple[Passage, ...]:
    """At most so many passages, those with the most different hits first chosen, in text order.

    `hits` are in order. Without any, the passage is the text's beginning.
    """
    if not hits:
        span = _trimmed(text, 0, length)
        return (Passage(span, span.of(text), ()),) if span.end > span.start else ()
    windows = _windows(text, hits, length)
    # An early passage tells more of a story than a late one, so it wins where both show as much.
    best = sorted(windows, key=lambda window: (-_worth(text, window), window[0].start))[:most]
    return tuple(
        Passage(span, span.of(text), own) for window in sorted(best) for span, own in [_around(text, window, length)]
    )


def _windows(text: str, hits: Sequence[Span], length: int) -> list[tuple[Span, ...]]:
    """The hits in groups that a passage can show together."""
    groups: list[list[Span]] = []
    for hit in hits:
        if groups and hit.end - groups[-1][0].start <= length * 2 // 3:
            groups[-1].append(hit)
        else:
            groups.append([hit])
    return [tuple(group) for group in groups]


def _worth(text: str, window: Sequence[Span]) -> int:
    return len({span.of(text).lower() for span in window})


def _around(text: str, hits: tuple[Span, ...], length: int) -> tuple[Span, tuple[Span, ...]]:
    """The passage around a group of hits, within its paragraph, from a sentence's start where one is near."""
    first, last = hits[0].start, hits[-1].end
    low = max(0, last - length, text.rfind("\n\n", 0, first) + 2 if "\n\n" in text[:first] else 0)
    low = min(low, first)
    paragraph = text.find("\n\n", last)
    high = len(text) if paragraph < 0 else paragraph
    begins = [found.end() for found in _SENTENCE.finditer(text, low, first)]
    if low == 0 or text.startswith("\n\n", low - 2):
        begins.insert(0, low)
    start = begins[0] if begins else max(low, first - max(0, length - (last - first)) // 2)
    end = min(high, max(start + length, last))
    if not begins:
        start = max(low, min(start, end - length))
    ends = [found.start() + len(found.group().rstrip()) for found in _SENTENCE.finditer(text, last, end)]
    if ends and ends[-1] - start > length // 2 and end < high:
        end = ends[-1]
    span = _trimmed(text, start, end, first, last)
    return span, tuple(hit for hit in hits if span.holds(hit))


def _trimmed(text: str, start: int, end: int, first: int | None = None, last: int | None = None) -> Span:
    """The stretch without the halves of words at its ends, nor white space; it keeps `first` to `last`."""
    first = end if first is None else first
    last = start if last is None else last
    end = min(end, len(text))
    if start > 0 and not text[start - 1].isspace():
        found = _BREAK.search(text, start, first)
        start = found.end() if found else start
    if end < len(text) and not text[end].isspace():
        cut = end
        while cut > last and not text[cut - 1].isspace():
            cut -= 1
        end = cut if cut > last else end
    while start < min(first, end) and text[start].isspace():
        start += 1
    while end > max(last, start) and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
