"""A share of the articles read, analysed and written as one segment: what the processes of a build do side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from corpus.article import Article
from corpus.errors import Fault
from corpus.folder import Corpus, Source
from index.catalogue import Columns
from index.claims.annotations import Annotate, Gathered, made_of
from index.inversion import Inverter, Postings, merged
from index.pool import Tell
from index.reannotation import Recall, watched
from index.schema import FIELDS
from index.segments import Segment, write_segment

_BATCH = 1 << 20
"""Characters inverted at once: as arrays they are 20 times as large."""

_BATCH_ANNOTATED = 128 << 10
"""The same where claims are found as well: a second's work, after which progress is told."""


@dataclass(frozen=True, slots=True)
class Task:
    """Files to read; or, of one large file, articles that are read already."""

    sources: tuple[Source, ...]
    articles: tuple[Article, ...] = ()
    size: int = 0
    """Bytes that this task takes off what is left to do."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one task gave. Rows number files by their place in `sources`; without articles there is no segment."""

    sources: tuple[Source, ...]
    segment: Segment | None
    columns: Columns
    faults: tuple[Fault, ...]


class Reader:
    """Reads tasks one after the other, in one process, and writes their segments to `directory`."""

    def __init__(
        self, corpus: Corpus, directory: Path, annotate: Annotate | None, recall: Recall | None, tell: Tell
    ) -> None:
        """`recall` is asked for what was found in articles before they are looked into."""
        self.corpus = corpus
        self.recall = recall
        self.directory = directory
        self.annotate = annotate
        self.tell = tell

    def __call__(self, task: Task) -> Share:
        """The articles of a task as rows and a segment."""
        inverters = {name: Inverter() for name in FIELDS}
        batches: dict[str, list[Postings]] = {name: [] for name in FIELDS}
        columns: list[Columns] = []
        annotations = Gathered()
        for articles, files in self.batches(task):
            batches["text"] += inverters["text"].in_batches([article.text for article in articles])
            batches["title"] += inverters["title"].in_batches([article.title for article in articles])
            made = self.annotations(self.annotate, articles) if self.annotate else ()
            for article, own in zip(articles, made, strict=bool(self.annotate)):
                annotations.add(own, article)
            columns.append(Columns.of(articles, files))
        rows = Columns.joined(columns)
        rows.numbers["doc"][:] = np.arange(len(rows))
        segment = None
        if len(rows):
            inverters.clear()
            fields = {name: merged(batches.pop(name)) for name in FIELDS}
            for name, postings in fields.items():
                rows.numbers[f"{name}.words"][:] = postings.lengths
            segment = write_segment(self.directory, fields, annotations)
        paths = {source.path for source in task.sources} if not task.articles else set()
        faults = tuple(fault for fault in self.corpus.faults if fault.path in paths)
        return Share(task.sources, segment, rows, (*faults, *annotations.faults))

    def annotations(self, annotate: Annotate, articles: Sequence[Article]) -> Iterator[Any]:
        """What is found in each article, or was before."""
        known = [self.recall.annotation(article) if self.recall else None for article in articles]
        new = [article for article, found in zip(articles, known, strict=True) if found is None]
        made = made_of(annotate, watched(new, self.tell))
        for found in known:
            yield next(made) if found is None else found

    def batches(self, task: Task) -> Iterator[tuple[list[Article], list[int]]]:
        """The articles of a task a batch at a time, each with the number of its file."""
        articles: list[Article] = []
        files: list[int] = []
        size = bytes_done = 0
        batch = _BATCH_ANNOTATED if self.annotate else _BATCH
        for number, article, done in self.articles(task):
            bytes_done += done
            if article is not None:
                articles.append(article)
                files.append(number)
                size += len(article.text)
            if size >= batch or len(articles) >= 500 or bytes_done >= batch:
                self.tell(bytes_done, len(articles))
                if articles:
                    yield articles, files
                articles, files, size, bytes_done = [], [], 0, 0
        if articles:
            yield articles, files
        self.tell(bytes_done, len(articles))

    def articles(self, task: Task) -> Iterator[tuple[int, Article | None, int]]:
        """Each article with the number of its file, and the bytes done with it."""
        if task.articles:
            for article in task.articles:
                yield 0, article, task.size // len(task.articles)
            return
        for number, source in enumerate(task.sources):
            for article in self.corpus.articles(source):
                yield number, article, 0
            yield number, None, source.size


def tasks(corpus: Corpus, sources: Iterable[Source], share: int) -> Iterator[Task]:
    """Cuts the reading into tasks of about `share` bytes; a larger file of many articles is read here."""
    pending: list[Source] = []
    size = 0
    for source in sources:
        if source.size > share and source.path.lower().endswith((".jsonl", ".ndjson")):
            yield from _articles(corpus, source, share)
            continue
        pending.append(source)
        size += source.size
        if size >= share:
            yield Task(tuple(pending), size=size)
            pending, size = [], 0
    if pending:
        yield Task(tuple(pending), size=size)


def _articles(corpus: Corpus, source: Source, share: int) -> Iterator[Task]:
    pending: list[Article] = []
    size = sent = 0
    for article in corpus.articles(source):
        if size >= share:
            yield Task((source,), tuple(pending), size=article.locator.offset - sent)
            sent = article.locator.offset
            pending, size = [], 0
        pending.append(article)
        size += len(article.text)
    if pending:
        yield Task((source,), tuple(pending), size=source.size - sent)
