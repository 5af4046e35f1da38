"""Files that are links, and files whose names are strange: told, opened where that is safe, printed on one line."""

import os
from pathlib import Path

from corpus.folder import open_corpus
from tests.corpus.conftest import Write
from tests.corpus.test_folder import WORDS, ids, told

# Links


def test_links_are_told_and_never_followed_out_or_in_circles(folder: Path, write: Write, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text(WORDS)
    write("a.txt", WORDS)
    write("sub/b.txt", WORDS)
    (folder / "out.txt").symlink_to(outside)
    (folder / "outdir").symlink_to(tmp_path)
    (folder / "again.txt").symlink_to("a.txt")
    (folder / "sub" / "up").symlink_to("..")
    (folder / "self").symlink_to("self")
    (folder / "dead.txt").symlink_to("nowhere.txt")
    corpus = open_corpus(folder)
    assert ids(corpus) == ["a", "sub-b"]
    assert told(corpus) == [
        "again.txt: is a link to a.txt, which is in the folder itself, and is left out",
        "dead.txt: is a link that leads nowhere or in a circle; mend or remove it",
        "out.txt: is a link out of the folder and is left out; copy what it leads to",
        "outdir: is a link out of the folder and is left out; copy what it leads to",
        "self: is a link that leads nowhere or in a circle; mend or remove it",
        "sub/up: is a link to ., which is in the folder itself, and is left out",
    ]


def test_a_folder_opened_through_a_link_and_files_kept_by_git_annex_are_read(folder: Path, write: Write) -> None:
    write(".git/annex/objects/1/content.txt", WORDS)
    (folder / "kept.txt").symlink_to(".git/annex/objects/1/content.txt")
    link = folder.parent / "link"
    link.symlink_to(folder)
    corpus = open_corpus(link)
    assert ids(corpus) == ["kept"]
    assert told(corpus) == []


# Names


def test_names_with_spaces_newlines_and_emoji_open_and_print_on_one_line(folder: Path, write: Write) -> None:
    names = [
        "two words.txt",
        "line\nbreak.txt",
        "flood 🌊.txt",
        "-rf.txt",
        "$(reboot).txt",
        "ünïcode.txt",
        "новости.txt",
    ]
    for name in names:
        write(name, WORDS)
    write("bad\n.jsonl", "{")
    corpus = open_corpus(folder)
    found = list(corpus)
    assert sorted(article.path for article in found) == sorted(names)
    for article in found:
        assert corpus.load(article.locator).text == WORDS
        assert all(c.isalnum() or c in "-_." for c in article.id)
        assert not article.id.startswith("-")
    assert len({article.id for article in found}) == len(names)
    assert told(corpus)[0].startswith("bad\\n.jsonl:1: ")


def test_a_name_that_is_not_unicode_is_told(folder: Path, write: Write) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt"))).write_text(WORDS)
    corpus = open_corpus(folder)
    assert told(corpus) == ["caf\\udce9.txt: its name is not UTF-8 and it is left out; rename it"]
