"""Building: only what changed is read, readers go on, nothing is lost, damage is mended and said."""

import json
import multiprocessing
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.article import Article
from corpus.folder import Corpus, Source, open_corpus
from index import build as building
from index.build import Progress, build, stale
from index.errors import Cancelled, DamagedIndexError, LockedError
from index.search import Index
from index.store import Store, index_directory

Files = Mapping[str, str]
STORY = {"a.txt": "The bridge is closed.", "b.txt": "The bridge is open.", "c.txt": "Nobody crossed."}


@pytest.fixture
def corpus(corpus_of: Callable[[Files], Corpus]) -> Corpus:
    return corpus_of(STORY)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are read, as they are."""
    paths: list[str] = []
    articles = Corpus.articles

    def spy(self: Corpus, source: Source) -> Iterator[Article]:
        paths.append(source.path)
        return articles(self, source)

    monkeypatch.setattr(Corpus, "articles", spy)
    return paths


def found(corpus: Corpus, directory: Path, query: str) -> set[str]:
    return set(Index.open(corpus, directory).ids(query))


def edit(corpus: Corpus, name: str, text: str) -> None:
    file = corpus.root / name
    file.write_text(text, encoding="utf-8")
    os.utime(file, ns=(time.time_ns(), time.time_ns() + 5_000_000_000))


def test_a_first_build_reads_every_file(corpus: Corpus, directory: Path, read: list[str]) -> None:
    report = build(corpus, directory)
    assert (report.articles, report.added, report.changed, report.removed) == (3, 3, 0, 0)
    assert read == ["a.txt", "b.txt", "c.txt"]
    assert report.note == ""
    assert found(corpus, directory, "bridge") == {"a", "b"}


def test_nothing_is_read_when_nothing_changed(corpus: Corpus, directory: Path, read: list[str]) -> None:
    build(corpus, directory)
    generation = Index.open(corpus, directory).generation
    read.clear()
    assert not stale(corpus, directory)
    report = build(corpus, directory)
    assert (report.articles, report.added, report.changed, report.removed) == (3, 0, 0, 0)
    assert read == []
    assert Index.open(corpus, directory).generation == generation


def test_only_what_changed_is_read_again(corpus: Corpus, directory: Path, read: list[str]) -> None:
    edit(corpus, "x.txt", "A lorry waits.")
    edit(corpus, "y.txt", "A lorry leaves.")
    build(corpus, directory)
    read.clear()
    edit(corpus, "b.txt", "The tunnel is open.")
    edit(corpus, "d.txt", "A ferry sails.")
    (corpus.root / "c.txt").unlink()
    assert stale(corpus, directory)
    report = build(corpus, directory)
    assert (report.articles, report.added, report.changed, report.removed) == (5, 1, 1, 1)
    assert read == ["b.txt", "d.txt"]
    assert found(corpus, directory, "bridge") == {"a"}
    assert found(corpus, directory, "tunnel OR ferry") == {"b", "d"}
    assert found(corpus, directory, "nobody") == set()
    assert found(corpus, directory, "*") == {"a", "b", "d", "x", "y"}


def test_a_file_of_many_articles_is_read_again_whole(corpus_of: Callable[[Files], Corpus], directory: Path) -> None:
    lines = [json.dumps({"id": f"n{number}", "text": f"Item {number} of the day."}) for number in range(5)]
    corpus = corpus_of({"day.jsonl": "\n".join(lines)})
    build(corpus, directory)
    assert found(corpus, directory, "item") == {f"n{number}" for number in range(5)}
    edit(corpus, "day.jsonl", "\n".join([*lines[:2], json.dumps({"id": "n9", "text": "A late item."})]))
    build(corpus, directory)
    index = Index.open(corpus, directory)
    assert set(index.ids("item")) == {"n0", "n1", "n9"}
    assert index.article("n9").text == "A late item."


def test_many_small_refreshes_end_in_few_segments(corpus: Corpus, directory: Path) -> None:
    build(corpus, directory)
    for number in range(30):
        edit(corpus, f"more{number}.txt", f"The bridge on day {number}.")
        build(corpus, directory)
    generation = Store(directory).current()
    assert generation is not None
    assert len(generation.segments) <= 10
    assert len(found(corpus, directory, "bridge")) == 32
    segments = {path.name.partition(".")[0] for path in directory.glob("MAIN_*.words")}
    assert len(segments) == len(generation.segments)


def test_a_segment_that_is_mostly_gone_is_written_anew(corpus: Corpus, directory: Path, read: list[str]) -> None:
    build(corpus, directory)
    for name in ("a.txt", "b.txt"):
        (corpus.root / name).unlink()
    read.clear()
    build(corpus, directory)
    assert read == ["c.txt"]
    generation = Store(directory).current()
    assert generation is not None
    assert [segment.doc_count_all() for segment in generation.segments] == [1]


def test_readers_go_on_with_the_old_index_and_refresh_to_the_new(corpus: Corpus, directory: Path) -> None:
    build(corpus, directory)
    index = Index.open(corpus, directory)
    assert set(index.ids("bridge")) == {"a", "b"}
    assert not index.refresh()
    edit(corpus, "b.txt", "The tunnel is open.")
    build(corpus, directory)
    assert set(index.ids("bridge")) == {"a", "b"}
    assert set(index.ids("closed")) == {"a"}
    assert index.refresh()
    assert set(index.ids("bridge")) == {"a"}
    assert len(index) == 3


def test_an_interrupted_build_leaves_the_old_index_as_it_was(
    corpus: Corpus, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(corpus, directory)
    edit(corpus, "b.txt", "The tunnel is open.")

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    for name in ("write_catalogue", "alone"):
        with monkeypatch.context() as patch:
            patch.setattr(building, name, interrupted)
            with pytest.raises(KeyboardInterrupt):
                build(corpus, directory)
        assert found(corpus, directory, "bridge") == {"a", "b"}
    build(corpus, directory)
    assert found(corpus, directory, "bridge") == {"a"}


def test_a_build_gives_up_when_asked_to(corpus: Corpus, directory: Path) -> None:
    with pytest.raises(Cancelled):
        build(corpus, directory, cancelled=lambda: True)
    assert build(corpus, directory).articles == 3


def test_progress_ends_at_the_whole(corpus: Corpus, directory: Path) -> None:
    seen: list[Progress] = []
    build(corpus, directory, progress=seen.append)
    assert seen[-1].done == seen[-1].total == sum(len(text) for text in STORY.values())
    assert seen[-1].articles == 3
    assert seen[-1].rate > 0
    assert seen[-1].remaining == 0


def first_words(article: Article) -> dict[str, object]:
    return {"first": article.text.split()[:2]}


def test_articles_can_be_annotated_as_they_are_read(corpus: Corpus, directory: Path) -> None:
    build(corpus, directory, annotate=first_words)
    index = Index.open(corpus, directory)
    assert index.annotation("a") == {"first": ["The", "bridge"]}
    edit(corpus, "b.txt", "A tunnel is open.")
    build(corpus, directory, annotate=first_words)
    index.refresh()
    assert index.annotation("a") == {"first": ["The", "bridge"]}
    assert index.annotation("b") == {"first": ["A", "tunnel"]}


def test_a_pool_of_processes_builds_the_same_index(
    corpus_of: Callable[[Files], Corpus], directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "\n".join(json.dumps({"id": f"n{n}", "text": f"Item {n}. " * 40, "title": f"T{n}"}) for n in range(200))
    corpus = corpus_of({f"{n:03}.txt": f"Story {n} of the flood. " * 30 for n in range(100)} | {"z.jsonl": lines})
    alone = build(corpus, directory / "alone", processes=1)
    monkeypatch.setattr(building, "_POOL_FROM", 0)
    seen: list[Progress] = []
    together = build(corpus, directory / "together", processes=2, progress=seen.append, annotate=first_words)
    assert (together.articles, together.added) == (alone.articles, alone.added) == (300, 101)
    assert seen[-1].articles == 300
    one, other = Index.open(corpus, directory / "alone"), Index.open(corpus, directory / "together")
    for query in ("story", "item", '"the flood"', "1*", "title:t7", "flod~", "*"):
        assert one.ids(query) == other.ids(query)
    assert [entry.id for entry in one.entries(order="path")] == [entry.id for entry in other.entries(order="path")]
    assert other.annotation("n3") == {"first": ["Item", "3."]}


def end_the_process(article: Article) -> None:
    if multiprocessing.parent_process() is not None:
        os._exit(1)


def test_a_build_goes_on_when_its_processes_are_ended(
    corpus: Corpus, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_POOL_FROM", 0)
    assert build(corpus, directory, processes=2, annotate=end_the_process).articles == 3
    assert found(corpus, directory, "bridge") == {"a", "b"}


def test_two_articles_of_one_id_get_two_ids_and_a_fault(corpus_of: Callable[[Files], Corpus], directory: Path) -> None:
    row = json.dumps({"id": "same", "text": "First bridge."})
    corpus = corpus_of({"a.jsonl": row, "b.jsonl": row.replace("First", "Second")})
    report = build(corpus, directory)
    index = Index.open(corpus, directory)
    one, other = index.ids("bridge sort:date")
    assert one == "same"
    assert other.startswith("same-")
    assert index.article(other).text == "Second bridge."
    assert any("same is taken" in fault.message for fault in report.faults)
    build(corpus, directory)
    assert Index.open(corpus, directory).ids("bridge sort:date") == [one, other]


def test_what_is_wrong_with_files_is_told_now_and_later(corpus_of: Callable[[Files], Corpus], directory: Path) -> None:
    corpus = corpus_of({"a.jsonl": '{"id": "x", "text": "Fine."}\n{"id": "y", "te', "b.txt": "Fine too."})
    (corpus.root / "c.txt").write_bytes(b"\x00\x01\x02" * 500)
    report = build(corpus, directory)
    assert {fault.path for fault in report.faults} == {"a.jsonl", "c.txt"}
    assert report.articles == 2
    again = build(open_corpus(corpus.root), directory)
    assert again.faults == report.faults
    assert {fault.path for fault in Index.open(corpus, directory).faults} == {"a.jsonl", "c.txt"}
    (corpus.root / "c.txt").unlink()
    assert {fault.path for fault in build(open_corpus(corpus.root), directory).faults} == {"a.jsonl"}


def test_a_change_of_outlet_names_reads_all_again(corpus: Corpus, directory: Path) -> None:
    build(corpus, directory)
    (corpus.root / "corpus.yaml").write_text("outlets:\n  a.txt: The Wire\n", encoding="utf-8")
    changed = open_corpus(corpus.root)
    assert stale(changed, directory)
    report = build(changed, directory)
    assert "corpus.yaml has changed" in report.note
    assert found(changed, directory, "outlet:wire") == {"a"}


def test_a_second_writer_is_told_who_holds_the_index(corpus: Corpus, directory: Path) -> None:
    store = Store(directory)
    with store.lock(), pytest.raises(LockedError, match=f"process {os.getpid()} on .* since"):
        build(corpus, directory)
    assert build(corpus, directory).articles == 3


def test_the_lock_of_a_process_that_died_holds_nobody_up(corpus: Corpus, directory: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from index.store import Store\n"
        "with Store(Path(sys.argv[1])).lock(): os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", script, directory], check=False, cwd=Path(__file__).parents[2])
    assert (directory / "writer.json").exists()
    assert build(corpus, directory).articles == 3


def damage(directory: Path, pattern: str, how: Callable[[bytes], bytes]) -> None:
    paths = sorted(directory.glob(pattern))
    assert paths
    for path in paths:
        path.write_bytes(how(path.read_bytes()))


@pytest.mark.parametrize("pattern", ["_MAIN_*.toc", "catalogue-*", "MAIN_*.words", "MAIN_*.pst", "MAIN_*.trm"])
@pytest.mark.parametrize(
    "how",
    [lambda data: b"", lambda data: data[: len(data) // 2], lambda data: b"\xff" * len(data), lambda data: data[::-1]],
    ids=["emptied", "cut", "overwritten", "reversed"],
)
def test_a_damaged_index_is_noticed_and_built_again(
    corpus: Corpus, directory: Path, pattern: str, how: Callable[[bytes], bytes]
) -> None:
    build(corpus, directory)
    damage(directory, pattern, how)
    try:
        Index.open(corpus, directory).search("bridge OR clos* OR opne~")
    except DamagedIndexError as error:
        message = error.message
    else:
        pytest.fail("the damage went unnoticed")
    assert "\n" not in message
    report = build(corpus, directory)
    assert "built again" in report.note
    assert "\n" not in report.note
    assert found(corpus, directory, "bridge") == {"a", "b"}


def test_an_index_whose_files_are_gone_is_built_again(corpus: Corpus, directory: Path) -> None:
    build(corpus, directory)
    for path in directory.glob("MAIN_*.words"):
        path.unlink()
    report = build(corpus, directory)
    assert "can't be read" in report.note
    assert "built again" in report.note
    assert found(corpus, directory, "bridge") == {"a", "b"}


def test_an_index_of_another_version_is_built_again(
    corpus: Corpus, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.FORMAT", "of old")
    build(corpus, directory)
    monkeypatch.undo()
    with pytest.raises(DamagedIndexError, match="another version"):
        Index.open(corpus, directory)
    assert stale(corpus, directory)
    assert "another version" in build(corpus, directory).note
    assert found(corpus, directory, "bridge") == {"a", "b"}


class Trap:
    """What a pickle must not be able to do."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        return (os.mkdir, (str(self.mark),))


