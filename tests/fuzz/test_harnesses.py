"""The fuzzers in short: the same few hundred inputs of each at every run, and one run of the engine itself."""

import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.fuzz.harness import mutations

HARNESSES = {"readers": 500, "front_matter": 500, "queries": 500, "extraction": 150, "wrapping": 500, "comparison": 60}
"""Each with the inputs that it gets here."""


@pytest.mark.parametrize("name", HARNESSES)
def test_no_mutation_of_the_seeds_breaks_a_promise(name: str) -> None:
    harness = import_module(f"tests.fuzz.{name}")
    for data in mutations(harness.SEEDS, harness.WORDS, HARNESSES[name]):
        try:
            harness.check(data)
        except Exception as error:
            raise AssertionError(f"{data!r}") from error


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed (pip install 'crossread[fuzz]')")
def test_the_engine_runs_a_harness() -> None:
    command = [sys.executable, "-m", "tests.fuzz.front_matter", "-runs=200", "-seed=1"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.returncode == 0, done.stderr[-2_000:]
    assert "Done 2" in done.stderr
