"""Text of articles is data: what a terminal would obey becomes a picture that it shows.

One code point is replaced by one, so offsets into the text hold on the screen as well.
"""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Unicode's bidirectional controls: they reorder what the reader sees, so that the words shown aren't those quoted.
BIDIRECTIONAL = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# Invisible in every terminal; ZWJ and ZWNJ stay, since Persian, Hindi and emoji are written with them.
INVISIBLE = "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"
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


def printable(text: str) -> str:
    """The text with control, bidirectional and invisible characters as pictures; length, newlines and tabs kept."""
    return text if text.isascii() and text.isprintable() else text.translate(_PICTURES)


def printable_line(text: str) -> str:
    """The same on one line: newlines and tabs become spaces, so offsets still hold."""
    return printable(text).replace("\n", " ").replace("\t", " ")
