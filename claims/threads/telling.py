"""A sentence as threads look at it: its words, figures, dates and names, and the claim it makes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from typing import Any, Generic, TypeVar

import numpy as np

from claims.claim import Claim, Extraction, Figure, Timex
from claims.origins.own_words import page_lines
from claims.terms import Worded, number, rarity, rates, worded
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
_CONTACT_MARKS = ("@", "(", "http", "www", "updated")
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
    meant: tuple[int, ...]
    """The sense of each word."""
    told: tuple[int, ...]
    """Places of the words that tell something: no figures, no common words."""
    names: dict[int, int]
    """Terms of words that are names, those of dates (`May`) left out, and of how many words the name is."""
    senses: frozenset[int]
    """Of all its words."""
    plain: frozenset[int]
    """Senses of words that are no names, no figures and not common."""
    content: frozenset[int]
    """Terms of what it says: figures, common words, and who says so by what words left out."""
    said: frozenset[int]
    """Senses of that."""
    figures: tuple[Figure, ...]
    dates: tuple[Timex, ...]
    claims: tuple[Claim, ...]
    """Those that overlap it, the one that tells most of it first."""
    kept: dict[str, Any] = field(default_factory=dict)
    """What was worked out of it once and is asked for again; where it denies, `article`: all of its article."""

    @property
    def claim(self) -> Claim | None:
        return self.claims[0] if self.claims else None

    def words_in(self, span: Span) -> tuple[int, int]:
        """The words `first:last` that overlap `span`."""
        found = _between(self.starts, self.ends, span)
        return found.start, found.stop


def tellings(
    index: int, article: Article, extraction: Extraction, sentences: Iterable[Worded] | None = None
) -> tuple[Telling, ...]:
    """The sentences of an article that tell something: furniture, editors' notes and fragments left out.

    `sentences` are the article's with their words, where these are known; those in furniture may lack.
    """
    text = article.text
    found: list[Telling] = []
    mentioned = _Covered([mention for actor in extraction.actors for mention in actor.mentions])
    titled = _title(article, extraction)
    figures, dates = _Within(extraction.figures), _Within(extraction.dates)
    claims = _Overlapping(extraction.claims)
    furniture = page_lines(text, extraction.furniture)
    for sentence in worded(text, extraction.sentences) if sentences is None else sentences:
        span = sentence.span
        if span == titled or any(part.overlaps(span) for part in furniture) or not _tells(sentence):
            continue
        times = tuple(dates.of(span))
        if _stamp(sentence, times):
            continue
        own = _telling_most(claims.of(span), span)
        figured = amounts(text, span, figures.of(span), times)
        found.append(_telling(index, len(found), text, sentence, mentioned, own, figured, times))
    weigh([*frozenset[int]().union(*(telling.senses for telling in found))])
    told = tuple(found)
    for telling in told:
        # For these alone: what refers to itself waits for the garbage collector, and a comparison takes a tenth longer.
        if any(claim.stance == "denies" for claim in telling.claims):
            telling.kept["article"] = told
    return told


def _tells(sentence: Worded) -> bool:
    """Whether a sentence tells something: what is supposed or asked doesn't, nor how to reach someone."""
    if len(sentence.words) < FEWEST or sentence.words[0] == "If" or _contact(sentence.text):
        return False
    return not sentence.text[-3:].rstrip("\"'”’)").endswith("?")


def _contact(words: str) -> bool:
    """Whether words hold an address, a telephone number, a link or when the page was changed: they report nothing."""
    # Looking for the marks that all of these have takes a tenth of the time.
    return any(mark in words for mark in _CONTACT_MARKS) and _CONTACT.search(words) is not None


def _stamp(sentence: Worded, times: Sequence[Timex]) -> bool:
    """Whether a line is but a date and a time of day, with a word or two: when the page was made."""
    if not any(timex.type == "TIME" for timex in times):
        return False
    places = zip(sentence.words[:LONGEST], sentence.starts, strict=False)
    left = [word for word, start in places if not any(t.span.start <= start < t.span.end for t in times)]
    return not any(map(str.islower, left)) and len(left) <= STAMP


