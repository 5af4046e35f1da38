"""A quotation with its source, and the escape codes that put it on the clipboard of the terminal."""

from base64 import b64encode
from typing import TYPE_CHECKING

from tui.bylines import INFERRED, date_in_words
from tui.printable import printable

if TYPE_CHECKING:
    from corpus.article import Article, Span

MOST = 70_000
"""Bytes that terminals take in one OSC 52: xterm's 100,000 characters of base64, with room for tmux's wrapping."""


def citation(article: "Article", span: "Span | None" = None) -> str:
    """`“…” — Outlet, “Title”, 29 Oct 2024, path`; without a span, the source alone. What was inferred bears a `?`."""
    source = [
        article.outlet and article.outlet + _doubt(article, "outlet"),
        f"“{article.title}”",
        article.published and date_in_words(article.published) + _doubt(article, "published"),
        article.url or article.path,
    ]
    words = ", ".join(part for part in source if part)
    return f"“{span.of(article.text).strip()}” — {words}" if span else words


def clipboard_codes(text: str, tmux: bool) -> str:
    """OSC 52 for the terminal; inside tmux also wrapped to pass through it. Raises `ValueError` for too long a text."""
    data = printable(text).encode("utf8", "replace")
    if len(data) > MOST:
        raise ValueError(f"{len(data):,} bytes are more than terminals put on the clipboard ({MOST:,})")
    code = f"\x1b]52;c;{b64encode(data).decode()}\a"
    return code + f"\x1bPtmux;{code.replace(chr(27), 2 * chr(27))}\x1b\\" if tmux else code


def _doubt(article: "Article", field: str) -> str:
    return INFERRED if field in article.inferred else ""
