"""Any folder opens in place; what is wrong with one file is named in one line while the rest goes on."""

import os
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.article import Article, Locator
from corpus.errors import CorpusError, UnreadableError
from corpus.folder import Corpus, open_corpus, sample_corpus
from corpus.readers import jsonlines

Write = Callable[[str, str | bytes], Path]
WORDS = "The bridge at Lindholm is closed.\n"


def told(corpus: Corpus) -> list[str]:
    """Reads all of the corpus, and says what was wrong."""
    list(corpus)
    return [str(fault) for fault in corpus.faults]


def ids(corpus: Corpus) -> list[str]:
    return [article.id for article in corpus]


def test_all_formats_of_a_folder_are_read_in_sorted_order(folder: Path, write: Write) -> None:
    write("b.txt", WORDS)
    write("a/second.md", "---\ntitle: Two\n---\n" + WORDS)
    write("a/first.jsonl", '{"id": "x1", "text": "One."}\n{"id": "x2", "text": "Two."}\n')
    write("picture.png", b"\x89PNG")
    write("corpus.yaml", "name: Bridges\n")
    corpus = open_corpus(folder)
    assert ids(corpus) == ["x1", "x2", "a-second", "b"]
    assert [source.path for source in corpus.sources()] == ["a/first.jsonl", "a/second.md", "b.txt"]
    assert corpus.name == "Bridges"
    assert told(corpus) == []


def test_an_article_says_where_it_is_stored_and_what_was_inferred(folder: Path, write: Write) -> None:
    write("calls.txt", "Calls point to short supplies\n\nKYIV, Oct 3, 2024 (Reuters) - The army said so.\n")
    (article,) = open_corpus(folder)
    assert article == Article(
        id="calls",
        text="Calls point to short supplies\n\nKYIV, Oct 3, 2024 (Reuters) - The army said so.\n",
        title="Calls point to short supplies",
        locator=Locator("calls.txt"),
        outlet="Reuters",
        published=article.published,
        language="en",
        inferred=frozenset({"title", "outlet", "published", "language"}),
        hash=article.hash,
    )
    assert str(article.published) == "2024-10-03"
    assert len(article.hash) == 64


def test_every_article_loads_again_from_its_locator_alone(folder: Path, write: Write) -> None:
    write("rows.jsonl", "".join(f'{{"text": "Row {n} é."}}\n\n' for n in range(5)))
    write("one.md", "---\ntitle: T\n---\n" + WORDS)
    write("two.txt", WORDS)
    corpus = open_corpus(folder)
    for article in corpus:
        assert corpus.load(article.locator) == article
        assert corpus.load(article.locator, "other").id == "other"


def test_given_files_are_the_whole_corpus(folder: Path, write: Write) -> None:
    write("a/x.txt", WORDS)
    write("b/x.txt", WORDS)
    write("b/y.txt", WORDS)
    corpus = open_corpus([folder / "a" / "x.txt", folder / "b" / "x.txt"])
    assert ids(corpus) == ["a-x", "b-x"]
    assert open_corpus(folder / "b" / "y.txt").name == "y.txt"


def test_a_given_file_of_an_unknown_kind_is_read_as_text(write: Write) -> None:
    (article,) = open_corpus(write("notes.log", WORDS))
    assert article.text == WORDS


