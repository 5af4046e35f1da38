"""`crossread doctor` names what it can see to be wrong, each in a line with what to do about it."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.folder import open_corpus
from corpus.turns import turn
from index.build import build
from index.store import Store, index_directory
from tests.soak.full_disk import NoDiskError, filled, small_disk
from tui.cli import main

Doctor = Callable[..., tuple[int, dict[str, list[str]]]]


@pytest.fixture
def doctor(folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Doctor:
    """What it says of the small corpus: its status, and what it found by the states and names of findings."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home" / "cache"))

    def run(*words: str) -> tuple[int, dict[str, list[str]]]:
        status = main(["doctor", "--corpus", str(folder), *words, "--json"])
        printed, told = capfd.readouterr()
        assert told == ""
        found: dict[str, list[str]] = {}
        for line in printed.splitlines():
            record = json.loads(line)
            assert "\n" not in record["message"]
            found.setdefault(f"{record['state']} {record['about']}", []).append(record["message"])
        return status, found

    return run


def faults(found: dict[str, list[str]]) -> list[str]:
    return [f"{name.removeprefix('fault ')}: {m}" for name, told in found.items() if "fault" in name for m in told]


def test_a_corpus_that_was_never_indexed_is_no_fault(doctor: Doctor) -> None:
    status, found = doctor()
    assert (status, faults(found)) == (0, [])
    assert found["advice index"] == ["there is none yet; crossread index builds it, and so does opening the corpus"]
    assert found["ok corpus"][0].startswith("The Asla flood: 7 articles in ")


def test_every_faulty_file_is_named(doctor: Doctor, folder: Path) -> None:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 9)
    (folder / "front.md").write_text("---\na: [\n---\nThe dam held.\n")
    os.mkfifo(folder / "pipe.txt")
    (folder / "out.txt").symlink_to("/etc/passwd")
    (folder / "circle.txt").symlink_to(folder / "circle.txt")
    with (folder / "huge.txt").open("wb") as stream:
        stream.truncate(1 << 30)
    (folder / "corpus.yaml").write_text("nmae: x\n")
    status, found = doctor()
    assert status == 2
    for told in (
        "binary.txt: is a binary file",
        "front.md:3: the front matter is broken",
        "pipe.txt: is no ordinary file",
        "out.txt: is a link out of the folder",
        "circle.txt: is a link that leads nowhere",
        "huge.txt: larger than 100 MB",
        "corpus.yaml:1: nmae: unknown field",
    ):
        assert any(told in fault for fault in faults(found)), told
    assert len(faults(found)) == 7


def test_notes_that_cannot_be_used_are_named(doctor: Doctor, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "flood.crossread.yaml").write_text("articles: [")
    (tmp_path / "precious.yaml").write_text("a: b\n")
    (folder / "crossread.yaml").symlink_to(tmp_path / "precious.yaml")
    status, found = doctor()
    assert status == 2
    broken, link = found["fault notes"]
    assert "flood.crossread.yaml:2: " in broken
    assert "mend the file by hand" in broken
    assert link.endswith("crossread.yaml is a link to a file of another name and is left out; remove it")


def test_notes_that_somebody_else_is_writing_are_told(doctor: Doctor, tmp_path: Path) -> None:
    with turn(tmp_path, 0):
        status, found = doctor()
    assert status == 0
    assert found["advice notes"] == [
        "another program holds the lock on their folder; they can be written once it lets go"
    ]


