"""A disk that is full at any write: a small one of its own, filled up to a random size before each command.

python -m tests.soak.full_disk [ROUNDS]      50, as root, who alone may mount one

Corpus, notes, index, read state and configuration all lie on it. Whatever a command finds no room for, it says so in
one line; nothing that a person wrote before is lost; and once there is room, the same command works.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from tests.soak.index_faults import write_articles

ROOT = Path(__file__).parents[2]
SIZE = 6 << 20
"""Bytes of the disk; the index of the articles with its claims takes a sixth of it."""
PAGE = 4096
"""Bytes that such a disk gives at once."""

WRITER = """
import json, sys
from corpus.annotations import Annotations
from corpus.article import Span
from corpus.errors import CrossreadError
from corpus.folder import open_corpus
corpus = open_corpus(sys.argv[1])
articles = list(corpus)
kept = Annotations.load(corpus)
for number in range(int(sys.argv[3])):
    text = f"note {sys.argv[2]} {number} " + 300 * "x"
    try:
        kept.add_note(articles[number % len(articles)], Span(0, 3), text)
        print(json.dumps(text), flush=True)
        kept.tag(articles[0], f"tag-{number}")
        kept.save_query(f"query-{number}", "dam OR bridge")
    except CrossreadError as error:
        there = [note.text for note in kept.notes(articles[number % len(articles)].id)]
        assert text in (*there, *kept.unsaved.values()), "neither kept nor at hand for the next try"
        sys.exit(f"crossread: {error}")
    kept.set_read(articles[number % len(articles)].id)
    kept.remember(f"query {number}", articles[0].id, number)
"""
"""Writes notes, tags and saved queries, prints each note that is kept, and remembers what it read."""

LOOKING = """
import json, sys
from corpus.annotations import Annotations
from corpus.folder import open_corpus
from index.search import Index
corpus = open_corpus(sys.argv[1])
index, kept = Index.open(corpus), Annotations.load(corpus)
index.verify()
assert not kept.fault, kept.fault
notes = [note.text for article in kept.noted for note in kept.notes(article)]
print(json.dumps([len(index), index.search("dam").total, notes]))
"""


class NoDiskError(Exception):
    """This system, or this person, may mount none."""


@contextmanager
def small_disk(folder: Path, size: int = SIZE) -> Iterator[Path]:
    """A file system of so many bytes in memory; raises `NoDiskError`."""
    folder.mkdir(exist_ok=True)
    try:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True)
    except OSError as error:
        raise NoDiskError(str(error)) from None
    if done.returncode:
        raise NoDiskError(done.stderr.decode().strip())
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def filled(disk: Path, room: int) -> Iterator[None]:
    """Leaves so many bytes free."""
    ballast = disk / "ballast"
    free = os.statvfs(disk).f_bavail * PAGE
    with ballast.open("wb") as stream:
        os.posix_fallocate(stream.fileno(), 0, max(PAGE, free - room))
    try:
        yield
    finally:
        ballast.unlink()


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything of one person, on the small disk; what is brought in and what is never lost beside it."""

    disk: Path
    outside: Path

    @property
    def corpus(self) -> Path:
        return self.disk / "corpus"

    @property
    def environment(self) -> Mapping[str, str]:
        own = {f"XDG_{kind}_HOME": str(self.disk / kind.lower()) for kind in ("CACHE", "DATA", "STATE", "CONFIG")}
        return {**os.environ, **own, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "TERM": "dumb"}

    def run(self, *words: str, output: Path | None = None) -> tuple[int, str, str]:
        """Runs Python with these words; status, standard output (if it goes nowhere else), and messages."""
        command = [sys.executable, *words]
        ours, theirs = os.pipe()  # held open: the explorer's indexing ends when its input does
        try:
            with output.open("wb") if output else nullcontext(subprocess.PIPE) as stream:
                done = subprocess.run(
                    command,
                    env=self.environment,
                    cwd=ROOT,
                    stdin=ours,
                    stdout=stream,
                    stderr=subprocess.PIPE,
                    text=True,
                )
        finally:
            os.close(ours)
            os.close(theirs)
        return done.returncode, done.stdout or "", done.stderr


