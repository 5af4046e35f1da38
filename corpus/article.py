"""The model: an article as its file gives it, and spans that quote it to the letter."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch `[start, end)` of an article's text, in Unicode code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words this span quotes."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Locator:
    """Where an article is stored: enough to read it again without reading anything else.

    `path` is POSIX, relative to the corpus's root; `offset` is the byte at which the
    article's line starts in a `.jsonl` file, 0 for a file that is one article.
    """

    path: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `text` is what the file says, decoded, with CRLF and CR turned into LF, nothing else changed."""

    id: str
    text: str
    title: str
    locator: Locator
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    inferred: frozenset[str] = field(default_factory=frozenset)
    """Names of the fields above that were told from the text, not given by its owner."""
    hash: str = ""
    """SHA-256 of the text's UTF-8 bytes, in hexadecimal."""

    @property
    def path(self) -> str:
        return self.locator.path
