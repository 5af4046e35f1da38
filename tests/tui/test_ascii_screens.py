"""Where the locale has no Unicode, the screens that compare keep their columns, and no sign stands for another."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len

from corpus.article import Span
from tui.glyphs import glyphs
from tui.screens.compare import CompareScreen
from tui.screens.elsewhere import ElsewhereScreen
from tui.screens.story import StoryScreen
from tui.terminal.charset import UNKNOWN, narrowed


@pytest.fixture(autouse=True)
def ascii_locale(made: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LC_ALL", "C")
    glyphs.cache_clear()
    yield
    monkeypatch.undo()
    glyphs.cache_clear()


def shown(person) -> list[str]:
    """The screen as such a terminal gets it."""
    lines = person.screen.split("\n")
    narrow = [narrowed(line, "ascii") for line in lines]
    assert [len(line) for line in narrow] == [cell_len(line) for line in lines], "columns have moved"
    assert all(line.isascii() for line in narrow)
    assert not any(UNKNOWN in line for line in narrow), "something has no stand-in"
    return narrow


async def push(person, screen, there) -> None:
    await person.app.push_screen(screen)
    await person.until(lambda: there(screen))
    await person.pilot.pause()


async def test_a_story(opened, yard: Path):
    async with opened(yard, size=(80, 24)) as person:
        await push(person, StoryScreen("wire"), lambda screen: screen.has_class("is-there"))
        lines = shown(person)
        heads = next(line for line in lines if "Marn Gazette" in line)
        row = next(line for line in lines if "# Fourteen lorries" in line)
        assert row.index("# 41") == heads.index("Marn Gazette")
        assert "0 silent" in row
        assert any("- The fire was" in line and "- asserts" in line for line in lines)
        assert any("~ ~1,200" in line for line in lines)


@pytest.mark.parametrize("size", [(80, 24), (120, 28)])
async def test_a_comparison(opened, yard: Path, size: tuple[int, int]):
    async with opened(yard, size=size) as person:
        await push(person, CompareScreen(["wire", "gazette"]), lambda screen: screen.comparison is not None)
        lines = shown(person)
        if size[0] == 80:
            assert any("# differs   Fourteen / 41" in line for line in lines)
        else:
            assert any("|#v   |" in line for line in lines)
            assert any("|   ^#|" in line for line in lines)


async def test_who_else(opened, yard: Path):
    async with opened(yard, size=(80, 24)) as person:
        article = person.app.workspace.index.article("wire")
        at = article.text.index("Fourteen")
        await push(person, ElsewhereScreen(article, Span(at, at + 16)), lambda screen: screen.answer is not None)
        lines = shown(person)
        for words in ("# differs", "? hedged", "0 silent"):
            assert any(line[2:].startswith(words) for line in lines)


async def test_the_table_of_claims(opened, yard: Path):
    async with opened(yard, size=(80, 24)) as person:
        person.app.claims("")
        await person.sees("WHO", "FIGURES", "41 lorries")
        lines = shown(person)
        places = {line.index("Sep 2024") for line in lines if "Sep 2024" in line and "lorries" in line}
        assert len(places) == 1, "the last column has moved"
