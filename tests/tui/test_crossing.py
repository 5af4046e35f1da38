"""Questions over several articles, without a screen: what the index has found is read, not found again."""

from pathlib import Path

import pytest

from corpus.folder import open_corpus
from tui.config import Config
from tui.workspace import Workspace


@pytest.fixture
def workspace(shelf: Path) -> Workspace:
    """The flood, with its index."""
    workspace = Workspace(open_corpus(shelf / "flood"), Config())
    assert workspace.open_index()
    return workspace


@pytest.fixture
def no_extraction(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be found in a text anew."""

    def extract(*_: object) -> None:
        raise AssertionError("an article was read for claims once more")

    monkeypatch.setattr("claims.pipeline.extract", extract)


def test_what_the_index_has_of_articles_is_compared(workspace: Workspace, no_extraction: None):
    found = workspace.crossing.compare(["north-dam-holds", "city-crest"])
    assert [article.id for article in found.articles] == ["north-dam-holds", "city-crest"]
    assert all(extraction.sentences for extraction in found.extractions)


def test_an_article_that_has_changed_since_is_read_anew(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    from tui.indexing import refresh

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    corpus = open_corpus(folder)
    refresh(corpus)
    workspace = Workspace(open_corpus(folder), Config())
    assert workspace.open_index()
    path = folder / "city" / "insurers.md"
    path.write_text(path.read_text(encoding="utf8").replace("80 million", "95 million"), encoding="utf8")
    article = workspace.crossing.index.article("city-insurers")
    assert "95 million" in article.text
    assert 95_000_000 in [figure.value for figure in workspace.crossing.extraction(article).figures]
