"""An index under faults: builds killed at any moment, bytes flipped and files cut, a disk that is full.

python -m tests.soak.index_faults [ROUNDS]      kills 200 builds and damages 1,000 indexes, or as many as said
"""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus.folder import Corpus, open_corpus
from index.build import Report, build, stale
from index.errors import DamagedIndexError
from index.search import Index
from tui.annotating import annotator
from tui.indexing import refresh

ROOT = Path(__file__).parents[2]
TOPICS = ("dam", "school", "bridge", "harvest", "ferry")
QUERIES = ("dam", "engin* OR farmers", '"said on"', "outlet:post -tag:river", "hundrd~", "title:bridge", "*a*")
CLAIMS = ("claim.num:>100", "claim.by:lind", "claim.is:denied", "")

BUILDER = """
import sys
from pathlib import Path
from corpus.folder import open_corpus
from index.build import build
from tui.annotating import annotator
corpus = open_corpus(sys.argv[1])
print("ready", flush=True)
build(corpus, Path(sys.argv[2]), annotate=annotator(corpus) if sys.argv[3] == "claims" else None, processes=1)
"""


REFUSED = """
import sys
from pathlib import Path
from corpus.errors import CrossreadError
from corpus.folder import open_corpus
from index.build import build
try:
    build(open_corpus(sys.argv[1]), Path(sys.argv[2]), processes=1)
except CrossreadError as error:
    sys.exit(str(error))
"""


def write_articles(root: Path, version: int = 0, count: int = 40) -> Corpus:
    """A corpus of which each version differs from the one before in a quarter of its articles."""
    root.mkdir(exist_ok=True)
    for number in range(count):
        age = version if number % 4 == version % 4 else 0
        topic = TOPICS[number % len(TOPICS)]
        head = f"title: The {topic} {number} of version {age}\noutlet: Post {number % 3}\n"
        head += f"published: 2024-03-0{1 + number % 9}\ntags: [river, t{number % 4}]"
        text = (
            f"The {topic} held, engineers said on Tuesday. About {100 + number + age} people left.\n\n"
            f"“We have {number + 2} hundred boats,” said Marta Lind. The ministry denied that the {topic} could fail.\n"
        )
        (root / f"{topic}-{number}.md").write_text(f"---\n{head}\n---\n{text}", encoding="utf8")
    return open_corpus(root)


def bring_up(corpus: Corpus, directory: Path, claims: bool) -> Report:
    """What `crossread index` does: words, claims, stories."""
    return refresh(corpus, directory=directory, processes=1) if claims else build(corpus, directory, processes=1)


def answers(index: Index) -> list[Any]:
    """All that is asked of an index in a test."""
    found: list[Any] = [[entry.id for entry in index.entries()], [entry.title for entry in index.entries()]]
    for query in QUERIES:
        results = index.search(query, limit=60)
        hits = [
            (hit.entry.id, round(hit.score, 4), [p.text for p in hit.passages], hit.title_hits) for hit in results.hits
        ]
        found.append((results.total, sorted(hits)))
        facets = index.facets(query)
        found.append((dict(facets.outlets), dict(facets.months), dict(facets.tags)))
    for query in CLAIMS if index.has_claims else ():
        results_ = index.claims(query, limit=200)
        found.append((results_.total, sorted((hit.entry.id, hit.record["id"], hit.words) for hit in results_.hits)))
    found += [index.annotation(entry.id) for entry in index.entries()]
    return found


def killed_builds(scratch: Path, rounds: int, claims: bool, seed: int = 0) -> Counter[str]:
    """Kills builds at random moments. The index answers as before or as after, and the next build ends well."""
    chance, outcomes = random.Random(seed), Counter[str]()
    root, directory = scratch / "corpus", scratch / "index"
    corpus = write_articles(root)
    annotate = annotator(corpus) if claims else None
    build(corpus, directory, annotate=annotate)
    length = 0.0
    for round_ in range(rounds):
        write_articles(root, version=round_ + 1)
        before = answers(Index.open(corpus, directory))  # the old index, whose snippets come of the new files
        if round_ == 0:
            length = ended(root, scratch / "other", claims)[1]
        done, _ = ended(root, directory, claims, chance.random() * 1.1 * length)
        after_kill = answers(Index.open(corpus, directory))
        build(corpus, directory, annotate=annotate)
        after = answers(Index.open(corpus, directory))
        assert after_kill in (before, after), "neither the old index nor the new one"
        outcomes["finished before the kill" if done else "old" if after_kill == before else "new"] += 1
        assert not [*directory.glob("*.partial")], "what was half written is gone after the next build"
    return outcomes


