"""What all fuzzers share: seeds, mutations by a fixed chance for CI, and atheris for the long runs.

    python -m tests.fuzz.readers -max_total_time=300        coverage-guided, with the options of libFuzzer

A harness is a module with `SEEDS`, `WORDS` and `check(data)`, which raises where something isn't as promised.
"""

import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

PACKAGES = ["corpus", "claims", "index", "tui"]


@contextmanager
def instrumented(name: str) -> Iterator[None]:
    """Imports within count for coverage, where the module `name` is run as a program."""
    if name != "__main__":
        yield
        return
    import atheris

    with atheris.instrument_imports(include=PACKAGES, enable_loader_override=False):
        yield


def fuzz(harness: ModuleType) -> None:
    """Runs libFuzzer over a harness until it is stopped or something is found."""
    import atheris

    with tempfile.TemporaryDirectory() as scratch:
        seeds, words = Path(scratch) / "seeds", Path(scratch) / "words"
        seeds.mkdir()
        for number, seed in enumerate(harness.SEEDS):
            (seeds / str(number)).write_bytes(seed)
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in harness.WORDS))
        options = [f"-dict={words}", f"-artifact_prefix={scratch}/", *sys.argv[1:]]
        atheris.Setup([sys.argv[0], *options, str(seeds)], _told(harness.check))
        atheris.Fuzz()


def _told(check: Callable[[bytes], None]) -> Callable[[bytes], None]:
    """The check, which prints what it was given when it fails: what libFuzzer keeps lies in a scratch folder."""

    def checked(data: bytes) -> None:
        try:
            check(data)
        except BaseException:
            sys.stderr.write(f"input: {data!r}\n")
            raise

    return checked


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


def mutations(seeds: Sequence[bytes], words: Sequence[bytes], count: int) -> Iterator[bytes]:
    """The same `count` inputs at every run: seeds with bytes flipped, cut, doubled, joined, and words put in."""
    chance = random.Random(0)
    for number in range(count):
        data = bytearray(seeds[number % len(seeds)])
        for _ in range(chance.randint(0, 6)):
            place = chance.randint(0, len(data))
            match chance.randrange(6):
                case 0 if data:
                    data[place % len(data)] = chance.randrange(256)
                case 1:
                    data[place:place] = chance.choice(words)
                case 2:
                    del data[place : place + chance.randint(1, 20)]
                case 3:
                    data[place:place] = data[max(0, place - chance.randint(1, 30)) : place] * chance.randint(1, 8)
                case 4:
                    other = chance.choice(seeds)
                    data[place:] = other[chance.randint(0, len(other)) :]
                case _:
                    data[place:place] = bytes(chance.choices(range(256), k=chance.randint(1, 8)))
        yield bytes(data[:4_000])
