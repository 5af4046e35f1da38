"""A sentence as threads look at it: its words, figures, dates and names, and the claim it makes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Any, Generic, TypeVar

import numpy as np

from claims.claim import Claim, Extraction, Figure, Timex
from claims.origins.own_words import page_lines
from claims.terms import WORD, number, rarity, rates
from claims.threads.amounts import amounts
from claims.threads.lexicon import senses
from claims.wordlists import words_of
from corpus.article import Article, Span

LONGEST = 120
"""Words of a sentence that are looked at: longer ones are lists and tables."""
BODY = 3
"""Sentences from which a text has a body beside its title."""
STAMP = 5
"""Words, none of them in lower case, beside a time of day in a line that says when the page was made."""
FEWEST = 3
"""Words that make a sentence which can tell something."""

_CONTACT = re.compile(r"\S@\S+\.\w|\(\d{3}\) ?\d{3}-\d{4}|^\W*(?:https?:|www\b)|\b[Ll]ast updated\b")
"""An address, a telephone number, a link or when the page was changed: such a line reports nothing."""
_FUNCTION = words_of(
    """
    a an the and or but nor of to in on at by for from with as that this these those which who whom whose it its he him
    his she her they them their we us our you your i me my is are was were be been being am has have had having do does
    percent per cent point points million billion trillion thousand hundred dollar dollars cents
    did will would shall should can could may might must not no so than then there here when where while if because
    about also just only more most very too said says say saying tell told tells according mr mrs ms dr s t re ve ll d
    """
)


Item = TypeVar("Item", Figure, Timex)


@cache
def function_terms() -> frozenset[int]:
    """Terms of words that tell nothing of what a sentence is about."""
    return frozenset(map(number, _FUNCTION))


@dataclass(frozen=True, slots=True, eq=False)
class Telling:
    """One sentence of one article."""

    article: int
    at: int
    """Its place among the article's tellings."""
    text: str
    """The article's."""
    span: Span
    words: tuple[str, ...]
    """In lower case."""
    starts: tuple[int, ...]
    """Where each word starts."""
    ends: tuple[int, ...]
    terms: tuple[int, ...]
    names: dict[int, int]
    """Terms of words that are names, those of dates (`May`) left out, and of how many words the name is."""
    senses: frozenset[int]
    """Of all its words."""
    plain: frozenset[int]
    """Senses of words that are no names, no figures and not common."""
    content: frozenset[int]
    """Terms of what it says: figures, common words, and who says so by what words left out."""
    figures: tuple[Figure, ...]
    dates: tuple[Timex, ...]
    claims: tuple[Claim, ...]
    """Those that overlap it, the one that tells most of it first."""
    kept: dict[str, Any] = field(default_factory=dict)
    """What was worked out of it once and is asked for again; `article`: all tellings of its article."""

    @property
    def claim(self) -> Claim | None:
        return self.claims[0] if self.claims else None

    def words_in(self, span: Span) -> tuple[int, int]:
        """The words `first:last` that overlap `span`."""
        found = _between(self.starts, self.ends, span)
        return found.start, found.stop


def tellings(index: int, article: Article, extraction: Extraction) -> tuple[Telling, ...]:
    """The sentences of an article that tell something: furniture, editors' notes and fragments left out."""
    text = article.text
    found: list[Telling] = []
    known = _mentioned(text, extraction)
    titled = _title(article, extraction)
    figures, dates = _Within(extraction.figures), _Within(extraction.dates)
    claims = _Overlapping(extraction.claims)
    furniture = page_lines(text, extraction.furniture)
    for sentence in extraction.sentences:
        if sentence == titled or any(part.overlaps(sentence) for part in furniture):
            continue
        matches = [*WORD.finditer(text, sentence.start, sentence.end)][:LONGEST]
        if _tells(text, sentence, matches):
            times = tuple(dates.of(sentence))
            if _stamp(matches, times):
                continue
            own = _telling_most(claims.of(sentence), sentence)
            figured = amounts(text, sentence, figures.of(sentence), times)
            found.append(_telling(index, len(found), text, sentence, matches, known, own, figured, times))
    weigh([term for telling in found for term in telling.senses])
    told = tuple(found)
    for telling in told:
        telling.kept["article"] = told
    return told


def _tells(text: str, sentence: Span, matches: Sequence[re.Match[str]]) -> bool:
    """Whether a sentence tells something: what is supposed or asked doesn't, nor how to reach someone."""
    if len(matches) < FEWEST or matches[0][0] == "If" or _CONTACT.search(sentence.of(text)):
        return False
    return not text[sentence.end - 3 : sentence.end].rstrip("\"'”’)").endswith("?")


def _stamp(matches: Sequence[re.Match[str]], times: Sequence[Timex]) -> bool:
    """Whether a line is but a date and a time of day, with a word or two: when the page was made."""
    if not any(timex.type == "TIME" for timex in times):
        return False
    left = [m for m in matches if not any(t.span.start <= m.start() < t.span.end for t in times)]
    return sum(match[0].islower() for match in left) == 0 and len(left) <= STAMP


