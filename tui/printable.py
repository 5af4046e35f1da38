"""Text of articles is data: what a terminal would obey becomes a picture that it shows.

One code point is replaced by one, so offsets into the text hold on the screen as well.
"""

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Unicode's bidirectional controls: they reorder what the reader sees, so that the words shown aren't those quoted.
BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Invisible in every terminal. ZWNJ stays after letters that are written with it: see `tamed`.
INVISIBLE = "\u00ad\u115f\u1160\u180e\u200b\u2060\u2061\u2062\u2063\u2064\u3164\ufeff\uffa0"
# Format characters and tags that Unicode gives no picture and no width (DerivedCoreProperties: Default_Ignorable).
FORMATS = ((0x2065, 0x2065), (0x206A, 0x206F), (0xFFF0, 0xFFFB), (0x13430, 0x13440), (0x1BCA0, 0x1BCA3),
           (0x1D173, 0x1D17A), (0xE0000, 0xE00FF), (0xE01F0, 0xE0FFF))  # fmt: skip

_PICTURES: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"},
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    **dict.fromkeys(map(ord, BIDIRECTIONAL), "\N{LEFT RIGHT ARROW}"),
    **dict.fromkeys(map(ord, INVISIBLE), "\N{MIDDLE DOT}"),
    0x2028: "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}",
    0x2029: "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}",
    **dict.fromkeys(range(0xD800, 0xE000), REPLACEMENT),
    **{code: REPLACEMENT for first, last in FORMATS for code in range(first, last + 1)},
}


MOST_MARKS = 8
"""Combining marks on one letter; no script needs more than five, and a terminal draws the rest over other lines."""

_joiners = re.compile("[\u200c\u200d]")
# Marks are neither letters nor space. What else is so many times in a row is looked at and left alone.
_maybe_flood = re.compile(rf"[^\x00-\x7f\w\s]{{{MOST_MARKS + 1},}}")


def printable(text: str) -> str:
    """The text with control, bidirectional and invisible characters as pictures; length, newlines and tabs kept."""
    if text.isascii():
        return text if text.isprintable() else text.translate(_PICTURES)
    return tamed(pictured(text))


def pictured(text: str) -> str:
    """The same, marks and joiners left alone."""
    return text.translate(_PICTURES)


def tamed(text: str) -> str:
    """The text with marks beyond the eighth on a letter, and joiners that join no letters, as pictures; length kept."""
    if "\u200c" in text or "\u200d" in text:
        text = _joiners.sub(_joiner, text)
    return _maybe_flood.sub(_without_flood, text)


def _joiner(found: re.Match[str]) -> str:
    """Between letters of Arabic, Hindi and the like ZWNJ: after ZWJ, Textual and terminals count cells differently."""
    before = found.string[found.start() - 1] if found.start() else ""
    return "\u200c" if before >= "\u0590" and unicodedata.category(before)[0] in "LM" else "\N{MIDDLE DOT}"


def _without_flood(found: re.Match[str]) -> str:
    shown, marks = [], 0
    for char in found[0]:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        shown.append(char if marks <= MOST_MARKS else REPLACEMENT)
    return "".join(shown)


def printable_line(text: str) -> str:
    """The same on one line: newlines and tabs become spaces, so offsets still hold."""
    return printable(text).replace("\n", " ").replace("\t", " ")
