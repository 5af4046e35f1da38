"""Any text on a screen of any width: rows join to the text again, fit, and hold nothing that a terminal would obey."""

import sys

from tests.fuzz.harness import fuzz, instrumented

with instrumented(__name__):
    from corpus.article import Span
    from tui.content import Layout, columns, cropped, drawn, flowing, on_one_line
    from tui.printable import printable, printable_line

WORDS = [
    word.encode()
    for word in (
        "\t", "\n", " ", "\u3000", "-", "–", "\x1b[31m", "\x1b]8;;http://a.example\x07", "\x9b", "\u202e", "\u200b",
        "\u200d", "\u0301", "\u0301" * 20, "\ufe0f", "漢", "。", "👩‍👩‍👧", "🇩🇪", "\u00ad", "ﷺ", "\u2028",
        "x" * 40, "क्षि", "\u0e33", "\u115f",
    )
]  # fmt: skip
SEEDS = [
    text.encode()
    for text in (
        "\x20The dam above the town of Holt held through the night, engineers said on Tuesday.\n\nIt rained.",
        "\x08北京大学派出专家。他们说，水坝会坚持住。\tTab\n- one\n- two",
        "\x40plain\x1b[2J\x1b]0;title\x07 then \u202eright\u202c and e\u0301\u0302 and 👩‍👩‍👧 families",
        "\x10A line of a mailer that goes on\nto the next and so on until\nit ends there at last and is\nread whole.\n",
    )
]


def check(data: bytes) -> None:
    """The first byte is the width."""
    width, text = 2 + (data[0] if data else 10) % 120, data[1:].decode("utf-8", "replace").replace("\r", "\n")
    assert len(flowing(text)) == len(text)
    assert len(printable(text)) == len(text)
    for source in (text, flowing(text)):
        layout = Layout(source, width)
        assert layout.extend()
        rows = [layout.row(number).of(source) for number in range(len(layout))]
        assert "".join(rows) == source
        for number, row in enumerate(rows):
            starts = columns(row)
            assert len(starts) == len(row) + 1
            shown = drawn(row)
            assert harmless(shown), shown
            assert columns(shown)[-1] == starts[-1] if "\n" not in row else True
            assert columns(row.rstrip(" \t\n"))[-1] <= layout.width or len(row.strip()) <= 1 or one_grapheme(row)
            start = layout.row(number).start
            assert layout.row_of(start) == number
    keep = Span(len(text) // 3, len(text) // 2)
    line, moved = on_one_line(text, [keep])
    assert harmless(line) and "\n" not in line
    if moved[0].start < moved[0].end:
        cut, _ = cropped(line, width, moved[0])
        assert columns(cut)[-1] <= max(width, 2)
    assert harmless(printable_line(text))


def one_grapheme(row: str) -> bool:
    """Whether nothing of a row could be moved to the next one."""
    starts = columns(row.rstrip(" \t\n"))
    return len(set(starts[:-1])) <= 1


def harmless(text: str) -> bool:
    """Whether a terminal shows all of a text and obeys none of it."""
    return not any(
        ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 or char in "\u2028\u2029\u200b\u200e\u200f\ufeff\u061c"
        or "\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" or "\ud800" <= char <= "\udfff"
        for char in text
    )  # fmt: skip


if __name__ == "__main__":
    fuzz(sys.modules[__name__])
