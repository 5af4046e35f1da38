"""Citations and the clipboard of the terminal."""

from base64 import b64decode
from datetime import date

import pytest

from corpus.article import Article, Locator, Span
from tui.citation import MOST, citation, clipboard_codes

ARTICLE = Article(
    id="dam", text="The dam held.\nFor now.", title="Dam holds", locator=Locator("north/dam.txt"), outlet="North Post",
    published=date(2024, 3, 5), inferred=frozenset({"published"}),
)  # fmt: skip


def test_a_quotation_comes_with_its_source_and_what_was_inferred_is_marked() -> None:
    assert citation(ARTICLE, Span(0, 13)) == "“The dam held.” — North Post, “Dam holds”, 5 Mar 2024?, north/dam.txt"


def test_without_words_the_source_alone_is_cited() -> None:
    assert citation(ARTICLE) == "North Post, “Dam holds”, 5 Mar 2024?, north/dam.txt"


def test_the_terminal_is_told_in_base64_and_tmux_passes_it_on() -> None:
    plain = clipboard_codes("Straße", tmux=False)
    assert plain.startswith("\x1b]52;c;")
    assert b64decode(plain.removeprefix("\x1b]52;c;").removesuffix("\a")).decode() == "Straße"
    inside = clipboard_codes("Straße", tmux=True)
    assert inside == plain + "\x1bPtmux;\x1b" + plain + "\x1b\\"


def test_control_characters_of_an_article_never_reach_the_clipboard() -> None:
    code = clipboard_codes("a\x1b[31mb", tmux=False)
    assert b64decode(code[7:-1]).decode() == "a␛[31mb"


def test_more_than_a_terminal_takes_is_refused() -> None:
    with pytest.raises(ValueError, match="more than terminals put on the clipboard"):
        clipboard_codes("x" * (MOST + 1), tmux=False)