def _telling(
    article: int,
    at: int,
    text: str,
    sentence: Worded,
    mentioned: _Covered,
    claims: tuple[Claim, ...],
    figures: tuple[Figure, ...],
    dates: tuple[Timex, ...],
) -> Telling:
    written = sentence.words[:LONGEST]
    words = tuple(map(str.lower, written))
    starts, ends, terms = sentence.starts[:LONGEST], sentence.ends[:LONGEST], sentence.terms[:LONGEST]
    meant, common = senses(), function_terms()
    sensed = tuple([meant.get(term, term) for term in terms])
    names = _name_lengths(written, starts, ends, terms, mentioned)
    told = [at for at, term in enumerate(terms) if term not in common and not words[at][0].isdigit()]
    plain = [sensed[at] for at in told if len(words[at]) > 2 and terms[at] not in names]
    saying = {at for c in claims if c.cue for part in (*c.source, *c.cue) for at in _between(starts, ends, part)}
    said = [at for at in told if at not in saying]
    if len({terms[at] for at in said}) < 2:
        said = told
    timed = {terms[at] for timex in dates for at in _between(starts, ends, timex.span)}
    return Telling(
        article=article,
        at=at,
        text=text,
        span=sentence.span,
        words=words,
        starts=starts,
        ends=ends,
        terms=terms,
        meant=sensed,
        told=tuple(told),
        names={term: length for term, length in names.items() if term not in timed},
        senses=frozenset(sensed),
        plain=frozenset(plain),
        content=frozenset([terms[at] for at in said]),
        said=frozenset([sensed[at] for at in said]),
        figures=figures,
        dates=dates,
        claims=claims,
    )


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


def _name_lengths(
    written: Sequence[str], starts: Sequence[int], ends: Sequence[int], terms: Sequence[int], mentioned: _Covered
) -> dict[int, int]:
    """The words of names, each with the number of words in a row that are names with it."""
    names = [at for at, word in enumerate(written) if word[0].isupper()]
    if names[:1] == [0] and not (written[0].isupper() and len(written[0]) > 1) and starts[0] not in mentioned:
        del names[0]  # a capital because it opens the sentence
    found: dict[int, int] = {}
    first = 0
    for at, place in enumerate(names, 1):
        if at == len(names) or names[at] != place + 1 or starts[place + 1] - ends[place] != 1:
            for term in terms[names[first] : place + 1]:
                found[term] = max(at - first, found.get(term, 0))
            first = at
    return found


class _Covered:
    """Stretches of a text, which may lie within each other."""

    def __init__(self, spans: Iterable[Span]) -> None:
        every = sorted(spans)
        self._starts = [span.start for span in every]
        self._reach = [*accumulate((span.end for span in every), max)]

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self._starts, offset)
        return at > 0 and self._reach[at - 1] > offset


def _telling_most(claims: Sequence[Claim], sentence: Span) -> tuple[Claim, ...]:
    """Claims that overlap a sentence, by how much of it they are; of equals the one that starts first."""
    if len(claims) < 2:
        return tuple(claims)

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
        return [claim for claim in self._claims[first:last] if claim.span.end > sentence.start]


_LIMIT = 200_000
"""Terms kept, some 20 MB."""


class _Rarities(dict[int, float]):
    """The rarity of each term met."""

    def __missing__(self, term: int) -> float:
        return weigh((term,))[0]


_rarities = _Rarities()
term_rarity: Callable[[int], float] = _rarities.__getitem__
"""How rare a word is in news, 0 for one in every article."""


def weigh(terms: Sequence[int]) -> list[float]:
    """The rarity of each of several terms, looked up at once."""
    if len(_rarities) > _LIMIT:
        _rarities.clear()
    missing = [term for term in set(terms) if term not in _rarities]  # `difference` would go through all that are known
    if missing:
        found = rarity(rates(np.array(missing, dtype=np.uint32))).tolist()
        _rarities.update(zip(missing, found, strict=True))
    return list(map(term_rarity, terms))
