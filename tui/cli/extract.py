"""`crossread extract FILE …`: claims, figures, dates and sentences, with no corpus and no index."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tui.cli import NOTHING_FOUND, UNUSABLE
from tui.cli.arguments import add_json
from tui.cli.output import say, write, write_json
from tui.printable import printable_line

if TYPE_CHECKING:
    from claims.claim import Extraction
    from corpus.errors import Fault


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "files", metavar="FILE", nargs="+", help="article files, or - for JSON lines on standard input"
    )
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from claims.pipeline import extract
    from claims.records import extraction_record

    faults: list[Fault] = []
    found = False
    for text in _texts(arguments.files, faults):
        extraction = extract(text.words, text.published, text.title)
        found = True
        if arguments.json:
            write_json(extraction_record(text.id, extraction))
        else:
            _show(text, extraction)
    for fault in faults:
        say(f"crossread extract: {fault}")
    if faults:
        return UNUSABLE
    return 0 if found else NOTHING_FOUND


@dataclass(frozen=True, slots=True)
class _Text:
    """What is known of a text to extract from, be it of a file or of a JSON line."""

    id: str
    words: str
    title: str | None
    published: date | None


def _texts(files: list[str], faults: list["Fault"]) -> Iterator[_Text]:
    """The texts of all that can be read; what can't is added to `faults`, and the rest goes on."""
    from corpus.folder import open_corpus
    from corpus.settings import Settings

    for name in files:
        if name == "-":
            yield from _standard_input(faults)
            continue
        corpus = open_corpus([name], Settings())
        for source in corpus.sources():
            for article in corpus.articles(source):
                yield _Text(article.id, article.text, article.title, article.published)
        faults += corpus.faults


def _standard_input(faults: list["Fault"]) -> Iterator[_Text]:
    from corpus.errors import Fault
    from corpus.inference import infer
    from corpus.readers.jsonlines import lines, parse

    for number, line in enumerate(lines(sys.stdin.buffer), 1):
        for draft in parse(line, "standard input", number):
            if isinstance(draft, Fault):
                faults.append(draft)
                continue
            published = draft.published or infer(draft.text, "").published
            yield _Text(draft.id or str(number), draft.text, draft.title, published)


def _show(text: _Text, extraction: "Extraction") -> None:
    """A line a claim: who, how sure, and the words."""
    from tui.claimwords import statement, who

    write(printable_line(f"{text.id}  {text.title or ''}") + "\n")
    for claim in extraction.claims:
        claimant = who(claim, text.words)
        words = statement(claim, text.words)
        write(printable_line(f"  {claim.id}  {claimant} {claim.stance} ({claim.certainty}): {words}") + "\n")
