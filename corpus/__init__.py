"""Articles and what people add to them: the model, file formats, sentences, the folder on disk.

Names are imported when they are first used, so that `import corpus` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.article import Article, Locator, Span
    from corpus.errors import (
        AnnotationsError,
        CorpusError,
        CrossreadError,
        Fault,
        SettingsError,
        UnreadableError,
    )
    from corpus.folder import Corpus, Source, open_corpus, sample_corpus

_HOME = {
    "Article": "article",
    "Locator": "article",
    "Span": "article",
    "AnnotationsError": "errors",
    "CorpusError": "errors",
    "CrossreadError": "errors",
    "Fault": "errors",
    "SettingsError": "errors",
    "UnreadableError": "errors",
    "Corpus": "folder",
    "Source": "folder",
    "open_corpus": "folder",
    "sample_corpus": "folder",
}

__all__ = [
    "AnnotationsError",
    "Article",
    "Corpus",
    "CorpusError",
    "CrossreadError",
    "Fault",
    "Locator",
    "SettingsError",
    "Source",
    "Span",
    "UnreadableError",
    "open_corpus",
    "sample_corpus",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(import_module(f"corpus.{_HOME[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
