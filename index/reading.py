"""One batch of articles read and analysed: what the processes of a build do side by side."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from corpus.article import Article
from corpus.errors import Fault
from corpus.folder import Corpus, Source
from index.catalogue import Columns
from index.inversion import Inverter, Postings

Annotate = Callable[[Article], Any]
"""Makes plain data (JSON values) of an article, stored with it; has to be picklable."""


@dataclass(frozen=True, slots=True)
class Task:
    """Files to read; or, of one large file, articles that are read already."""

    sources: tuple[Source, ...]
    articles: tuple[Article, ...] = ()
    size: int = 0
    """Bytes that this task takes off what is left to do."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one task gave. Rows number files by their place in `sources`."""

    sources: tuple[Source, ...]
    columns: Columns
    postings: dict[str, Postings]
    faults: tuple[Fault, ...]
    annotations: tuple[Any, ...]
    size: int


class Reader:
    """Reads tasks one after the other, in one process."""

    def __init__(self, corpus: Corpus, annotate: Annotate | None = None) -> None:
        self.corpus = corpus
        self.annotate = annotate
        self._inverters = {"text": Inverter(), "title": Inverter()}

    def read(self, task: Task) -> Batch:
        """The articles of a task as rows and postings."""
        articles: list[Article] = []
        files: list[int] = []
        faults: list[Fault] = []
        if task.articles:
            articles += task.articles
            files += [0] * len(articles)
        else:
            for number, source in enumerate(task.sources):
                found = list(self.corpus.articles(source))
                articles += found
                files += [number] * len(found)
            paths = {source.path for source in task.sources}
            faults += (fault for fault in self.corpus.faults if fault.path in paths)
        return Batch(
            sources=task.sources,
            columns=Columns.of(articles, segment=-1, docs=range(len(articles)), files=files),
            postings={
                "text": self._inverters["text"].invert([article.text for article in articles]),
                "title": self._inverters["title"].invert([article.title for article in articles]),
            },
            faults=tuple(faults),
            annotations=tuple(map(self.annotate, articles)) if self.annotate else (),
            size=task.size,
        )


_reader: Reader | None = None


def start_worker(corpus: Corpus, annotate: Annotate | None) -> None:
    """Prepares a process of the pool; an interrupt is its parent's to handle."""
    global _reader
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = Reader(corpus, annotate)


def run_task(task: Task) -> Batch:
    """`Reader.read` in a process of the pool."""
    assert _reader is not None
    return _reader.read(task)


def tasks(corpus: Corpus, sources: Iterable[Source], share: int = 1 << 20) -> Iterable[Task]:
    """Cuts the reading into tasks of about `share` bytes; a larger file of many articles is read here."""
    pending: list[Source] = []
    size = 0
    for source in sources:
        if source.size > share and source.path.lower().endswith((".jsonl", ".ndjson")):
            yield from _articles(corpus, source, share)
            continue
        pending.append(source)
        size += source.size
        if size >= share or len(pending) >= 512:
            yield Task(tuple(pending), size=size)
            pending, size = [], 0
    if pending:
        yield Task(tuple(pending), size=size)


def _articles(corpus: Corpus, source: Source, share: int) -> Iterable[Task]:
    pending: list[Article] = []
    size = sent = 0
    for article in corpus.articles(source):
        pending.append(article)
        size += len(article.text)
        if size >= share:
            yield Task((source,), tuple(pending), size=max(0, article.locator.offset - sent))
            sent = article.locator.offset
            pending, size = [], 0
    yield Task((source,), tuple(pending), size=source.size - sent)
