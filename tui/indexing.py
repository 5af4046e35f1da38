"""The index of a corpus, built or refreshed when it must be; for the command line and the explorer's indexing process.

A first build has three passes: the words of all articles, which can be searched at once; the claims in them, which take
some ten times as long to find; then stories, and how the claims of each stand to each other.
"""

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.annotating import annotator

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.annotations import Annotations
    from corpus.folder import Corpus
    from index.build import Progress, Report
    from index.search import Index

WORDS, CLAIMS, STORIES = "indexing", "finding claims", "comparing stories"
"""What a pass of a build is called."""

Told = Callable[[str, "Progress"], None]
"""Told of the pass and how far it is."""


def refresh(
    corpus: "Corpus",
    progress: Told | None = None,
    directory: "Path | None" = None,
    claims: bool = True,
    searchable: Callable[[], None] = lambda: None,
    processes: int | None = None,
) -> "Report":
    """Brings the index up to date with the corpus's files.

    Without `claims` they are looked for only where the index holds claims already. `searchable` is called when the
    words of a first build can be searched, while claims are still to come.
    """
    from index.build import build
    from index.relating import relate

    there = _opened(corpus, directory)
    words = None
    if there is None or not (claims or there.has_claims):
        words = build(corpus, directory, progress and (lambda step: progress(WORDS, step)), processes=processes)
        searchable()
        if not claims:
            return words
    name = CLAIMS if there is None or not there.has_claims else WORDS
    found = annotator(corpus)
    report = build(corpus, directory, progress and (lambda step: progress(name, step)), found, processes=processes)
    relate(corpus, found, directory, progress and (lambda step: progress(STORIES, step)), processes=processes)
    return report if words is None else _both(words, report)


def _both(words: "Report", claims: "Report") -> "Report":
    """What two passes did together: the first one read the files."""
    return replace(
        words,
        articles=claims.articles,
        seconds=words.seconds + claims.seconds,
        faults=tuple(dict.fromkeys((*words.faults, *claims.faults))),
    )


def out_of_date(corpus: "Corpus") -> bool:
    """Whether files, or how claims are found, have changed since the index was built."""
    from index.build import stale

    return stale(corpus, annotate=annotator(corpus))


def ready_index(corpus: "Corpus", claims: bool = True) -> "Index":
    """The corpus's index, up to date; on a terminal a progress bar on standard error tells of a build.

    Without `claims`, one that holds none yet will do: it is there in a tenth of the time.
    """
    from index.build import stale
    from index.search import Index
    from tui.cli.output import say

    there = _opened(corpus, None)
    wanted = claims or (there is not None and there.has_claims)
    if stale(corpus, annotate=annotator(corpus) if wanted else None):
        report = refresh_with_bar(corpus, claims=claims)
        if report.note:
            say(f"crossread: {report.note}")
    return Index.open(corpus)


def asks_for_claims(corpus: "Corpus", query: str, kept: "Annotations") -> bool:
    """Whether a query may hold a field of claims or stories, its own or one of what it refers to."""
    meanings = (query, *kept.queries.values(), *corpus.settings.abbreviations.values())
    return any(field in words.lower() for words in meanings for field in ("claim.", "story:"))


def refresh_with_bar(corpus: "Corpus", directory: "Path | None" = None, claims: bool = True) -> "Report":
    """Refreshes with rich's progress bar (rate, remaining time) on standard error, or silently off a terminal."""
    if not sys.stderr.isatty():
        return refresh(corpus, directory=directory, claims=claims)
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(WORDS, total=None)
        return refresh(
            corpus,
            lambda name, step: bar.update(task, description=name, completed=step.done, total=step.total),
            directory,
            claims,
        )


def _opened(corpus: "Corpus", directory: "Path | None") -> "Index | None":
    """The index as it is, None where there is none that can be read."""
    from index.errors import DamagedIndexError
    from index.search import Index

    try:
        return Index.open(corpus, directory)
    except DamagedIndexError:
        return None
