"""What `crossread doctor` looks at. Each check says what it found and, of a fault, what to do about it."""

import locale
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from corpus import places
from tui import restricted
from tui.cli.open import WITHOUT
from tui.glyphs import unicode_locale

if TYPE_CHECKING:
    from corpus.folder import Corpus

SMALLEST, COMFORTABLE = (60, 15), (80, 24)


@dataclass(frozen=True, slots=True)
class Finding:
    """`ok`, `advice` (works, could be better) or `fault` (something does not work)."""

    state: Literal["ok", "advice", "fault"]
    about: str
    message: str


def line() -> Iterator[Finding]:
    """What is between the program and the terminal: SSH, tmux or screen; what the explorer makes of it."""
    from tui.config import ConfigError, load_config
    from tui.line import over_ssh, poor

    try:
        config = load_config()
    except ConfigError:
        return  # told by another check
    way = "over SSH" if over_ssh() else "local"
    how = "spared: no animation, no mouse motion, preview on Tab" if poor(config) else "taken for a good one"
    yield Finding("ok", "line", f'{way}; {how} (line = "{config.line}" in config.toml)')
    if restricted.on():
        yield Finding("ok", "restricted", f"{restricted.OPTION} is on: this login opens its corpus and nothing else")
    yield Finding("ok", "mouse", "used" if config.mouse else "left to the terminal (mouse = false)")
    if os.environ.get("TMUX"):
        yield Finding("ok", "tmux", "copying (y) needs set-clipboard and allow-passthrough on: docs/ssh.md")
    elif os.environ.get("STY"):
        yield Finding("advice", "screen", "copying (y) doesn't pass GNU screen; tmux lets it through")


def terminal() -> Iterator[Finding]:
    """Kind, colours, size and encoding of the terminal."""
    kind = os.environ.get("TERM", "")
    if not sys.stdout.isatty():
        yield Finding(
            "advice", "terminal", "standard output is no terminal; the explorer needs one, the commands don't"
        )
    elif kind in ("", "dumb", "unknown"):
        yield Finding("fault", "terminal", f"TERM={kind or '(unset)'} can't show the explorer; {WITHOUT} work")
    else:
        yield Finding("ok", "terminal", f"TERM={kind}, {_colours(kind)}")
        columns, rows = shutil.get_terminal_size()
        if (columns, rows) < SMALLEST or rows < SMALLEST[1]:
            yield Finding("fault", "terminal", f"{columns}x{rows} is too small; make it at least {_size(SMALLEST)}")
        elif columns < COMFORTABLE[0] or rows < COMFORTABLE[1]:
            yield Finding("advice", "terminal", f"{columns}x{rows} works; {_size(COMFORTABLE)} or more is better")
    encoding = locale.getpreferredencoding(False)
    if not unicode_locale(os.environ):
        encoding = next(os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name))
    if not unicode_locale(os.environ) or encoding.lower().replace("-", "") != "utf8":
        yield Finding(
            "advice", "locale", f"{encoding} can't show all text, marks are ASCII; set LANG=C.UTF-8 (or another .UTF-8)"
        )
    else:
        yield Finding("ok", "locale", encoding)


def _colours(kind: str) -> str:
    if os.environ.get("NO_COLOR"):
        return "no colour (NO_COLOR is set)"
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "16 million colours"
    over_ssh = (
        "; SSH doesn't pass COLORTERM on: SendEnv/AcceptEnv COLORTERM" if os.environ.get("SSH_CONNECTION") else ""
    )
    return ("256 colours" if "256" in kind else "16 colours") + over_ssh


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]}x{size[1]}"


def configuration() -> Iterator[Finding]:
    """The person's configuration file."""
    from tui.config import ConfigError, load_config

    path = places.configuration_folder() / "config.toml"
    try:
        load_config(path)
    except ConfigError as error:
        yield Finding("fault", "configuration", str(error))
    else:
        yield Finding("ok", "configuration", str(path) if path.exists() else f"none ({path} would be read)")


def folders() -> Iterator[Finding]:
    """Whether the folders of the index, of notes and of read state can be written."""
    for what, folder in (
        ("index", places.cache_folder()),
        ("notes", places.data_folder()),
        ("read state", places.state_folder()),
    ):
        nearest = next((p for p in (folder, *folder.parents) if p.exists()), Path("/"))
        if os.access(nearest, os.W_OK):
            yield Finding("ok", f"folder for the {what}", str(folder))
        else:
            yield Finding("fault", f"folder for the {what}", f"{folder} can't be written; give yourself permission")


def corpus_files(corpus: "Corpus") -> Iterator[Finding]:
    """Reads every article of the corpus and names each file that has something wrong."""
    count = sum(1 for source in corpus.sources() for _ in corpus.articles(source))
    _ = corpus.settings
    if count:
        yield Finding("ok", "corpus", f"{corpus.name}: {count} article{'' if count == 1 else 's'} in {corpus.root}")
    else:
        yield Finding("fault", "corpus", f"{corpus.root} holds no article; put .txt, .md or .jsonl files there")
    for fault in corpus.faults:
        yield Finding("fault", "file", str(fault))


def corpus_place(corpus: "Corpus") -> Iterator[Finding]:
    """Whether the corpus can be written to, where notes on it go, and whose index is used."""
    from corpus.annotations import Annotations
    from index.store import index_directory

    if os.access(corpus.root, os.W_OK):
        yield Finding("ok", "corpus", "can be written to; crossread only does by add and index --in-corpus")
    else:
        yield Finding("ok", "corpus", "is read-only; what you add goes elsewhere")
    kept = Annotations.load(corpus)
    yield Finding("fault", "notes", kept.fault) if kept.fault else Finding("ok", "notes", str(kept.file))
    directory = index_directory(corpus)
    if not directory.is_relative_to(corpus.root):
        yield Finding("ok", "index", f"your own: {directory}")
    elif os.access(directory, os.W_OK):
        yield Finding("ok", "index", f"the corpus's own, which you may refresh: {directory}")
    else:
        yield Finding("ok", "index", "the corpus's own; its owner refreshes it, and open explorers follow")


def index_state(corpus: "Corpus") -> Iterator[Finding]:
    """Whether the corpus has an index that can be read and is up to date."""
    from corpus.errors import CrossreadError
    from index.build import stale
    from index.search import Index
    from tui.indexing import out_of_date

    try:
        index = Index.open(corpus)
    except CrossreadError as error:
        yield Finding("advice", "index", str(error))
        return
    try:
        index.verify()
    except CrossreadError as error:
        yield Finding("fault", "index", f"{error}; crossread index builds it again")
        return
    if out_of_date(corpus):
        reason = "files have changed since" if stale(corpus) else "their claims are still to be found"
        yield Finding("advice", "index", f"{len(index)} articles; {reason}: crossread index refreshes it")
    else:
        yield Finding("ok", "index", f"{len(index)} articles, up to date")
