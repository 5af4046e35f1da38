"""What a person adds to a corpus: tags, notes, marks, verdicts, saved queries; and what was read.

The first are evidence: YAML beside the corpus, written at once and never over a file that can't be read. The last is
state in the user's own folder, and may be lost.
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from threading import Lock

from corpus.article import Article, Span
from corpus.errors import AnnotationsError
from corpus.folder import Corpus
from corpus.notebook import (
    ChangedError,
    Note,
    Notebook,
    Record,
    Signature,
    Verdict,
    locked,
    places,
    read,
    remove_remains,
    signature,
    write,
)
from corpus.places import state_folder
from corpus.state import State

Change = Callable[[Notebook], Notebook]


class Annotations:
    """All that was added to one corpus; usable from any thread. Satisfies `index.results.Kept`.

    Methods that change something write it before they return, and raise `AnnotationsError` where that fails.
    """

    def __init__(self, file: Path, shared: tuple[Path, ...], state: State) -> None:
        self.file = file
        """Where the person's additions are written."""
        self.fault = ""
        """Why they could not be read, or ""; nothing is written until that is mended."""
        self.unsaved: dict[str, str] = {}
        """Words of notes that couldn't be written, by article."""
        self._state = state
        self._changing = Lock()
        self._seen: Signature | None = None
        self._own, self._shared = Notebook(), Notebook()
        for path in shared:
            self._shared = self._attempt(path)
        self._seen = signature(file)
        self._own = self._attempt(file)

    @classmethod
    def load(cls, corpus: Corpus) -> "Annotations":
        """What was added to this corpus. A file that can't be read is told by `fault`."""
        return cls(*places(corpus), State(state_folder() / f"{corpus.key}.sqlite"))

    # What the index asks of it

    @property
    def read(self) -> Set[str]:
        """Ids of the articles that have been read."""
        return self._state.read

    @property
    def noted(self) -> Set[str]:
        """Ids of the articles with a note."""
        return {article for article, record in self._records() if record.notes}

    @property
    def judged(self) -> Set[str]:
        """Ids of the articles with a verdict."""
        return {article for article, record in self._records() if record.verdicts}

    @property
    def tags(self) -> Mapping[str, Set[str]]:
        """The tags of each article that a person has tagged, by id."""
        tags: dict[str, Set[str]] = {}
        for article, record in self._records():
            if record.tags:
                tags[article] = tags.get(article, frozenset()) | record.tags
        return tags

    @property
    def queries(self) -> Mapping[str, str]:
        """Saved queries by name."""
        return {**self._shared.queries, **self._own.queries}

    # What else was added

    @property
    def marked(self) -> Set[str]:
        """Ids of the marked articles."""
        return {article for article, record in self._records() if record.marked}

    def notes(self, article: str) -> tuple[Note, ...]:
        """Notes on one article, in text order."""
        return tuple(sorted((note for id, record in self._records(article) for note in record.notes), key=_order))  # noqa: A001

    def verdicts(self, article: str) -> tuple[Verdict, ...]:
        """Verdicts on passages of one article, in text order."""
        return tuple(sorted((v for id, record in self._records(article) for v in record.verdicts), key=_order))  # noqa: A001

    # Changes

    def set_read(self, article: str, read: bool = True) -> None:
        self._state.set_read(article, read)

    def tag(self, article: Article, *tags: str) -> None:
        self._change_record(article, lambda record: replace(record, tags=record.tags | _clean(tags)))

    def untag(self, article: Article, *tags: str) -> None:
        self._change_record(article, lambda record: replace(record, tags=record.tags - _clean(tags)))

    def mark(self, article: Article, marked: bool = True) -> None:
        self._change_record(article, lambda record: replace(record, marked=marked))

    def add_note(self, article: Article, span: Span, text: str) -> Note:
        """Notes `text` on the passage at `span`."""
        note = Note(span, span.of(article.text), text, article.hash, _now())
        self._write_note(article, text, lambda record: replace(record, notes=(*record.notes, note)))
        return note

    def rewrite_note(self, article: Article, note: Note, text: str) -> Note:
        """Puts other words in the place of a note's, in one step; a note that is gone since is there again."""
        fresh = replace(note, text=text, written=_now())

        def change(record: Record) -> Record:
            others = tuple(fresh if one == note else one for one in record.notes)
            return replace(record, notes=others if fresh in others else (*others, fresh))

        self._write_note(article, text, change)
        return fresh

    def _write_note(self, article: Article, text: str, change: Callable[[Record], Record]) -> None:
        """Keeps the words of a note that can't be written at hand, for the next try."""
        self.unsaved[article.id] = text
        self._change_record(article, change)
        del self.unsaved[article.id]

    def remove_note(self, article: Article, note: Note) -> None:
        self._change_record(article, lambda r: replace(r, notes=tuple(n for n in r.notes if n != note)))

    def set_verdict(self, article: Article, span: Span, verdict: str, text: str = "") -> Verdict | None:
        """Judges the passage at `span`, in place of what was said of it before; an empty verdict takes that back."""
        given = Verdict(span, span.of(article.text), verdict, text, article.hash, _now())

        def change(record: Record) -> Record:
            others = tuple(v for v in record.verdicts if v.span != span)
            return replace(record, verdicts=(*others, given) if verdict else others)

        self._change_record(article, change)
        return given if verdict else None

    def save_query(self, name: str, query: str) -> None:
        """Saves a query for `query:NAME`; a name is one word."""
        name = "-".join(name.split())
        if not name or not query.strip():
            raise AnnotationsError("a saved query needs a name and a query")
        self._change(lambda notebook: replace(notebook, queries={**notebook.queries, name: query.strip()}))

    def remove_query(self, name: str) -> None:
        self._change(lambda n: replace(n, queries={key: query for key, query in n.queries.items() if key != name}))

    # What is remembered

    @cached_property
    def last(self) -> tuple[str, str | None]:
        """The last query, and the id of the article that was open, of the run before."""
        return self._state.last("query") or "", self._state.last("article")

    def remember(self, query: str, article: str | None = None, offset: int | None = None) -> None:
        """Remembers query, article and the place in it for the next run."""
        self._state.set_last("query", query)
        if article is not None:
            self._state.set_last("article", article)
            if offset is not None:
                self._state.set_position(article, offset)

    def position(self, article: str) -> int:
        """The code point at which reading the article stopped."""
        return self._state.position(article)

    # Storage

    def _records(self, article: str | None = None) -> list[tuple[str, Record]]:
        records: list[tuple[str, Record]] = []
        for notebook in (self._shared, self._own):
            if article is None:
                records += notebook.articles.items()
            elif article in notebook.articles:
                records.append((article, notebook.articles[article]))
        return records

    def _attempt(self, file: Path) -> Notebook:
        try:
            return read(file)
        except AnnotationsError as error:
            self.fault = str(error)
            return Notebook()

    def _change_record(self, article: Article, change: Callable[[Record], Record]) -> None:
        def changed(notebook: Notebook) -> Notebook:
            record = change(replace(notebook.articles.get(article.id, Record()), path=article.path))
            articles = {**notebook.articles, article.id: record}
            if record == Record(path=article.path):
                del articles[article.id]
            return replace(notebook, articles=articles)

        self._change(changed)

    def _change(self, change: Change) -> None:
        """Applies a change to what the file holds now, which another explorer may have written since."""
        with self._changing, locked(self.file):
            while True:
                seen = signature(self.file)
                if self.fault or seen != self._seen:
                    self._own, self._seen = read(self.file), seen
                    self.fault = ""
                notebook = change(self._own)
                try:
                    if notebook != self._own or not any(seen):
                        write(self.file, notebook, seen)
                        remove_remains(self.file.resolve().parent)
                except ChangedError:  # on a share without locks
                    continue
                self._own, self._seen = notebook, signature(self.file)
                return


def anchor(noted: Note | Verdict, article: Article) -> Span | None:
    """Where the passage is in the article's text now: at its span, else where its words are nearest, else nowhere."""
    if noted.span.of(article.text) == noted.quote:
        return noted.span
    if not noted.quote:
        return None
    before = article.text.rfind(noted.quote, 0, noted.span.start + len(noted.quote))
    after = article.text.find(noted.quote, noted.span.start)
    starts = [start for start in (before, after) if start >= 0]
    if not starts:
        return None
    start = min(starts, key=lambda found: abs(found - noted.span.start))
    return Span(start, start + len(noted.quote))


def _clean(tags: tuple[str, ...]) -> frozenset[str]:
    return frozenset(tag for tag in (" ".join(tag.split()) for tag in tags) if tag)


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def _order(noted: Note | Verdict) -> tuple[Span, str]:
    return noted.span, noted.written
