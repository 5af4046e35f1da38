"""Sentences of a text."""

import re

from corpus.article import Span

_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n\s*\n\s*")


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`: trimmed, in order, and holding between them every character that is no space."""
    spans, start = [], 0
    for found in [*_END.finditer(text), None]:
        end = len(text) if found is None else found.end()
        piece = text[start:end]
        if words := piece.strip():
            begin = start + piece.index(words)
            spans.append(Span(begin, begin + len(words)))
        start = end
    return tuple(spans)
