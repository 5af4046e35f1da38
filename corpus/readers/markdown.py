"""Markdown, with YAML front matter where there is one."""

import re
from collections.abc import Iterator
from pathlib import Path

from corpus import plainyaml
from corpus.encoding import decode
from corpus.errors import Fault
from corpus.readers import Draft, whole
from corpus.readers.fields import draft_fields

LARGEST_FRONT = 1 << 16
"""Characters of front matter; a closing line further down closes something else."""

_KEY = re.compile(r"---[ \t]*\n\s*[\w-]+\s*:")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)


_COLON = re.compile(r"^([\w-]+:[ \t]+)([^\s\"'\[{|>&*!#%@`][^\n#]*?:(?:[ \t][^\n#]*?)?)[ \t]*$", re.MULTILINE)
"""A value with a colon of its own, as headlines have: YAML wants quotes around it, and few who write one know."""


def read(file: Path, path: str) -> Iterator[Draft | Fault]:
    """The text is what follows the closing `---` line, to the letter; with broken front matter, the whole file."""
    decoded = decode(whole(file))
    if decoded.doubt:
        yield Fault(path, None, decoded.doubt)
    text = decoded.text
    if not _KEY.match(text) and not re.match(r"---[ \t]*\n---[ \t]*(?:\n|\Z)", text):
        yield Draft(text)
        return
    opening = text.index("\n") + 1
    closing = _CLOSING.search(text, opening, opening + LARGEST_FRONT)
    if closing is None:
        yield Fault(path, 1, "the front matter is never closed and is read as text; end it with a line of ---")
        yield Draft(text)
        return
    try:
        given, lines = _fields(text[opening : closing.start()])
    except plainyaml.YamlError as error:
        yield Fault(path, error.line + 1, f"the front matter is broken and is read as text: {error}")
        yield Draft(text)
        return
    if given is not None and not isinstance(given, dict):
        yield Fault(path, 2, "the front matter is no list of fields and is read as text; write title: …")
        yield Draft(text)
        return
    fields, doubts = draft_fields(given or {})
    for doubt in doubts:
        yield Fault(path, lines.get(doubt.split(" ", 1)[0], 1) + 1, doubt)
    yield Draft(text[closing.end() + 1 :], **fields)


def _fields(front: str) -> tuple[plainyaml.Plain, dict[str, int]]:
    """What the front matter says; raises `YamlError`, but not for a headline with a colon: `title: Vote: a recount`."""
    try:
        return plainyaml.load(front, LARGEST_FRONT)
    except plainyaml.YamlError:
        quoted = _COLON.sub(lambda found: f"{found[1]}'{found[2].replace(chr(39), chr(39) * 2)}'", front)
        if quoted == front:
            raise
        try:
            return plainyaml.load(quoted, LARGEST_FRONT)
        except plainyaml.YamlError:
            pass
        raise
