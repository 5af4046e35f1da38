"""Page furniture: what a web page prints around an article. It stays in the text and is left out of claims.

A paragraph counts as furniture for what it says itself (a label, a credit, advice on browsers) or for where it stands
(the second copy of the headline, the items under a `News Feed`, the author's life after the article). In doubt it is
part of the article: `tests/corpus/test_furniture.py` holds how rarely the text of real articles is taken for furniture.
"""

from collections.abc import Sequence

from corpus.article import Span
from corpus.layout import blocks
from corpus.page_labels import (
    ADVICE,
    ADVICE_WORDS,
    BIOGRAPHY,
    BYLINE,
    CAPTION_CREDIT,
    CONTACT,
    CREDIT,
    DATED,
    FEEDS,
    LABELS,
    LAST_LABELS,
    PORTRAITS,
    TEASER,
)

BODY, OTHER, LABEL, FEED, LAST, PORTRAIT = range(6)
"""What a paragraph is by its own words: part of the article, some furniture, or a label of one of four sorts."""

LONGEST = 400
"""Characters of a paragraph that can be furniture by its own words."""
TOP = 12
"""Paragraphs from the start among which a headline is printed twice and a byline stands."""

_EDGES = " \t\u00a0\u200b\ufeff*_#|·•»›→>:–—-[]()…!.+▶▼"
_STOPS = tuple('.!?:;"”’)]…。！？')


def furniture(text: str) -> tuple[Span, ...]:
    """The stretches of `text` that are page furniture, in order, never overlapping, each a paragraph."""
    where = blocks(text)
    units = [text[start:end].strip() for start, end in where]
    advice = _may_advise(text)
    kinds = [_kind(unit, i == 0, advice) for i, unit in enumerate(units)]
    _byline(units, kinds)
    _repeated_headline(units, kinds)
    _cut_teasers(units, kinds)
    _portraits(units, kinds)
    _feeds(units, kinds)
    _after_the_article(units, kinds)
    found = []
    for (start, end), unit, kind in zip(where, units, kinds, strict=True):
        if kind != BODY:
            at = text.index(unit, start, end)
            found.append(Span(at, at + len(unit)))
    return tuple(found)


def is_page_line(line: str, first: bool = False) -> bool:
    """Whether a paragraph is furniture by its own words; the first of a text may be a headline such as `Video: …`."""
    return _kind(line, first, _may_advise(line)) != BODY or BYLINE.fullmatch(line) is not None


def is_portrait(line: str) -> bool:
    """Whether a line is the label of an author's picture."""
    return _kind(line, False, advice=False) == PORTRAIT


def _may_advise(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in ADVICE_WORDS)


def _kind(unit: str, first: bool, advice: bool) -> int:
    """What a paragraph is by its own words."""
    if len(unit) > LONGEST:
        return BODY
    if len(unit) <= 48:
        label = " ".join(unit.strip(_EDGES).lower().replace("’", "'").split())
        if label in FEEDS:
            return FEED
        if label in LAST_LABELS:
            return LAST
        if label in PORTRAITS:
            return PORTRAIT
        if label in LABELS:
            return LABEL
    if DATED.fullmatch(unit) or _is_caption(unit) or (advice and _may_advise(unit) and ADVICE.search(unit)):
        return OTHER
    return OTHER if not first and (TEASER.match(unit) or CREDIT.fullmatch(unit)) else BODY


def _is_caption(unit: str) -> bool:
    """Whether a paragraph ends in a picture's credit; an agency alone may sign a last sentence as well."""
    if not unit.endswith((")", "]", ").", "].")):
        return False
    opening = max(unit.rfind("("), unit.rfind("["))
    credit = unit[opening:].rstrip(".")
    if opening < 0 or not CAPTION_CREDIT.fullmatch(credit):
        return False
    names = any(mark in credit for mark in ("/", ":", " via "))
    return names or not unit[:opening].rstrip().endswith((".", "!", "?", '"', "”"))


def _is_heading(unit: str) -> bool:
    """Whether a paragraph looks like a headline: short, several words, no full stop."""
    return 8 <= len(unit) <= 160 and " " in unit and not unit.endswith(_STOPS)


def _byline(units: Sequence[str], kinds: list[int]) -> None:
    for i in [*range(min(len(units), TOP)), *range(max(TOP, len(units) - 4), len(units))]:
        if len(units[i]) <= 120 and BYLINE.fullmatch(units[i]):
            kinds[i] = OTHER


def _repeated_headline(units: Sequence[str], kinds: list[int]) -> None:
    headline = next((i for i, unit in enumerate(units[:TOP]) if kinds[i] == BODY and _is_heading(unit)), len(units))
    for i in range(headline + 1, min(len(units), TOP)):
        words = units[i].casefold().split()
        if kinds[i] == BODY and len(words) >= 4 and words == units[headline].casefold().split():
            kinds[i] = OTHER


def _cut_teasers(units: Sequence[str], kinds: list[int]) -> None:
    """A paragraph cut short by `…` between a headline and a label, or with the headline right above it."""
    for i, unit in enumerate(units):
        if kinds[i] != BODY or not unit.endswith(("…", "...")) or not 60 <= len(unit) <= 600 or i == 0:
            continue
        under_heading = _is_heading(units[i - 1]) and kinds[i - 1] == BODY and i > 1
        above_label = i + 1 < len(units) and kinds[i + 1] in (LABEL, FEED, LAST, PORTRAIT)
        if above_label or (under_heading and i + 1 < len(units)):
            kinds[i] = OTHER
            if under_heading:
                kinds[i - 1] = OTHER


def _portraits(units: Sequence[str], kinds: list[int]) -> None:
    """The author's name under an `Avatar`."""
    for i in range(len(units) - 1):
        if (
            kinds[i] == PORTRAIT
            and kinds[i + 1] == BODY
            and len(units[i + 1]) <= 80
            and not units[i + 1].endswith(_STOPS)
        ):
            kinds[i + 1] = OTHER


def _feeds(units: Sequence[str], kinds: list[int]) -> None:
    """Teasers of other articles: headlines under a label, and all between the last such label and a `Show more`."""
    first = next((i for i, unit in enumerate(units) if kinds[i] == BODY and not _is_heading(unit)), len(units))
    for i, kind in enumerate(kinds):
        if kind == FEED and i > first:
            for j in range(i + 1, min(i + 13, len(units))):
                if kinds[j] == BODY and not _is_heading(units[j]):
                    break
                kinds[j] = kinds[j] or OTHER
    last = max((i for i, kind in enumerate(kinds) if kind == FEED), default=0)
    closing = max((i for i, kind in enumerate(kinds) if kind == LAST), default=0)
    ends = first < last < closing and all(kind != BODY for kind in kinds[closing:])
    if ends and 2 * sum(map(len, units[:last])) >= sum(map(len, units)):
        kinds[last:closing] = [kind or OTHER for kind in kinds[last:closing]]


def _after_the_article(units: Sequence[str], kinds: list[int]) -> None:
    """From the end upwards to the article's second paragraph: how to reach the author, who the author is."""
    body = [i for i, kind in enumerate(kinds) if kind == BODY]
    for i in range(len(units) - 1, body[1] if len(body) > 1 else len(units), -1):
        if kinds[i] == BODY:
            if len(units[i]) > LONGEST or not (CONTACT.search(units[i]) or BIOGRAPHY.match(units[i])):
                return
            kinds[i] = OTHER
