"""Text to cells: whatever a text holds, its rows are the text again and fit the measure."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, get_character_cell_size

from corpus.article import Span
from tui.content import Layout, _narrow, airy, columns, cropped, drawn, flowing, on_one_line
from tui.printable import printable

# Letters, marks, wide and zero-width characters, emoji, controls: what news text and its accidents are made of.
PIECES = st.sampled_from(
    ["a", "troops ", "  ", " ", "\n", "\n\n", "\t", "–", "- ", "é", "e\u0301", "漢字", "。", "👩\u200d🚒", "🇺🇦",
     "\x1b[31m", "\u202e", "\x00", "\u200b", "ﷺ", "well-known/", "ó", "x" * 30, "「", "」", "\ud800"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))
WIDTHS = st.integers(2, 30)


def laid_out(text: str, width: int, spaced: bool = False) -> Layout:
    layout = Layout(text, width, spaced)
    layout.extend()
    return layout


@given(TEXTS, WIDTHS, st.booleans())
def test_wrapping_loses_no_character_and_adds_none(text: str, width: int, spaced: bool) -> None:
    layout = laid_out(text, width, spaced)
    assert "".join(layout.row(index).of(text) for index in range(len(layout))) == text


@given(TEXTS, WIDTHS)
def test_every_row_fits_but_for_the_spaces_that_hang_at_its_end(text: str, width: int) -> None:
    layout = laid_out(text, width)
    for index in range(len(layout)):
        row = layout.row(index).of(text).rstrip("\n").rstrip(" \t")
        assert columns(row)[-1] <= width or len(row) == 1


@given(TEXTS, WIDTHS)
def test_the_character_at_a_place_is_the_one_that_was_placed_there(text: str, width: int) -> None:
    layout = laid_out(text, width)
    for offset, character in enumerate(text):
        row, column = layout.place(offset)
        assert layout.row(row).start <= offset < layout.row(row).end
        if character != "\n" and column < width:
            found = layout.offset(row, column)
            assert layout.place(found) == (row, column)


@given(TEXTS, WIDTHS, st.integers(0, 50))
def test_a_text_laid_out_bit_by_bit_comes_out_the_same(text: str, width: int, step: int) -> None:
    whole, bits = laid_out(text, width, spaced=True), Layout(text, width, spaced=True)
    while not bits.extend(step + 1):
        pass
    assert [bits.row(n) for n in range(len(bits))] == [whole.row(n) for n in range(len(whole))]


@given(TEXTS)
def test_what_is_drawn_takes_as_many_cells_as_were_counted(text: str) -> None:
    for line in text.split("\n"):
        assert cell_len(drawn(line)) == columns(line)[-1]


@given(TEXTS)
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    for c in drawn(text):
        kind = unicodedata.category(c)
        assert kind not in ("Cc", "Cs")
        assert kind != "Cf" or get_character_cell_size(c) or c in "\u200c\u200d"


def test_characters_taken_for_narrow_take_one_cell() -> None:
    wide = [code for code in range(0x110000) if _narrow(chr(code)) and code != 10]
    assert all(get_character_cell_size(printable(chr(code))) == 1 for code in wide)


def test_words_stay_whole_where_they_fit() -> None:
    text = "The river rose by two metres overnight."
    layout = laid_out(text, 14)
    assert [layout.row(n).of(text) for n in range(len(layout))] == ["The river rose ", "by two metres ", "overnight."]


def test_a_word_longer_than_the_row_breaks_at_its_hyphen() -> None:
    text = "state-of-emergency"
    layout = laid_out(text, 10)
    assert [layout.row(n).of(text) for n in range(len(layout))] == ["state-of-", "emergency"]


def test_a_row_of_japanese_does_not_begin_with_a_full_stop() -> None:
    text = "川が増水した。橋は閉鎖。"
    layout = laid_out(text, 12)
    assert not any(layout.row(n).of(text).startswith("。") for n in range(len(layout)))


def test_a_tab_reaches_to_the_next_stop() -> None:
    assert drawn("ab\tc") == "ab  c"
    assert list(columns("ab\tc")) == [0, 1, 2, 4, 5]


def test_escape_sequences_are_shown_as_pictures() -> None:
    assert drawn("\x1b[31mred") == "␛[31mred"


def test_paragraphs_without_blank_lines_are_set_apart_and_others_left_alone() -> None:
    paragraph = "The dam held through the night, engineers said, though water stood at the brim. "
    assert airy(f"{paragraph}\n{paragraph}\n{paragraph}", 40)
    assert not airy(f"{paragraph}\n\n{paragraph}", 40)
    assert not airy("1  Oslo\n2  Bergen\n3  Tromsø", 40)
    text = "first line\nsecond line"
    layout = laid_out(text, 40, spaced=True)
    assert [layout.row(n).of(text) for n in range(len(layout))] == ["first line\n", "", "second line"]


def test_paragraphs_wrapped_by_hand_flow_and_tables_and_lists_stay() -> None:
    wrapped = (
        "The river rose by two metres in one day,\nand about a thousand people left their\n"
        "homes in the lower town before midnight.\n\nSchools took them in, and lorries came\nwith beds."
    )
    flowed = flowing(wrapped)
    assert len(flowed) == len(wrapped)
    assert flowed.count("\n") == 2
    assert flowed.split() == wrapped.split()
    names = "Oslo\nBergen\nTromsø\nStavanger\nTrondheim, the largest of the towns in the north\nBodø\nAlta"
    assert flowing(names) == names
    table = "Gauge       Monday   Tuesday   \n  Holt         4.10      4.40\n  Brant        3.90      4.20"
    assert flowing(table) == table


@given(TEXTS)
def test_flowing_moves_no_character(text: str) -> None:
    flowed = flowing(text)
    assert len(flowed) == len(text)
    assert all(after == before or (before, after) == ("\n", " ") for before, after in zip(text, flowed, strict=True))


def test_a_text_on_one_line_keeps_its_hits() -> None:
    text = "the dam\n    burst at noon"
    line, (hit,) = on_one_line(text, [Span(12, 17)])
    assert line == "the dam burst at noon"
    assert hit.of(line) == "burst"


@given(TEXTS, st.integers(5, 40), st.data())
def test_cropping_keeps_the_hit_in_view(text: str, width: int, data: st.DataObject) -> None:
    line, _ = on_one_line(text)
    start = data.draw(st.integers(0, len(line)))
    keep = Span(start, min(len(line), start + 1))
    shown, moved = cropped(line, width, keep)
    assert columns(shown)[-1] <= width
    assert shown[max(0, keep.start - moved) : keep.end - moved] == keep.of(line)


@given(st.text(alphabet=st.sampled_from("ab漢 \t-é\u0301👩\u200d"), max_size=400), st.integers(4, 30))
def test_a_long_line_is_wrapped_in_pieces_and_loses_nothing(text: str, width: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.content.LONGEST", 50)
        layout = Layout(text, width)
        assert layout.extend()
    rows = [layout.row(number).of(layout.text) for number in range(len(layout))]
    assert "".join(rows) == layout.text
    assert all(columns(row.rstrip(" \t"))[-1] <= width for row in rows)


def test_a_flood_of_marks_is_pictured_from_the_ninth_on() -> None:
    assert printable("e" + "\u0301" * 10 + "x") == "e" + "\u0301" * 8 + "\ufffd\ufffdx"
    assert printable("Việt Nam, naïve, שָׁלוֹם") == "Việt Nam, naïve, שָׁלוֹם"


def test_joiners_stay_between_letters_that_need_them_alone() -> None:
    assert printable("می\u200cخواهم") == "می\u200cخواهم"
    assert printable("pass\u200dword\u200c é\u200cb") == "pass·word· é·b"
    assert printable("👩\u200d👧") == "👩·👧"
    assert printable("क्\u200dष") == "क्\u200cष"
