"""What is written to the terminal: less than is painted, and yet the terminal shows the same."""

import re
from itertools import pairwise
from random import Random

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from tui.citation import clipboard_codes
from tui.terminal.cells import Cells
from tui.terminal.style import PLAIN, changed, on_blank, transition

COLUMNS, ROWS = 24, 6
FULL = "\x1b[?1049h\x1b[?25l\x1b[?7l"
LOOKS = st.sampled_from(
    ["", "1", "3", "4", "7", "31", "1;38;5;179", "38;2;10;20;30", "48;5;16", "3;38;5;245;48;2;1;2;3", "4;9;92;103"]
)
NARROW = st.text("ab c  é“≠│", min_size=1, max_size=COLUMNS)
WIDE = st.lists(st.sampled_from(["a", " ", "洪", "水", "é", "e\u0301"]), min_size=1, max_size=COLUMNS // 2).map("".join)


@st.composite
def paints(draw: st.DrawFn, text: st.SearchStrategy[str] = NARROW, from_left: bool = False) -> str:
    """One paint as Textual writes it: to a place, then pieces of text, each in its own look."""
    x = 0 if from_left else draw(st.integers(0, COLUMNS - 1))
    y = draw(st.integers(0, ROWS - 1))
    written, room = f"\x1b[{y + 1};{x + 1}H", COLUMNS - x
    if from_left:  # a whole line, so that no half of a wide character is left
        look, words = draw(LOOKS), draw(text)
        return f"{written}\x1b[{look}m{words}\x1b[0m" + " " * (COLUMNS - cell_len(words))
    for look, words in draw(st.lists(st.tuples(LOOKS, text), min_size=1, max_size=3)):
        written += f"\x1b[{look}m{words[:room]}\x1b[0m"
        room -= len(words[:room])
    return written


class Shown:
    """A terminal as pyte sees it."""

    def __init__(self) -> None:
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.Stream(self.screen)

    def cells(self, columns: int = COLUMNS, rows: int = ROWS) -> list[list[tuple[object, ...]]]:
        """Character and look of each cell; of a blank, only what can be seen of its look."""
        return [[_seen(self.screen.buffer[y][x]) for x in range(columns)] for y in range(rows)]


def _seen(cell: pyte.screens.Char) -> tuple[object, ...]:
    lines = cell.underscore, cell.strikethrough, cell.reverse
    if cell.data == " ":
        return " ", cell.bg, lines, cell.fg if any(lines) else None
    return cell.data, cell.bg, lines, cell.fg, cell.bold, cell.italics


def same_on_both(written: list[str], taken_after: set[int]) -> tuple[int, int]:
    """Paints one terminal as it is written, the other through `Cells`; the bytes that each was sent."""
    plain, ours, cells = Shown(), Shown(), Cells()
    plain.stream.feed(FULL)
    cells.feed(FULL)
    sent = 0
    for number, paint in enumerate(written):
        plain.stream.feed(paint)
        cells.feed(paint)
        if number in taken_after:
            frame = cells.take()
            sent += len(frame)
            ours.stream.feed(frame)
    frame = cells.take()
    ours.stream.feed(frame)
    assert ours.cells() == plain.cells()
    assert ours.screen.mode == plain.screen.mode
    return sum(map(len, written)), sent + len(frame)


@given(st.lists(paints(), max_size=12), st.sets(st.integers(0, 11)))
def test_a_terminal_shows_the_same_whenever_frames_are_taken(written: list[str], taken_after: set[int]) -> None:
    same_on_both(written, taken_after)


@given(st.lists(paints(WIDE, from_left=True), max_size=8), st.sets(st.integers(0, 7)))
def test_wide_and_combining_characters_keep_their_places(written: list[str], taken_after: set[int]) -> None:
    same_on_both(written, taken_after)


@given(st.lists(paints(), min_size=1, max_size=6))
def test_what_is_painted_twice_is_written_once(written: list[str]) -> None:
    cells = Cells()
    cells.feed(FULL)
    for paint in written:
        cells.feed(paint)
    cells.take()
    last = {paint.partition("H")[0].partition(";")[0]: paint for paint in written}  # one for each line
    if len(last) == len(written):
        for paint in written:
            cells.feed(paint)
        assert len(cells.take()) <= len("\x1b[99;99H")


@given(st.lists(LOOKS, min_size=2, max_size=8))
def test_a_transition_leads_from_any_look_to_any_other(numbers: list[str]) -> None:
    looks = [changed(PLAIN, given) for given in numbers]
    for old, new in pairwise(looks):
        steps = transition(old, new).removesuffix("m").removeprefix("\x1b[")
        assert (changed(old, steps) if transition(old, new) else old) == new
        assert changed(changed(PLAIN, "1;4;7;31;41"), transition(None, new)[2:-1]) == new
        assert on_blank(on_blank(new)) == on_blank(new)


LETTERS = Random(2)
TEXT = [" ".join("".join(LETTERS.sample("aeioustnr", 6)) for _ in range(9)) for _ in range(60)]
WIDELY = [words[: number % 40] + "洪水 e\u0301 " + words[number % 40 :] for number, words in enumerate(TEXT)]
SIZES = st.tuples(st.integers(20, 60), st.integers(3, 24))


@st.composite
def pictures(draw: st.DrawFn) -> list[tuple[tuple[int, int], str]]:
    """Pictures of a text that scrolls between a head and a foot, beside what stays; the size of each, and its paint."""
    text = [draw(st.sampled_from([words, words, wide, ""])) for words, wide in zip(TEXT, WIDELY, strict=True)]
    size, found = draw(SIZES), []
    for _ in range(draw(st.integers(2, 6))):
        if draw(st.integers(0, 4)) == 0:
            size = draw(SIZES)
        columns, rows = size
        first, top = draw(st.integers(0, 6)), draw(st.integers(0, 2))
        look, beside = draw(LOOKS), draw(st.sampled_from(["", "| the panel", "▐"]))
        written = ""
        for y in range(rows):
            words = text[first + y] if top <= y < rows - 1 else f"line {y} of {rows}"
            line = set_cell_size(words, columns - cell_len(beside)) + beside
            written += f"\x1b[{y + 1};1H\x1b[{look}m{line}\x1b[0m"
        found.append((size, written))
    return found


@given(pictures())
def test_text_that_scrolls_ends_as_the_picture_that_was_wanted_at_any_size(
    found: list[tuple[tuple[int, int], str]],
) -> None:
    plain, ours, cells = Shown(), Shown(), Cells()
    size = COLUMNS, ROWS
    for shown in (plain, ours):
        shown.stream.feed(FULL)
    cells.feed(FULL)
    cells.resized(*size)
    for wanted, written in found:
        if wanted != size:
            size = wanted
            for shown in (plain, ours):
                shown.screen.resize(size[1], size[0])
            cells.resized(*size)
        plain.stream.feed(written)
        cells.feed(written)
        ours.stream.feed(cells.take())
        assert ours.cells(*size) == plain.cells(*size)


def paint(text: list[str], beside: str = "") -> str:
    return "".join(f"\x1b[{y};1H{words:<70}{beside}" for y, words in enumerate(text, 1))


@pytest.mark.parametrize("beside", ["", "| what a panel says"])
@pytest.mark.parametrize("lines", [1, 7, -1, -7])
def test_lines_that_the_terminal_can_move_are_not_written_again(lines: int, beside: str) -> None:
    head, foot = ["the head"], ["the foot"]
    cells = Cells()
    cells.feed(FULL + paint([*head, *TEXT[10:40], *foot], beside))
    whole = len(cells.take())
    cells.feed(paint([*head, *TEXT[10 + lines : 40 + lines], *foot], beside))
    frame = cells.take()
    assert len(frame) < whole * 0.6
    assert re.search(r"\x1b\[2;31r.*\x1b\[r", frame, re.DOTALL)
    fresh = TEXT[40 : 40 + lines] if lines > 0 else TEXT[10 + lines : 10]
    assert {words for words in TEXT if words in frame} == set(fresh)


def test_what_only_looks_moved_is_written() -> None:
    cells = Cells()
    cells.feed(FULL + paint(["the tide was high at nine", *["-" * 30] * 20]))
    cells.take()
    cells.feed(paint([*["-" * 30] * 20, "the tide was high at nine"]))
    assert "the tide was high at nine" in cells.take()


def test_redrawing_writes_all_cells_again() -> None:
    cells = Cells()
    cells.feed(FULL + "\x1b[2;3Hdam\x1b[4;1Hcrest")
    first = cells.take()
    assert cells.take() == ""
    cells.redraw()
    again = cells.take()
    assert "dam" in first
    assert "dam" in again
    assert "crest" in again


def test_what_is_not_about_cells_goes_through_in_its_order() -> None:
    cells = Cells()
    codes = ["\x1b[?1000h", "\x1b[>29u", "\x1b]52;c;ZGFt\x07", "\x1b[?2004h", "\x1b[<u", "\x1b[?2004l", "\x1b[?1049l"]
    cells.feed(FULL + "".join(codes[:-1]))
    cells.feed("\x1b[1;1Hdam")
    assert cells.take().startswith(FULL + "".join(codes[:-1]))
    cells.feed(codes[-1])
    cells.feed("after the end")
    assert cells.take() == codes[-1] + "after the end"


def test_control_characters_never_come_through_text() -> None:
    cells = Cells()
    cells.feed(FULL)
    cells.feed("\x1b[1;1Ha\x08b\x0bc\x9bd\x00e")
    assert not set(cells.take().replace("\x1b", "")) & set(map(chr, [*range(9), *range(11, 13), *range(14, 32), 0x9B]))


@given(st.text(max_size=50), st.booleans())
def test_what_is_for_the_clipboard_reaches_it_byte_for_byte_and_paints_nothing(words: str, tmux: bool) -> None:
    cells = Cells()
    cells.feed(f"{FULL}\x1b[1;1Hhead")
    cells.take()
    codes = clipboard_codes(words, tmux)
    cells.feed(f"{codes}\x1b[1;5Hline")
    assert cells.take() == f"{codes}line\x1b[1;9H"
    cells.feed(codes)
    assert cells.take() == codes


def test_what_is_still_painted_for_a_larger_screen_is_cut_and_drawn_whole_at_the_new_size() -> None:
    cells = Cells()
    cells.feed("\x1b[?1049h")
    cells.resized(10, 2)
    cells.feed("\x1b[1;1H" + "a" * 9 + "漢bcd\x1b[2;1Hshort\x1b[3;1Hbeneath\x1b[2;12Hbeside")
    written = cells.take()
    assert "a" * 9 in written
    assert "short" in written
    assert not set("漢bcd") & set(written.replace("\x1b[?1049h", "").replace("\x1b[1;1H", ""))
    assert "beneath" not in written
    assert "beside" not in written
