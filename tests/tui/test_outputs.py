"""Standard input, output and error closed or full: the status says so, and one line where it can be read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
ROOT = Path(__file__).parents[2]


def run(folder: Path, words: str, redirections: str, buffered: bool) -> tuple[int, str, str]:
    """A command's status, output and messages, as a shell leads them elsewhere."""
    command = f'exec "$0" -m tui.cli {words} {redirections}'
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    environment |= {} if buffered else {"PYTHONUNBUFFERED": "1"}
    done = subprocess.run(
        ["sh", "-c", command, sys.executable, str(folder)],
        cwd=ROOT, env=environment, capture_output=True, text=True,
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("buffered", [True, False])
@pytest.mark.parametrize("words", ["--version", 'search dam --corpus "$1"', 'doctor --corpus "$1"'])
def test_an_output_that_is_full_is_told_in_one_line(folder: Path, words: str, buffered: bool) -> None:
    status, _, told = run(folder, words, ">/dev/full", buffered)
    assert status == 2
    assert told.splitlines()[-1] == "crossread: No space left on device: what is printed cannot be written"
    assert "Traceback" not in told
    assert "Exception ignored" not in told


@pytest.mark.parametrize("redirections", ["2>/dev/full", "2>&-", "<&-"])
def test_results_are_printed_where_nothing_else_can_be_said(folder: Path, redirections: str) -> None:
    status, printed, _ = run(folder, 'search dam --corpus "$1"', redirections, buffered=True)
    assert status == 0
    assert "Water above the crest" in printed


def test_with_every_door_closed_what_is_printed_goes_into_no_file(folder: Path) -> None:
    before = {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert run(folder, 'search dam --corpus "$1"', "<&- >&- 2>&-", buffered=True) == (0, "", "")
    assert {file: file.read_bytes() for file in folder.rglob("*") if file.is_file()} == before
    status, printed, _ = run(folder, 'search dam --corpus "$1"', "", buffered=True)
    assert (status, "Water above the crest" in printed) == (0, True), "nor into the index, which is there and whole"
