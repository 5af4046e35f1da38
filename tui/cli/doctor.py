"""`crossread doctor`: what may be wrong with the terminal, the corpus and the index, and what to do about it."""

import argparse
from typing import TYPE_CHECKING

from tui.cli import UNUSABLE
from tui.cli.arguments import add_corpus, add_json, corpus_of
from tui.cli.output import write, write_json
from tui.printable import printable_line

if TYPE_CHECKING:
    from tui.checks import Finding

MARKS = {"ok": "ok   ", "advice": "note ", "fault": "FAULT"}


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="CORPUS", nargs="*", help="folder of articles, or article files")
    add_corpus(command)
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from corpus.errors import CrossreadError
    from tui.checks import Finding, own_folders, terminal
    from tui.checks import corpus as of_corpus

    findings = [*terminal.terminal(), *terminal.line(), *own_folders.configuration(), *own_folders.folders()]
    try:
        corpus = corpus_of(arguments.paths or arguments.corpus)
    except CrossreadError as error:
        findings.append(Finding("fault", "corpus", str(error)))
    else:
        for check in (of_corpus.files, of_corpus.extras, of_corpus.place, of_corpus.index, of_corpus.disks):
            findings += check(corpus)
    for finding in findings:
        _print(finding, arguments.json)
    return UNUSABLE if any(finding.state == "fault" for finding in findings) else 0


def _print(finding: "Finding", as_json: bool) -> None:
    if as_json:
        write_json({"state": finding.state, "about": finding.about, "message": finding.message})
    else:
        write(f"{MARKS[finding.state]}  {finding.about}: {printable_line(finding.message)}\n")
