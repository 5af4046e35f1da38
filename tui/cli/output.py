"""What commands print: JSON for scripts, rich's rendering on a terminal, plain lines off it.

Standard output carries results alone; everything else goes to standard error.
"""

import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from corpus.article import Span
from tui.printable import printable, printable_line

if TYPE_CHECKING:
    from rich.console import Console, RenderHook
    from rich.text import Text

    from corpus.folder import Corpus

PLAIN_WIDTH = 10**6
"""Off a terminal nothing is wrapped: one result, one line."""


def on_terminal() -> bool:
    return sys.stdout.isatty()


def console(stderr: bool = False) -> "Console":
    """Rich's console; it honours NO_COLOR and TERM, and never reads article text as markup."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PLAIN_WIDTH
    out = Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=not stream.isatty())
    out.push_render_hook(_pictures(stream))
    return out


def _pictures(stream: TextIO) -> "RenderHook":
    """The last door before the terminal: whoever forgot to picture a control character, it doesn't pass."""
    from rich.console import Console, ConsoleOptions, ConsoleRenderable, RenderHook, RenderResult
    from rich.segment import Segment

    class Pictured:
        def __init__(self, shown: ConsoleRenderable) -> None:
            self._shown = shown

        def __rich_console__(self, out: Console, options: ConsoleOptions) -> RenderResult:
            for segment in out.render(self._shown, options):
                text = segment.text if segment.control else _for(stream, segment.text)
                yield Segment(text, segment.style, segment.control)

    class Pictures(RenderHook):
        def process_renderables(self, renderables: list[ConsoleRenderable]) -> list[ConsoleRenderable]:
            return [Pictured(shown) for shown in renderables]

    return Pictures()


def write(text: str) -> None:
    """Plain text to standard output, controls pictured, with stand-ins for what its encoding lacks."""
    sys.stdout.write(_for(sys.stdout, text))


def write_data(text: str) -> None:
    """Text in a format with signs of its own, which no stand-in may become: what the encoding lacks becomes `?`."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(printable(text).encode(encoding, "replace").decode(encoding))


def write_json(record: Any) -> None:
    """One JSON value on a line, in ASCII, so that any locale and lone surrogates pass."""
    sys.stdout.write(json.dumps(record, separators=(", ", ": ")) + "\n")


def say_empty(corpus: "Corpus") -> None:
    """That a corpus has no articles: none are there, or none that can be read."""
    there = "put .txt, .md, .html or .jsonl files there"
    say(f"no articles in {corpus.name}; {there}, or let crossread doctor say what is wrong")


def say(message: str) -> None:
    """A line for the person, on standard error; where that can't be written, nobody is left to be told."""
    with suppress(OSError):
        sys.stderr.write(f"{_for(sys.stderr, printable_line(message))}\n")
        sys.stderr.flush()


def _for(stream: TextIO, text: str) -> str:
    """Text as a stream can show it."""
    text = printable(text)
    if text.isascii():
        return text
    from tui.terminal.charset import charset_of_output, is_unicode, narrowed

    charset = charset_of_output(stream)
    return text if is_unicode(charset) else "\n".join(narrowed(line, charset) for line in text.split("\n"))


def marked(text: str, spans: Iterable[Span], style: str, origin: int = 0) -> "Text":
    """Article text as rich `Text` with spans styled; `origin` is the offset in the article at which `text` starts."""
    from rich.text import Text

    shown = Text(printable(text))
    for span in spans:
        shown.stylize(style, max(0, span.start - origin), max(0, span.end - origin))
    return shown
