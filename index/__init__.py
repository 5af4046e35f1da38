"""The full-text index of a corpus: `Index` answers queries, `index.build` brings it up to date.

Nothing heavy is imported before it is used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.errors import Cancelled, DamagedIndexError, LockedError, QueryError
    from index.search import Index

__all__ = ["Cancelled", "DamagedIndexError", "Index", "LockedError", "QueryError"]


def __getattr__(name: str) -> Any:
    # Whoosh and NumPy take 150 ms to import, which the first paint can't wait for.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module("index.search" if name == "Index" else "index.errors"), name)
