"""`crossread add`: files come into a corpus as copies, and nothing that is there is written over."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.folder import open_corpus
from index.search import Index
from tui.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*words: object) -> tuple[int, str, str]:
        status = main(["add", *map(str, words), "--corpus", str(folder)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    (tmp_path / "outside").mkdir()
    return tmp_path / "outside"


def written(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def found(folder: Path, query: str) -> list[str]:
    return Index.open(open_corpus(folder)).ids(query)


def test_a_file_is_copied_and_can_be_searched(run: Run, folder: Path, outside: Path) -> None:
    file = written(outside / "ferry.txt", "The ferry sails again\n\nIt left Brant at noon with a heavy load.\n")
    status, out, err = run(file)
    assert (status, out) == (0, "")
    assert f"added {file}: 1 article" in err
    assert (folder / "ferry.txt").read_text("utf-8") == file.read_text("utf-8")
    assert file.exists()
    assert found(folder, "sails") == ["ferry"]


def test_the_same_file_again_is_skipped_and_another_of_its_name_gets_one_of_its_own(
    run: Run, folder: Path, outside: Path
) -> None:
    file = written(outside / "ferry.txt", "The ferry sails again.")
    assert run(file)[0] == 0
    status, _, err = run(file)
    assert status == 1
    assert "is in the corpus already" in err
    written(file, "The ferry sinks.")
    assert run(file)[0] == 0
    assert (folder / "ferry.txt").read_text("utf-8") == "The ferry sails again."
    assert (folder / "ferry-2.txt").read_text("utf-8") == "The ferry sinks."
    assert run(file)[0] == 1
    assert not (folder / "ferry-3.txt").exists()
    assert run(folder / "ferry.txt")[0] == 1


def test_of_a_folder_every_article_file_comes(run: Run, folder: Path, outside: Path) -> None:
    written(outside / "a" / "one.md", "---\ntitle: One\n---\nFirst of all.")
    written(outside / "two.jsonl", '{"id": "x1", "text": "A first line."}\n{"id": "x2", "text": "A second line."}\n')
    written(outside / "table.xlsx", "no article")
    status, out, _ = run(outside, "--json")
    assert status == 0
    told = json.loads(out)
    assert [(file["added"], file["articles"]) for file in told["files"]] == [("one.md", 1), ("two.jsonl", 2)]
    assert told["articles"] == 10
    assert set(found(folder, "id:x1 OR id:x2 OR id:one")) == {"x1", "x2", "one"}


def test_what_cannot_be_read_is_named_and_the_rest_comes(run: Run, folder: Path, outside: Path) -> None:
    good = written(outside / "good.txt", "A good article of a few words.")
    (outside / "bad.txt").write_bytes(b"\0\1\2\3" * 500)
    empty = written(outside / "empty.txt", " \n")
    picture = written(outside / "picture.png", "x")
    hidden = written(outside / ".hidden.txt", "Words.")
    half = written(outside / "half.jsonl", '{"id": "h1", "text": "Whole."}\n{"id": "h2", "te\n')
    status, out, err = run(outside / "bad.txt", empty, picture, hidden, half, good)
    assert (status, out) == (2, "")
    said = err.splitlines()
    for name in ("bad.txt", "empty.txt", "picture.png", ".hidden.txt"):
        assert len([line for line in said if name in line]) == 1, name
        assert not (folder / name).exists()
    assert any("half.jsonl:2" in line for line in said)
    assert set(found(folder, "id:h1 OR id:good")) == {"h1", "good"}


def test_a_link_out_of_a_folder_is_not_followed(run: Run, folder: Path, outside: Path, tmp_path: Path) -> None:
    secret = written(tmp_path / "secret.txt", "The safe opens at seven.")
    given = written(outside / "good.txt", "A good article.").parent
    (given / "out.txt").symlink_to(secret)
    (given / "twice.txt").symlink_to(given / "good.txt")
    (given / "away").symlink_to(tmp_path)
    status, out, err = run(given)
    assert (status, out) == (2, "")
    for name, why in (
        ("out.txt", "is a link out of the folder"),
        ("away", "is a link"),
        ("twice.txt", "is a link to good.txt"),
    ):
        (line,) = (line for line in err.splitlines() if f"{given / name}:" in line)
        assert why in line
        assert not (folder / name).exists()
    assert not (folder / "secret.txt").exists()
    assert (folder / "good.txt").exists()


def test_a_name_that_is_not_utf8_is_called_so(run: Run, folder: Path, outside: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (outside / name).write_text("A good article.", encoding="utf-8")
    for given in (outside, outside / name):
        status, _, err = run(given)
        assert status == 2
        assert "caf" in err
        assert "not UTF-8" in err
        assert "control" not in err
    assert not list(folder.glob("caf*"))


def test_a_path_that_is_not_there_stops_before_anything_is_copied(run: Run, folder: Path, outside: Path) -> None:
    good = written(outside / "good.txt", "A good article.")
    status, _, err = run(good, outside / "none.txt")
    assert status == 2
    assert err.count("\n") == 1
    assert "none.txt: no such file or folder" in err
    assert not (folder / "good.txt").exists()


def test_the_sample_and_single_files_take_nothing(
    outside: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = written(outside / "good.txt", "A good article.")
    assert main(["add", str(good)]) == 2
    assert "--corpus FOLDER" in capsys.readouterr().err
    assert main(["add", str(good), "--corpus", str(folder / "bare.txt")]) == 2
    assert "--corpus FOLDER" in capsys.readouterr().err
    assert main(["add"]) == 2
