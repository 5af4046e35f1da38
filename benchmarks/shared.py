"""Many explorers on one corpus and one index at once, while it is being refreshed.

    python benchmarks/shared.py [EXPLORERS]

Told are the seconds until each shows the new state, the longest that a key waited meanwhile, and the memory of each
further explorer (proportional set size, which shares what is shared out evenly).
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.line import environment  # noqa: E402
from tests.e2e.pty_terminal import PtyTerminal  # noqa: E402

MEMORY = 90.0
"""MB at most for each further explorer."""
ARTICLES = 200


def article(number: int) -> str:
    text = " ".join(f"The gauge at Brant stood at {number + n} centimetres, an engineer said." for n in range(12))
    return f"---\ntitle: Gauge report {number}\npublished: 2024-03-{number % 28 + 1:02}\n---\n{text}\n"


def memory(process: int) -> float:
    """Proportional set size of a process, MB."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def prepare(folder: Path, count: int = ARTICLES) -> Path:
    """A corpus with an index of its own."""
    corpus = folder / "gauges"
    corpus.mkdir()
    for number in range(count):
        (corpus / f"{number:04}.md").write_text(article(number))
    index(folder, corpus)
    return corpus


def index(folder: Path, corpus: Path) -> None:
    """Refreshes it, as its owner."""
    command = [sys.executable, "-m", "tui.cli", "index", "--in-corpus", "--corpus", str(corpus)]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment(str(folder / "owner")))


def explorers(folder: Path, corpus: Path, count: int) -> list[PtyTerminal]:
    """Explorers of as many people, each with folders of their own."""
    opened = []
    for number in range(count):
        home = environment(str(folder / f"reader{number}"), SSH_TTY="")
        opened.append(PtyTerminal([sys.executable, "-m", "tui.cli", str(corpus)], home, 100, 30, ROOT))
        opened[-1].sees("articles", "1 of", seconds=300)
    return opened


def refreshed(folder: Path, corpus: Path, people: list[PtyTerminal], count: int) -> tuple[list[float], float]:
    """Seconds after the refresh until each shows it, and the longest that a key waited while it went on."""
    (corpus / "new.md").write_text(article(9999))
    writing = subprocess.Popen(
        [sys.executable, "-m", "tui.cli", "index", "--in-corpus", "--corpus", str(corpus)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environment(str(folder / "owner")),
    )  # fmt: skip
    longest, place = 0.0, 1
    while writing.poll() is None:
        for person in people:
            began = time.monotonic()
            person.press("j" if place % 2 else "k")
            person.sees(f"{1 + place % 2} of", seconds=120)
            longest = max(longest, time.monotonic() - began)
        place += 1
    _, said = writing.communicate()
    # An explorer that was still opening when the new file came builds the same.
    assert writing.returncode == 0 or "is being built" in said, said
    done, seen = time.monotonic(), []
    for person in people:
        person.sees(f"{count + 1:,} articles", seconds=120)
        seen.append(time.monotonic() - done)
    return seen, longest


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = prepare(folder)
        people = explorers(folder, corpus, count)
        try:
            sizes = [memory(person.process.pid) for person in people]
            print(f"{count} explorers, {ARTICLES} articles; memory of each (PSS), at most {MEMORY:.0f} MB:")
            print(f"  median {statistics.median(sizes):.0f} MB, most {max(sizes):.0f} MB")
            seen, longest = refreshed(folder, corpus, people, ARTICLES)
            print(f"new state seen by all {max(seen):.1f} s after the refresh; a key waited {longest:.2f} s at most")
            return statistics.median(sizes) > MEMORY
        finally:
            for person in people:
                person.close()


if __name__ == "__main__":
    os.environ.setdefault("PATIENCE", "120")
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20))
