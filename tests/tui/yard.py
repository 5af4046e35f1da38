"""A fire at a timber yard as four articles tell it: claims and relations made by hand, so that pictures stay.

What the program itself finds in these articles plays no part. `comparison` sets any of them side by side as the engine
would, `MadeAnnotator` puts the claims into an index; both are given to screens through the doors they use anyway.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from claims.claim import Actor, Certainty, Claim, Extraction, Figure, Speech, Stance
from claims.comparison import Alignment, Comparison, Conflict, Drift, Facet, Member, Related, Relation, Silent, Thread
from corpus.article import Article, Span
from corpus.sentences import sentences
from index.results import Story
from tui.annotating import Annotator

TEXTS = {
    "wire": ("Fire destroys timber yard at Marn", "Coast Wire", "2024-09-03", """\
Fire destroyed the timber yard at Marn on Monday night. Fourteen lorries burnt out, the fire brigade said.

The fire was set on purpose, police said. About 1,200 people had to leave their homes, and nobody was killed.

Flames were seen as far as the lighthouse. The coast road stays closed until Friday, the county announced.

The yard was founded by two brothers in 1911. It has burnt once before.
"""),
    "gazette": ("A night of smoke over Marn", "Marn Gazette", "2024-09-03", """\
Who slept in Marn on Monday slept badly. The old yard by the harbour went up in flames.

Firemen counted 41 burnt lorries in the morning. The police speak of arson. Some 1,150 people were brought to the
school, and nobody died.

The glow could be seen from ships at sea. Bakers gave away their bread.
"""),
    "council": ("Yard owners reject talk of arson", "Council News", "2024-09-04", """\
The owners of the yard at Marn denied on Tuesday that the fire had been set on purpose. A cable in the drying shed was
to blame, they said.

Nobody was killed in the fire. The coast road stays closed until Sunday, the county announced.

The council meets on Thursday in the fire station.
"""),
    "weekly": ("What burnt at Marn, and what did not", "Labour Weekly", "2024-09-08", """\
Perhaps 14 lorries were lost at Marn, and more than 1,100 people left their homes for a night or two.

The union had warned of dry sawdust since spring. Its letters were not answered.

