"""A shared server: several explorers on one corpus and one index, which its owner refreshes meanwhile."""

import os
import stat
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.shared import MEMORY, explorers, memory, prepare, refreshed

pytestmark = pytest.mark.system


def test_three_explorers_follow_a_refresh_and_wait_for_nobody(tmp_path: Path) -> None:
    corpus = prepare(tmp_path, 40)
    people = explorers(tmp_path, corpus, 3)
    try:
        further = [memory(person.process.pid) for person in people]
        assert min(further) > 10
        assert sorted(further)[1] <= MEMORY
        seen, _ = refreshed(tmp_path, corpus, people, 40)
        assert len(seen) == 3
        for person in people:
            person.press("C-q")
            assert person.ends() == 0
            assert not person.modes
    finally:
        for person in people:
            person.close()


@contextmanager
def read_only(corpus: Path) -> Iterator[None]:
    """Nobody may write to the folder; root may whatever its mode says, and gets it mounted so."""
    if os.getuid() == 0:
        for options in ("bind", "remount,bind,ro"):
            if subprocess.run(["mount", "-o", options, corpus, corpus], capture_output=True).returncode:
                subprocess.run(["umount", corpus], capture_output=True)
                pytest.skip("root may write anywhere, and may not mount here")
        try:
            yield
        finally:
            subprocess.run(["umount", "--lazy", corpus], check=True)
        return
    paths = (corpus, *corpus.rglob("*"))
    for path in paths:
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
    try:
        yield
    finally:
        for path in paths:
            path.chmod(path.stat().st_mode | stat.S_IWUSR)


def test_a_corpus_that_cannot_be_written_is_read_searched_and_noted(tmp_path: Path) -> None:
    corpus = prepare(tmp_path, 5)
    before = {path: path.stat().st_mtime_ns for path in corpus.rglob("*")}
    with read_only(corpus):
        with pytest.raises(OSError, match=r"Read-only|denied"):
            (corpus / "new.txt").write_text("no")
        (person,) = explorers(tmp_path, corpus, 1)
        try:
            person.press("/")
            person.type("gauge")
            person.sees("gauge", "1 of 5")
            person.press("Enter", "t")
            person.sees("tag")
            person.type("wet\r")
            person.sees("wet")
            person.press("C-q")
            assert person.ends() == 0
        finally:
            person.close()
    after = {path: path.stat().st_mtime_ns for path in corpus.rglob("*")}
    changed = {path for path in before if before[path] != after.get(path)}
    assert not (set(after) - set(before))
    assert not changed
