"""What can go wrong with an index or a query; the whole tree is drawn in `corpus.errors`."""

from corpus.article import Span
from corpus.errors import CrossreadError

_START = Span(0, 0)


class QueryError(CrossreadError):
    """The query can't be understood. `span` is the place in the query, `suggestion` the query that was likely meant."""

    def __init__(self, message: str, span: Span = _START, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.span = span
        self.suggestion = suggestion


class LockedError(CrossreadError):
    """Another process is building this index."""


class DamagedIndexError(CrossreadError):
    """The index on disk is missing, damaged or of another version: it has to be built again."""


class Cancelled(Exception):  # noqa: N818 (an answer to the caller's own request, not a fault)
    """The caller asked to give up."""
