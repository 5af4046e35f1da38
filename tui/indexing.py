"""The index of a corpus, built or refreshed when it must be; for the command line and the explorer's indexing process."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from corpus.folder import Corpus
    from index.build import Progress, Report
    from index.search import Index


def refresh(
    corpus: "Corpus", progress: "Callable[[Progress], None] | None" = None, directory: "Path | None" = None
) -> "Report":
    """Brings the index up to date with the corpus's files."""
    from index.build import build

    return build(corpus, directory, progress=progress)


def ready_index(corpus: "Corpus") -> "Index":
    """The corpus's index, up to date; on a terminal a progress bar on standard error tells of a build."""
    from index.build import stale
    from index.search import Index

    if stale(corpus):
        refresh_with_bar(corpus)
    return Index.open(corpus)


def refresh_with_bar(corpus: "Corpus", directory: "Path | None" = None) -> "Report":
    """Refreshes with rich's progress bar (rate, remaining time) on standard error, or silently off a terminal."""
    if not sys.stderr.isatty():
        return refresh(corpus, directory=directory)
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
        TextColumn("indexing"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("indexing", total=None)
        return refresh(corpus, lambda step: bar.update(task, completed=step.done, total=step.total), directory)
