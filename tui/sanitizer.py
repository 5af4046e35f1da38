"""The last door before the terminal: nothing that it would obey passes, whoever forgot to picture it."""

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from tui.printable import pictured


class Sanitizer(LineFilter):
    """Takes from every line of every widget what a terminal would obey; what the layout gave room for is pictured."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        if all(_harmless(segment.text) for segment in segments):
            return segments
        return [Segment(_shown(text), style, control) for text, style, control in segments]


def _harmless(text: str) -> bool:
    return text.isprintable() if text.isascii() else pictured(text) == text and "\n" not in text and "\t" not in text


def _shown(text: str) -> str:
    """Each picture as wide as the layout took its character to be, so that nothing on the line moves."""
    wide = (char if _harmless(char) else get_character_cell_size(char) and pictured(char).strip() for char in text)
    return "".join(char or "" for char in wide)
