"""What can go wrong with an index or a query, each with a message that says how to mend it (the tree: corpus.errors)."""

from corpus.article import Span
from corpus.errors import CrossreadError


class QueryError(CrossreadError):
    """The query can't be understood. `span` is the place in the query, `suggestion` the query that was likely meant."""

    def __init__(self, message: str, span: Span = Span(0, 0), suggestion: str | None = None) -> None:
        super().__init__(message)
        self.span = span
        self.suggestion = suggestion


class LockedError(CrossreadError):
    """Another process is building this index."""


class DamagedIndexError(CrossreadError):
    """The index on disk is missing, damaged or of another version: it has to be built again."""


class Cancelled(Exception):  # noqa: N818 (an answer to the caller's own request, not a fault)
    """The caller asked to give up."""