The yard is insured for nine million crowns.
"""),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """A claim of an article, in its words."""

    words: str
    actor: str | None = None
    source: str = ""
    cue: str = ""
    stance: Stance = "asserts"
    certainty: Certainty = "plain"
    figures: Mapping[str, float] = field(default_factory=dict)
    counted: str = "-"


CLAIMS: dict[str, tuple[Told, ...]] = {
    "wire": (
        Told("Fire destroyed the timber yard at Marn on Monday night."),
        Told("Fourteen lorries burnt out, the fire brigade said", "Fire brigade", "the fire brigade", "said",
             figures={"Fourteen": 14}, counted="lorries"),
        Told("The fire was set on purpose, police said", "Police", "police", "said"),
        Told("About 1,200 people had to leave their homes", figures={"About 1,200": 1200}, counted="people"),
        Told("nobody was killed"),
        Told("The coast road stays closed until Friday, the county announced", "County", "the county", "announced"),
    ),
    "gazette": (
        Told("The old yard by the harbour went up in flames."),
        Told("Firemen counted 41 burnt lorries in the morning", "Firemen", "Firemen", "counted",
             figures={"41": 41}, counted="lorries"),
        Told("The police speak of arson", "Police", "The police", "speak of"),
        Told("Some 1,150 people were brought to the\nschool", figures={"Some 1,150": 1150}, counted="people"),
        Told("nobody died"),
    ),
    "council": (
        Told("The owners of the yard at Marn denied on Tuesday that the fire had been set on purpose", "Owners",
             "The owners of the yard at Marn", "denied", stance="denies"),
        Told("A cable in the drying shed was\nto blame, they said", "Owners", "they", "said"),
        Told("Nobody was killed in the fire."),
        Told("The coast road stays closed until Sunday, the county announced", "County", "the county", "announced"),
    ),
    "weekly": (
        Told("Perhaps 14 lorries were lost at Marn", certainty="hedged", figures={"14": 14}, counted="lorries"),
        Told("more than 1,100 people left their homes", figures={"more than 1,100": 1100}, counted="people"),
        Told("The union had warned of dry sawdust since spring", "Union", "The union", "had warned"),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """How two articles relate on a thread; `words` are set side by side."""

    a: str
    b: str
    relation: Relation
    on: Facet | None = None
    words: tuple[str, str] = ("", "")
    drift: str = ""


@dataclass(frozen=True)
class Made:
    """A thread: its members, by article and number of the claim, and what they say of each other."""

    label: str
    members: Mapping[str, int]
    pairs: tuple[Pair, ...]
    spread: float = 0.0
    nearest: Mapping[str, str] = field(default_factory=dict)
    """Of articles that are silent, the words of the nearest passage."""


THREADS = (
    Made("The fire was set on purpose", {"wire": 2, "gazette": 2, "council": 0}, (
        Pair("wire", "gazette", "agrees"),
        Pair("wire", "council", "contradicts", "polarity", ("was set", "denied")),
        Pair("gazette", "council", "contradicts", "polarity", ("speak of arson", "denied")),
    ), nearest={"weekly": "The union had warned of dry sawdust since spring."}),
    Made("Fourteen lorries burnt out", {"wire": 1, "gazette": 1, "weekly": 0}, (
        Pair("wire", "gazette", "differs", "figure", ("Fourteen", "41")),
        Pair("gazette", "weekly", "differs", "figure", ("41", "14")),
        Pair("wire", "weekly", "agrees", drift="plain / hedged"),
    ), spread=1.93, nearest={"council": "A cable in the drying shed was\nto blame, they said."}),
    Made("The coast road stays closed until Friday", {"wire": 5, "council": 3}, (
        Pair("wire", "council", "differs", "date", ("until Friday", "until Sunday")),
    )),
    Made("About 1,200 people had to leave their homes", {"wire": 3, "gazette": 3, "weekly": 1}, (
        Pair("wire", "gazette", "compatible", "figure", ("About 1,200", "Some 1,150")),
        Pair("wire", "weekly", "compatible", "figure", ("About 1,200", "more than 1,100")),
        Pair("gazette", "weekly", "compatible", "figure", ("Some 1,150", "more than 1,100")),
    ), spread=0.09),
    Made("nobody was killed", {"wire": 4, "gazette": 4, "council": 2}, (
        Pair("wire", "gazette", "agrees"), Pair("wire", "council", "agrees"), Pair("gazette", "council", "agrees"),
    )),
    Made("Fire destroyed the timber yard at Marn on Monday night", {"wire": 0, "gazette": 0}, (
        Pair("wire", "gazette", "agrees"),
    )),
)  # fmt: skip
ALIGNED = (
    ("wire", "Flames were seen as far as the lighthouse.", "gazette", "The glow could be seen from ships at sea.", 0.7),
    ("wire", "Flames were seen as far as the lighthouse.", "gazette", "Bakers gave away their bread.", 0.5),
    ("wire", "nobody was killed.", "gazette", "nobody died.", 0.8),
)
"""Sentences that report the same thing, by some of their words."""


def write(root: Path) -> None:
    """The articles as files of a corpus."""
    for name, (title, outlet, day, text) in TEXTS.items():
        head = f"---\ntitle: {title}\noutlet: {outlet}\npublished: {day}\n---\n"
        (root / f"{name}.md").write_text(head + text, encoding="utf8")
    (root / "corpus.yaml").write_text("name: The yard at Marn\n", encoding="utf8")


def extraction(article: Article) -> Extraction:
    """What is found in one of the articles; no claims in any other."""
    claims = tuple(_claim(article.text, at, told) for at, told in enumerate(CLAIMS.get(article.id, ())))
    names = dict.fromkeys(claim.actor for claim in claims if claim.actor)
    actors = tuple(Actor(n, tuple(s for c in claims if c.actor == n for s in c.source)) for n in names)
    figures = tuple(figure for claim in claims for figure in claim.figures)
    return Extraction(sentences(article.text), (), claims, figures, (), actors)


def _claim(text: str, number: int, told: Told) -> Claim:
    span = spot(text, told.words)
    parts = [(spot(text, words, span),) if words else () for words in (told.source, told.cue)]
    figures = tuple(
        Figure(spot(text, words, span), value, counted=told.counted) for words, value in told.figures.items()
    )
    speech: Speech = "indirect" if told.actor else "none"
    reasons = parts[1] if told.stance == "denies" else ()
    return Claim(
        f"c{number}", span, parts[0], parts[1], (span,), told.actor, speech, told.stance, told.certainty, reasons,
        figures, (),
    )  # fmt: skip


def spot(text: str, words: str, within: Span | None = None) -> Span:
    """Where words stand, in the whole text or in a span of it."""
    start = text.index(words, within.start if within else 0)
    return Span(start, start + len(words))


def comparison(articles: Sequence[Article]) -> Comparison:
    """Some of the articles as the engine would set them side by side."""
    found = tuple(extraction(article) for article in articles)
    place = {article.id: at for at, article in enumerate(articles)}
    threads = tuple(thread for made in THREADS if (thread := _thread(made, articles, found, place)))
    aligned = []
    for a, words, b, others, score in ALIGNED:
        if a in place and b in place:
            ends = sorted(
                (place[n], _sentence(articles[place[n]], found[place[n]], w)) for n, w in ((a, words), (b, others))
            )
            aligned.append(Alignment(ends[0][0], ends[1][0], ends[0][1], ends[1][1], score))
    told = [{m.sentence for t in threads for m in t.members if m.article == at} for at in range(len(articles))]
    for link in aligned:
        told[link.a].add(link.a_span)
        told[link.b].add(link.b_span)
    alone = tuple(tuple(s for s in each.sentences if s not in told[at]) for at, each in enumerate(found))
    notes = () if threads or len(articles) < 2 else ("the articles share no claim",)
    origins = tuple((at,) for at in range(len(articles)))
    return Comparison(tuple(articles), found, origins, tuple(aligned), threads, alone, notes)


def _sentence(article: Article, found: Extraction, words: str) -> Span:
    span = spot(article.text, words)
    return next(sentence for sentence in found.sentences if sentence.overlaps(span))


def _thread(
    made: Made, articles: Sequence[Article], found: Sequence[Extraction], place: Mapping[str, int]
) -> Thread | None:
    names = sorted((name for name in made.members if name in place), key=place.__getitem__)
    if len(names) < 2:
        return None
    members = []
    for name in names:
        at = place[name]
        claim = found[at].claims[made.members[name]]
        sentence = next(sentence for sentence in found[at].sentences if sentence.overlaps(claim.span))
        members.append(Member(at, claim.id, claim.span, claim.certainty, claim.stance, claim.actor, sentence))
    relations, drifts = [], []
    for (a, one), (b, other) in combinations(enumerate(names), 2):
        pair = next((p for p in made.pairs if {p.a, p.b} == {one, other}), None)
        if pair is None:
            continue
        words = pair.words if (pair.a, pair.b) == (one, other) else pair.words[::-1]
        spans = [
            spot(articles[m.article].text, w, m.span) if w else m.span
            for m, w in zip((members[a], members[b]), words, strict=True)
        ]
        detail = " / ".join(words) if words[0] else ""
        facets = (Conflict(pair.on, pair.relation, spans[0], spans[1], detail),) if pair.on else ()
        relations.append(Related(a, b, pair.relation, pair.on, detail, facets))
        if pair.drift:
            sides = pair.drift.split(" / ")[:: 1 if pair.a == one else -1]
            drifts.append(Drift(a, b, "certainty", " / ".join(sides)))
    silent = tuple(
        Silent(at, _sentence(article, found[at], made.nearest[article.id]) if article.id in made.nearest else None)
        for at, article in enumerate(articles)
        if article.id not in made.members
    )
    label = made.label if "wire" in names else articles[members[0].article].text[slice(*members[0].span)]
    return Thread(f"t{made.label[:6]}", label, tuple(members), tuple(relations), silent, tuple(drifts), made.spread)


class MadeAnnotator(Annotator):
    """Gives an index the claims above, one story of all articles, and how claims stand to each other."""

    def each(self, articles: Iterable[Article]) -> Iterator[dict[str, Any]]:
        for article in articles:
            yield self._made(article, extraction(article))

    def stories(self, articles: Sequence[tuple[str, bytes]]) -> Sequence[Story]:
        one = super().story(articles)
        return [Story(one.id, "Fire destroys timber yard at Marn", one.articles, one.origins, one.first, one.last)]

    def states(self, articles: Sequence[Article], annotations: Sequence[Any]) -> list[list[str]]:
        threads = comparison(articles).threads
        told = [{t.members[at].claim: t.state(n) for t in threads for at in t.told_by(n)} for n in range(len(articles))]
        grave = {"denied": "contradicts", "hedged": "compatible"}
        return [
            [grave.get(state := told[n].get(claim["id"], "only-here"), state) for claim in made["claims"]]
            for n, made in enumerate(annotations)
        ]
