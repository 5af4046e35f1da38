"""Killed (SIGKILL) at any moment: while notes and state are written, in the explorer, and during commands that write.

python -m tests.soak.killed [ROUNDS]      200 of each

What was promised (a note that the program said was kept) is there; files are whole, the old ones or the new.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from corpus.annotations import Annotations
from corpus.folder import Corpus
from tests.e2e.pty_terminal import PtyTerminal
from tests.soak.index_faults import write_articles

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from corpus.annotations import Annotations
from corpus.article import Span
from corpus.folder import open_corpus
corpus = open_corpus(sys.argv[1])
article = next(iter(corpus))
kept = Annotations.load(corpus)
for note in kept.notes(article.id)[50:]:
    kept.remove_note(article, note)
print("ready", flush=True)
for number in range(1_000):
    kept.add_note(article, Span(0, 3), f"{sys.argv[2]} {number}")
    kept.set_read(f"{sys.argv[2]}-{number}")
    kept.remember(f"query {number}", article.id, number)
    print(f"{sys.argv[2]} {number}", flush=True)
"""


def environment(home: Path) -> Mapping[str, str]:
    own = {f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "DATA", "STATE", "CONFIG")}
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SSH_", "TMUX", "CROSSREAD_"))}
    return {**kept, **own, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}


def annotations(corpus: Corpus, home: Path) -> Annotations:
    """What is kept of the corpus by the person whose home that is."""
    before = os.environ.copy()
    os.environ.update({name: value for name, value in environment(home).items() if name.startswith("XDG_")})
    try:
        kept = Annotations.load(corpus)
    finally:
        os.environ.clear()
        os.environ.update(before)
    assert kept.fault == ""
    return kept


def killed_writers(scratch: Path, rounds: int, seed: int = 0) -> Counter[str]:
    """Processes that write notes and state one after the other: all that they said was kept is kept."""
    chance, outcomes, home = random.Random(seed), Counter[str](), scratch / "home"
    corpus = write_articles(scratch / "corpus", count=3)
    article = next(iter(corpus)).id
    for round_ in range(rounds):
        words = [sys.executable, "-c", WRITER, str(corpus.root), f"round {round_}"]
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment(home)) as process:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
            time.sleep(chance.random() / 5)
            process.send_signal(signal.SIGKILL)
            promised = process.stdout.read().split("\n")[:-1]
        kept = annotations(corpus, home)
        assert set(promised) <= {note.text for note in kept.notes(article)}
        assert {name.replace(" ", "-", 2).replace("-", " ", 1) for name in promised} <= kept.read
        outcomes["some notes were kept" if promised else "none was yet"] += 1
    return outcomes


def killed_commands(scratch: Path, rounds: int, seed: int = 0) -> Counter[str]:
    """`add` and `export` killed: no half article in the corpus, and the old export or the new."""
    chance, outcomes, home = random.Random(seed), Counter[str](), scratch / "home"
    corpus, exported = write_articles(scratch / "corpus", count=6), scratch / "claims.jsonl"
    own = environment(home)

    def command(*words: str) -> list[str]:
        return [sys.executable, "-m", "tui.cli", *words, "--corpus", str(corpus.root)]

    export = command("export", "claims", "--force", "-o", str(exported))
    began = time.perf_counter()
    subprocess.run(export, env=own, check=True, capture_output=True, cwd=ROOT)
    length = time.perf_counter() - began
    for round_ in range(rounds):
        new = scratch / f"new-{round_}.txt"
        new.write_text(f"The ferry of round {round_} sank, the mayor said. " * 40_000)
        before = exported.read_bytes()
        adding = bool(round_ % 2)
        words = command("add", str(new)) if adding else export
        with subprocess.Popen(words, env=own, stderr=subprocess.DEVNULL, cwd=ROOT) as process:
            time.sleep(chance.random() * 1.2 * length)
            process.send_signal(signal.SIGKILL)
        ended = process.returncode == 0
        there = corpus.root / new.name
        assert not there.exists() or there.read_bytes() == new.read_bytes()
        for line in exported.read_text().splitlines():
            json.loads(line)
        done = there.exists() if adding else exported.read_bytes() != before or ended
        outcomes[f"{'add' if adding else 'export'}: {'done' if done else 'as before'}"] += 1
        assert subprocess.run(command("search", "ferry"), env=own, capture_output=True, cwd=ROOT).returncode in (0, 1)
        there.unlink(missing_ok=True)
        new.unlink()
        if not adding:
            write_articles(corpus.root, version=round_ + 1, count=6)
    return outcomes


def asked(terminal: PtyTerminal) -> bool:
    """Whether the box for a note is there."""
    return any(line.strip().startswith("note") for line in terminal.lines)


def killed_explorers(scratch: Path, rounds: int, seed: int = 0) -> Counter[str]:
    """Explorers in which a note is written: where it was told that it is kept, it is."""
    chance, outcomes, home = random.Random(seed), Counter[str](), scratch / "home"
    corpus = write_articles(scratch / "corpus", count=3)
    promised: set[str] = set()
    words = [sys.executable, "-m", "tui.cli", str(corpus.root)]
    for round_ in range(rounds):
        terminal = PtyTerminal(words, environment(home), 120, 40)
        try:
            terminal.sees("held, engineers")
            terminal.press("Enter")
            terminal.sees("‹ 1 of 3 ›", "claim")
            terminal.press("a")
            terminal.waits_for(partial(asked, terminal), "the box for a note")
            terminal.type(f"round {round_}; ")  # added to what is noted there already
            terminal.sees(f"round {round_};")
            terminal.press("Enter")
            if chance.random() < 0.5:
                terminal.sees("noted")
            else:
                time.sleep(chance.random() / 10)
            told = "noted" in terminal.text
            os.kill(terminal.process.pid, signal.SIGKILL)
            terminal.ends()
        finally:
            terminal.close()
        kept = annotations(corpus, home)
        texts = [note.text for name in kept.noted for note in kept.notes(name)]
        there = {words.strip() for text in texts for words in text.split(";")}
        promised |= {f"round {round_}"} if told else set()
        assert promised <= there, f"{promised - there}, but {texts} in\n{terminal.text}"
        outcomes["told and kept" if told else "kept or not, not told yet"] += 1
    return outcomes


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    for name, run in (
        ("writers of notes and state", killed_writers), ("commands", killed_commands), ("explorers", killed_explorers),
    ):  # fmt: skip
        with tempfile.TemporaryDirectory() as scratch:
            outcomes = run(Path(scratch), rounds)
            told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
            print(f"{name}: {outcomes.total()} killed: {told}", flush=True)


if __name__ == "__main__":
    main()
