"""An index under faults, in short; `python -m tests.soak.index_faults` does the same for hours."""

from pathlib import Path

from tests.soak.index_faults import damaged_indexes, full_disks, killed_builds


def test_a_build_killed_at_any_moment_leaves_the_old_index_or_the_new(tmp_path: Path) -> None:
    assert killed_builds(tmp_path, 5, claims=False).total() == 5


def test_a_build_with_claims_killed_at_any_moment_leaves_the_old_index_or_the_new(tmp_path: Path) -> None:
    assert killed_builds(tmp_path, 2, claims=True).total() == 2


def test_damage_anywhere_is_told_and_mended_by_the_next_build(tmp_path: Path) -> None:
    outcomes = damaged_indexes(tmp_path, 40, mended=10)
    assert outcomes.total() == 40
    assert sum(count for told, count in outcomes.items() if "noticed" in told) > 20


def test_a_full_disk_leaves_the_old_index(tmp_path: Path) -> None:
    assert full_disks(tmp_path, [300, 3_000, 30_000])["refused"] >= 2
