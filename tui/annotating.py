"""What is found in each article while it is indexed: claims, actors, and what grouping into stories needs."""

import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tui.deadline import OverdueError, allowance, at_most

if TYPE_CHECKING:
    import claims.stories
    from claims.claim import Actor, Claim, Extraction
    from corpus.article import Article
    from corpus.folder import Corpus
    from index.results import Story

_TOGETHER = 40_000
"""Characters of articles that are looked into at once: as many as `claims.pipeline` takes together."""

_COMPARED = 10
"""Times as long that the claims of a story may be compared as those of its articles are looked for."""

Kind = Literal["person", "organisation", "place", "group"]
NamedActor = tuple[str, str, int, tuple[str, ...]]
"""An actor as articles have it: name, kind, mentions, spellings."""


@dataclass(frozen=True)
class Annotator:
    """Makes the plain data of an article that the index stores; picklable, for the processes of a build."""

    aliases: tuple[tuple[str, str], ...] = ()
    """Other spellings of actors, each with the one name that it stands for."""

    modules = ("tui.preloading",)
    """Imported before the processes of a build part: they share the models."""

    @property
    def version(self) -> str:
        """Changes with the program that finds claims, with its models, and with the aliases."""
        return f"{_program():08x}-{zlib.crc32(repr(self.aliases).encode()):08x}"

    def __call__(self, article: "Article") -> dict[str, Any]:
        """The text's hash, claims as the contract has them, what else was found, days named, actors, story features."""
        return next(self.each([article]))

    def each(self, articles: "Iterable[Article]") -> Iterator[dict[str, Any]]:
        """The same of several articles, a few at a time: in half the time where they are short."""
        batch: list[Article] = []
        for article in articles:
            batch.append(article)
            if sum(len(one.text) for one in batch) >= _TOGETHER:
                yield from self._made_of(batch)
                batch = []
        if batch:
            yield from self._made_of(batch)

    def _made_of(self, articles: "Sequence[Article]") -> list[dict[str, Any]]:
        """The same of a few; one that would take for ever is given up, without the others."""
        from claims.pipeline import Given, extract_all

        given = [Given(article.text, article.published, article.title) for article in articles]
        try:
            with at_most(allowance(sum(len(article.text) for article in articles))):
                found = extract_all(given, dict(self.aliases))
                return [self._made(article, one) for article, one in zip(articles, found, strict=True)]
        except OverdueError:
            if len(articles) == 1:
                return [_given_up(articles[0])]
            return [made for article in articles for made in self._made_of([article])]

    def _made(self, article: "Article", found: "Extraction") -> dict[str, Any]:
        from claims.records import claim_record, rest_record
        from claims.stories import story_features

        return {
            "hash": article.hash,
            "claims": [claim_record(claim) for claim in found.claims],
            "rest": rest_record(found),
            "days": [_days(claim) for claim in found.claims],
            "actors": [_actor(article.text, actor) for actor in _speakers(found)],
            "story": b64encode(story_features(article, found.furniture)).decode(),
        }

    def names(self, actors: Iterable[NamedActor]) -> Mapping[str, str]:
        """The one name, over all articles, of each actor that goes by another in its own."""
        from claims.actors.registry import Registry

        registry = Registry(dict(self.aliases))
        for name, kind, mentions, spellings in actors:
            registry.add(*_as_mentioned(name, kind, mentions, spellings))
        return {name: one for name, one in registry.names().items() if name != one}

    def stories(self, articles: "Sequence[tuple[str, bytes]]") -> "Sequence[Story]":
        """All stories, the largest first, from each article's id and story features."""
        from claims.stories import stories

        return [_plain(story) for story in stories(articles)]

    def story(self, articles: "Sequence[tuple[str, bytes]]") -> "Story":
        """The one story of all these articles."""
        from claims.stories import story_of

        return _plain(story_of(articles))

    def nearest(self, articles: Sequence[bytes], among: Sequence[bytes], most: int) -> Sequence[int]:
        """For each of some articles, up to `most` numbers of those `among` which it may be of one story with."""
        from claims.stories import nearest

        return nearest(articles, among, most)

    def states(self, articles: "Sequence[Article]", annotations: Sequence[Any]) -> list[list[str]]:
        """How the claims of the articles of one story, in order of time, stand to each other's; unknown without end."""
        from tui.standing import states

        try:
            with at_most(_COMPARED * allowance(sum(len(article.text) for article in articles))):
                return states(articles, annotations)
        except OverdueError:
            return [[""] * len(made["claims"]) if made else [] for made in annotations]


def _plain(told: "claims.stories.Story") -> "Story":
    """A story as the index has it."""
    from index.results import Story

    return Story(told.id, told.label, told.articles, told.origins, told.first, told.last)


def annotator(corpus: "Corpus") -> Annotator:
    """What finds claims in the articles of a corpus, which knows the aliases of its `corpus.yaml`."""
    return Annotator(tuple(sorted(corpus.settings.aliases.items())))


def _given_up(article: "Article") -> dict[str, Any]:
    """What the index stores of an article whose claims can't be found in time: that it was looked for."""
    from claims.claim import Extraction
    from claims.records import rest_record

    nothing = rest_record(Extraction((), (), (), (), (), ()))
    return {"hash": article.hash, "claims": [], "rest": nothing, "days": [], "actors": [], "given_up": True}


def _speakers(found: "Extraction") -> list["Actor"]:
    """The actors that claims come from: what else is named, no field of the index asks for."""
    wanted = {claim.actor for claim in found.claims if claim.actor}
    return [actor for actor in found.actors if actor.name in wanted]


def _days(claim: "Claim") -> list[list[int] | None]:
    """First and last day of each of a claim's dates, as ordinals; None for one that names no days."""
    from claims.dates import interval

    intervals = (interval(timex.value) if timex.type in ("DATE", "TIME") else None for timex in claim.dates)
    return [[days.first.toordinal(), days.last.toordinal()] if days else None for days in intervals]


def _actor(text: str, actor: "Actor") -> dict[str, Any]:
    spellings = {" ".join(span.of(text).split()) for span in actor.mentions}
    return {
        "name": actor.name,
        "kind": actor.kind,
        "mentions": len(actor.mentions),
        "spellings": sorted(spelling for spelling in spellings if spelling),
    }


def _as_mentioned(name: str, kind: str, mentions: int, spellings: Iterable[str]) -> "tuple[str, list[Actor]]":
    """A text that spells an actor in all its ways, and the actor with as many mentions as it had."""
    from claims.claim import Actor
    from corpus.article import Span

    text, spans = "", []
    for spelling in spellings:
        spans.append(Span(len(text), len(text) + len(spelling)))
        text += f"{spelling}\n"
    again = spans[:1] * max(0, mentions - len(spans))
    return text, [Actor(name, (*spans, *again), kind)]  # type: ignore[arg-type]


@cache
def _program() -> int:
    """A checksum of all that decides what is found: 4 MB, read in 5 ms."""
    check = 0
    root = Path(__file__).resolve().parents[1]
    folders = sorted((root / "claims").rglob("*")) + sorted((root / "corpus").rglob("*"))
    for path in (*folders, root / "tui" / "annotating.py", root / "tui" / "standing.py"):
        parts = path.relative_to(root).parts
        if path.suffix in (".py", ".npz", ".json", ".txt") and "training" not in parts and "sample" not in parts:
            check = zlib.crc32(path.read_bytes(), zlib.crc32("/".join(parts).encode(), check))
    return check