def _telling(
    article: int,
    at: int,
    text: str,
    sentence: Span,
    matches: Sequence[re.Match[str]],
    known: frozenset[int],
    claims: tuple[Claim, ...],
    figures: tuple[Figure, ...],
    dates: tuple[Timex, ...],
) -> Telling:
    words = tuple([match[0].lower() for match in matches])
    starts, ends = tuple([match.start() for match in matches]), tuple([match.end() for match in matches])
    terms = tuple(map(number, words))
    meant = senses()
    sensed = [meant.get(term, term) for term in terms]
    names = _name_lengths(matches, terms, known)
    told = [at for at, (t, word) in enumerate(zip(terms, words, strict=True)) if _tells_much(t, word)]
    plain = [sensed[at] for at in told if len(words[at]) > 2 and terms[at] not in names]
    said = {at for c in claims if c.cue for part in (*c.source, *c.cue) for at in _between(starts, ends, part)}
    content = frozenset([terms[at] for at in told if at not in said])
    timed = {terms[at] for timex in dates for at in _between(starts, ends, timex.span)}
    return Telling(
        article=article,
        at=at,
        text=text,
        span=sentence,
        words=words,
        starts=starts,
        ends=ends,
        terms=terms,
        names={term: length for term, length in names.items() if term not in timed},
        senses=frozenset(sensed),
        plain=frozenset(plain),
        content=content if len(content) > 1 else frozenset([terms[at] for at in told]),
        figures=figures,
        dates=dates,
        claims=claims,
    )


def _tells_much(term: int, word: str) -> bool:
    return term not in function_terms() and not word[0].isdigit()


def _between(starts: Sequence[int], ends: Sequence[int], span: Span) -> range:
    """The words that overlap a span."""
    first = bisect_right(ends, span.start)
    return range(first, bisect_left(starts, span.end, first))


def _title(article: Article, extraction: Extraction) -> Span | None:
    """The first sentence where it is the article's title: what it tells, the body tells in full.

    A text without a headline has its first sentence as title; it is told by its full stop.
    """
    if len(extraction.sentences) < BODY:
        return None
    first = extraction.sentences[0]
    said, title = ("".join(filter(str.isalnum, words)).lower() for words in (first.of(article.text), article.title))
    return first if said and said == title and not first.of(article.text).rstrip("\"'”’)").endswith(".") else None


class _Within(Generic[Item]):
    """Figures or dates in text order, asked for by sentence."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items: Sequence[Item] = items
        self._starts = [item.span.start for item in items]

    def of(self, sentence: Span) -> Sequence[Item]:
        first = bisect_left(self._starts, sentence.start)
        return self._items[first : bisect_left(self._starts, sentence.end, first)]


def _name_lengths(matches: Sequence[re.Match[str]], terms: Sequence[int], known: frozenset[int]) -> dict[int, int]:
    """The words of names, each with the number of words in a row that are names with it."""
    is_name = [
        match[0][0].isupper() and (at > 0 or match.start() in known or (match[0].isupper() and len(match[0]) > 1))
        for at, match in enumerate(matches)
    ]
    found: dict[int, int] = {}
    at = 0
    while at < len(matches):
        end = at + 1
        while (
            is_name[at] and end < len(matches) and is_name[end] and matches[end].start() - matches[end - 1].end() == 1
        ):
            end += 1
        if is_name[at]:
            found.update((term, max(end - at, found.get(term, 0))) for term in terms[at:end])
        at = end
    return found


def _mentioned(text: str, extraction: Extraction) -> frozenset[int]:
    """Offsets of the words in mentions of actors."""
    spans = [mention for actor in extraction.actors for mention in actor.mentions]
    return frozenset(match.start() for span in spans for match in WORD.finditer(text, span.start, span.end))


def _telling_most(claims: Sequence[Claim], sentence: Span) -> tuple[Claim, ...]:
    """Claims that overlap a sentence, by how much of it they are; of equals the one that starts first."""

    def shared(claim: Claim) -> int:
        return min(claim.span.end, sentence.end) - max(claim.span.start, sentence.start)

    return tuple(sorted(claims, key=lambda claim: (-shared(claim), claim.span, claim.id)))


class _Overlapping:
    """Claims, which may run over sentences and lie within each other, asked for by sentence."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._claims = sorted(claims, key=lambda claim: claim.span)
        self._starts = [claim.span.start for claim in self._claims]
        self._reach = [*accumulate((claim.span.end for claim in self._claims), max)]

    def of(self, sentence: Span) -> Sequence[Claim]:
        last = bisect_left(self._starts, sentence.end)
        first = bisect_right(self._reach, sentence.start, 0, last)
        return [claim for claim in self._claims[first:last] if claim.span.overlaps(sentence)]


_rarity: dict[int, float] = {}
_LIMIT = 200_000
"""Terms kept, some 20 MB."""


def term_rarity(term: int) -> float:
    """How rare a word is in news, 0 for one in every article."""
    known = _rarity.get(term)
    return known if known is not None else weigh((term,))[0]


def weigh(terms: Sequence[int]) -> list[float]:
    """The rarity of each of several terms, looked up at once."""
    if len(_rarity) > _LIMIT:
        _rarity.clear()
    missing = [term for term in set(terms) if term not in _rarity]
    if missing:
        found = rarity(rates(np.array(missing, dtype=np.uint32))).tolist()
        _rarity.update(zip(missing, found, strict=True))
    return [_rarity[term] for term in terms]