def test_an_index_that_is_damaged_older_or_being_built_is_told(
    doctor: Doctor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = open_corpus(folder)
    build(corpus, processes=1)
    directory = index_directory(corpus)
    with Store(directory).lock():
        told = doctor()[1]["ok index"]
        assert f"is being built just now by process {os.getpid()}" in told[1]
    assert "their claims are still to be found" in doctor()[1]["advice index"][0]
    with monkeypatch.context() as patch:
        patch.setattr("index.store.FORMAT", "another")
        status, found = doctor()
        assert status == 0
        assert found["advice index"] == [
            "the index is from another version of crossread; crossread index builds it again"
        ]
    (catalogue,) = directory.glob("catalogue-*")
    catalogue.write_bytes(catalogue.read_bytes()[:-1])
    status, found = doctor()
    assert status == 2
    assert found["fault index"] == [f"the index is damaged ({catalogue.name}); crossread index builds it again"]


def test_a_link_in_the_place_of_the_index_is_told(doctor: Doctor, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (folder / ".crossread").symlink_to(tmp_path)
    status, found = doctor()
    assert status == 2
    assert found["fault index"][0].endswith("is a link to another place and is left out; remove it")


def test_a_clock_that_went_back_is_told(doctor: Doctor, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(open_corpus(folder), processes=1)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now - 5 * 86_400)
    status, found = doctor()
    assert status == 0
    assert found["advice clock"] == [
        "a file of the corpus was written 5 days from now; set the clock, dates of notes are wrong",
        "the index was written 5 days from now; set the clock, dates of notes are wrong",
    ]


def test_a_disk_that_is_full_or_nearly_is_told(doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        with small_disk(tmp_path / "small") as disk:
            monkeypatch.setenv("XDG_CACHE_HOME", str(disk))
            assert any("6.0 MB on the disk of" in told for told in doctor()[1]["ok room"])
            with filled(disk, 1 << 20):
                status, found = doctor()
                assert status == 0
                assert "1.0 MB are left on the disk of" in found["advice room"][0]
                assert found["advice room"][0].endswith("; make room")
            with filled(disk, 0):
                status, found = doctor()
                assert status == 2
                assert found["fault room"] == [f"the disk of {disk} (index) is full; remove something"]
    except NoDiskError as error:
        pytest.skip(f"no small disk can be mounted here: {error}")


def test_a_web_page_without_what_reads_it_is_told(
    doctor: Doctor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "page.html").write_text("<html><body><p>The dam held.</p></body></html>")
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    status, found = doctor()
    assert status == 2
    assert found["fault extras"] == ["1 web page of the corpus can't be read; pip install 'crossread[html]'"]


def test_folders_that_cannot_be_used_are_told(doctor: Doctor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    (tmp_path / "config" / "crossread").mkdir(parents=True)
    (tmp_path / "config" / "crossread" / "config.toml").write_text("theme = 3\n")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    status, found = doctor()
    assert status == 2
    assert found["fault folder for the read state"] == [f"{tmp_path}/file is no folder; move it away"]
    assert "config.toml:1: theme is a name" in found["fault configuration"][0]


def test_read_state_put_aside_is_told(doctor: Doctor, tmp_path: Path) -> None:
    aside = tmp_path / "home" / "state" / "crossread" / "flood.damaged"
    aside.parent.mkdir(parents=True)
    aside.write_text("")
    assert doctor()[1]["advice read state"] == [f"{aside} was damaged and is out of use; remove it"]


TERMINALS = {
    "dumb": ({"TERM": "dumb"}, "FAULT  terminal: TERM=dumb can't show the explorer"),
    "none": ({"TERM": ""}, "FAULT  terminal: TERM=(unset) can't show the explorer"),
    "small": ({"COLUMNS": "40", "LINES": "10"}, "FAULT  terminal: 40x10 is too small; make it at least 60x15"),
    "narrow": ({"COLUMNS": "70", "LINES": "20"}, "note   terminal: 70x20 works; 80x24 or more is better"),
    "colourless": ({"NO_COLOR": "1"}, "no colour (NO_COLOR is set)"),
    "16 colours": ({"TERM": "linux"}, "TERM=linux, 16 colours"),
    "over SSH": ({"SSH_CONNECTION": "a b c d"}, "SSH doesn't pass COLORTERM on"),
    "Latin-1": ({"LC_ALL": "de_DE.ISO-8859-1"}, "note   locale: de_DE.ISO-8859-1 can't show all text"),
    "screen": ({"STY": "1.pts"}, "note   screen: copying (y) doesn't pass GNU screen"),
    "tmux": ({"TMUX": "/nowhere,1,0"}, "ok     tmux: copying (y) needs set-clipboard"),
}  # fmt: skip


@pytest.mark.parametrize("name", TERMINALS)
def test_what_a_terminal_lacks_is_told(name: str, doctor: Doctor, folder: Path) -> None:
    variables, told = TERMINALS[name]
    ours, theirs = os.openpty()
    kept = {key: value for key, value in os.environ.items() if key not in ("COLORTERM", "LC_ALL", "COLUMNS", "LINES")}
    environment = {**kept, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30", "LC_ALL": "C.UTF-8", **variables}
    with subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "doctor", str(folder)],
        cwd=Path(__file__).parents[2], env=environment, stdin=theirs, stdout=theirs, stderr=theirs,
    ) as process:  # fmt: skip
        os.close(theirs)
        written = b""
        try:
            while data := os.read(ours, 1 << 16):
                written += data
        except OSError:
            pass
    os.close(ours)
    assert told in written.decode()
    assert process.returncode == (2 if "FAULT" in told else 0)
