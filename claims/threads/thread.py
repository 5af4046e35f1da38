"""The model of threads: one claim as several articles tell it. Articles are named by their place in the comparison."""

from dataclasses import dataclass
from typing import Literal

from claims.claim import Certainty, Stance
from corpus.article import Span

Relation = Literal["agrees", "compatible", "differs", "contradicts"]
Facet = Literal["figure", "date", "place", "actor", "polarity"]
State = Literal["contradicts", "differs", "denied", "hedged", "compatible", "agrees", "silent", "unknown"]

GRAVITY: dict[Relation, int] = {"agrees": 0, "compatible": 1, "differs": 2, "contradicts": 3}
"""How much each relation tells a reader who looks for conflict."""
DOUBTED = ("hedged", "unverified")
"""Certainties short of plain."""
PLANNED = "planned"
"""What is said to come, where another article says that it has happened."""


@dataclass(frozen=True, slots=True)
class Member:
    """An article's telling of a thread."""

    article: int
    claim: str
    """Id of the claim in the article's extraction; "" where the sentence holds none."""
    span: Span
    """The claim, or the sentence where there is none."""
    certainty: Certainty
    stance: Stance
    actor: str | None
    """Who is said to have said so; None for the article itself."""
    sentence: Span
    """The sentence it stands in, for matching panes."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where two members give values for the same thing: words of each, and how the values relate."""

    on: Facet
    relation: Relation
    a: Span
    b: Span
    detail: str
    """Both values as their articles write them, `10,000 / 12,000 troops`."""


@dataclass(frozen=True, slots=True)
class Related:
    """How two members of a thread relate; `a` and `b` are indices of members, `a` the lesser."""

    a: int
    b: int
    relation: Relation
    on: Facet | None
    detail: str
    facets: tuple[Conflict, ...] = ()
    """All that was set side by side, gravest first: what to set off within the sentences."""


@dataclass(frozen=True, slots=True)
class Drift:
    """Two members that say the same with other certainty, or on someone's word here and on no one's there."""

    a: int
    b: int
    on: Literal["certainty", "attribution"]
    detail: str
    """`hedged / plain`, `planned / plain`, `the agency / no source`."""


@dataclass(frozen=True, slots=True)
class Silent:
    """An article without the claim, with its nearest passage; `unknown` when it was cut short or can't be read."""

    article: int
    nearest: Span | None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """One claim as several articles tell it. An article that tells it more than once, or at several times, has several
    members, which are never related to each other."""

    id: str
    label: str
    """In the words of one member."""
    members: tuple[Member, ...]
    """By article, the one that stands for the others of its article first, these in text order."""
    relations: tuple[Related, ...]
    """Of pairs of members of different articles; a pair of which nothing can be said is in none."""
    silent: tuple[Silent, ...]
    """The articles that have no member, in order."""
    drift: tuple[Drift, ...]
    spread: float
    """How far apart its figures are: the greatest by the least, less 1; 0 where they don't differ."""

    @property
    def relation(self) -> Relation:
        """The gravest relation of its pairs."""
        return max((pair.relation for pair in self.relations), key=GRAVITY.__getitem__)

    def member(self, article: int) -> int | None:
        """Index of the article's first member, if it has one."""
        return next((at for at, member in enumerate(self.members) if member.article == article), None)

    def told_by(self, article: int) -> tuple[int, ...]:
        """Indices of all members of an article."""
        return tuple(at for at, member in enumerate(self.members) if member.article == article)

    def between(self, a: int, b: int) -> Related | None:
        """The gravest relation of any members of two articles; of equals that of the first members."""
        one, other = self.told_by(a), self.told_by(b)
        pairs = [p for p in self.relations if (p.a in one and p.b in other) or (p.a in other and p.b in one)]
        return max(pairs, key=lambda pair: GRAVITY[pair.relation], default=None)

    def related(self, a: int, b: int) -> Related | None:
        """The relation of two members, in any order."""
        pair = tuple(sorted((a, b)))
        return next((related for related in self.relations if (related.a, related.b) == pair), None)

    def state(self, article: int) -> State:
        """What the article's cell in the matrix says, gravest first."""
        told = self.told_by(article)
        if not told:
            return "unknown" if any(s.unknown for s in self.silent if s.article == article) else "silent"
        return self._state(told)

    def says(self, member: int) -> State:
        """What one member says of the claim, by its index."""
        return self._state((member,))

    def _state(self, told: tuple[int, ...]) -> State:
        own = [pair.relation for pair in self.relations if pair.a in told or pair.b in told]
        # `never` makes a denial of what others quote as well: it is one where others assert it, or all deny.
        against = "contradicts" in own or all(member.stance == "denies" for member in self.members)
        if against and any(self.members[at].stance == "denies" for at in told):
            return "denied"
        for state in ("contradicts", "differs"):
            if state in own:
                return state
        if self.members[told[0]].certainty in DOUBTED or self._planned(told[0]):
            return "hedged"
        return "compatible" if "compatible" in own else "agrees"

    def _planned(self, member: int) -> bool:
        """Whether a member only plans what another says was done."""
        sides = (
            d.detail.split(" / ")[member == d.b] for d in self.drift if d.on == "certainty" and member in (d.a, d.b)
        )
        return PLANNED in sides

    def figure(self, article: int) -> Span | None:
        """The words in this article that others give otherwise, for its cell; None where nothing stands out."""
        return next(iter(self.figures(article)), None)

    def figures(self, article: int) -> tuple[Span, ...]:
        """The words in this article that others give otherwise, in text order: the gravest, figures before others."""
        told = self.told_by(article)
        found: dict[Span, tuple[int, bool]] = {}
        for pair in self.relations:
            for at, other in ((pair.a, False), (pair.b, True)):
                for facet in pair.facets if at in told else ():
                    if facet.on == "polarity":
                        continue
                    span, rank = facet.b if other else facet.a, (GRAVITY[facet.relation], facet.on == "figure")
                    found[span] = max(found.get(span, rank), rank)
        most = max(found.values(), default=None)
        return tuple(sorted(span for span, rank in found.items() if rank == most))
