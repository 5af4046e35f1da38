"""`crossread claims [QUERY]`: claims, over the whole corpus or those that answer a query."""

import argparse
from typing import TYPE_CHECKING

from tui.cli import NOTHING_FOUND
from tui.cli.arguments import add_corpus, add_json, corpus_of, count
from tui.cli.output import console, on_terminal, say, write, write_json
from tui.printable import printable_line

if TYPE_CHECKING:
    from claims.claim import Claim
    from index.results import ClaimHit, ClaimResults
    from index.search import Index

ORDERS = ("article", "actor", "figure", "-figure", "date", "-date")
SCREENFUL = 200
"""Claims at most on a terminal, unless more are asked for."""
PAGE = 2_000
"""Claims read at once: the whole of a large corpus goes through a pipe in little memory."""


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "query",
        metavar="QUERY",
        nargs="*",
        help="e.g. claim.by:kremlin 'claim.num:>10000' claim.of:troops date:2024-10..",
    )
    command.add_argument(
        "-o", "--order", choices=ORDERS, default="article", help="order of the claims (default article)"
    )
    command.add_argument(
        "-n",
        "--limit",
        type=lambda words: 0 if words == "0" else count(words),
        metavar="N",
        help=f"claims at most; 0 is all (default {SCREENFUL} on a terminal, else all)",
    )
    add_corpus(command)
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from corpus.annotations import Annotations
    from tui.indexing import ready_index

    corpus = corpus_of(arguments.corpus)
    index = ready_index(corpus)
    kept = Annotations.load(corpus)
    table = on_terminal() and not arguments.json
    limit = (SCREENFUL if table else 0) if arguments.limit is None else arguments.limit
    query = " ".join(arguments.query)
    at = 0
    while True:
        size = min(PAGE, limit - at) if limit else PAGE
        results = index.claims(query, size, at, arguments.order, kept, words=not arguments.json)
        if not at and not arguments.json:
            say(_heading(results, limit))
        if table:
            _show_table(index, results)
        for hit in () if table else results.hits:
            if arguments.json:
                write_json({"article": hit.entry.id, **hit.record})
            else:
                write(_line(index, hit) + "\n")
        at += len(results.hits)
        if not results.hits or at >= results.total or (limit and at >= limit):
            return 0 if results.total else NOTHING_FOUND


def _heading(results: "ClaimResults", limit: int) -> str:
    def many(count: int, what: str) -> str:
        return f"{count:,} {what}{'' if count == 1 else 's'}"

    found = f"{results.reading}: {many(results.total, 'claim')} in {many(results.articles, 'article')}"
    return f"{found}; the first {limit:,} are shown, -n 0 shows all" if limit and results.total > limit else found


def _told(index: "Index", hit: "ClaimHit") -> tuple["Claim", str, str, list[str]]:
    """The claim, who made it, how, and its figures and dates in words."""
    from claims.records import claim_of
    from corpus.errors import UnreadableError
    from tui.claimwords import who
    from tui.cli.claimmarks import date_told, figure_told

    claim = claim_of(hit.record)
    try:
        text = index.article(hit.entry.id).text
    except UnreadableError:  # gone since it was indexed
        text = ""
    told = [*map(figure_told, claim.figures), *(date_told(timex, text) for timex in claim.dates)]
    return claim, who(claim, text), f"{claim.stance} · {claim.certainty}", told


def _line(index: "Index", hit: "ClaimHit") -> str:
    _, who, how, told = _told(index, hit)
    figures = f"  [{'; '.join(told)}]" if told else ""
    if state := hit.record.get("state"):
        figures += f"  ({state})"
    return printable_line(f"{hit.entry.id}  {hit.record['id']}  {who} · {how}: {' '.join(hit.words.split())}{figures}")


def _show_table(index: "Index", results: "ClaimResults") -> None:
    from rich.table import Table
    from rich.text import Text

    from tui.claimwords import glyph

    table = Table(box=None, padding=(0, 2, 1, 0), show_edge=False, header_style="dim", expand=True)
    table.add_column("who", ratio=3)
    table.add_column("how", ratio=2)
    table.add_column("claim", ratio=8)
    table.add_column("figures and dates", ratio=4)
    table.add_column("article", ratio=3)
    for hit in results.hits:
        claim, who, how, told = _told(index, hit)
        day = hit.entry.published.isoformat() if hit.entry.published else "undated"
        table.add_row(
            Text(printable_line(who), style="bold"),
            Text("\n".join(filter(None, (f"{glyph(claim)} {how}", hit.record.get("state"))))),
            Text(printable_line(" ".join(hit.words.split()))),
            Text(printable_line("\n".join(told)) if len(told) < 2 else "\n".join(map(printable_line, told))),
            Text(f"{day} {printable_line(hit.entry.outlet or '')}\n{hit.entry.id} {hit.record['id']}", style="dim"),
        )
    if results.hits:
        console().print(table)
