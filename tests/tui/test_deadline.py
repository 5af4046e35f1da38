"""What is read for ever is given up: in a build, and in the explorer."""

import asyncio
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from claims import pipeline
from corpus.article import Article, Locator
from corpus.folder import open_corpus
from index.search import Index
from tui import deadline
from tui.annotating import Annotator
from tui.deadline import OverdueError, at_most
from tui.extracting import ExtractionError, Extractions
from tui.indexing import refresh

ENDLESS = "The pump of Brant turned and turned. " * 4


STORY = "The pump of Brant stopped on Monday, and 41 cellars were flooded, the mayor said. " * 3
_made_of = Annotator._made_of


def made_at_leisure(find: Annotator, article: Article) -> object:
    """What is found in an article, whatever time there is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deadline, "_LEAST", 60.0)
        return _made_of(find, [article])[0]


def for_ever() -> None:
    while True:
        pass


def test_work_without_end_is_given_up_in_the_main_thread() -> None:
    with pytest.raises(OverdueError), at_most(0.1):
        for_ever()


def test_a_regular_expression_without_end_is_given_up_in_the_main_thread() -> None:
    with pytest.raises(OverdueError), at_most(0.1):
        re.match("(a+)+$", "a" * 60 + "b")


async def test_work_without_end_is_given_up_in_another_thread() -> None:
    def work() -> None:
        with at_most(0.1):
            for_ever()

    with pytest.raises(OverdueError):
        await asyncio.to_thread(work)


async def test_what_is_done_in_time_is_left_alone_and_so_is_what_comes_after() -> None:
    def work() -> int:
        with at_most(600):
            done = sum(range(1000))
        return done + sum(range(10_000_000)) * 0

    assert work() == await asyncio.to_thread(work) == 499_500


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """The claims of one text are looked for without end, and a second is what there is for any."""
    extracted = pipeline._extracted

    def endlessly(articles: Iterable[pipeline.Given], *others: object) -> object:
        articles = list(articles)
        if any(article.text.startswith(ENDLESS) for article in articles):
            for_ever()
        return extracted(articles, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "_extracted", endlessly)
    monkeypatch.setattr(deadline, "_LEAST", 1.0)


def told(corpus_root: Path, directory: Path) -> Iterator[str]:
    for fault in refresh(open_corpus(corpus_root), directory=directory, processes=1).faults:
        yield f"{fault.path}: {fault.message}"


def test_a_build_tells_which_article_it_gave_up_and_finds_the_claims_of_all_others(
    folder: Path, tmp_path: Path, endless: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "pump.txt").write_text(ENDLESS)
    faults = list(told(folder, tmp_path / "index"))
    assert faults == ["pump.txt: pump: finding its claims took too long; it is read and searched without them"]
    index = Index.open(open_corpus(folder), tmp_path / "index")
    assert [hit.entry.id for hit in index.search("brant pump").hits] == ["pump"]
    assert index.annotation("pump")["claims"] == []
    others = {hit.entry.id for hit in index.claims("", limit=200).hits}
    assert others >= {"north-dam-holds", "north-school", "city-crest", "city-insurers"}
    # A refresh tells it again, and doesn't look again; a newer program does.
    (folder / "new.txt").write_text("The lock at Brant is shut, its keeper said.")
    assert list(told(folder, tmp_path / "index")) == faults
    monkeypatch.undo()
    monkeypatch.setattr(Annotator, "version", "another")
    assert list(told(folder, tmp_path / "index")) == []
    assert Index.open(open_corpus(folder), tmp_path / "index").annotation("pump")["claims"]


def test_a_story_compared_without_end_leaves_its_claims_without_a_state(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "two"):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name} {STORY}\npublished: 2024-05-01\n---\n{STORY}")
    monkeypatch.setattr("tui.standing.states", lambda articles, annotations: for_ever())
    monkeypatch.setattr(deadline, "_LEAST", 0.05)
    monkeypatch.setattr(Annotator, "_made_of", lambda find, articles: [made_at_leisure(find, one) for one in articles])
    assert list(told(folder, tmp_path / "index")) == []
    index = Index.open(open_corpus(folder), tmp_path / "index")
    assert set(index.story_of("one").articles) >= {"one", "two"}
    assert index.annotation("one")["claims"]
    assert set(index.states("one")) == {""}


async def test_the_explorer_says_that_it_gave_up(folder: Path, endless: None) -> None:
    article = Article("pump", ENDLESS, "", Locator("pump.txt"))
    extractions = Extractions(open_corpus(folder), lambda article: None)
    with pytest.raises(ExtractionError, match="took too long"):
        await extractions.of(article)
