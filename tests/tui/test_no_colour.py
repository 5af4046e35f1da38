"""With NO_COLOR no colour is painted at all, and what colours tell is told by bold, underline, reverse and signs."""

from pathlib import Path

import pytest
from rich.segment import Segment

from tui.screens.compare import CompareScreen
from tui.screens.elsewhere import ElsewhereScreen
from tui.screens.story import StoryScreen


@pytest.fixture(autouse=True)
def no_colour(monkeypatch: pytest.MonkeyPatch, made: None) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def painted(person) -> list[Segment]:
    """All that is on the screen, as it goes to the terminal."""
    return [segment for strip in person.app.screen._compositor.render_strips() for segment in strip]


def colours(person) -> set[str]:
    styles = [segment.style for segment in painted(person) if segment.style]
    found = [colour for style in styles for colour in (style.color, style.bgcolor) if colour]
    return {colour.name for colour in found if not colour.is_default}


def words(person, attribute: str) -> str:
    """What is painted with an attribute, run together."""
    return " | ".join(s.text for s in painted(person) if s.style and getattr(s.style, attribute) and s.text.strip())


async def push(person, screen, there) -> None:
    await person.app.push_screen(screen)
    await person.until(lambda: there(screen))
    await person.pilot.pause()


async def test_the_list_and_an_article_have_no_colour_and_keys_are_bold(opened, yard: Path):
    async with opened(yard, size=(120, 30)) as person:
        await person.press("slash", *"lorries", "enter")
        await person.until(lambda: person.browse.results.total == 3)
        await person.until(lambda: "lorries" in words(person, "bold"))
        assert not colours(person)
        assert "⏎" in words(person, "bold")
        await person.press("enter")
        await person.until(lambda: getattr(person.app.screen, "found", None) is not None)
        await person.press("n")
        await person.until(lambda: "lorries" in words(person, "reverse"))
        assert not colours(person)


async def test_the_current_cell_of_a_story_is_reversed_and_conflicts_are_bold(opened, yard: Path):
    async with opened(yard, size=(80, 24)) as person:
        await push(person, StoryScreen("wire"), lambda screen: screen.has_class("is-there"))
        await person.until(lambda: "¬ asserts" in words(person, "reverse"))
        assert "¬ denied" in words(person, "bold")
        assert not colours(person)


@pytest.mark.parametrize("size", [(120, 30), (80, 24)])
async def test_what_differs_is_underlined_in_compare(opened, yard: Path, size: tuple[int, int]):
    async with opened(yard, size=size) as person:
        screen = CompareScreen(["wire", "gazette"])
        await push(person, screen, lambda screen: screen.comparison is not None)
        await person.press("right_curly_bracket")
        await person.until(lambda: "Fourteen" in words(person, "underline") and "41" in words(person, "underline"))
        assert not colours(person)


async def test_what_differs_is_underlined_in_who_else(opened, yard: Path):
    async with opened(yard, size=(80, 24)) as person:
        article = person.app.workspace.index.article("wire")
        at = article.text.index("Fourteen")
        from corpus.article import Span

        await push(person, ElsewhereScreen(article, Span(at, at + 16)), lambda screen: screen.answer is not None)
        await person.until(lambda: "41" in words(person, "underline"))
        assert not colours(person)
