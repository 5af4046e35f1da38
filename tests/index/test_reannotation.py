"""Claims found anew, or kept, where the words of articles haven't changed; and processes that end with their parent."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.folder import Corpus, open_corpus
from index import build as building
from index import reannotation
from index.build import build
from index.inversion import Inverter
from index.search import Index
from index.store import Store

TEXTS = {f"n{number}": f"Report {number} says {number % 7} boats sank off Holt." for number in range(40)}


class Finder:
    """Finds in each article one claim by an actor, of some boats, and notes which articles it was asked about."""

    def __init__(self, version: str = "1", by: str = "Harbour") -> None:
        self.version, self.by = version, by
        self.asked: list[str] = []

    def __call__(self, article: Article) -> Any:
        self.asked.append(article.id)
        boats = int(article.text.split()[3])
        end = article.text.index(".") + 1
        figure = {"span": [0, 6], "value": boats, "low": None, "high": None, "change": "=", "unit": "-",
                  "counted": f"boats {boats}"}  # fmt: skip
        claim = {"id": "c1", "span": [0, end], "source": [[0, 6]], "cue": [], "content": [[0, end]], "reasons": [],
                 "actor": f"{self.by} {boats}", "speech": "indirect", "stance": "asserts", "certainty": "plain",
                 "figures": [figure], "dates": []}  # fmt: skip
        actor = {"name": f"{self.by} {boats}", "kind": "place", "mentions": 1, "spellings": [f"{self.by} {boats}"]}
        return {"hash": article.hash, "claims": [claim], "days": [[[738951, 738951]]], "actors": [actor]}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return open_corpus(folder)


@pytest.fixture
def inverted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts whose words are read, as they are."""
    texts: list[str] = []
    in_batches = Inverter.in_batches

    def spy(self: Inverter, given: list[str]) -> Any:
        texts.extend(given)
        return in_batches(self, given)

    monkeypatch.setattr(Inverter, "in_batches", spy)
    return texts


def answers(directory: Path, corpus: Corpus) -> list[Any]:
    index = Index.open(corpus, directory)
    queries = ("", "claim.num:3", "claim.of:boats", 'claim.by:"harbour 2"', "claim.date:2024-03", "-claim.num:>2")
    return [[(hit.entry.id, hit.record) for hit in index.claims(query, 100).hits] for query in queries]


def test_finding_claims_in_an_index_of_words_reads_no_words_again(
    corpus: Corpus, directory: Path, tmp_path: Path, inverted: list[str]
) -> None:
    build(corpus, tmp_path / "at once", annotate=Finder(), processes=1)
    build(corpus, directory, processes=1)
    before = {path.name for path in directory.glob("*.words")}
    inverted.clear()
    finder = Finder()
    report = build(corpus, directory, annotate=finder, processes=1)
    assert inverted == []
    assert sorted(finder.asked) == sorted(TEXTS)
    assert (report.articles, report.added, report.changed, report.note) == (40, 0, 0, "")
    assert {path.name for path in directory.glob("*.words")} == before
    assert answers(directory, corpus) == answers(tmp_path / "at once", corpus)
    assert Index.open(corpus, directory).search("boats holt").total == 40


