"""What people wrote outlives whatever happens to the program, the disk and the files around it."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.annotations import Annotations
from corpus.article import Article, Span
from corpus.bringing import bring
from corpus.errors import AnnotationsError
from corpus.folder import Corpus, open_corpus
from corpus.notebook import TEMPORARY, read
from corpus.places import state_folder
from corpus.state import State

ROOT = Path(__file__).parents[2]
Write = Callable[..., Path]

WRITER = textwrap.dedent(
    """
    import sys
    from corpus.annotations import Annotations
    from corpus.article import Span
    from corpus.folder import open_corpus

    corpus = open_corpus(sys.argv[1])
    article = next(iter(corpus))
    kept = Annotations.load(corpus)
    name, count = sys.argv[2], int(sys.argv[3])
    for number in range(count):
        kept.add_note(article, Span(0, 3), f"{name} {number}")
        kept.set_read(f"{name}-{number}")
        kept.remember(f"query {number}", article.id, number)
        print(number, flush=True)
    """
)


@pytest.fixture
def corpus(folder: Path, write: Write) -> Corpus:
    write("dam.txt", "The dam above the town held through the night.\n")
    return open_corpus(folder)


@pytest.fixture
def dam(corpus: Corpus) -> Article:
    return next(iter(corpus))


def writer(corpus: Corpus, home: Path, name: str, count: int) -> "subprocess.Popen[str]":
    """A process that adds notes one after the other, and says which is kept; `home` is that of its user."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    environment |= {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "DATA", "STATE", "CONFIG")}
    words = [sys.executable, "-c", WRITER, str(corpus.root), name, str(count)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment)


def test_several_people_who_write_one_file_at_once_lose_nothing(corpus: Corpus, dam: Article, tmp_path: Path) -> None:
    """Each has a home of their own, and so nothing in common but the file and the folder that it lies in."""
    writers = [writer(corpus, tmp_path / f"home{number}", f"w{number}", 15) for number in range(4)]
    for process in writers:
        process.communicate()
        assert process.returncode == 0
    kept = Annotations.load(corpus)
    assert {note.text for note in kept.notes(dam.id)} == {f"w{w} {n}" for w in range(4) for n in range(15)}


def test_the_group_and_permissions_of_a_shared_file_stay(corpus: Corpus, dam: Article) -> None:
    kept = Annotations.load(corpus)
    kept.add_note(dam, Span(0, 3), "one")
    kept.file.chmod(0o664)
    if os.geteuid() == 0:
        os.chown(kept.file, -1, 12345)
    group = kept.file.stat().st_gid
    kept.add_note(dam, Span(0, 3), "two")
    assert kept.file.stat().st_mode & 0o777 == 0o664
    assert kept.file.stat().st_gid == group


