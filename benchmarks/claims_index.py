"""How long an index with claims takes to build, in how much memory, and how fast it answers questions about claims.

python benchmarks/claims_index.py [CORPUS]     a folder; without one, Reuters from ../shared/gold
"""

import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.folder import Corpus, open_corpus
from index.build import build
from index.relating import relate
from index.search import Index
from tui.annotating import annotator

QUERIES = [
    "claim.by:baker", "claim.by:reagan", "claim.by:tre", "claim.by:b*", "claim.by:yeuter~2", 'claim.by:"bank of japan"',
    "claim.num:>10000", "claim.num:10000..12000", "claim.of:tonnes", "claim.of:tonnes claim.num:>=100000",
    "claim.is:denied", "claim.is:hedged", "claim.is:hedged -claim.is:attributed", "claim.speech:direct",
    "claim.date:1987-03", "claim.state:differs", "claim.state:only-here claim.of:tonnes",
    "wheat claim.of:tonnes", "claim.by:japan claim.num:>10 date:1987-03", "-claim.is:hedged", "*",
]  # fmt: skip


class Memory:
    """The most that this process and those that stem from it hold at once, looked at ten times a second."""

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
        while not self._over.wait(0.1):
            held = [held_by(process) for process in family(os.getpid())]
            self.most = max(self.most, sum(held))
            self.most_of_one = max(self.most_of_one, *held, 0)


def held_by(process: int) -> int:
    """Bytes of memory that a process holds; of what several hold together, its share."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def family(process: int) -> list[int]:
    """A process and all that stem from it."""
    parents: dict[int, list[int]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        parents.setdefault(parent, []).append(int(path.parent.name))
    found, at = [process], 0
    while at < len(found):
        found += parents.get(found[at], ())
        at += 1
    return found


def spent(process: int) -> float:
    """Seconds of processor time of a process and those that it has waited for; 0 for one that is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        if len(sys.argv) > 1:
            corpus = open_corpus(sys.argv[1])
        else:
            from reuters import as_files

            # In a process of its own, so that what it holds doesn't count.
            export = multiprocessing.get_context("fork").Process(target=as_files, args=(Path(scratch) / "reuters",))
            export.start()
            export.join()
            corpus = open_corpus(Path(scratch) / "reuters")
        directory = Path(scratch) / "index"
        characters = sum(source.size for source in corpus.sources())
        print(f"{multiprocessing.cpu_count()} processors, {characters / 1e6:.1f} MB of articles")
        found = annotator(corpus)
        measured("words", characters, lambda: build(corpus, directory))
        measured("claims", characters, lambda: build(corpus, directory, annotate=found))
        measured("stories", characters, lambda: relate(corpus, found, directory))
        measured("nothing changed", characters, lambda: build(corpus, directory, annotate=found))
        changed = next(iter(sorted(corpus.root.rglob("*.txt"))[5000:]), None)
        if changed:
            changed.write_bytes(changed.read_bytes() + b"\nOne more line, an official said.\n")
            measured("one file changed", characters, lambda: build(corpus, directory, annotate=found))
            measured("… its story", characters, lambda: relate(corpus, found, directory))
        sizes = sum(path.stat().st_size for path in directory.iterdir())
        print(f"index on disk: {sizes / 1e6:.0f} MB")
        answers(corpus, directory)


def measured(name: str, characters: int, run: Callable[[], object]) -> None:
    started, before = time.perf_counter(), processor_time()
    with Memory() as memory:
        run()
    took = time.perf_counter() - started
    print(
        f"{name:16} {took:7.1f} s by the clock, {processor_time() - before:7.1f} s of processor time"
        f"  memory at most {memory.most >> 20} MB, of one process {memory.most_of_one >> 20} MB",
        flush=True,
    )


def processor_time() -> float:
    """Seconds of this process and all that stem from it, those included that are over and were waited for."""
    return sum(map(spent, family(os.getpid())))


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
