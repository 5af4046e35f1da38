"""Saved web pages: the article without its page, by trafilatura, which is an extra (`crossread[html]`)."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.encoding import decode, newlines
from corpus.errors import Fault, UnreadableError
from corpus.published import parse_published
from corpus.readers import Draft, whole

LARGEST_PAGE = 10 << 20
"""Bytes of a page: its tree takes a hundred times as many."""

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", re.IGNORECASE)


def read(file: Path, path: str) -> Iterator[Draft | Fault]:
    """The page's article with the title, outlet, author, date and address that the page itself gives."""
    data = whole(file)
    if len(data) > LARGEST_PAGE:
        raise UnreadableError(f"larger than {LARGEST_PAGE >> 20} MB, too large for a page; save its text as .txt")
    page, doubt = _page(data)
    if doubt:
        yield Fault(path, None, doubt)
    found = _extract(page)
    if found is None:
        raise UnreadableError("no article is found in this page; save its text as .txt")
    yield Draft(
        newlines(found.text or ""),
        title=found.title or None,
        outlet=found.sitename or None,
        authors=tuple(name.strip() for name in (found.author or "").split(";") if name.strip()),
        published=parse_published(found.date),
        url=found.url or None,
        tags=tuple(dict.fromkeys(found.tags or ())),
    )


def _page(data: bytes) -> tuple[str, str]:
    """The page's source, in the encoding that it declares where it keeps to it, and what is doubtful."""
    declared = _CHARSET.search(data, 0, 2048)
    if declared:
        try:
            return data.decode(declared[1].decode("ascii")), ""
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(data)
    return decoded.text, decoded.doubt


def _extract(page: str) -> Any:
    try:
        import trafilatura
    except ImportError:
        raise UnreadableError("web pages need an extra: pip install 'crossread[html]'") from None
    for library in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(library).addHandler(logging.NullHandler())  # or its warnings land on the screen
    try:
        return trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"extensive_search": False, "original_date": True},  # or it guesses from any number
        )
    except Exception as error:  # noqa: BLE001 (its parsers raise what they will at pages made to break them)
        what = type(error).__name__
        raise UnreadableError(f"the page can't be taken apart ({what}); save its text as .txt") from None
