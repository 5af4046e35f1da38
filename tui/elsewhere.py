"""Who else says a claim: each telling with its relation, its words and what is set off in them, and the counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.article import Article, Span
from tui.compared import DIFFERENT, telling
from tui.layers import Mark
from tui.stacking import state_sign

if TYPE_CHECKING:
    from claims.claim import Claim
    from claims.comparison import Comparison, Conflict, Member, Related, State, Thread
    from claims.threads.elsewhere import Echo, Nearest

GRAVEST: "tuple[State, ...]" = (
    "contradicts", "denied", "differs", "hedged", "compatible", "agrees", "silent", "unknown",
)  # fmt: skip
"""States of a telling, those first that a reader who looks for conflict wants first."""
_VERBS: "dict[State, tuple[str, str]]" = {
    "contradicts": ("contradicts", "contradict"), "denied": ("denies it", "deny it"), "differs": ("differs", "differ"),
    "hedged": ("hedged", "hedged"), "compatible": ("compatible", "compatible"), "agrees": ("agrees", "agree"),
    "silent": ("silent", "silent"), "unknown": ("unknown", "unknown"),
}  # fmt: skip
_DOUBTED = ("hedged", "unverified")


@dataclass(frozen=True, slots=True)
class Telling:
    """One article on the claim."""

    article: Article
    span: Span | None
    """Its words, or the passage nearest to the claim where it is silent; None where there is none."""
    sentence: Span | None
    """The sentence of them."""
    state: "State"
    detail: str
    """What is set against what, `about 10,000 / 12,000 troops`, or how the tellings drift apart."""
    actor: str | None
    facets: "tuple[Conflict, ...]" = ()
    """What is set side by side: `a` in the claim asked about, `b` here."""
    reprint: bool = False
    """Whether its text is that of the article asked from."""

    @property
    def is_silent(self) -> bool:
        """Whether it doesn't tell the claim, as far as can be told."""
        return self.state in ("silent", "unknown")

    @property
    def conflicts(self) -> bool:
        return self.state in (*DIFFERENT, "denied")

    @property
    def words(self) -> str:
        """The sentence, on one line."""
        return self.sentence.of(self.article.text).replace("\n", " ") if self.sentence else ""

    @property
    def shown_state(self) -> str:
        """Glyph and word."""
        return f"{state_sign(self.state)} {_VERBS[self.state][0]}"

    def set_off(self) -> tuple[Mark, ...]:
        """What is given otherwise here, as marks over the article."""
        return tuple(_mark(facet, facet.b) for facet in self.facets if facet.on != "polarity")

    def set_off_there(self) -> tuple[Mark, ...]:
        """What it is set against, as marks over the article asked from."""
        return tuple(_mark(facet, facet.a) for facet in self.facets if facet.on != "polarity")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One claim with all who tell it elsewhere."""

    article: Article
    span: Span
    """The claim."""
    sentence: Span
    """The sentences that it stands in."""
    actor: str | None
    tellings: tuple[Telling, ...]
    """Best first, or as their articles were published."""
    origins: int
    """Of how many origins those are that tell it, the one of the article asked from left out."""
    looked_at: int
    """Articles that were read for it."""
    nearest: "Nearest | None" = None
    """Where nobody tells it."""
    too_long: int = 0
    """Articles that were too long to be looked through."""

    @property
    def told(self) -> tuple[Telling, ...]:
        """The tellings of those that aren't silent."""
        return tuple(told for told in self.tellings if not told.is_silent)

    @property
    def nearest_telling(self) -> Telling | None:
        """The passage that comes nearest, where nobody tells it and no article of its story is silent."""
        near = self.nearest
        return Telling(near.article, near.span, near.span, "silent", "", None) if near and not self.tellings else None

    def ordered(self, order: str) -> tuple[Telling, ...]:
        """The tellings `best` first, `gravest` first, or the `earliest` first."""
        if order == "gravest":
            return tuple(sorted(self.tellings, key=lambda telling: GRAVEST.index(telling.state)))
        if order == "earliest":
            dated = [telling for telling in self.tellings if telling.article.published]
            undated = [telling for telling in self.tellings if not telling.article.published]
            return (*sorted(dated, key=lambda telling: telling.article.published.toordinal()), *undated)  # type: ignore[union-attr]
        return self.tellings

    def counts(self) -> list[tuple[int, str, bool]]:
        """How many tell it in each way: number, sign and word, whether that is a conflict; the gravest first."""
        found = Counter(telling.state for telling in self.tellings)
        return [
            (found[s], f"{state_sign(s)} {_VERBS[s][found[s] > 1]}", s in (*DIFFERENT, "denied"))
            for s in GRAVEST
            if found[s]
        ]

    def summary(self) -> str:
        """`4 others · 3 origins · 1 reprint`."""
        told = self.told
        reprints = sum(telling.reprint for telling in told)
        parts = [(len(told), "other"), (self.origins, "origin"), (reprints, "reprint")]
        said = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in parts if n] or ["nobody else"]
        return " · ".join([*said, *([f"{self.too_long} too long to look through"] if self.too_long else [])])


