"""How fast claims are extracted: each stage and the whole, on news and on texts made to be hard; and how much memory.

    python benchmarks/pipeline.py [GOLD]     GOLD holds reuters.jsonl.xz and attribution-train.jsonl.xz;
                                             without one, ../shared/gold

Processor time of one core, start excluded: everything has run once before it is measured. A stage's time is the best of
five runs over the same articles. Tags and attribution take several articles at once, and so does `the whole`, as an
index is built; `one by one` is the same for each article by itself, as the explorer reads one. `splitting` is what
cutting the text at blanks costs in the same process: a measure of the machine, so that figures of different machines
can be compared.
"""

import json
import lzma
import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from claims.actors import Cast, Resolver
from claims.assembly import Assembly
from claims.attribution import Part, attributions_of
from claims.certainty.judge import Judge
from claims.dates import dates
from claims.figures import figures
from claims.frame import frame
from claims.pipeline import Given, extract, extract_all
from claims.prose import prose
from claims.quotations import quotations
from claims.regions import Regions
from claims.tagging import tag_texts
from claims.tokens import tokenize
from corpus.furniture import furniture
from corpus.sentences import sentences

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
TUESDAY = date(2024, 10, 29)
TOGETHER = 40
"""Articles that a stage takes at once where it takes several."""
HARD = {
    "a verb of speech over and over": "the mayor said that ",
    "quotation marks never closed": "“he said ",
    "names without an end": "Nora Lindqvist and ",
    "one capital letter": "A",
    "brackets": "A B (AB) ",
    "numbers and commas": "12,",
    "of and of": "Ministry of ",
    "pronouns": "he said. ",
    "negations": "not ",
    "blank lines": "\n",
    "apostrophes": "' ",
    "one word": "said",
}


def rows(path: Path, count: int) -> list[str]:
    texts = []
    with lzma.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            texts.append(json.loads(line)["text"])
            if len(texts) == count:
                break
    return texts


def best(work: Callable[[], object], runs: int = 5) -> float:
    seconds = float("inf")
    for _ in range(runs):
        start = time.process_time()
        work()
        seconds = min(seconds, time.process_time() - start)
    return seconds


class Stages:
    """Every stage of the pipeline over the same articles, each given what those before it found."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.spent: dict[str, float] = {}
        self.texts = texts
        parts = self.run("sentences", sentences, texts)
        tokens = self.run("tokens", tokenize, texts)
        tags = self.run_together("tags", tag_texts, list(zip(tokens, parts, strict=True)))
        pages = self.run("furniture", furniture, texts)
        quoted = self.run("quotations", quotations, texts)
        numbers = self.run("figures", figures, texts, parts, tokens, tags)
        times = self.run("dates", dates, texts, [TUESDAY] * len(texts), tokens, tags)
        read = list(map(Part, texts, parts, tokens, tags, quoted))
        said = self.run_together("attribution", attributions_of, read)
        frames = self.run("frame", frame, texts, parts, tokens, tags)
        english = self.run("prose", prose, frames)
        casts = self.run("actors", Cast, frames)
        names = self.run("references", lambda cast, found: Resolver(cast).sources(found), casts, said)
        judges = self.run("certainty: clues", Judge, frames)
        regions = [(Regions(page), Regions(quote)) for page, quote in zip(pages, quoted, strict=True)]

        def assemble(
            columns: Any, cast: Cast, judge: Judge, where: Any, f: Any, d: Any, a: Any, n: Any, s: Any, e: Any
        ) -> Any:
            return Assembly(columns, cast, judge, where[1], f, d).claims(a, n, s, where[0], e)

        self.run(
            "certainty, assembly", assemble, frames, casts, judges, regions, numbers, times, said, names, parts, english
        )

    def run(self, name: str, stage: Callable[..., Any], *columns: Sequence[Any]) -> list[Any]:
        arguments = list(zip(*columns, strict=True))
        found = [stage(*each) for each in arguments]
        self.spent[name] = best(lambda: [stage(*each) for each in arguments])
        return found

    def run_together(self, name: str, stage: Callable[[Any], list[Any]], column: Sequence[Any]) -> list[Any]:
        """A stage that takes some articles at once."""
        shares = [column[at : at + TOGETHER] for at in range(0, len(column), TOGETHER)]
        found = [one for share in shares for one in stage(share)]
        self.spent[name] = best(lambda: [stage(share) for share in shares])
        return found


def table(title: str, texts: Sequence[str]) -> None:
    size = sum(map(len, texts)) / 1e6
    print(f"{title}: {len(texts)} articles, {size:.2f} M characters")
    splitting = best(lambda: [text.split() for text in texts])
    print(f"    {'splitting':24s} {size / splitting:7.1f} M characters/s")
    stages = Stages(texts).spent
    for name, seconds in stages.items():
        print(f"    {name:24s} {size / seconds:7.1f}")
    mine = ("frame", "prose", "actors", "references", "certainty: clues", "certainty, assembly")
    print(f"    {'from frame on, but attribution':24s} {size / sum(stages[name] for name in mine):.2f}")
    for name, work in (("the whole", together), ("one by one", one_by_one)):
        seconds = best(lambda work=work: work(texts))  # type: ignore[misc]
        print(f"    {name:24s} {size / seconds:7.2f} M characters/s, {seconds / splitting:.0f} times splitting")


def together(texts: Sequence[str]) -> int:
    return sum(len(found.claims) for found in extract_all(Given(text, TUESDAY) for text in texts))


def one_by_one(texts: Sequence[str]) -> int:
    return sum(len(extract(text, TUESDAY).claims) for text in texts)


def linear(texts: Sequence[str]) -> None:
    print("one article, one paragraph after another, longer and longer:")
    for size in (0.1, 0.5, 1.0, 2.5, 5.0):
        speed = size / seconds_of(repeated("\n\n".join(texts), int(size * 1e6)))
        print(f"    {size:4.1f} M characters: {speed:6.2f} M characters/s")
    speed = 5.0 / seconds_of(repeated(" ".join(" ".join(texts).split()), 5_000_000))
    print(f"    the same as one paragraph, 5.0 M: {speed:6.2f} M characters/s")


def hard() -> None:
    print("hard texts: seconds for .1 M and .4 M characters, and the ratio (4 is linear):")
    for name, piece in HARD.items():
        short, long = (seconds_of(repeated(piece, size)) for size in (100_000, 400_000))
        print(f"    {name:32s} {short:6.2f} {long:6.2f} {long / short:5.1f}")


def seconds_of(text: str) -> float:
    return best(lambda: extract(text, TUESDAY), 1)


def repeated(text: str, size: int) -> str:
    return (text * (size // len(text) + 1))[:size]


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(gold: Path) -> None:
    news = rows(gold / "attribution-train.jsonl.xz", 150)
    wire = rows(gold / "reuters.jsonl.xz", 1500)
    for text in (*news[:20], *wire[:20]):
        extract(text, TUESDAY)
    print(f"resident memory with everything loaded: {peak():.0f} MB")
    table("news", news)
    table("wire", wire)
    everything = rows(gold / "reuters.jsonl.xz", 10**6)
    start = time.process_time()
    claims = together(everything)
    seconds = time.process_time() - start
    size = sum(map(len, everything)) / 1e6
    print(f"all of Reuters: {claims} claims, {size / seconds:.2f} M characters/s, peak memory so far {peak():.0f} MB")
    hard()
    linear(news)
    print(f"peak memory after 5 M characters in one article: {peak():.0f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
