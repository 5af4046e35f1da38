"""A corpus: its files, its notes, its index."""

import os
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tui.checks.finding import Finding, State
from tui.checks.own_folders import existing

if TYPE_CHECKING:
    from corpus.folder import Corpus

BEHIND = 120.0
"""Seconds that a clock may be behind: those of two machines that share a folder differ a little."""


def files(corpus: "Corpus") -> Iterator[Finding]:
    """Reads every article of the corpus and names each file that has something wrong."""
    count = newest = 0
    for source in corpus.sources():
        newest = max(newest, source.mtime_ns)
        count += sum(1 for _ in corpus.articles(source))
    if count:
        yield Finding("ok", "corpus", f"{corpus.name}: {count} article{'' if count == 1 else 's'} in {corpus.root}")
    else:
        yield Finding("fault", "corpus", f"{corpus.root} holds no article; put .txt, .md or .jsonl files there")
    for fault in corpus.faults:
        yield Finding("fault", "file", str(fault))
    yield from _clock("a file of the corpus", newest / 1e9)


def extras(corpus: "Corpus") -> Iterator[Finding]:
    """Whether what some files of the corpus need is installed."""
    from importlib.util import find_spec

    pages = sum(1 for source in corpus.sources() if source.path.lower().endswith((".html", ".htm", ".xhtml")))
    if find_spec("trafilatura") is not None:
        yield Finding("ok", "extras", "web pages can be read (crossread[html])")
    elif pages:
        told = f"{pages} web page{'' if pages == 1 else 's'} of the corpus can't be read"
        yield Finding("fault", "extras", f"{told}; pip install 'crossread[html]'")
    else:
        yield Finding("ok", "extras", "none; web pages would need pip install 'crossread[html]'")


def place(corpus: "Corpus") -> Iterator[Finding]:
    """Whether the corpus can be written to, and where notes on it go."""
    from corpus.annotations import Annotations
    from corpus.notebook import left_out
    from corpus.turns import turn

    if os.access(corpus.root, os.W_OK):
        yield Finding("ok", "corpus", "can be written to; crossread only does by add and index --in-corpus")
    else:
        yield Finding("ok", "corpus", "is read-only; what you add goes elsewhere")
    kept = Annotations.load(corpus)
    yield Finding("fault", "notes", kept.fault) if kept.fault else Finding("ok", "notes", str(kept.file))
    for link in left_out(corpus):
        yield Finding("fault", "notes", f"{link} is a link to a file of another name and is left out; remove it")
    try:
        with turn(existing(kept.file.parent).resolve(), 0):
            pass
    except TimeoutError:
        message = "another program holds the lock on their folder; they can be written once it lets go"
        yield Finding("advice", "notes", message)
    except OSError as error:
        yield Finding("fault", "notes", f"their folder can't be locked: {error.strerror or error}")


def index(corpus: "Corpus") -> Iterator[Finding]:
    """Whose index is used, and whether it can be read and is up to date."""
    from corpus.errors import CrossreadError
    from index.errors import OtherVersionError
    from index.search import Index
    from index.store import Store, index_directory, own_directory
    from tui.indexing import out_of_date

    directory = index_directory(corpus)
    if directory != (own := own_directory(corpus)):
        yield Finding("ok", "index", f"your own: {directory}")
        if own.is_dir():
            yield Finding("fault", "index", f"{own} is a link to another place and is left out; remove it")
    elif os.access(directory, os.W_OK):
        yield Finding("ok", "index", f"the corpus's own, which you may refresh: {directory}")
    else:
        yield Finding("ok", "index", "the corpus's own; its owner refreshes it, and open explorers follow")
    store = Store(directory)
    try:
        if holder := store.writer():
            yield Finding("ok", "index", f"is being built just now by {holder}")
        if store.latest() < 1:
            yield Finding(
                "advice", "index", "there is none yet; crossread index builds it, and so does opening the corpus"
            )
            return
        opened = Index.open(corpus)
        opened.verify()
        stale = out_of_date(corpus)
    except CrossreadError as error:
        state: State = "advice" if isinstance(error, OtherVersionError) else "fault"
        yield Finding(state, "index", f"{error}; crossread index builds it again")
        return
    except OSError as error:
        yield Finding(
            "fault", "index", f"{directory}: {error.strerror or error}; give yourself permission, or remove it"
        )
        return
    if stale:
        yield Finding("advice", "index", f"{len(opened)} articles; {_why(corpus)}: crossread index refreshes it")
    else:
        yield Finding("ok", "index", f"{len(opened)} articles, up to date")
    yield from _clock("the index", max((file.stat().st_mtime for file in directory.glob("*.toc")), default=0))


def disks(corpus: "Corpus") -> Iterator[Finding]:
    """Whether there is room for what is written while this corpus is read."""
    from corpus import places
    from corpus.notebook import places as places_of_notes
    from index.store import index_directory
    from tui.checks.room import room

    size = sum(source.size for source in corpus.sources())
    kept = ("index", index_directory(corpus)), ("notes", places_of_notes(corpus)[0].parent)
    yield from room((*kept, ("read state", places.state_folder())), size)


def _why(corpus: "Corpus") -> str:
    from index.build import stale

    return "files have changed since" if stale(corpus) else "their claims are still to be found"


def _clock(what: str, written: float) -> Iterator[Finding]:
    """Whether something was written at a time that, by the clock, is still to come."""
    ahead = written - time.time()
    if ahead > BEHIND:
        far = f"{ahead / 86_400:.0f} days" if ahead > 172_800 else f"{ahead / 60:.0f} minutes"
        yield Finding("advice", "clock", f"{what} was written {far} from now; set the clock, dates of notes are wrong")