@dataclass(frozen=True, slots=True)
class Silence:
    """An article of the story that doesn't tell the claim."""

    article: Article
    nearest: Span | None
    unknown: bool
    """Whether the article was cut short, so that nobody can tell."""


def told_elsewhere(
    article: Article,
    span: Span,
    sentence: Span,
    own: "Claim | None",
    echoes: "Iterable[Echo]",
    silent: Iterable[Silence],
    groups: Sequence[Sequence[str]],
    looked_at: int,
    nearest: "Nearest | None",
    too_long: int = 0,
    in_story: "Mapping[str, Telling] | None" = None,
) -> Elsewhere:
    """What the engine has found; `groups` are ids of articles by origin, the one asked from among them.

    `in_story` is what `told_in_story` has found, by id: of those articles it is what counts, so that all screens say
    the same. Conflicts that were found there alone come first.
    """
    reprints = next((set(group) for group in groups if article.id in group), set())
    known = dict(in_story or {})
    found = [known.pop(echo.article.id) if echo.article.id in known else _echoed(own, echo) for echo in echoes]
    found = [*(t for t in known.values() if t.conflicts), *found, *(t for t in known.values() if not t.conflicts)]
    found = [replace(telling, reprint=telling.article.id in reprints) for telling in found]
    rows = (*(t for t in found if not t.is_silent), *(t for t in found if t.is_silent))
    rows += tuple(
        Telling(s.article, s.nearest, s.nearest, "unknown" if s.unknown else "silent", "", None) for s in silent
    )
    origins = sum(article.id not in group for group in groups)
    return Elsewhere(article, span, sentence, own.actor if own else None, rows, origins, looked_at, nearest, too_long)


def _echoed(own: "Claim | None", echo: "Echo") -> Telling:
    detail = echo.detail if echo.on not in (None, "polarity") else _drift(own, echo.member)
    state, member = _state(echo.relation, echo.member), echo.member
    return Telling(echo.article, member.span, member.sentence, state, detail, member.actor, echo.facets)


def told_in_story(comparison: "Comparison", number: int, span: Span) -> dict[str, Telling]:
    """What the other articles of a story say, by id, on what stands at a span of one, the gravest of several threads.

    Empty where no thread holds it.
    """
    found: dict[str, Telling] = {}
    for thread in comparison.threads:
        own = next(
            (member for member in thread.members if member.article == number and member.span.overlaps(span)), None
        )
        for other, article in enumerate(comparison.articles) if own else ():
            if own and other != number:
                telling = _in_thread(comparison, thread, own, other)
                before = found.get(article.id)
                if before is None or GRAVEST.index(telling.state) < GRAVEST.index(before.state):
                    found[article.id] = telling
    return found


def told_in_thread(comparison: "Comparison", thread: "Thread", number: int, order: Sequence[int]) -> Elsewhere:
    """A thread of a story as seen from one of its articles, the others in the order given."""
    own = telling(thread, number) or thread.members[0]
    number = own.article
    same = next((set(group) for group in comparison.origins if number in group), set())
    rows = tuple(
        replace(_in_thread(comparison, thread, own, other), reprint=other in same) for other in order if other != number
    )
    tellers = {member.article for member in thread.members}
    origins = sum(number not in group and bool(tellers & set(group)) for group in comparison.origins)
    return Elsewhere(
        comparison.articles[number], own.span, own.sentence, own.actor, rows, origins, len(comparison.articles)
    )


