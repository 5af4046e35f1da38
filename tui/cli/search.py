"""`crossread search QUERY`: ranked articles with the passages that match."""

import argparse
from typing import TYPE_CHECKING, Any

from tui.cli import NOTHING_FOUND
from tui.cli.arguments import add_corpus, add_json, corpus_of, count
from tui.cli.output import console, marked, on_terminal, say, say_empty, write, write_json
from tui.printable import printable_line

if TYPE_CHECKING:
    from corpus.folder import Corpus
    from index.results import Hit, Results
    from index.search import Index


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("query", metavar="QUERY", nargs="+", help='e.g. troops "dam burst" outlet:bbc date:2024-10..')
    command.add_argument("-n", "--limit", type=count, default=20, metavar="N", help="articles at most (default 20)")
    add_corpus(command)
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    from corpus.annotations import Annotations
    from tui.indexing import asks_for_claims, ready_index

    corpus = corpus_of(arguments.corpus)
    query, kept = " ".join(arguments.query), Annotations.load(corpus)
    index = ready_index(corpus, claims=asks_for_claims(corpus, query, kept))
    if not len(index):
        say_empty(corpus)
    results = index.search(query, limit=arguments.limit, kept=kept)
    if arguments.json:
        for hit in results.hits:
            write_json(_record(corpus, index, results, hit))
    else:
        _show(results)
    return 0 if results.hits else NOTHING_FOUND


def _record(corpus: "Corpus", index: "Index", results: "Results", hit: "Hit") -> dict[str, Any]:
    entry = hit.entry
    article = corpus.load(entry.locator, entry.id)
    return {
        "article": entry.id,
        "title": entry.title,
        "outlet": entry.outlet,
        "published": entry.published and entry.published.isoformat(),
        "score": round(hit.score, 4),
        "path": entry.locator.path,
        "snippet": " … ".join(passage.text for passage in hit.passages),
        "spans": [list(span) for span in index.spans(results.query, article)],
    }


def _show(results: "Results") -> None:
    say(f"{results.reading}: {results.total} article{'' if results.total == 1 else 's'}")
    for suggestion in results.suggestions if not results.hits else ():
        say(f"did you mean: {suggestion}")
    if on_terminal():
        _show_table(results)
        return
    for hit in results.hits:
        write(printable_line(_heading(hit)) + "\n")
        for passage in hit.passages:
            write(f"    {printable_line(passage.text)}\n")


def _heading(hit: "Hit") -> str:
    day = hit.entry.published.isoformat() if hit.entry.published else "undated"
    return f"{hit.entry.id}  {day}  {hit.entry.outlet or '-'}  {hit.entry.title}"


def _show_table(results: "Results") -> None:
    from rich.padding import Padding
    from rich.text import Text

    out = console()
    for hit in results.hits:
        entry = hit.entry
        day = entry.published.isoformat() if entry.published else "undated   "
        title = marked(entry.title.replace("\n", " "), hit.title_hits, "underline")
        title.stylize("bold")
        out.print(Text.assemble((day, "cyan"), "  ", title, no_wrap=True, overflow="ellipsis"))
        out.print(
            Padding(Text(printable_line(f"{entry.outlet or 'no outlet'}  ·  {entry.id}"), style="dim"), (0, 0, 0, 12))
        )
        for passage in hit.passages:
            words = marked(passage.text.replace("\n", " "), passage.hits, "bold yellow", origin=passage.span.start)
            out.print(Padding(Text.assemble("… ", words, " …"), (0, 0, 0, 12)))
