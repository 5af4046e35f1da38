"""A full disk, in short; the long form is `full_disk`."""

from pathlib import Path

import pytest

from tests.soak.full_disk import NoDiskError, rounds


def test_on_a_full_disk_nothing_written_is_lost_and_the_next_run_works(tmp_path: Path) -> None:
    try:
        outcomes = rounds(tmp_path, 5, each=2, seed=3)
    except NoDiskError as error:
        pytest.skip(f"no small disk can be mounted here: {error}")
    assert outcomes.total() == 10
    assert any("refused" in outcome for outcome in outcomes)