def tellings_of(comparison: "Comparison", thread: "Thread", order: Sequence[int]) -> tuple[Telling, ...]:
    """Every article of a story on one of its threads, in the order given, with what others give otherwise set off."""
    return tuple(_of_all(comparison, thread, number) for number in order)


def _of_all(comparison: "Comparison", thread: "Thread", number: int) -> Telling:
    article, state, told = comparison.articles[number], thread.state(number), thread.told_by(number)
    member = telling(thread, number)
    if member is None:
        near = next((silent.nearest for silent in thread.silent if silent.article == number), None)
        return Telling(article, near, near, state, "", None)
    sides = [(pair, pair.a in told) for pair in thread.relations if pair.a in told or pair.b in told]
    facets = tuple(
        replace(facet, a=facet.b, b=facet.a) if here else facet
        for pair, here in sides
        for facet in pair.facets
        if facet.relation != "agrees"
    )
    return Telling(article, member.span, member.sentence, state, "", member.actor, facets)


def _in_thread(comparison: "Comparison", thread: "Thread", own: "Member", other: int) -> Telling:
    """Another article on a thread, as seen from the member that is asked about."""
    article, member = comparison.articles[other], telling(thread, other)
    if member is None:
        near = next((silent.nearest for silent in thread.silent if silent.article == other), None)
        return Telling(article, near, near, thread.state(other), "", None)
    pair = _gravest_of(thread, own, other) or thread.between(own.article, other)
    if pair is None:
        return Telling(article, member.span, member.sentence, _unrelated(thread, own, member), "", member.actor)
    facets, detail = pair.facets, pair.detail
    turned = thread.members[pair.b].article == own.article
    if turned:
        facets = tuple(replace(facet, a=facet.b, b=facet.a) for facet in facets)
        detail = " / ".join(reversed(detail.split(" / "))) if detail.count(" / ") == 1 else detail
    member = thread.members[pair.a if turned else pair.b]
    if pair.on in (None, "polarity"):
        detail = _drift(own, member)
    return Telling(article, member.span, member.sentence, _state(pair.relation, member), detail, member.actor, facets)


def _gravest_of(thread: "Thread", own: "Member", other: int) -> "Related | None":
    """The gravest relation of a member, rather than of its whole article, to another article."""
    at = thread.members.index(own)
    pairs = [pair for there in thread.told_by(other) if (pair := thread.related(at, there))]
    return max(pairs, key=lambda pair: -GRAVEST.index(_state(pair.relation, thread.members[pair.b])), default=None)


def _unrelated(thread: "Thread", own: "Member", member: "Member") -> "State":
    """What is told in one thread without a relation to the claim asked about: others may be in conflict with both."""
    denies = [side.stance == "denies" for side in (own, member)]
    if thread.relation == "contradicts" and denies[0] != denies[1]:
        return "denied" if denies[1] else "contradicts"
    return "hedged" if member.certainty in _DOUBTED else "agrees"


def _state(relation: str, member: "Member") -> "State":
    """What a telling's cell says: as `Thread.state`, of one pair."""
    if relation == "contradicts":
        return "denied" if member.stance == "denies" else "contradicts"
    if relation == "differs":
        return "differs"
    if member.certainty in _DOUBTED:
        return "hedged"
    return "compatible" if relation == "compatible" else "agrees"


def _drift(own: "Member | Claim | None", other: "Member") -> str:
    """How another telling is surer or less sure, or names a source or none: `surer here, no source there`."""
    if own is None:
        return ""
    found = []
    if (own.certainty in _DOUBTED) != (other.certainty in _DOUBTED):
        found.append("surer there" if own.certainty in _DOUBTED else "surer here")
    if (own.actor is None) != (other.actor is None):
        found.append("no source there" if own.actor else "a source there")
    return ", ".join(found)


def _mark(facet: "Conflict", span: Span) -> Mark:
    return Mark(span, "conflict" if facet.relation in DIFFERENT else "near")
