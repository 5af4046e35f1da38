"""What of a text may show that it was copied: the article's own words, without what any two articles may share."""

import re
from collections.abc import Iterator, Sequence

from claims.quotations import quotations
from corpus.article import Span
from corpus.furniture import furniture

_NOTE = re.compile(
    r"^[ \t>*_#(\[]*(?:editors?[’']?s?[’']? note|correction|clarification|disclaimer|note to (?:readers|editors))\b.*$"
    r"|^[ \t>*_(\[]*this (?:story|article|report|post) (?:has been|was|is) "
    r"(?:updated|corrected|amended|edited|published|translated|written|supported)\b.*$",
    re.IGNORECASE | re.MULTILINE,
)


def page_lines(text: str, known: Sequence[Span] | None = None) -> list[Span]:
    """Furniture (`known`, when it has been found already) and editors' notes, in order, never overlapping."""
    found = sorted([*(furniture(text) if known is None else known), *(Span(*m.span()) for m in _NOTE.finditer(text))])
    return _joined(found)


def own_stretches(text: str, page: Sequence[Span] | None = None) -> Iterator[Span]:
    """The stretches of `text` outside its page furniture and outside quotations.

    Two reporters at one press conference write down the same words of the speaker: those show no copying.
    """
    left_out = _joined(sorted([*page_lines(text, page), *quotations(text)]))
    at = 0
    for span in left_out:
        if span.start > at:
            yield Span(at, span.start)
        at = span.end
    if at < len(text):
        yield Span(at, len(text))


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
