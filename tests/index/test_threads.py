"""One index, many threads, and a writer at work beside them."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from corpus.folder import Corpus
from index.build import build
from index.search import Index


def test_threads_share_an_index_while_it_is_built_anew(
    corpus_of: Callable[[Mapping[str, str]], Corpus], tmp_path: Path
) -> None:
    corpus = corpus_of({f"{n}.txt": f"Story {n} of the river. " + "It rose. " * (n % 7) for n in range(60)})
    build(corpus, tmp_path / "index")
    index = Index.open(corpus, tmp_path / "index")

    def ask(number: int) -> list[int]:
        totals = []
        for turn in range(15):
            index.refresh()
            results = index.search(["river", '"the river"', "r*", "rose OR stor~", "-rose"][(number + turn) % 5])
            assert all(hit.entry.title for hit in results.hits)
            totals.append(index.search("river").total)
        return totals

    def write(number: int) -> list[int]:
        for turn in range(5):
            (corpus.root / f"more{turn}.txt").write_text("Another story of the river.", encoding="utf-8")
            build(corpus, tmp_path / "index", wait=10)
        return []

    with ThreadPoolExecutor(6) as pool:
        jobs = [pool.submit(ask, number) for number in range(5)]
        jobs.append(pool.submit(write, 0))
        seen = [job.result() for job in jobs]
    for totals in seen:
        assert totals == sorted(totals)  # never back to an older index
        assert all(60 <= total <= 65 for total in totals)
    index.refresh()
    assert index.search("river").total == 65
