"""Files made to take all memory and all time: each is named in one line, and the rest of the corpus goes on."""

import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import Fault
from corpus.folder import open_corpus
from corpus.readers.fields import LONGEST, MOST_NAMES, draft_fields
from corpus.readers.jsonlines import MOST_VALUES, parse
from tui.cli import main

ROOT = Path(__file__).parents[2]
MEMORY = 1 << 30
"""Bytes of address space that a command over such files may take; numpy alone reserves half of that."""


def sparse(path: Path, size: int = 1 << 30) -> None:
    """A file of so many zeros that takes no room."""
    with path.open("wb") as stream:
        stream.truncate(size)


def written(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text)


def endless_line(path: Path) -> None:
    sparse(path)
    with path.open("r+b") as stream:
        stream.write(b'{"text": "')


def endless_front(path: Path) -> None:
    sparse(path)
    with path.open("r+b") as stream:
        stream.write(b"---\ntitle: ")


TRICKS: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "1 GB of text": ("huge.txt", sparse, "larger than 100 MB"),
    "1 GB of Markdown": ("huge.md", sparse, "larger than 100 MB"),
    "1 GB in a line": ("huge.jsonl", endless_line, "larger than 100 MB, too large for one article"),
    "1 GB of front matter": ("front.md", endless_front, "larger than 100 MB"),
    "1 GB of a web page": ("huge.html", sparse, "larger than 100 MB"),
    "1 GB of settings": ("corpus.yaml", sparse, "larger than 100 MB"),
    "a pipe": ("pipe.txt", os.mkfifo, "is no ordinary file"),
    "a device": ("zero.txt", lambda path: path.symlink_to("/dev/zero"), "is a link out of the folder"),
    "a link out": ("out.txt", lambda path: path.symlink_to("/etc/passwd"), "is a link out of the folder"),
    "a link to itself": ("self.txt", lambda path: path.symlink_to(path), "leads nowhere or in a circle"),
    "deep JSON": ("deep.jsonl", written('{"text":' + "[" * 200_000 + "\n"), "no whole JSON value"),
    "deep YAML": ("deep.md", written(f"---\na: {'[' * 5_000}\n---\n"), "nested too deeply"),
    "an alias bomb": ("bomb.md", written("---\na: &a [x, x]\nb: &b [*a, *a]\n---\n"), "anchors and aliases"),
    "a tag of YAML": ("tag.md", written("---\na: !!python/object:os.system x\n---\n"), "tags (!…)"),
    "many digits": ("digits.jsonl", written(f'{{"text": "a", "id": {"9" * 5_000}}}'), "too many digits"),
}  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_a_file_made_to_harm_is_named_and_the_rest_goes_on(trick: str, tmp_path: Path) -> None:
    name, make, told = TRICKS[trick]
    root = tmp_path / "corpus"
    root.mkdir()
    (root / "good.txt").write_text("The dam above Holt held through the night.")
    make(root / name)
    corpus = open_corpus(root)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    articles = list(corpus)
    assert "good" in [article.id for article in articles]
    assert [told in str(fault) for fault in corpus.faults] == [True], corpus.faults
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250 << 10, "kilobytes"


@pytest.mark.parametrize("name", ["huge.txt", "huge.md", "huge.jsonl", "huge.html"])
@pytest.mark.parametrize("command", ["read", "extract", "add", "compare"])
def test_a_command_given_1_gb_refuses_it_in_one_line(
    command: str, name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "good.txt").write_text("The dam above Holt held through the night.")
    (endless_line if name.endswith("jsonl") else sparse)(tmp_path / name)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    more = {"compare": ["good"], "extract": []}.get(command, [])
    where = [] if command == "extract" else ["--corpus", str(tmp_path / "corpus")]
    assert main([command, str(tmp_path / name), *more, *where]) == 2
    printed, told = capfd.readouterr()
    assert printed == ""
    assert "larger than 100 MB" in told
    assert len(told.splitlines()) == 1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250 << 10, "kilobytes"
    assert sorted(file.name for file in (tmp_path / "corpus").iterdir()) == ["good.txt"]


def test_a_socket_is_named_and_left_out(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s.txt"))
        corpus = open_corpus(tmp_path)
        assert list(corpus) == []
        assert "is no ordinary file" in str(corpus.faults[0])


def test_json_of_millions_of_values_is_refused_before_it_is_read() -> None:
    line = b'{"text": "a", "x": [' + b"{}," * (MOST_VALUES // 2 + 10) + b"0]}"
    (fault,) = parse(line, "a.jsonl", 1)
    assert isinstance(fault, Fault)
    assert "more than 2,000,000 values" in str(fault)


def test_fields_too_long_to_be_fields_are_cut_and_told() -> None:
    fields, doubts = draft_fields(
        {"title": "dam " * 10_000, "tags": [f"t{n}" for n in range(1_000)], "author": "a" * 5_000}
    )
    assert len(fields["title"]) <= LONGEST
    assert len(fields["tags"]) == MOST_NAMES
    assert len(fields["authors"][0]) == LONGEST
    assert [doubt.split()[0] for doubt in doubts] == ["title", "author", "tags"] or len(doubts) == 3


@pytest.mark.skipif(sys.platform != "linux", reason="limits of address space are Linux's")
def test_standard_input_without_a_line_end_takes_bounded_memory() -> None:
    """300 MB with no line end go in; the process may not hold them."""
    code = "import sys\nfor _ in range(300): sys.stdout.buffer.write(b'x' * (1 << 20))"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as source:
        done = subprocess.run(
            [sys.executable, "-m", "tui.cli", "extract", "-"],
            stdin=source.stdout, capture_output=True, text=True, cwd=ROOT,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 * MEMORY, 2 * MEMORY)),
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert "the line is larger than 100 MB" in done.stderr
