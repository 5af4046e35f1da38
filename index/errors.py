"""What can go wrong with an index or a query; the whole tree is drawn in `corpus.errors`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

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


class OtherVersionError(DamagedIndexError):
    """The index on disk is whole, but of another version."""


class Cancelled(Exception):  # noqa: N818 (an answer to the caller's own request, not a fault)
    """The caller asked to give up."""


Method = TypeVar("Method", bound=Callable[..., Any])


def guarded(method: Method) -> Method:
    """The method; whatever reading a broken index raises becomes `DamagedIndexError`."""

    @wraps(method)
    def asked(*args: Any, **kwargs: Any) -> Any:
        try:
            return method(*args, **kwargs)
        except (CrossreadError, Cancelled):
            raise
        except Exception as error:
            raise DamagedIndexError(f"the index can't be read ({type(error).__name__}); build it again") from error

    return cast(Method, asked)