def test_the_key_is_the_same_for_the_same_place_and_another_for_another(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", WORDS)
    write("b.txt", WORDS)
    monkeypatch.chdir(folder.parent)
    keys = [open_corpus(path).key for path in (folder, "floods", "./floods/", folder / "a.txt", folder / "b.txt")]
    assert keys[0] == keys[1] == keys[2]
    assert len(set(keys)) == 3
    assert all(key.replace("-", "").isalnum() for key in keys)


def test_nothing_is_written_into_the_folder(folder: Path, write: Write) -> None:
    write("a.txt", WORDS)
    write("b.jsonl", '{"text": "One."}\nbroken\n')
    before = {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in [folder, *folder.iterdir()]}
    told(open_corpus(folder))
    assert {path: (path.stat().st_mtime_ns, path.stat().st_size) for path in [folder, *folder.iterdir()]} == before


def test_hidden_files_are_passed_over(folder: Path, write: Write) -> None:
    write(".hidden.txt", WORDS)
    write(".crossread/index.txt", WORDS)
    write("seen.txt", WORDS)
    assert ids(open_corpus(folder)) == ["seen"]


def test_the_installed_sample_opens() -> None:
    corpus = sample_corpus()
    assert len(ids(corpus)) >= 5
    assert told(corpus) == []


# What may be wrong with the whole


@pytest.mark.parametrize("path", ["missing", "missing/a.txt", "a\0b", "x" * 5000], ids=["", "below", "NUL", "too long"])
def test_a_path_that_is_not_there_is_named(folder: Path, path: str) -> None:
    with pytest.raises(CorpusError) as error:
        open_corpus(folder / path)
    assert "\n" not in str(error.value)


def test_no_path_or_a_folder_among_files_is_told(folder: Path, write: Write) -> None:
    with pytest.raises(CorpusError, match="no path"):
        open_corpus([])
    with pytest.raises(CorpusError, match="is a folder; give one folder, or files only"):
        open_corpus([write("a.txt", WORDS), folder])


def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    with pytest.raises(CorpusError, match="no ordinary file"):
        open_corpus(folder / "pipe.txt")
    corpus = open_corpus(folder)
    assert ids(corpus) == []
    assert told(corpus) == ["pipe.txt: is no ordinary file and is left out; save what it holds to a file"]


def test_an_empty_folder_is_a_corpus_without_articles(folder: Path) -> None:
    corpus = open_corpus(folder)
    assert ids(corpus) == []
    assert told(corpus) == []


# What may be wrong with one file


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("bad.txt", b"%PDF-1.7 ...", "bad.txt: is a PDF, not text; unpack it or save it as text"),
        ("bad.txt", bytes(range(32)) * 99, "bad.txt: is a binary file, not text; save its text as .txt in UTF-8"),
        ("bad.jsonl", b'{"text": "half\n', "bad.jsonl:1: the line is no whole JSON value"),
        ("bad.jsonl", b'\n\n{"id": 3}\n', 'bad.jsonl:3: the line holds no article; it needs {"text": "…"}'),
        ("bad.jsonl", b'{"text": 3}\n', 'bad.jsonl:1: the line holds no article; it needs {"text": "…"}'),
        ("bad.jsonl", b"[" * 100_000 + b"\n", "bad.jsonl:1: the line is no whole JSON value"),
        ("bad.jsonl", '{"text": "x"}'.encode("utf-16"), "bad.jsonl: is UTF-16"),
    ],
    ids=["pdf", "binary", "half a line", "no text", "text is no text", "too deep", "utf-16"],
)
def test_a_file_that_holds_no_article_is_named_and_the_rest_goes_on(
    folder: Path, write: Write, name: str, content: bytes, fault: str
) -> None:
    write("a.txt", WORDS)
    write(name, content)
    write("z.txt", WORDS)
    corpus = open_corpus(folder)
    assert ids(corpus) == ["a", "z"]
    (message,) = told(corpus)
    assert message.startswith(fault)
    assert "\n" not in message


@pytest.mark.parametrize(
    ("front", "fault"),
    [
        ("title: [unclosed\npublished: 2024-10-18", "bad.md:"),
        (
            "title: !!python/object/apply:os.system [ls]",
            "bad.md:2: the front matter is broken and is read as text: tags",
        ),
        ("a: &a [x]\nb: *a", "bad.md:2: the front matter is broken and is read as text: anchors and aliases"),
        ("- one\n- two", ""),
        (
            "title: " + "[" * 500 + "]" * 500,
            "bad.md:2: the front matter is broken and is read as text: nested too deeply",
        ),
        ("title: a\ntitle: b", "bad.md:3: the front matter is broken and is read as text: title is given twice"),
    ],
    ids=["unclosed", "tag", "alias", "list", "too deep", "twice"],
)
def test_broken_front_matter_is_named_and_the_whole_file_is_the_text(
    folder: Path, write: Write, front: str, fault: str
) -> None:
    whole = f"---\n{front}\n---\n{WORDS}"
    write("bad.md", whole)
    corpus = open_corpus(folder)
    (article,) = corpus
    assert article.text == whole
    assert "".join(told(corpus)).startswith(fault)


def test_an_alias_bomb_is_refused_before_it_grows(folder: Path, write: Write) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    write("bomb.md", "---\n" + "\n".join(lines) + "\n---\n" + WORDS)
    tracemalloc.start()
    (message,) = told(open_corpus(folder))
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()
    assert "aliases" in message


def test_unusable_fields_are_named_with_their_line_and_the_article_opens(folder: Path, write: Write) -> None:
    write("a.md", "---\ntitle: T\npublished: last Tuesday\nauthor: {name: x}\ntags: [a, b]\n---\n" + WORDS)
    corpus = open_corpus(folder)
    (article,) = corpus
    assert (article.title, article.published, article.tags, article.text) == ("T", None, ("a", "b"), WORDS)
    assert [message.split(";")[0] for message in told(corpus)] == [
        "a.md:3: published is no date that can be told ('last Tuesday')",
        "a.md:4: author is not a list of names and is left out",
    ]


