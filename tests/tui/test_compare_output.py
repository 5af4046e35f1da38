"""What compare prints: plain words off a terminal, signs with their words at eighty columns on one."""

import io
import re
import unicodedata
from pathlib import Path

import pytest
from rich.console import Console

from corpus.folder import open_corpus
from tests.tui.yard import comparison
from tui.cli import stories, threads
from tui.cli.threads import linear


@pytest.fixture
def lines(yard: Path) -> list[str]:
    """Three articles on the fire, off a terminal."""
    return list(linear(comparison([a for a in open_corpus(yard) if a.id != "weekly"])))


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """A terminal of eighty columns without colours."""
    shown = io.StringIO()
    for module in (threads, stories):
        monkeypatch.setattr(module, "on_terminal", lambda: True)
        monkeypatch.setattr(
            module, "console", lambda: Console(file=shown, width=80, no_color=True, markup=False, highlight=False)
        )
    return shown


def test_off_a_terminal_no_sign_stands_for_a_word(lines: list[str]) -> None:
    signs = {c for line in lines for c in line if not c.isascii() and unicodedata.category(c) in ("Sm", "So", "Sk")}
    assert not signs
    assert not [line for line in lines if re.search("[│─┃━┆▐]", line)]


def test_a_denial_is_told_as_one_and_what_it_denies_as_asserted(lines: list[str]) -> None:
    claim = lines.index("Claim 1 of 6, contradicts: The fire was set on purpose")
    told = [line.split(":")[0] for line in lines[claim + 1 : claim + 4]]
    assert sorted(re.sub(r" \d", "", words).strip() for words in told) == [
        "Article asserts, Police", "Article asserts, Police", "Article denied, Owners",
    ]  # fmt: skip
    assert any(re.fullmatch(r"  Articles \d and \d contradict: .*", line) for line in lines)


def test_claims_come_the_most_telling_first(lines: list[str]) -> None:
    relations = [line.split(", ")[1].split(":")[0] for line in lines if re.match(r"Claim \d", line)]
    assert relations == ["contradicts", "differs", "differs", "compatible", "agrees", "agrees"]


def test_what_several_tell_without_a_claim_in_common_stands_after_the_claims(lines: list[str]) -> None:
    at = next(n for n, line in enumerate(lines) if line.startswith("Also told, with no claim in common: articles "))
    assert sorted(line.split(": ")[1] for line in lines[at + 1 : at + 3]) == [
        "Flames were seen as far as the lighthouse.",
        "The glow could be seen from ships at sea.",
    ]
    assert "1 passage also told" in lines[0]


def test_on_a_terminal_every_line_fits_and_what_goes_on_is_indented(yard: Path, terminal: io.StringIO) -> None:
    threads.show_comparison(comparison(list(open_corpus(yard))))
    shown = [line.rstrip() for line in terminal.getvalue().splitlines()]
    assert all(len(line) <= 80 for line in shown)
    heads = [line for line in shown if line and not line.startswith(" ")]
    assert heads[0].startswith("4 articles, 4 origins")
    assert all(head[0] in "¬≠≈=+┆" for head in heads[1:]), "no paragraph goes on at the margin"
    for words in ("¬ contradicts", "¬ denied", "¬ asserts", "≠ differs", "∅ silent", "+ also told"):
        assert any(words in line for line in shown), words


def test_stories_on_a_terminal_have_their_title_on_a_line_of_its_own(
    yard: Path, terminal: io.StringIO, made: None
) -> None:
    from tui.indexing import ready_index
    from tui.standing import stories_of

    stories._show(stories_of(ready_index(open_corpus(yard))))
    title, about = terminal.getvalue().splitlines()
    assert title.rstrip() == "Fire destroys timber yard at Marn"
    assert re.fullmatch(r"  \w+ · 2024-09-03 to 2024-09-08 · 4 articles, 4 origins", about.rstrip())
