"""`crossread stories`: the corpus grouped into articles that report the same events."""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from tui.cli import NOTHING_FOUND
from tui.cli.arguments import add_corpus, add_json, corpus_of
from tui.cli.output import console, on_terminal, say, say_empty, write, write_json
from tui.printable import printable_line

if TYPE_CHECKING:
    from corpus.folder import Corpus
    from index.results import Story


def add_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", metavar="CORPUS", nargs="*", help="folder of articles, or article files")
    command.add_argument("--all", action="store_true", help="also list articles on a story of their own")
    add_corpus(command)
    add_json(command)


def run(arguments: argparse.Namespace) -> int:
    corpus = corpus_of(arguments.paths or arguments.corpus)
    found = stories_of(corpus)
    if arguments.json:
        write_json([story_record(story) for story in found])
        return 0 if found else NOTHING_FOUND
    if not found:
        say_empty(corpus)
        return NOTHING_FOUND
    several = [story for story in found if len(story.articles) > 1]
    alone = len(found) - len(several)
    more = "; --all lists them" if alone and not arguments.all else ""
    say(f"{_counted(len(several), 'story', 'stories')} of several articles, {_counted(alone, 'article')} alone{more}")
    _show(found if arguments.all else several)
    return 0


def stories_of(corpus: "Corpus") -> "tuple[Story, ...]":
    """All stories of a corpus, those with most articles first."""
    from tui.indexing import ready_index
    from tui.standing import stories_of as told

    return told(ready_index(corpus, claims=False))


def story_record(story: "Story") -> dict[str, Any]:
    """A story as the contract has it."""
    return {
        "id": story.id,
        "label": story.label,
        "articles": list(story.articles),
        "origins": [list(origin) for origin in story.origins],
        "first": story.first and story.first.isoformat(),
        "last": story.last and story.last.isoformat(),
    }


def days_of(story: "Story") -> str:
    """`2024-10-18 to 2024-12-18`, one day once, or `undated`."""
    days = list(dict.fromkeys(day.isoformat() for day in (story.first, story.last) if day))
    return " to ".join(days) or "undated"


def _show(found: "Sequence[Story]") -> None:
    if not on_terminal():
        for story in found:
            write(f"{story.id}  {days_of(story)}  {_sizes(story)}  {printable_line(story.label)}\n")
        return
    from rich.padding import Padding
    from rich.text import Text

    out = console()
    for story in found:
        out.print(Text(printable_line(story.label), style="bold"))
        about = Text.assemble((story.id, "cyan"), f" · {days_of(story)} · {_sizes(story)}")
        out.print(Padding(about, (0, 0, 0, 2)))


def _sizes(story: "Story") -> str:
    return f"{_counted(len(story.articles), 'article')}, {_counted(len(story.origins), 'origin')}"


def _counted(count: int, noun: str, plural: str = "") -> str:
    return f"{count} {noun if count == 1 else plural or noun + 's'}"
