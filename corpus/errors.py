"""What can go wrong with a person's files, each error with a message that says how to mend it.

    CrossreadError
    ├── CorpusError            the corpus as a whole can't be opened
    │   └── SettingsError      `corpus.yaml` says something that can't be used
    ├── UnreadableError        one file, or one line of it, holds no article that can be read
    ├── AnnotationsError       what the person added can't be read or stored
    └── (index.errors)         QueryError, LockedError, DamagedIndexError

A `Fault` is no exception: it names what is wrong with one file while the rest of the corpus goes on.
"""

from dataclasses import dataclass


class CrossreadError(Exception):
    """The root: a fault that a person can mend, told in one line."""

    def __str__(self) -> str:
        return printable(super().__str__())  # what it quotes of a file may hold anything

    @property
    def message(self) -> str:
        return str(self)


class CorpusError(CrossreadError):
    """The corpus can't be opened."""


class SettingsError(CorpusError):
    """`corpus.yaml` can't be used; the message names file and line."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class UnreadableError(CrossreadError):
    """A file, or a line of it, can't be read as an article."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


class AnnotationsError(CrossreadError):
    """Tags, notes and marks can't be read or stored."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one file of a corpus. `path` is relative to the corpus's root, `line` counts from 1."""

    path: str
    line: int | None
    message: str

    def __str__(self) -> str:
        place = printable(self.path) if self.line is None else f"{printable(self.path)}:{self.line}"
        return f"{place}: {printable(self.message)}"


def printable(name: str) -> str:
    """A file's name on one line: newlines, control characters and undecodable bytes are spelt out (`\\n`, `\\x1b`)."""
    if name.isprintable():
        return name
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in name)
