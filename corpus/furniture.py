"""Page furniture: what a web page prints around an article. It stays in the text and is left out of claims."""

import re

from corpus.article import Span

_LINE = re.compile(
    r"^[ \t]*(?:news feed|article image|avatar|show more|read more|\d+ min(?:ute)?s? read"
    r"|(?:read )?more:[^\n]*)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def furniture(text: str) -> tuple[Span, ...]:
    """The stretches of `text` that are page furniture, in order, never overlapping."""
    return tuple(Span(*found.span()) for found in _LINE.finditer(text) if not found.group().isspace())
