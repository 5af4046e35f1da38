"""A very long text read piece by piece, so that memory stays bounded: where it is cut, what is carried over, joined.

A piece ends where a paragraph does that no quotation runs on from. Names known from earlier pieces are carried over;
sentences and page furniture are those of the whole text.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from claims.actors.registry import Registry
from claims.claim import Actor, Claim, Extraction, Figure, Timex
from corpus.article import Span

LONG = 300_000
"""Characters up to which a text is read at once; a long report has 100,000."""
PIECE = 150_000
_PATIENCE = 50_000
"""Characters beyond `PIECE` within which a good border is waited for; then any sentence will do."""
_QUOTES = "\"“„«'‘’”»`"
_CARRIED = 200
"""Names carried over, the most mentioned: those of a long report, and time stays linear in a list of names."""


def pieces(text: str, sentences: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """The numbers `first:last` of the sentences of each piece."""
    first = 0
    for at, sentence in enumerate(sentences):
        size = sentence.start - sentences[first].start
        if at > first and size >= PIECE and (_is_border(text, sentences[at - 1], sentence) or size > PIECE + _PATIENCE):
            yield first, at
            first = at
    if first < len(sentences):
        yield first, len(sentences)


def _is_border(text: str, before: Span, after: Span) -> bool:
    """Whether a new paragraph begins between two sentences, and nothing of the one before runs on in it."""
    if "\n" not in text[before.end : after.start] or text[before.end - 1] not in ".!?…":
        return False
    return text[after.start] not in _QUOTES and not text[after.start].islower()


_PLAIN = 3
"""Words of a name that is carried over at most; longer ones hold titles."""


class Carried:
    """The names of actors met so far."""

    def __init__(self, title: str | None) -> None:
        self._title = title
        self._met: Counter[str] = Counter()

    def meet(self, actors: Iterable[Actor]) -> None:
        for actor in actors:
            words = actor.name.split()
            if 1 < len(words) <= _PLAIN and all(word[0].isupper() for word in words):
                self._met[actor.name] += len(actor.mentions)

    def headline(self) -> str | None:
        """The title with the names of earlier pieces, as one headline for the next."""
        names = [name for name, _ in self._met.most_common(_CARRIED)]
        return "; ".join(filter(None, (self._title, *names))) or None


def joined(
    text: str,
    found: Sequence[tuple[int, Extraction]],
    sentences: tuple[Span, ...],
    furniture: tuple[Span, ...],
    aliases: Mapping[str, str] | None = None,
) -> Extraction:
    """The extractions of pieces, each with where its piece starts, as that of the whole text."""
    claims: list[Claim] = []
    figures: list[Figure] = []
    dates: list[Timex] = []
    actors: dict[str, Actor] = {}
    registry = Registry(aliases)
    for by, piece in found:
        registry.add(text, [replace(actor, mentions=_spans(actor.mentions, by)) for actor in piece.actors])
    names = registry.names()
    for by, piece in found:
        for at, claim in enumerate(piece.claims, start=len(claims) + 1):
            claims.append(_claim(claim, by, f"c{at}", names.get(claim.actor, claim.actor) if claim.actor else None))
        figures += _moved(piece.figures, by)
        dates += _moved(piece.dates, by)
        for actor in piece.actors:
            name = names.get(actor.name, actor.name)
            mentions = _spans(actor.mentions, by)
            same = actors.get(name)
            actors[name] = replace(same or actor, name=name, mentions=same.mentions + mentions if same else mentions)
    ordered = [replace(actor, mentions=tuple(sorted(set(actor.mentions)))) for actor in actors.values()]
    ordered.sort(key=lambda actor: actor.mentions[0])
    return Extraction(sentences, furniture, tuple(claims), tuple(figures), tuple(dates), tuple(ordered))


Found = TypeVar("Found", Figure, Timex)


def _spans(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple([Span(span.start + by, span.end + by) for span in spans])


def _moved(found: Iterable[Found], by: int) -> tuple[Found, ...]:
    return tuple([replace(one, span=Span(one.span.start + by, one.span.end + by)) for one in found])


def _claim(claim: Claim, by: int, number: str, actor: str | None) -> Claim:
    return replace(
        claim,
        id=number,
        actor=actor,
        span=Span(claim.span.start + by, claim.span.end + by),
        source=_spans(claim.source, by),
        cue=_spans(claim.cue, by),
        content=_spans(claim.content, by),
        reasons=_spans(claim.reasons, by),
        figures=_moved(claim.figures, by),
        dates=_moved(claim.dates, by),
    )
