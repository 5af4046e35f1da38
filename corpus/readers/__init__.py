"""Readers: one module a format, each with `read(file, path) -> Iterator[Draft | Fault]`.

A reader gives what the file says and infers nothing. A module is imported when its first file is met.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from os import fstat
from pathlib import Path

from corpus.errors import Fault, UnreadableError
from corpus.opening import open_ordinary

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".jsonl": "jsonlines",
    ".ndjson": "jsonlines",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}

LINE_FORMATS = frozenset({".jsonl", ".ndjson"})
"""Formats with an article a line, which can be read alone."""

LARGEST = 100 << 20
"""Bytes of one article's file, or of one line of JSON lines. What is larger is no article; memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its file gives it; `line` and `offset` (in bytes) say where in the file."""

    text: str
    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    url: str | None = None
    language: str | None = None
    tags: tuple[str, ...] = ()
    offset: int = 0
    line: int | None = None


Reader = Callable[[Path, str], Iterator[Draft | Fault]]


def reader(path: str) -> Reader | None:
    """The reader for a file of this name, or None where the name promises no article."""
    dot = path.rfind(".")
    name = FORMATS.get(path[dot:].lower()) if dot >= 0 else None
    return None if name is None else named(name)


@cache
def named(name: str) -> Reader:
    read: Reader = import_module(f"corpus.readers.{name}").read
    return read


def whole(file: Path) -> bytes:
    """A file's bytes; raises `UnreadableError` where it is too large or can't be read."""
    try:
        with open_ordinary(file) as stream:
            size = fstat(stream.fileno()).st_size
            data = stream.read(size + 1) if size <= LARGEST else b""  # asked for more, Python sets more aside
    except OSError as error:
        raise UnreadableError(reason(error)) from None
    if size > LARGEST:
        raise UnreadableError(f"larger than {LARGEST >> 20} MB, too large for one article; split it")
    return data


def reason(error: OSError) -> str:
    """Why the system refused a file, and what to do about it."""
    if isinstance(error, PermissionError):
        return "may not be read; give yourself permission (chmod u+r)"
    if isinstance(error, FileNotFoundError):
        return "is no longer there; refresh the index"
    return f"can't be read: {error.strerror or error}"
