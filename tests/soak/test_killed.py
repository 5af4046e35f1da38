"""Kills in short; the long form is `killed`."""

from pathlib import Path

import pytest

from tests.soak.killed import killed_commands, killed_explorers, killed_writers


def test_notes_and_state_outlive_a_process_killed_while_it_writes_them(tmp_path: Path) -> None:
    assert killed_writers(tmp_path, 4).total() == 4


def test_commands_killed_leave_whole_files(tmp_path: Path) -> None:
    assert killed_commands(tmp_path, 4).total() == 8


@pytest.mark.system
def test_a_note_that_the_explorer_has_told_is_kept_outlives_it(tmp_path: Path) -> None:
    assert killed_explorers(tmp_path, 3, seed=1)["told and kept"]