def commands(shelf: Shelf, round_: int) -> dict[str, tuple[Sequence[str], Path | None]]:
    """What a person does, by name: words for Python, and the file that standard output goes to."""
    corpus, crossread = str(shelf.corpus), ("-m", "tui.cli")
    new = shelf.outside / f"new-{round_}.md"
    new.write_text(f"---\ntitle: News {round_}\n---\n" + f"The ferry sank, the mayor of town {round_} said.\n" * 200)
    return {
        "index": ((*crossread, "index", "--corpus", corpus), None),
        "search": ((*crossread, "search", "dam", "--corpus", corpus), None),
        "claims of a new index": ((*crossread, "claims", "lind", "--corpus", corpus), None),
        "stories": ((*crossread, "stories", "--corpus", corpus), None),
        "add": ((*crossread, "add", str(new), "--corpus", corpus), None),
        "export to a file": (
            (*crossread, "export", "claims", "--corpus", corpus, "--force", "-o", str(shelf.disk / "claims.csv")), None,
        ),
        "export to an output": ((*crossread, "export", "claims", "--corpus", corpus), shelf.disk / "printed.csv"),
        "notes": (("-c", WRITER, corpus, str(round_), "5"), None),
        "explorer's indexing": (("-m", "tui.background", corpus), None),
    }  # fmt: skip


def rounds(scratch: Path, count: int, each: int = 4, seed: int = 0) -> Counter[str]:
    """In each round a disk with some room, on which some commands are tried; raises `NoDiskError`."""
    chance, outcomes = random.Random(seed), Counter[str]()
    with small_disk(scratch / "disk") as disk:
        shelf = Shelf(disk, scratch)
        write_articles(shelf.corpus)
        assert shelf.run("-m", "tui.cli", "index", "--corpus", str(shelf.corpus))[0] == 0
        promised: set[str] = set()
        for round_ in range(count):
            write_articles(shelf.corpus, version=round_ + 1)
            able = commands(shelf, round_)
            for name in chance.sample(sorted(able), each):
                room = chance.choice((0, PAGE, 4 * PAGE, chance.randrange(1 << 18), chance.randrange(1 << 20)))
                with filled(disk, room):
                    outcomes[f"{name}: {tried(shelf, name, *able[name], promised)}"] += 1
                    check(shelf, promised)
                words, output = able[name]
                status, _, told = shelf.run(*words, output=output)
                assert status in (0, 1), f"{name} with room again: {told}"
                if name == "notes":
                    promised |= {note for note in check(shelf, promised) if note.startswith(f"note {round_} ")}
            clear(shelf)
    return outcomes


def tried(shelf: Shelf, name: str, words: Sequence[str], output: Path | None, promised: set[str]) -> str:
    """One command where there may be no room: it works, or says in one line that it doesn't."""
    status, printed, told = shelf.run(*words, output=output)
    if name == "notes":
        promised |= {json.loads(line) for line in printed.splitlines()}
    elif name == "explorer's indexing":
        assert printed, f"{name} ({status}): {told}"
        fault = json.loads(printed.splitlines()[-1])["fault"]
        status, told = (2, f"crossread: {fault}\n") if fault else (0, "")
    assert "Traceback" not in told, f"{name}: {told}"
    assert "internal error" not in told, f"{name}: {told}"
    if status in (0, 1) and "No space left" not in told:
        return "fitted"
    last = told.splitlines()[-1]
    assert "No space left on device" in last, f"{name} ({status}): {told}"
    assert name == "add" or len(told.splitlines()) <= 2, f"{name}: {told}"
    return "refused"


def check(shelf: Shelf, promised: set[str]) -> set[str]:
    """What was written before is there, and the index that was there answers; the words of all notes that are kept."""
    for folder, where in ((shelf.disk, "beside"), (shelf.corpus, "in")):
        left = list(folder.glob(".crossread-*"))
        assert not left, f"half-written files stay {where} the corpus: {left}"
    status, printed, told = shelf.run("-c", LOOKING, str(shelf.corpus))
    assert status == 0, told
    articles, dams, notes = json.loads(printed)
    assert promised <= set(notes), "a note is lost"
    assert articles >= 40
    assert dams >= 8
    return set(notes)


def clear(shelf: Shelf) -> None:
    """Takes away what rounds leave: articles that were added, exports."""
    for path in (*shelf.corpus.glob("new-*"), *shelf.disk.glob("*.csv")):
        path.unlink()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as scratch:
        outcomes = rounds(Path(scratch), count)
    print(f"{count} rounds, {outcomes.total()} commands on a full disk:")
    for outcome, times in sorted(outcomes.items()):
        print(f"  {outcome} {times}")


if __name__ == "__main__":
    main()
