"""A shared server: several explorers on one corpus and one index, which its owner refreshes meanwhile."""

import os
import stat
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


def test_a_corpus_that_cannot_be_written_is_read_searched_and_noted(tmp_path: Path) -> None:
    corpus = prepare(tmp_path, 5)
    before = {path: path.stat().st_mtime_ns for path in corpus.rglob("*")}
    for path in (corpus, *corpus.rglob("*")):
        path.chmod(path.stat().st_mode & ~(stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))
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
        for path in (corpus, *corpus.rglob("*")):
            path.chmod(path.stat().st_mode | stat.S_IWUSR)
    after = {path: path.stat().st_mtime_ns for path in corpus.rglob("*")}
    changed = {path for path in before if before[path] != after.get(path)}
    assert not (set(after) - set(before))
    assert os.getuid() == 0 or not changed
