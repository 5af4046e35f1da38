"""Links, pipes and devices where a file of the corpus, of notes or of the index should be.

Nothing waits for them, and nothing of the person's own is read or written over.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.annotations import Annotations
from corpus.article import Locator, Span
from corpus.errors import AnnotationsError, UnreadableError
from corpus.folder import Corpus, open_corpus
from corpus.notebook import LARGEST
from index.build import build
from index.errors import DamagedIndexError
from index.search import Index
from index.store import index_directory, own_directory
from tui.cli import main

PRECIOUS = "catalogue: [my own]\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    root = tmp_path / "flood"
    root.mkdir()
    (root / "dam.txt").write_text("The dam above Holt held through the night.\n")
    return open_corpus(root)


@pytest.fixture
def precious(tmp_path: Path) -> Path:
    """A file of the person's that has nothing to do with the corpus."""
    file = tmp_path / "home" / "catalogue-3.arrays"
    file.parent.mkdir()
    file.write_text(PRECIOUS)
    return file


TRAPS: dict[str, Callable[[Path, Path], object]] = {
    "a link out": lambda file, precious: file.symlink_to(precious),
    "a pipe": lambda file, _: os.mkfifo(file),
    "a link to a device": lambda file, _: file.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_an_article_whose_place_a_trap_has_taken_since_is_not_read(trap: str, corpus: Corpus, precious: Path) -> None:
    (article,) = corpus
    (corpus.root / "dam.txt").unlink()
    TRAPS[trap](corpus.root / "dam.txt", precious)
    with pytest.raises(UnreadableError, match=r"dam\.txt: is (a link out of the folder|no ordinary file)"):
        corpus.load(article.locator, article.id)


@pytest.mark.parametrize(
    "path", ["../home/catalogue-3.arrays", "/etc/passwd", "../rows.jsonl", "in/../../home/x.txt", "nul\0.txt", ".."]
)
def test_a_path_that_leads_out_of_the_corpus_is_not_read(path: str, corpus: Corpus, precious: Path) -> None:
    """An index that somebody else made may name any."""
    with pytest.raises(UnreadableError, match="is a link out of the folder"):
        corpus.load(Locator(path), "any")


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("name", ["flood/crossread.yaml", "flood.crossread.yaml"])
def test_notes_are_kept_elsewhere_where_a_trap_is_in_their_place(
    name: str, trap: str, corpus: Corpus, precious: Path, tmp_path: Path
) -> None:
    TRAPS[trap](tmp_path / name, precious)
    kept, article = Annotations.load(corpus), next(iter(corpus))
    if trap == "a pipe" and kept.file == tmp_path / name:
        assert "is no ordinary file; move it away" in kept.fault
        with pytest.raises(AnnotationsError, match="is no ordinary file"):
            kept.add_note(article, Span(0, 3), "noted")
        return
    note = kept.add_note(article, Span(0, 3), "noted")
    assert precious.read_text() == PRECIOUS
    assert Annotations.load(corpus).notes(article.id) == (note,)


def test_notes_linked_to_a_file_of_notes_are_used(corpus: Corpus, tmp_path: Path) -> None:
    shared = tmp_path / "team.crossread.yaml"
    shared.write_text("queries: {wet: dam}\n")
    (tmp_path / "flood.crossread.yaml").symlink_to(shared)
    kept = Annotations.load(corpus)
    kept.save_query("dry", "desert")
    assert kept.queries == {"wet": "dam", "dry": "desert"}
    assert "desert" in shared.read_text()


def test_a_gigantic_file_of_notes_is_told_and_not_written_over(corpus: Corpus, tmp_path: Path) -> None:
    file = tmp_path / "flood.crossread.yaml"
    with file.open("wb") as stream:
        stream.truncate(1 << 30)
    kept = Annotations.load(corpus)
    assert f"larger than {LARGEST >> 20} MB" in kept.fault
    with pytest.raises(AnnotationsError, match="larger than"):
        kept.add_note(next(iter(corpus)), Span(0, 3), "noted")
    assert file.stat().st_size == 1 << 30


@pytest.mark.parametrize("linked", [".crossread", ".crossread/index"])
def test_an_index_that_is_a_link_to_another_folder_is_not_written_to(
    linked: str, corpus: Corpus, precious: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    link = corpus.root / linked
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(precious.parent)
    (precious.parent / "index").mkdir()
    assert not index_directory(corpus).is_relative_to(corpus.root)
    assert main(["index", "--in-corpus", "--corpus", str(corpus.root)]) == 2
    assert "is a link to another place; remove it" in capfd.readouterr().err
    assert sorted(file.name for file in precious.parent.rglob("*")) == ["catalogue-3.arrays", "index"]
    assert precious.read_text() == PRECIOUS


@pytest.mark.parametrize("trap", TRAPS)
@pytest.mark.parametrize("name", ["writer.json", "catalogue-2.arrays.partial", "MAIN_WRITELOCK", "catalogue-1.arrays"])
def test_an_index_with_a_trap_in_it_is_neither_read_nor_written(
    name: str, trap: str, corpus: Corpus, precious: Path
) -> None:
    directory = own_directory(corpus)
    build(corpus, directory, processes=1)
    (directory / name).unlink(missing_ok=True)
    TRAPS[trap](directory / name, precious)
    (corpus.root / "more.txt").write_text("The dam broke.\n")
    with pytest.raises(DamagedIndexError, match=f"{name} is a link or no ordinary file; remove it"):
        Index.open(corpus)
    with pytest.raises(DamagedIndexError, match=f"{name} is a link or no ordinary file; remove it"):
        build(corpus, directory, processes=1)
    assert precious.read_text() == PRECIOUS
    (directory / name).unlink()
    build(corpus, directory, processes=1)
    assert Index.open(corpus).search("dam").total == 2
