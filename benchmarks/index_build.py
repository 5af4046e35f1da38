"""How long an index takes to build and to refresh, against stock Whoosh with the same fields in the same run.

    python benchmarks/index_build.py [CORPUS]     a folder; without one, Reuters from ../shared/gold, as lines and files

Stock Whoosh is what its documentation shows: `TEXT(phrase=True)` with a `StemmingAnalyzer`, one writer.
"""

import multiprocessing
import resource
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.folder import Corpus, open_corpus
from index.build import build


def processor_time() -> float:
    """Seconds of processor time of this process and of those that it has waited for."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)


def stock(corpus: Corpus, directory: Path) -> None:
    """The same articles in stock Whoosh."""
    from whoosh.analysis import StemmingAnalyzer
    from whoosh.fields import DATETIME, ID, KEYWORD, STORED, TEXT, Schema
    from whoosh.index import create_in

    words = TEXT(analyzer=StemmingAnalyzer(stoplist=None), phrase=True)
    schema = Schema(
        id=ID(stored=True, unique=True), title=words, text=words, outlet=ID(stored=True), author=ID(stored=True),
        tag=KEYWORD(stored=True, commas=True), published=DATETIME(stored=True), path=ID(stored=True), offset=STORED,
    )  # fmt: skip
    directory.mkdir()
    writer = create_in(directory, schema).writer(limitmb=256)
    for source in corpus.sources():
        for article in corpus.articles(source):
            day = article.published and datetime.combine(article.published, datetime.min.time())
            writer.add_document(
                id=article.id, title=article.title, text=article.text, outlet=article.outlet,
                author=", ".join(article.authors), tag=", ".join(article.tags), path=article.path,
                published=day, offset=article.locator.offset,
            )  # fmt: skip
    writer.commit()


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        if len(sys.argv) > 1:
            corpora = {"given": open_corpus(sys.argv[1])}
        else:
            from reuters import as_files, as_lines

            corpora = {
                "lines": open_corpus(as_lines(Path(scratch) / "lines")),
                "files": open_corpus(as_files(Path(scratch) / "files")),
            }
        print(f"{multiprocessing.cpu_count()} processors; seconds by the clock, and of processor time")
        for name, corpus in corpora.items():
            report(name, corpus, Path(scratch))


def report(name: str, corpus: Corpus, scratch: Path) -> None:
    """Prints the times of one corpus."""
    ours = timed(lambda: build(corpus, scratch / f"ours-{name}"))
    print(f"{name}: cold build          {ours[0]:7.2f} {ours[1]:7.2f}")
    nothing = timed(lambda: build(corpus, scratch / f"ours-{name}"))
    print(
        f"{name}: nothing changed     {nothing[0]:7.2f} {nothing[1]:7.2f}   {nothing[0] / ours[0]:6.1%} of a cold build"
    )
    if len(files := [source.path for source in corpus.sources()]) > 1:
        changed = corpus.root / files[len(files) // 2]
        before = changed.read_bytes()
        try:
            changed.write_bytes(before + b"\nOne more line.\n")
            refresh = timed(lambda: build(corpus, scratch / f"ours-{name}"))
        finally:
            changed.write_bytes(before)
        print(f"{name}: one file changed    {refresh[0]:7.2f} {refresh[1]:7.2f}   {refresh[0] / ours[0]:6.1%}")
    theirs = timed(lambda: stock(corpus, scratch / f"stock-{name}"))
    print(f"{name}: stock Whoosh        {theirs[0]:7.2f} {theirs[1]:7.2f}")
    print(f"{name}: ours of stock       {ours[0] / theirs[0]:7.2f} {ours[1] / theirs[1]:7.2f}")


def timed(run: object) -> tuple[float, float]:
    """Seconds by the clock, and of processor time."""
    started, spent = time.perf_counter(), processor_time()
    run()  # type: ignore[operator]
    return time.perf_counter() - started, processor_time() - spent


if __name__ == "__main__":
    main()