def ended(root: Path, directory: Path, claims: bool, after: float | None = None) -> tuple[bool, float]:
    """Builds in another process, killed after so many seconds; whether it had ended before, and how long it ran."""
    command = [sys.executable, "-c", BUILDER, str(root), str(directory), "claims" if claims else "words"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        started = time.perf_counter()
        if after is not None:
            time.sleep(after)
            process.send_signal(signal.SIGKILL)
        done = process.wait() == 0
    return done, time.perf_counter() - started


def damages(rounds: int, files: list[Path], seed: int = 0) -> Iterator[tuple[str, Path]]:
    """Damages one file after another in place, and mends it when the next is asked for."""
    chance = random.Random(seed)
    for _ in range(rounds):
        file = chance.choice(files)
        whole = file.read_bytes()
        data = bytearray(whole)
        kind = chance.choice(("flip", "flip", "flip", "cut", "zeros", "gone", "grown"))
        place = chance.randrange(len(data))
        if kind == "flip":
            data[place] ^= 1 << chance.randrange(8)
        elif kind == "cut":
            del data[place:]
        elif kind == "zeros":
            data[place : place + 512] = bytes(len(data[place : place + 512]))
        elif kind == "grown":
            data += bytes(chance.choices(range(256), k=30))
        if kind == "gone":
            file.unlink()
        else:
            file.write_bytes(data)
        yield kind, file
        file.write_bytes(whole)


def damaged_indexes(scratch: Path, rounds: int, mended: int = 1, claims: bool = True) -> Counter[str]:
    """Damages an index in many ways: it answers rightly, or says that it is damaged.

    One of `mended` that say so is then built again.
    """
    outcomes = Counter[str]()
    corpus, directory = write_articles(scratch / "corpus", count=12), scratch / "index"
    annotate = annotator(corpus) if claims else None
    bring_up(corpus, directory, claims)
    right = answers(Index.open(corpus, directory))
    files = sorted(path for path in directory.iterdir() if path.stat().st_size and path.name != "writer.json")
    for kind, file in damages(rounds, files):
        noticed = stale(corpus, directory, annotate)
        try:
            told = "right" if answers(Index.open(corpus, directory)) == right else "wrong"
        except DamagedIndexError:
            told = "damaged"
        assert noticed or told == "right", f"{kind} in {file.name}: {told}, and nothing says so"
        outcomes[f"{kind}: {'noticed' if noticed else 'harmless'}"] += 1
        if noticed and outcomes.total() % mended == 0:
            copy = scratch / "copy"
            shutil.copytree(directory, copy)
            report = bring_up(corpus, copy, claims)
            assert kind == "gone" or "built again" in report.note, f"{kind} in {file.name}: {report.note!r}"
            assert answers(Index.open(corpus, copy)) == right
            shutil.rmtree(copy)
    return outcomes


def full_disks(scratch: Path, limits: list[int]) -> Counter[str]:
    """Builds that may write only so many bytes to a file: the old index stays, and the error is one line."""
    outcomes = Counter[str]()
    root, directory = scratch / "corpus", scratch / "index"
    corpus = write_articles(root)
    build(corpus, directory)
    for number, limit in enumerate(limits):
        write_articles(root, version=number + 1)
        before = answers(Index.open(corpus, directory))
        environment = {**os.environ, "XDG_CACHE_HOME": str(scratch / "cache"), "PYTHONPATH": str(ROOT)}

        def little_room(limit: int = limit) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

        command = [sys.executable, "-B", "-c", REFUSED, str(root), str(directory)]
        done = subprocess.run(command, capture_output=True, text=True, env=environment, preexec_fn=little_room)
        if done.returncode:
            assert "can't be written" in done.stderr, done.stderr
            assert done.stderr.count("\n") == 1, done.stderr
            assert answers(Index.open(corpus, directory)) == before
        outcomes["refused" if done.returncode else "fitted"] += 1
        build(corpus, directory)
    return outcomes


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    for name, run in (
        ("builds killed, words", lambda scratch: killed_builds(scratch, rounds // 10, claims=False)),
        ("builds killed, with claims", lambda scratch: killed_builds(scratch, rounds // 10, claims=True)),
        ("files damaged", lambda scratch: damaged_indexes(scratch, rounds, mended=20)),
        ("disks full", lambda scratch: full_disks(scratch, [2**n for n in range(8, 20)])),
    ):
        with tempfile.TemporaryDirectory() as scratch:
            outcomes = run(Path(scratch))
            told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
            print(f"{name}: {outcomes.total()} rounds: {told}", flush=True)


if __name__ == "__main__":
    main()
