"""What stands for a character that the terminal's character set lacks: as many cells, so that nothing moves.

`UNKNOWN` stands for what nothing else does. It isn't the usual `?`, which marks what is hedged or inferred.
"""

import os
import sys
import unicodedata
from functools import lru_cache
from typing import TextIO

from rich.cells import split_graphemes

from tui.glyphs import unicode_locale

UNKNOWN = "_"
_ALIKE = {
    "-": "─━═╌┄┈╴╶–—‐‑‒―−¬↔", "|": "│┃║┆┊╎▌▍▎▏▐▕▋▊", "+": "┌┐└┘├┤┬┴┼╭╮╰╯◆", "#": "█▇≠", "=": "▀▄▅▆▁▂▃", ":": "░▒▓",
    ".": "·…", '"': "“”„‟«»″", "'": "‘’‚‛′", "<": "⏎‹←◀◂⌫", ">": "›→▶▸", "^": "↑▲▴△", "v": "↓▼▾▽✓", "x": "✗×",
    "*": "•●■", "o": "○◇□°øœ", "~": "≈", "0": "∅", "L": "£Ł", "s": "ß", "l": "ł", "d": "đð", "D": "ĐÐ",
    "i": "ı", "a": "æ", "A": "Æ", "O": "ØŒ", "t": "þ", "T": "Þ", "n": "✎", "E": "€", ",": "、，",
    " ": "\u00a0\u2009\u202f\u3000",
}  # fmt: skip
_STAND_IN = {character: shown for shown, characters in _ALIKE.items() for character in characters}


def narrowed(text: str, charset: str) -> str:
    """The text with ASCII stand-ins for what isn't in the character set; of the same width.

    Letters and digits that are in it stay; signs don't, whose width differs among terminals of such sets.
    """
    if text.isascii():
        return text
    graphemes = split_graphemes(text)[0]
    return "".join(_shown(text[start:stop], width, charset) for start, stop, width in graphemes)


def charset_of(stream: TextIO) -> str:
    """The character set that can be written to a terminal: its stream's, or ASCII where the locale has no Unicode."""
    encoding = stream.encoding or "ascii"
    return "ascii" if is_unicode(encoding) and not unicode_locale(os.environ) else encoding


def charset_of_output(stream: TextIO) -> str:
    """The same for a command: what goes to a file or a pipe isn't for a terminal, and is only what its encoding is."""
    return charset_of(stream) if stream.isatty() else stream.encoding or sys.getdefaultencoding()


def is_unicode(encoding: str) -> bool:
    return encoding.lower().startswith("utf")


@lru_cache(4096)
def _shown(grapheme: str, width: int, charset: str) -> str:
    first = grapheme[0]
    if first.isascii():
        return first
    if first.isalnum() and grapheme.encode(charset, "ignore").decode(charset) == grapheme:
        return grapheme
    base = unicodedata.normalize("NFD", first)[0] if first.isalpha() else ""  # of a sign it may say the opposite: ≠
    shown = _STAND_IN.get(first) or (base if base.isascii() else "") or UNKNOWN
    return shown * width if shown == UNKNOWN else shown.ljust(width) if width else ""