def test_an_empty_file_is_an_article_without_words(folder: Path, write: Write) -> None:
    write("empty.txt", "")
    write("blank.txt", " \n\t\n")
    corpus = open_corpus(folder)
    blank, empty = corpus
    assert (empty.text, empty.title, blank.title) == ("", "empty", "blank")
    assert told(corpus) == [
        "blank.txt: holds no words; fill or remove it",
        "empty.txt: holds no words; fill or remove it",
    ]


def test_a_file_too_large_for_one_article_is_named_and_not_read(
    folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(1 << 30)
    monkeypatch.setattr(jsonlines, "LARGEST", 1 << 20)
    write("huge.jsonl", '{"text": "' + "x" * (5 << 20) + '"}\n{"text": "After it."}\n')
    corpus = open_corpus(folder)
    assert [article.text for article in corpus] == ["After it."]
    assert told(corpus) == [
        "huge.jsonl:1: the line is larger than 1 MB, too large for one article",
        "huge.txt: larger than 100 MB, too large for one article; split it",
    ]


def test_fifty_megabytes_in_one_article_open(folder: Path, write: Write) -> None:
    text = "One line of it says little.\n" * (50_000_000 // 28)
    write("long.txt", text)
    (article,) = open_corpus(folder)
    assert article.text == text
    assert article.title == "One line of it says little"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_files_and_folders_without_permission_are_named(folder: Path, write: Write) -> None:
    secret, closed = write("secret.txt", WORDS), write("closed/a.txt", WORDS).parent
    write("z.txt", WORDS)
    secret.chmod(0)
    closed.chmod(0)
    corpus = open_corpus(folder)
    assert ids(corpus) == ["z"]
    assert told(corpus) == [
        "closed: the folder can't be listed: Permission denied",
        "secret.txt: may not be read; give yourself permission (chmod u+r)",
    ]
    closed.chmod(0o755)


def test_a_file_that_has_gone_since_is_named(folder: Path, write: Write) -> None:
    file = write("a.txt", WORDS)
    corpus = open_corpus(folder)
    (article,) = corpus
    file.unlink()
    with pytest.raises(UnreadableError, match=r"^a\.txt: is no longer there; refresh the index"):
        corpus.load(article.locator)
    folder.rename(folder.parent / "elsewhere")
    with pytest.raises(UnreadableError, match=f"^{re.escape(str(folder))}: the folder is no longer there"):
        corpus.load(article.locator)


def test_a_line_that_has_moved_since_is_named(folder: Path, write: Write) -> None:
    write("a.jsonl", '{"text": "First."}\n{"text": "Second."}\n')
    corpus = open_corpus(folder)
    second = list(corpus)[1]
    write("a.jsonl", '{"text": "One."}\n')
    with pytest.raises(UnreadableError):
        corpus.load(second.locator, second.id)


# Ids


def test_duplicate_ids_are_made_distinct_told_and_none_is_lost(folder: Path, write: Write) -> None:
    write("a.jsonl", '{"id": "same", "text": "One."}\n{"id": "same", "text": "Two."}\n')
    write("b.jsonl", '{"id": "same", "text": "Three."}\n')
    write("same.txt", "Four.")
    corpus = open_corpus(folder)
    found = {article.id: article.text for article in corpus}
    assert sorted(found.values()) == ["Four.", "One.", "Three.", "Two."]
    assert found["same"] == "One."
    assert all(identity.startswith("same") for identity in found)
    assert {article.id: article.text for article in open_corpus(folder)} == found, "the same ids in every run"
    assert len([message for message in told(corpus) if "the id same is another article's already" in message]) == 3


def test_a_broken_file_of_many_lines_is_not_told_line_by_line(folder: Path, write: Write) -> None:
    write("broken.jsonl", "{\n" * 5000)
    messages = told(open_corpus(folder))
    assert len(messages) == 51
    assert messages[-1] == "broken.jsonl:51: and more faults from here on"


def test_a_mended_file_is_no_longer_told(folder: Path, write: Write) -> None:
    write("a.jsonl", "{")
    (folder / "dead.txt").symlink_to("nowhere.txt")
    corpus = open_corpus(folder)
    assert len(told(corpus)) == 2
    write("a.jsonl", '{"text": "Whole."}')
    (folder / "dead.txt").unlink()
    assert told(corpus) == []


def test_opening_a_large_folder_reads_and_keeps_nothing(folder: Path) -> None:
    for number in range(3000):
        (folder / f"{number:05}.txt").touch()
    corpus = open_corpus(folder)
    tracemalloc.start()
    count = sum(1 for _ in corpus.sources())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3000
    assert peak / count < 1000, "bytes a file while walking"
