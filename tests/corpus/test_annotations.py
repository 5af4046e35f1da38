"""What a person adds is written at once, survives any crash, and is found again."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import notebook
from corpus.annotations import Annotations, anchor
from corpus.article import Article, Span
from corpus.errors import AnnotationsError
from corpus.folder import Corpus, open_corpus
from corpus.notebook import Note, Notebook, Record, Verdict

Write = Callable[[str, str], Path]
TEXT = "The dam at Lindholm burst on Friday.\n\nThree people are missing, the mayor said.\n"


@pytest.fixture
def corpus(folder: Path, write: Write) -> Corpus:
    write("dam.txt", TEXT)
    write("other.txt", "Rain is expected in the north until Sunday.\n")
    return open_corpus(folder)


@pytest.fixture
def dam(corpus: Corpus) -> Article:
    return next(iter(corpus))


def test_what_was_added_is_there_in_the_next_run(corpus: Corpus, dam: Article) -> None:
    kept = Annotations.load(corpus)
    note = kept.add_note(dam, Span(38, 63), "ask the county for names")
    kept.tag(dam, "Lindholm", "to check")
    kept.mark(dam)
    kept.set_verdict(dam, Span(0, 36), "confirmed", "two more outlets")
    kept.save_query("losses", "missing OR dead")
    kept.set_read(dam.id)
    kept.remember("missing", dam.id, 38)

    again = Annotations.load(corpus)
    assert again.notes(dam.id) == (note,)
    assert note.quote == "Three people are missing,"
    assert again.tags == {"dam": {"Lindholm", "to check"}}
    assert again.marked == again.noted == again.read == {"dam"}
    assert [(v.verdict, v.text) for v in again.verdicts(dam.id)] == [("confirmed", "two more outlets")]
    assert again.queries == {"losses": "missing OR dead"}
    assert again.last == ("missing", "dam")
    assert again.position(dam.id) == 38


def test_what_was_taken_back_is_gone(corpus: Corpus, dam: Article) -> None:
    kept = Annotations.load(corpus)
    note = kept.add_note(dam, Span(0, 7), "which dam?")
    kept.tag(dam, "a", "b")
    kept.mark(dam)
    kept.set_verdict(dam, Span(0, 7), "unproven")
    kept.save_query("q", "dam")
    kept.set_read(dam.id)

    kept.remove_note(dam, note)
    kept.untag(dam, "a", "b")
    kept.mark(dam, False)
    kept.set_verdict(dam, Span(0, 7), "")
    kept.remove_query("q")
    kept.set_read(dam.id, False)

    again = Annotations.load(corpus)
    assert again.notes(dam.id) == again.verdicts(dam.id) == ()
    assert not any([again.tags, again.marked, again.queries, again.read])


def test_it_lies_beside_the_folder_and_never_in_it(corpus: Corpus, dam: Article, folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in [folder, *folder.iterdir()]}
    kept = Annotations.load(corpus)
    kept.tag(dam, "dams")
    assert kept.file == folder.parent / "floods.crossread.yaml"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["floods", "floods.crossread.yaml"]
    assert {path: path.stat().st_mtime_ns for path in [folder, *folder.iterdir()]} == before


def test_a_file_that_the_owner_put_in_the_folder_is_used(
    corpus: Corpus, dam: Article, folder: Path, write: Write
) -> None:
    write("crossread.yaml", "articles:\n  dam:\n    tags: [ours]\n    colour: red\n")
    kept = Annotations.load(corpus)
    kept.tag(dam, "mine")
    assert kept.file == folder / "crossread.yaml"
    assert Annotations.load(corpus).tags == {"dam": {"ours", "mine"}}
    assert "colour: red" in kept.file.read_text(), "what this version doesn't know is written back"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_where_nothing_may_be_written_it_lies_in_the_data_folder(corpus: Corpus, dam: Article, folder: Path) -> None:
    folder.parent.chmod(0o555)
    try:
        kept = Annotations.load(corpus)
        kept.tag(dam, "dams")
        assert not (folder.parent / "floods.crossread.yaml").exists()
        assert Annotations.load(corpus).tags == {"dam": {"dams"}}
    finally:
        folder.parent.chmod(0o755)


def test_what_others_shared_read_only_is_shown_with_ones_own(
    corpus: Corpus, dam: Article, write: Write, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    shared = write("crossread.yaml", "articles:\n  dam:\n    tags: [shared]\n")
    monkeypatch.setattr(os, "access", lambda path, mode: not str(path).startswith(str(shared.parent)))
    kept = Annotations.load(corpus)
    kept.tag(dam, "own")
    assert kept.file.is_relative_to(home)
    assert Annotations.load(corpus).tags == {"dam": {"shared", "own"}}
    assert "own" not in shared.read_text()


def test_a_few_files_keep_theirs_in_the_data_folder(folder: Path, corpus: Corpus, home: Path) -> None:
    kept = Annotations.load(open_corpus([folder / "dam.txt", folder / "other.txt"]))
    assert kept.file.is_relative_to(home)


@pytest.mark.parametrize(
    ("broken", "where"),
    [
        ("articles:\n  dam: [\n", ":3"),
        ("articles:\n  dam:\n    notes: [{span: [1, 2]}]\n", "quote"),
        ("articles: 3\n", "not a file of notes"),
        ("- just\n- a list\n", "not a file of notes"),
        ("articles:\n  dam: &a {tags: [x]}\n  other: *a\n", ":2"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_and_never_overwritten(
    corpus: Corpus, dam: Article, folder: Path, broken: str, where: str
) -> None:
    file = folder.parent / "floods.crossread.yaml"
    file.write_text(broken)
    kept = Annotations.load(corpus)
    assert str(file) in kept.fault
    assert where in kept.fault
    assert "\n" not in kept.fault
    with pytest.raises(AnnotationsError):
        kept.tag(dam, "lost?")
    assert file.read_text() == broken

    file.write_text("articles:\n  dam:\n    tags: [mended]\n")
    kept.tag(dam, "new")
    assert Annotations.load(corpus).tags == {"dam": {"mended", "new"}}
    assert kept.fault == ""


def test_two_explorers_at_once_lose_nothing(corpus: Corpus, dam: Article) -> None:
    explorers = [Annotations.load(corpus) for _ in range(4)]

    def work(number: int) -> None:
        for i in range(5):
            explorers[number].tag(dam, f"{number}-{i}")
            explorers[number].set_read(f"{number}-{i}")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    again = Annotations.load(corpus)
    assert again.tags["dam"] == again.read == {f"{number}-{i}" for number in range(4) for i in range(5)}


def test_a_crash_while_writing_leaves_the_old_file(
    corpus: Corpus, dam: Article, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Annotations.load(corpus)
    kept.tag(dam, "first")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AnnotationsError, match="No space left"):
        kept.tag(dam, "second")
    assert Annotations.load(corpus).tags == {"dam": {"first"}}
    assert sorted(path.name for path in folder.parent.iterdir()) == ["floods", "floods.crossread.yaml"]


def test_a_damaged_state_file_is_begun_anew_and_the_damaged_one_kept(corpus: Corpus, home: Path) -> None:
    Annotations.load(corpus).set_read("dam")
    (file,) = (home / "state" / "crossread").glob("*.sqlite")
    file.write_bytes(b"not a database, by any means" * 100)
    kept = Annotations.load(corpus)
    assert kept.read == set()
    kept.set_read("other")
    assert Annotations.load(corpus).read == {"other"}
    assert file.with_suffix(".damaged").exists()


def test_a_note_finds_its_words_again_when_the_text_has_changed(corpus: Corpus, dam: Article, write: Write) -> None:
    kept = Annotations.load(corpus)
    note = kept.add_note(dam, Span(38, 63), "names?")
    assert anchor(note, dam) == Span(38, 63)
    write("dam.txt", "CORRECTED: " + TEXT)
    changed = next(iter(corpus))
    found = anchor(note, changed)
    assert found is not None
    assert found.of(changed.text) == note.quote
    write("dam.txt", "Nothing is left of it.\n")
    assert anchor(note, next(iter(corpus))) is None


_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_spans = st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(*sorted(ends)))
_records = st.builds(
    Record,
    path=_words,
    tags=st.frozensets(_words, max_size=3),
    marked=st.booleans(),
    notes=st.lists(st.builds(Note, _spans, _words, _words, _words, _words), max_size=2).map(tuple),
    verdicts=st.lists(st.builds(Verdict, _spans, _words, _words, _words, _words, _words), max_size=2).map(tuple),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(_words, _words, max_size=2), st.dictionaries(_words, _records, max_size=2))
def test_any_words_come_back_from_the_file_to_the_letter(
    tmp_path: Path, queries: dict[str, str], records: dict[str, Record]
) -> None:
    file = tmp_path / "any.yaml"
    notebook.write(file, Notebook(queries, records))
    assert notebook.read(file) == Notebook(queries, records)
