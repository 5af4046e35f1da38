"""The full-text index of a corpus. Nothing heavy is imported before it is used."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.build import Progress, Report, build, stale
    from index.errors import Cancelled, DamagedIndexError, LockedError, QueryError
    from index.search import Index

__all__ = [
    "Cancelled",
    "DamagedIndexError",
    "Index",
    "LockedError",
    "Progress",
    "QueryError",
    "Report",
    "build",
    "stale",
]

_HOMES = {
    "Cancelled": "errors",
    "DamagedIndexError": "errors",
    "LockedError": "errors",
    "QueryError": "errors",
    "Index": "search",
    "Progress": "build",
    "Report": "build",
    "build": "build",
    "stale": "build",
}


def __getattr__(name: str) -> Any:
    # Whoosh and NumPy take 150 ms to import, which the first paint can't wait for.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"index.{_HOMES[name]}"), name)
