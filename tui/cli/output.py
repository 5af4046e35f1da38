"""What commands print: JSON for scripts, rich's rendering on a terminal, plain lines off it.

Standard output carries results alone; everything else goes to standard error.
"""

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from corpus.article import Span
from tui.printable import printable, printable_line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PLAIN_WIDTH = 10**6
"""Off a terminal nothing is wrapped: one result, one line."""


def on_terminal() -> bool:
    return sys.stdout.isatty()


def console(stderr: bool = False) -> "Console":
    """Rich's console; it honours NO_COLOR and TERM, and never reads article text as markup."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else PLAIN_WIDTH
    return Console(file=stream, width=width, markup=False, highlight=False, emoji=False, soft_wrap=not stream.isatty())


def write(text: str) -> None:
    """Plain text to standard output; what its encoding lacks is written as `?` rather than failing."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding))


def write_json(record: Any) -> None:
    """One JSON value on a line, in ASCII, so that any locale and lone surrogates pass."""
    sys.stdout.write(json.dumps(record, separators=(", ", ": ")) + "\n")


def say(message: str) -> None:
    """A line for the person, on standard error."""
    sys.stderr.write(f"{printable_line(message)}\n")
    sys.stderr.flush()


def marked(text: str, spans: Iterable[Span], style: str, origin: int = 0) -> "Text":
    """Article text as rich `Text` with spans styled; `origin` is the offset in the article at which `text` starts."""
    from rich.text import Text

    shown = Text(printable(text))
    for span in spans:
        shown.stylize(style, max(0, span.start - origin), max(0, span.end - origin))
    return shown
