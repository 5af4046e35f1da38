"""How each claim of a story's articles stands to what the others say: the values of `claim.state:`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from corpus.article import Article, Span
from corpus.errors import UnreadableError

if TYPE_CHECKING:
    from claims.claim import Claim
    from claims.comparison import Alignment, Thread
    from index.results import Story
    from index.search import Index

TOGETHER = 60
"""Articles that are compared at once: twice as many take four times as long.

A larger story is compared in windows of so many neighbours in time, each half over the one before, so that time grows
with the number of articles; what a claim is said to be then holds of articles published near its own.
"""
_GRAVITY = ("", "only-here", "agrees", "compatible", "drifts", "differs", "contradicts")
"""Of several states that hold for a claim, the last of these is told."""


def states(articles: Sequence[Article], annotations: Sequence[Any]) -> list[list[str]]:
    """Of each claim of each article, the gravest that holds between it and the others of its story, "" for unknown.

    `annotations` are what the index keeps of the articles, in order of time. A claim is `only-here` where its
    words are neither in a thread nor aligned with any sentence of another article, and one other is there as a whole.
    """
    from claims.comparison import related
    from claims.records import extraction_of
    from claims.threads.whole import whole

    told: list[list[list[str]]] = [[[] for _ in made["claims"]] if made else [] for made in annotations]
    usable = [
        at
        for at, (article, made) in enumerate(zip(articles, annotations, strict=True))
        if made and article.text and made["hash"] == article.hash
    ]
    for window in _windows(usable):
        own = [articles[at] for at in window]
        extractions = [extraction_of(annotations[at]["claims"], annotations[at]["rest"]) for at in window]
        links, threads = related(own, extractions)
        complete = [whole(article) for article in own]
        for place, at in enumerate(window):
            others = any(complete[:place]) or any(complete[place + 1 :])
            standing = _standing(extractions[place].claims, links, threads, place, others)
            for known, state in zip(told[at], standing, strict=True):
                known.append(state)
    return [[_of_all(known) for known in own] for own in told]


def stories_of(index: "Index") -> "tuple[Story, ...]":
    """All stories, as the index has them; told apart from the articles' texts where it doesn't yet."""
    from claims.stories import stories, story_features
    from index.results import Story

    if (stored := index.stories()) is not None:
        return stored
    features = []
    for entry in index.entries():
        try:
            features.append((entry.id, story_features(index.article(entry.id))))
        except UnreadableError:  # gone since it was indexed
            continue
    return tuple(Story(s.id, s.label, s.articles, s.origins, s.first, s.last) for s in stories(features))


def _windows(articles: Sequence[int]) -> Iterator[Sequence[int]]:
    """All of them at once, or as many windows as it takes; nothing of one article alone."""
    if len(articles) < 2:
        return
    at = 0
    while True:
        yield articles[at : at + TOGETHER]
        if at + TOGETHER >= len(articles):
            return
        at = min(at + TOGETHER // 2, len(articles) - TOGETHER)


def _of_all(states: Sequence[str]) -> str:
    """What several windows say of one claim: only here is what is so in all of them."""
    if "" in states or len(set(states)) > 1:
        states = [state for state in states if state != "only-here"]
    return max(states, key=_GRAVITY.index, default="")


def _standing(
    claims: "Sequence[Claim]", links: "Sequence[Alignment]", found: "Sequence[Thread]", place: int, others: bool
) -> list[str]:
    """The state of each of the claims of one of the articles that were compared."""
    threads = [(thread, at) for thread in found for at in thread.told_by(place)]
    aligned = [link.a_span for link in links if link.a == place]
    aligned += [link.b_span for link in links if link.b == place]
    told = [*aligned, *(thread.members[at].sentence for thread, at in threads)]
    states: list[str] = []
    for claim in claims:
        related: list[str] = [state for thread, at in threads if (state := _in_thread(claim, thread, at))]
        if related:
            states.append(max(related, key=_GRAVITY.index))
        else:
            elsewhere = not others or any(span.overlaps(claim.span) for span in told)
            states.append("" if elsewhere else "only-here")
    return states


def _in_thread(claim: "Claim", thread: "Thread", at: int) -> str | None:
    """How a thread sets the claim to others, the gravest; None where it is about other words of the sentence."""
    member = thread.members[at]
    pairs = [pair for pair in thread.relations if at in (pair.a, pair.b)]
    if not pairs or not member.sentence.overlaps(claim.span):
        return None
    gravest = max((pair.relation for pair in pairs), key=_GRAVITY.index)
    if member.claim == claim.id or gravest == "agrees":
        shifts = any(drift.on == "certainty" and at in (drift.a, drift.b) for drift in thread.drift)
        return max(gravest, "drifts" if shifts and member.claim == claim.id else "", key=_GRAVITY.index)
    held = [
        facet.relation for pair in pairs for facet in pair.facets
        if _holds(claim.span, facet.a if at == pair.a else facet.b)
    ]  # fmt: skip
    return max(held, key=_GRAVITY.index, default=None)


def _holds(span: Span, part: Span) -> bool:
    return span.start <= part.start and part.end <= span.end
