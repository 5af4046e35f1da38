"""Where the terminal's character set isn't Unicode: every character has a stand-in that takes as many cells."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from tui.cli import output
from tui.glyphs import ASCII as ASCII_MARKS
from tui.glyphs import UNICODE
from tui.terminal.cells import Cells
from tui.terminal.charset import charset_of, charset_of_output, narrowed
from tui.terminal.driver import FrameWriter

PAGE = "│ “Zoë’s” café … 洪水 · ─┼─ e\u0301 ≠ ½"
ASCII = '| "Zoe\'s" cafe . ____ . -+- e # _'


class Terminal(io.TextIOWrapper):
    """A stream that says it is one."""

    def isatty(self) -> bool:
        return True


def stream(encoding: str, kind: type[io.TextIOWrapper] = Terminal) -> io.TextIOWrapper:
    return kind(io.BytesIO(), encoding, write_through=True)


def written(to: io.TextIOWrapper) -> bytes:
    assert isinstance(to.buffer, io.BytesIO)
    return to.buffer.getvalue()


@pytest.fixture
def in_c(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_stand_ins_take_as_many_cells_and_can_be_written(text: str) -> None:
    shown = narrowed(text, "ascii")
    assert shown.isascii()
    assert cell_len(shown) == cell_len(text)
    narrowed(text, "latin-1").encode("latin-1")


def test_what_looks_alike_stands_in_and_the_mark_of_doubt_never_does() -> None:
    assert narrowed(PAGE, "ascii") == ASCII
    assert "?" not in narrowed("".join(map(chr, range(0x80, 0x3000))), "ascii")


def test_no_mark_of_a_claim_becomes_another_than_the_one_for_such_locales() -> None:
    pairs = [(getattr(UNICODE, name), getattr(ASCII_MARKS, name)) for name in UNICODE.__slots__]
    assert [narrowed(mark, "ascii") for mark, _ in pairs if mark not in "…┆"] == [
        plain for mark, plain in pairs if mark not in "…┆"
    ]


def test_letters_that_the_character_set_has_stay() -> None:
    assert narrowed("é · ł", "latin-1") == "é . l"


def test_unicode_under_a_locale_without_it_is_for_files_and_not_for_the_terminal(in_c: None) -> None:
    assert charset_of(stream("utf-8")) == charset_of_output(stream("utf-8")) == "ascii"
    assert charset_of_output(stream("utf-8", io.TextIOWrapper)) == "utf-8"


def test_whatever_a_widget_paints_reaches_such_a_terminal_in_ascii() -> None:
    cells = Cells("ascii")
    cells.feed(f"\x1b[?1049h\x1b[1;1H\x1b[31m{PAGE}\x1b[m")
    assert ASCII in cells.take()


def test_the_driver_asks_the_terminal_what_it_can_show(in_c: None) -> None:
    terminal = stream("ascii")
    writer = FrameWriter(terminal)
    writer.start()
    writer.write(f"\x1b[?1049h\x1b[1;1H{PAGE}")
    writer.stop()
    assert ASCII.encode() in written(terminal)


def test_commands_write_stand_ins_with_and_without_a_table(in_c: None, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, errors = stream("ascii"), stream("ascii")
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setattr("sys.stderr", errors)
    output.write(f"{PAGE}\n")
    output.console().print(Text(PAGE))
    output.say(PAGE)
    assert written(terminal).decode("ascii").split("\n") == [ASCII, ASCII, ""]
    assert written(errors).decode("ascii") == f"{ASCII}\n"


def test_a_pipe_in_unicode_gets_every_character(in_c: None, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = stream("utf-8", io.TextIOWrapper)
    monkeypatch.setattr("sys.stdout", pipe)
    output.write(PAGE)
    output.console().print(Text(PAGE), end="")
    assert written(pipe).decode() == PAGE * 2