def test_where_a_share_knows_no_locks_a_change_of_others_is_kept_too(
    corpus: Corpus, dam: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.turns.fcntl", None)
    mine, theirs = Annotations.load(corpus), Annotations.load(corpus)
    mine.add_note(dam, Span(0, 3), "first")
    real, meanwhile = os.fsync, ["between"]

    def sync(handle: int) -> None:
        real(handle)
        if meanwhile:  # they write while ours is about to be put in place
            theirs.add_note(dam, Span(4, 7), meanwhile.pop())

    monkeypatch.setattr(os, "fsync", sync)
    mine.add_note(dam, Span(8, 13), "mine")
    assert {note.text for note in Annotations.load(corpus).notes(dam.id)} == {"first", "between", "mine"}


def test_a_process_killed_while_it_writes_loses_nothing_that_it_had_kept(
    corpus: Corpus, dam: Article, home: Path, tmp_path: Path
) -> None:
    chance = random.Random(1)
    promised: set[str] = set()
    for round_ in range(4):
        process = writer(corpus, tmp_path / "home", f"w{round_}", 1_000)
        assert process.stdout
        for _ in range(chance.randint(1, 15)):
            promised.add(f"w{round_} {int(process.stdout.readline())}")
        time.sleep(chance.random() / 100)
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        promised |= {f"w{round_} {number}" for number in rest.split()}
        kept = Annotations.load(corpus)
        assert kept.fault == ""
        assert promised <= {note.text for note in kept.notes(dam.id)}
        state = State(tmp_path / "home" / "state" / "crossread" / f"{corpus.key}.sqlite")
        assert {text.replace(" ", "-") for text in promised} <= state.read


def test_what_a_killed_process_left_beside_the_corpus_goes_in_time(corpus: Corpus, dam: Article) -> None:
    old, new, own = (
        corpus.root.with_name(f"{name}") for name in (f"{TEMPORARY}old", f"{TEMPORARY}new", ".crossread-own")
    )
    for remains in (old, new, own):
        remains.write_text("half")
    for long_ago in (old, own):
        os.utime(long_ago, (1, 1))
    Annotations.load(corpus).add_note(dam, Span(0, 3), "a note")
    assert not old.exists()
    assert new.exists(), "this may be another's, who is writing just now"
    assert own.exists(), "nor is this ours"


def test_what_a_killed_process_left_in_the_corpus_goes_when_files_are_added(corpus: Corpus, tmp_path: Path) -> None:
    remains, news = corpus.root / f"{TEMPORARY}half", tmp_path / "news.txt"
    remains.write_text("half")
    os.utime(remains, (1, 1))
    news.write_text("The dam broke.")
    (brought,) = bring(corpus, [news])
    assert (brought.added, remains.exists()) == ("news.txt", False)


@pytest.mark.parametrize("fails", ["write", "fsync", "replace"])
def test_a_full_disk_is_told_and_leaves_the_file_as_it_was(
    corpus: Corpus, dam: Article, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    kept = Annotations.load(corpus)
    kept.add_note(dam, Span(0, 3), "before")
    before = kept.file.read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        if fails == "write":
            patch.setattr("tempfile.NamedTemporaryFile", full)
        elif fails == "fsync":
            patch.setattr(os, "fsync", full)
        else:
            patch.setattr(Path, "replace", full)
        with pytest.raises(AnnotationsError, match="can't be written: No space left on device"):
            kept.add_note(dam, Span(0, 3), "after")
    assert kept.file.read_bytes() == before
    assert [note.text for note in kept.notes(dam.id)] == ["before"]
    assert not [*corpus.root.parent.glob(".crossread-*")]
    kept.add_note(dam, Span(0, 3), "later")
    assert {note.text for note in read(kept.file).articles[dam.id].notes} == {"before", "later"}


def test_any_damage_to_the_state_file_costs_no_more_than_the_state(corpus: Corpus, home: Path) -> None:
    file = state_folder() / "one.sqlite"
    state = State(file)
    for number in range(40):
        state.set_read(f"article-{number}")
        state.set_position(f"article-{number}", number)
    state.set_last("query", "dam")
    whole = file.read_bytes()
    chance = random.Random(2)
    for number in range(60):
        damaged = bytearray(whole)
        if number % 3:
            damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        else:
            del damaged[chance.randrange(len(damaged)) :]
        file.write_bytes(damaged)
        state = State(file)
        assert all(isinstance(article, str) for article in state.read)
        assert state.position("article-3") >= 0
        state.last("query")
        state.set_read("another")
        assert "another" in state.read
    file.write_bytes(whole)
    assert len(State(file).read) == 40


def test_a_state_file_damaged_within_is_begun_anew(home: Path) -> None:
    file = state_folder() / "one.sqlite"
    state = State(file)
    state.set_read("article")
    with sqlite3.connect(file) as database:
        database.executemany("insert into read values (?)", [(f"article-{number}",) for number in range(2_000)])
    database.close()
    data = bytearray(file.read_bytes())
    data[4096:8192] = bytes(4096)  # the root of the table of read articles
    file.write_bytes(data)
    State(file)
    again = State(file)
    again.set_read("another")
    assert "another" in State(file).read
    assert file.with_suffix(".damaged").exists()


def test_a_folder_that_disappears_while_it_is_read_is_told(corpus: Corpus, dam: Article) -> None:
    import shutil

    kept = Annotations.load(corpus)
    shutil.rmtree(corpus.root)
    assert list(corpus.sources()) == []
    assert ["the folder can't be listed" in fault.message for fault in corpus.faults] == [True]
    note = kept.add_note(dam, Span(0, 3), "still noted")
    assert Annotations.load(corpus).notes(dam.id) == (note,)


def test_a_clock_that_goes_back_loses_no_change_of_another_explorer(corpus: Corpus, dam: Article) -> None:
    mine, theirs = Annotations.load(corpus), Annotations.load(corpus)
    mine.add_note(dam, Span(0, 3), "mine")
    theirs.add_note(dam, Span(0, 3), "theirs")
    os.utime(mine.file, (1, 1))
    mine.add_note(dam, Span(0, 3), "mine again")
    assert {n.text for n in Annotations.load(corpus).notes(dam.id)} == {"mine", "theirs", "mine again"}


def test_words_that_could_not_be_written_are_kept_for_the_next_try_and_the_old_note_stays(
    corpus: Corpus, dam: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Annotations.load(corpus)
    before = kept.add_note(dam, Span(0, 3), "before")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(AnnotationsError):
            kept.rewrite_note(dam, before, "after much thought")
    assert kept.unsaved == {dam.id: "after much thought"}
    assert Annotations.load(corpus).notes(dam.id) == (before,)
    kept.rewrite_note(dam, before, kept.unsaved[dam.id])
    assert kept.unsaved == {}
    assert [note.text for note in Annotations.load(corpus).notes(dam.id)] == ["after much thought"]


def test_a_note_that_another_has_removed_meanwhile_is_not_lost_by_rewriting_it(corpus: Corpus, dam: Article) -> None:
    mine, theirs = Annotations.load(corpus), Annotations.load(corpus)
    note = mine.add_note(dam, Span(0, 3), "mine")
    theirs.remove_note(dam, note)
    mine.rewrite_note(dam, note, "mine, longer")
    assert [note.text for note in Annotations.load(corpus).notes(dam.id)] == ["mine, longer"]