def test_many_small_tasks_find_what_one_finds(
    corpus: Corpus, directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(corpus, tmp_path / "at once", annotate=Finder(), processes=1)
    build(corpus, directory, processes=1)
    (corpus.root / "n7.txt").unlink()
    (corpus.root / "n0.txt").unlink()
    build(corpus, directory, processes=1)
    build(corpus, tmp_path / "at once", annotate=Finder(), processes=1)
    monkeypatch.setattr(reannotation, "_TASK", 100)
    build(corpus, directory, annotate=Finder(), processes=1)
    assert answers(directory, corpus) == answers(tmp_path / "at once", corpus)


def test_a_newer_program_finds_claims_again_and_reads_no_words(
    corpus: Corpus, directory: Path, inverted: list[str]
) -> None:
    build(corpus, directory, annotate=Finder(), processes=1)
    inverted.clear()
    report = build(corpus, directory, annotate=Finder("2", "Port"), processes=1)
    assert "how claims are found has changed" in report.note
    assert inverted == []
    index = Index.open(corpus, directory)
    assert index.claims("claim.by:port").total == 40
    assert index.claims("claim.by:harbour").total == 0
    assert len([*directory.glob("*.found*")]) == len([*directory.glob("*.words")])


def test_what_is_being_found_again_changes_nothing_until_it_is_committed(
    corpus: Corpus, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(corpus, directory, annotate=Finder(), processes=1)
    before = answers(directory, corpus)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(building, "write_catalogue", interrupted)
        with pytest.raises(KeyboardInterrupt):
            build(corpus, directory, annotate=Finder("2", "Port"), processes=1)
    assert answers(directory, corpus) == before
    build(corpus, directory, annotate=Finder("2", "Port"), processes=1)
    assert Index.open(corpus, directory).claims("claim.by:port").total == 40


def test_files_that_changed_meanwhile_are_read_with_their_words(corpus: Corpus, directory: Path) -> None:
    build(corpus, directory, processes=1)
    (corpus.root / "n3.txt").write_text("Report 3 says 6 boats sailed on.", encoding="utf-8")
    (corpus.root / "n4.txt").unlink()
    build(corpus, directory, annotate=Finder(), processes=1)
    index = Index.open(corpus, directory)
    assert index.ids("sailed claim.num:6") == ["n3"]
    assert index.claims("").total == 39


def test_an_index_can_go_back_to_words_alone(corpus: Corpus, directory: Path, inverted: list[str]) -> None:
    build(corpus, directory, annotate=Finder(), processes=1)
    inverted.clear()
    build(corpus, directory, processes=1)
    assert not Index.open(corpus, directory).has_claims
    assert inverted == []


def as_lines(texts: Mapping[str, str]) -> str:
    return "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items())


def test_of_a_file_of_lines_only_the_articles_that_changed_are_looked_into(tmp_path: Path, directory: Path) -> None:
    (tmp_path / "lines").mkdir()
    file = tmp_path / "lines" / "day.jsonl"
    file.write_text(as_lines(TEXTS), encoding="utf-8")
    corpus = open_corpus(tmp_path / "lines")
    finder = Finder()
    build(corpus, directory, annotate=finder, processes=1)
    assert len(finder.asked) == 40
    finder.asked.clear()
    changed = {"new": "Report 0 says 5 boats sank.", **TEXTS, "n9": "Report 9 says 4 boats came home."}
    file.write_text(as_lines(changed), encoding="utf-8")
    build(corpus, directory, annotate=finder, processes=1)
    assert sorted(finder.asked) == ["n9", "new"]
    build(corpus, tmp_path / "anew", annotate=Finder(), processes=1)
    assert answers(directory, corpus) == answers(tmp_path / "anew", corpus)
    assert Index.open(corpus, directory).ids("home claim.num:4") == ["n9"]


def test_an_article_whose_date_or_title_changed_is_looked_into_again(tmp_path: Path, directory: Path) -> None:
    (tmp_path / "lines").mkdir()
    file = tmp_path / "lines" / "day.jsonl"
    rows: list[dict[str, str]] = [{"id": name, "text": text, "published": "2024-03-05"} for name, text in TEXTS.items()]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    corpus, finder = open_corpus(tmp_path / "lines"), Finder()
    build(corpus, directory, annotate=finder, processes=1)
    finder.asked.clear()
    rows[3]["published"], rows[5]["title"] = "2024-03-06", "Another"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build(corpus, directory, annotate=finder, processes=1)
    assert sorted(finder.asked) == ["n3", "n5"]


# Processes that end with their parent

BUILDER = """
import os, sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from corpus.folder import open_corpus
from index.build import build

class Slow:
    version = "1"
    modules = {modules!r}
    def __call__(self, article):
        Path({place!r}, f"{{os.getpid()}}.pid").touch()
        time.sleep(600)

if __name__ == "__main__":
    build(open_corpus({corpus!r}), Path({place!r}) / "index", annotate=Slow(), processes=2)
"""


TELLER = """
import signal, sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
from corpus.folder import open_corpus
from index import grouping, relating
from index.build import build
from index.relating import relate

class Slow:
    version, modules = "1", ("json",)
    def __call__(self, article):
        return {{"claims": [], "story": ""}}
    def stories(self, articles):
        Path({place!r}, "begun").touch()
        time.sleep(600)
    story = states = nearest = stories

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job would ignore it
    relating.WHOLE = 0
    corpus, directory = open_corpus({corpus!r}), Path({place!r}) / "index"
    build(corpus, directory, annotate=Slow(), processes=2)
    try:
        relate(corpus, Slow(), directory, processes=2)
    except KeyboardInterrupt:
        print("interrupted")
"""


def running(process: int) -> bool:
    """Whether a process is there and not only waiting to be collected."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def until(condition: Any) -> None:
    for _ in range(3600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("waited in vain")


def children(process: int) -> Iterator[int]:
    """All processes that stem from one."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == process:
            yield int(path.parent.name)
            yield from children(int(path.parent.name))


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
@pytest.mark.parametrize("modules", [(), ("json",)])
def test_no_process_of_a_build_outlives_one_that_is_killed(tmp_path: Path, modules: tuple[str, ...]) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(8):
        (folder / f"n{number}.txt").write_text("Word after word. " * 20_000, encoding="utf-8")
    script = tmp_path / "builder.py"
    root = str(Path(__file__).parents[2])
    script.write_text(
        BUILDER.format(root=root, modules=modules, place=str(tmp_path), corpus=str(folder)), encoding="utf-8"
    )
    process = subprocess.Popen([sys.executable, str(script)], env={**os.environ, "PYTHONPATH": root})
    try:
        until(lambda: len([*tmp_path.glob("*.pid")]) == 2)
        workers = {int(path.stem) for path in tmp_path.glob("*.pid")}
        every = set(children(process.pid))
        assert workers <= every
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    until(lambda: not any(map(running, every)))
    assert Store(tmp_path / "index").latest() < 1


class Several(Finder):
    """Looks into three articles at once."""

    def each(self, articles: Iterable[Article]) -> Iterator[Any]:
        taken: list[Article] = []
        for article in articles:
            taken.append(article)
            if len(taken) == 3:
                yield from [self(one) for one in taken]
                taken.clear()
        yield from map(self, taken)


@pytest.mark.parametrize("words_first", [True, False])
def test_articles_looked_into_several_at_once_keep_what_is_theirs(
    corpus: Corpus, directory: Path, tmp_path: Path, words_first: bool
) -> None:
    build(corpus, tmp_path / "each alone", annotate=Finder(), processes=1)
    if words_first:
        build(corpus, directory, processes=1)
    finder = Several()
    build(corpus, directory, annotate=finder, processes=1)
    assert sorted(finder.asked) == sorted(TEXTS)
    assert answers(directory, corpus) == answers(tmp_path / "each alone", corpus)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_an_interrupt_waits_for_no_process_that_is_at_work(corpus: Corpus, tmp_path: Path) -> None:
    root, script = str(Path(__file__).parents[2]), tmp_path / "teller.py"
    script.write_text(TELLER.format(root=root, place=str(tmp_path), corpus=str(corpus.root)), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)], env={**os.environ, "PYTHONPATH": root}, stdout=subprocess.PIPE, text=True
    )
    try:
        until(lambda: (tmp_path / "begun").exists())
        every = set(children(process.pid))
        process.send_signal(signal.SIGINT)
        until(lambda: process.poll() is not None)
    finally:
        process.kill()
    assert process.communicate()[0] == "interrupted\n"
    until(lambda: not any(map(running, every)))
