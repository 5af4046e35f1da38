"""How fast "who else says this?" is answered over Reuters, for claims drawn by chance.

    python benchmarks/elsewhere.py [CORPUS INDEX]     a folder and its index with claims; else Reuters, made into both

What is read of other articles is what the index has stored; nothing is kept from one question to the next, as if each
were the first. Processor time of one thread; the first ten questions, which load models, are told apart.
"""

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.article import Span
from corpus.folder import Corpus, open_corpus
from index.build import build
from index.relating import relate
from index.search import Index
from tui.annotating import annotator
from tui.config import Config
from tui.crossing import Crossing
from tui.elsewhere import Elsewhere
from tui.workspace import Workspace

QUESTIONS, WARMING = 300, 10


def main() -> None:
    if len(sys.argv) > 2:
        ask(open_corpus(sys.argv[1]), Path(sys.argv[2]))
        return
    from reuters import as_lines

    with tempfile.TemporaryDirectory() as scratch:
        corpus = open_corpus(as_lines(Path(scratch) / "reuters"))
        build(corpus, Path(scratch) / "index", annotate=annotator(corpus))
        relate(corpus, annotator(corpus), Path(scratch) / "index")
        ask(corpus, Path(scratch) / "index")


def ask(corpus: Corpus, directory: Path) -> None:
    """Asks of claims drawn by chance, and prints times and what was found."""
    workspace = Workspace(corpus, Config())
    workspace.index = index = Index.open(corpus, directory)
    chance = random.Random(7)
    entries = index.entries()
    times: list[float] = []
    wall: list[float] = []
    answers: list[Elsewhere] = []
    while len(times) < QUESTIONS + WARMING:
        entry = chance.choice(entries)
        records = index.annotation(entry.id)["claims"]
        if not records:
            continue
        article = index.article(entry.id)
        span = Span(*chance.choice(records)["span"])
        begun, used = time.perf_counter(), time.process_time()
        answers.append(Crossing(workspace).who_else(article, span))
        times.append(1000 * (time.process_time() - used))
        wall.append(1000 * (time.perf_counter() - begun))
    print(f"{len(index):,} articles; first {WARMING}: {', '.join(f'{value:.0f}' for value in times[:WARMING])} ms")
    tell("processor", times[WARMING:])
    tell("by the clock", wall[WARMING:])
    told(answers[WARMING:])


def tell(what: str, times: list[float]) -> None:
    """Prints how times spread."""
    parts = statistics.quantiles(times, n=20)
    print(f"{what:13} median {statistics.median(times):6.1f} ms   95 of 100 within {parts[18]:6.1f} ms")


def told(answers: list[Elsewhere]) -> None:
    """Prints what was found."""
    there = [answer for answer in answers if answer.told]
    looked = statistics.mean(answer.looked_at for answer in answers)
    conflicts = sum(any(telling.conflicts for telling in answer.tellings) for answer in answers)
    print(
        f"{looked:.1f} articles looked at; {len(there)} of {len(answers)} are told elsewhere, "
        f"{conflicts} with a difference or contradiction"
    )


if __name__ == "__main__":
    main()