def test_an_index_can_not_run_code(corpus: Corpus, directory: Path, tmp_path: Path) -> None:
    mark = tmp_path / "sprung"
    trap = pickle.dumps(Trap(mark), 2)
    build(corpus, directory)
    for pattern in ("_MAIN_*.toc", "MAIN_*.trm", "MAIN_*.pst"):
        for path in directory.glob(pattern):
            whole = path.read_bytes()
            for place in [at for at in range(len(whole)) if whole.startswith(b"\x80\x02", at)] + [
                at for at in range(len(whole)) if whole.startswith(b"\x80\x04", at)
            ]:
                path.write_bytes(whole[:place] + trap + whole[place + len(trap) :])
                with suppress(DamagedIndexError):
                    Index.open(corpus, directory).search("bridge OR closed OR open OR nobody OR crossed OR the OR is")
                with suppress(DamagedIndexError):
                    Store(directory).current()
                assert not mark.exists()
            path.write_bytes(whole)
    assert found(corpus, directory, "bridge") == {"a", "b"}


def test_an_index_lives_in_the_users_cache_or_in_the_corpus_if_its_owner_made_room(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert index_directory(corpus).is_relative_to(tmp_path / "cache")
    assert corpus.key in index_directory(corpus).parts
    (corpus.root / ".crossread" / "index").mkdir(parents=True)
    assert index_directory(corpus) == corpus.root / ".crossread" / "index"
    build(corpus)
    assert set(Index.open(corpus).ids("bridge")) == {"a", "b"}


def test_a_folder_that_can_not_be_written_is_one_line(corpus: Corpus, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(DamagedIndexError, match="can't be written") as caught:
        build(corpus, tmp_path / "file" / "index")
    assert "\n" not in caught.value.message


def test_opening_an_index_imports_no_textual_and_naming_the_package_imports_nothing_heavy() -> None:
    script = (
        "import sys, index; heavy = {'whoosh', 'numpy', 'rapidfuzz', 'Stemmer', 'textual'};"
        "assert not heavy & sys.modules.keys(), heavy & sys.modules.keys();"
        "index.Index; assert 'whoosh' in sys.modules and 'textual' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
