"""How long an index with claims takes to build, in how much memory, and how fast it answers questions about claims.

python benchmarks/claims_index.py [CORPUS]     a folder; without one, Reuters from ../shared/gold
"""

import multiprocessing
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.folder import Corpus, open_corpus
from index.build import build
from index.search import Index
from tui.annotating import annotator

QUERIES = [
    "claim.by:baker", "claim.by:reagan", "claim.by:tre", "claim.by:b*", "claim.by:yeuter~2", 'claim.by:"bank of japan"',
    "claim.num:>10000", "claim.num:10000..12000", "claim.of:tonnes", "claim.of:tonnes claim.num:>=100000",
    "claim.is:denied", "claim.is:hedged", "claim.is:hedged -claim.is:attributed", "claim.speech:direct",
    "claim.date:1987-03", "wheat claim.of:tonnes", "claim.by:japan claim.num:>10 date:1987-03", "-claim.is:hedged", "*",
]  # fmt: skip


class Memory:
    """The most that this process and those it started hold at once, looked at many times a second."""

    def __init__(self) -> None:
        self.most = self.most_of_one = 0
        self._over = threading.Event()
        self._watch = threading.Thread(target=self._look)

    def __enter__(self) -> "Memory":
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._watch.join()

    def _look(self) -> None:
        while not self._over.wait(0.05):
            held = [resident("self"), *(resident(str(child.pid)) for child in multiprocessing.active_children())]
            self.most = max(self.most, sum(held))
            self.most_of_one = max(self.most_of_one, *held, 0)


def resident(process: str) -> int:
    """Bytes of memory that a process holds for itself: what several share (programs, mapped files) counts for none."""
    try:
        pages = Path(f"/proc/{process}/statm").read_text().split()
    except OSError:
        return 0
    return (int(pages[1]) - int(pages[2])) * 4096


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        if len(sys.argv) > 1:
            corpus = open_corpus(sys.argv[1])
        else:
            from reuters import as_lines

            # In a process of its own, so that what it holds doesn't count.
            export = multiprocessing.get_context("fork").Process(target=as_lines, args=(Path(scratch) / "reuters",))
            export.start()
            export.join()
            corpus = open_corpus(Path(scratch) / "reuters")
        directory = Path(scratch) / "index"
        characters = sum(source.size for source in corpus.sources())
        print(f"{multiprocessing.cpu_count()} processors, {characters / 1e6:.1f} MB of articles")
        measured("words alone", corpus, directory, characters, claims=False)
        measured("with claims", corpus, directory, characters, claims=True)
        measured("nothing changed", corpus, directory, characters, claims=True)
        sizes = sum(path.stat().st_size for path in directory.iterdir())
        print(f"index on disk: {sizes / 1e6:.0f} MB")
        answers(corpus, directory)


def measured(name: str, corpus: Corpus, directory: Path, characters: int, claims: bool) -> None:
    started = time.perf_counter()
    with Memory() as memory:
        build(corpus, directory, annotate=annotator(corpus) if claims else None)
    took = time.perf_counter() - started
    print(
        f"{name:16} {took:7.1f} s  {characters / took / 1e6:6.2f} MB/s"
        f"  memory at most {memory.most >> 20} MB, of one process {memory.most_of_one >> 20} MB"
    )


def answers(corpus: Corpus, directory: Path) -> None:
    """Prints the milliseconds of processor time that each query takes: articles the first time and again, claims."""
    started = time.process_time()
    index = Index.open(corpus, directory)
    print(f"open {1000 * (time.process_time() - started):.1f} ms; {index.claims('', 0).total:,} claims")
    print("articles  again   claims   matches")
    for query in QUERIES:
        times = []
        for ask in (index.search, index.search, index.claims):
            started = time.process_time()
            found = ask(query)
            times.append(1000 * (time.process_time() - started))
        print(f"{times[0]:8.1f} {times[1]:6.1f} {times[2]:8.1f} {found.total:9,}  {query}")


if __name__ == "__main__":
    main()
