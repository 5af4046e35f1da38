"""Killed (SIGKILL) at any moment: while notes and state are written, in the explorer, and during commands that write.

python -m tests.soak.killed [ROUNDS]      200 of each

What was promised (a note that the program said was kept) is there; files are whole, the old ones or the new.
"""

import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from corpus.annotations import Annotations
from corpus.folder import Corpus
from corpus.notebook import TEMPORARY
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


COMMANDS = ("tui.cli.add", "tui.cli.export", "tui.cli.search", "tui.preloading", "index.relating", "index.search",
            "tests.e2e.pty_terminal", "tests.soak.index_faults")  # fmt: skip
"""Loaded once, in a process from which the commands are forked: starting the interpreter can lose nothing."""


def command(words: Sequence[str], own: Mapping[str, str]) -> None:
    """What `crossread` does with these words, in a process of its own."""
    from tui.cli import main

    os.environ.update(own)
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    sys.exit(main(words))


class Commands:
    """Starts commands on one corpus."""

    def __init__(self, corpus: Corpus, home: Path) -> None:
        self._corpus, self._own = corpus, dict(environment(home))
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload([*COMMANDS])

    def start(self, *words: str) -> "multiprocessing.process.BaseProcess":
        given = ([*words, "--corpus", str(self._corpus.root)], self._own)
        process = self._context.Process(target=command, args=given)
        process.start()
        return process

    def end(self, *words: str) -> int | None:
        """The exit status of a command that nobody kills."""
        process = self.start(*words)
        process.join()
        return process.exitcode


def remains(folder: Path) -> list[Path]:
    return [*folder.glob(f"{TEMPORARY}*")]


def kill(process: "multiprocessing.process.BaseProcess", after: float, aimed_at: Path | None = None) -> None:
    """Kills it some time after it began, or after it began to write to a folder."""
    while aimed_at and process.is_alive() and not remains(aimed_at):
        pass
    time.sleep(after)
    process.kill()
    process.join()


def killed_commands(scratch: Path, rounds: int, seed: int = 0) -> Counter[str]:
    """`add` and `export` killed, so many times each: no half article in the corpus, and the old export or the new.

    Every other one is killed at any moment, the others soon after they have begun to write.
    """
    chance, outcomes = random.Random(seed), Counter[str]()
    corpus, exported = write_articles(scratch / "corpus", count=6), scratch / "claims.jsonl"
    commands, new = Commands(corpus, scratch / "home"), scratch / "new.txt"
    there = corpus.root / new.name
    kinds = {"export": ("export", "claims", "--force", "-o", str(exported)), "add": ("add", str(new))}
    for name, folder in {"export": scratch, "add": corpus.root}.items():
        length = 0.0
        for round_ in range(-2, rounds):
            new.write_text(f"The {name} of round {round_} sank, the mayor said. " * 400)
            write_articles(corpus.root, version=round_ + 2, count=6)
            before, began = exported.exists() and exported.read_bytes(), time.perf_counter()
            process = commands.start(*kinds[name])
            if round_ < 0:  # the second tells how long they take
                process.join()
                length = time.perf_counter() - began
            elif round_ % 2:
                kill(process, chance.random() * 1.2 * length)
            else:
                kill(process, chance.random() / 250, folder)
            assert not there.exists() or there.read_bytes() == new.read_bytes()
            for line in exported.read_text().splitlines():
                json.loads(line)
            done, unfinished = there.exists() if name == "add" else exported.read_bytes() != before, remains(folder)
            if round_ >= 0:
                when = "within" if unfinished else "when written" if done else "before"
                outcomes[f"{name} {'after its end' if process.exitcode == 0 else when}"] += 1
            assert commands.end("search", "dam") == 0
            for path in (there, *unfinished):
                path.unlink(missing_ok=True)
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
