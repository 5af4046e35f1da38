"""What a search answers, in plain data: no type of the engine behind it appears here."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from corpus.article import Locator, Span


class Kept(Protocol):
    """What the person has added, as the query fields `is:unread`, `has:note`, `tag:` and `query:` need it."""

    @property
    def read(self) -> Set[str]: ...
    @property
    def noted(self) -> Set[str]: ...
    @property
    def tags(self) -> Mapping[str, Set[str]]: ...
    @property
    def queries(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index's catalogue has it: all but its text."""

    id: str
    title: str
    locator: Locator
    outlet: str | None
    authors: tuple[str, ...]
    published: date | None
    language: str | None
    tags: tuple[str, ...]
    inferred: frozenset[str]
    length: int
    """Code points of the text."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text that shows hits; `span` and `hits` are offsets into the article's text."""

    span: Span
    text: str
    """The words of `span`, to the letter."""
    hits: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers the query."""

    entry: Entry
    score: float
    passages: tuple[Passage, ...]
    title_hits: tuple[Span, ...] = ()
    """Offsets into the title."""


@dataclass(frozen=True, slots=True)
class Facets:
    """How the answers spread; each maps a value to its number of articles, largest first (months in order of time)."""

    outlets: Mapping[str, int] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    actors: Mapping[str, int] = field(default_factory=dict)
    """Those of most articles, as `claim.by:` finds them by their one name."""
    claims: Mapping[str, int] = field(default_factory=dict)
    """Articles with a claim that is denied, hedged, …: values of `claim.is:` out of the ordinary."""
    states: Mapping[str, int] = field(default_factory=dict)
    """Articles with a claim that differs from those of others, agrees, …: values of `claim.state:`."""


@dataclass(frozen=True, slots=True)
class Story:
    """Articles that report the same events, by their ids, in order of time."""

    id: str
    label: str
    """The headline of the article that is most like all the others."""
    articles: tuple[str, ...]
    origins: tuple[tuple[str, ...], ...]
    """The same articles by origin: those of one are one text reprinted, cut or lightly reworded."""
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query: `total` articles match, `hits` is the page asked for."""

    query: str
    """The query in normal form; parses to the same query again."""
    reading: str
    """The query in words, for the line under the search box."""
    total: int
    hits: tuple[Hit, ...]
    seconds: float
    suggestions: tuple[str, ...] = ()
    """Whole queries to try instead, for words that the corpus lacks."""


@dataclass(frozen=True, slots=True)
class ClaimHit:
    """A claim that answers the query."""

    entry: Entry
    """Its article."""
    record: Mapping[str, Any]
    """The claim as the contract's CLAIM; its actor goes by the one name that it has over all articles.

    Its `state`, where articles have been compared, is a value of `claim.state:`, or None.
    """
    words: str
    """The words of its span, to the letter; "" where the file is gone, or where words weren't asked for."""


@dataclass(frozen=True, slots=True)
class ClaimFacets:
    """How claims spread; each maps a value to its number of claims, largest first."""

    actors: Mapping[str, int] = field(default_factory=dict)
    certainty: Mapping[str, int] = field(default_factory=dict)
    stance: Mapping[str, int] = field(default_factory=dict)
    speech: Mapping[str, int] = field(default_factory=dict)
    states: Mapping[str, int] = field(default_factory=dict)
    """How they stand to those of other articles, values of `claim.state:`; empty until that is known."""


@dataclass(frozen=True, slots=True)
class ClaimResults:
    """The claims that answer one query: `total` do, in `articles` articles; `hits` is the page asked for."""

    query: str
    reading: str
    total: int
    articles: int
    hits: tuple[ClaimHit, ...]
    facets: ClaimFacets
    seconds: float
