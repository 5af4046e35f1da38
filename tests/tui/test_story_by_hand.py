"""Story over a comparison made by hand: order, cells, filters and plot, whatever the engine finds."""

from pathlib import Path

import pytest

from tui.screens.read import ReadScreen
from tui.screens.story import StoryScreen

pytestmark = pytest.mark.usefixtures("made")


async def story(person, name: str = "wire") -> StoryScreen:
    screen = StoryScreen(name)
    await person.app.push_screen(screen)
    await person.until(lambda: screen.has_class("is-there"))
    await person.pilot.pause()
    return screen


def row(person, words: str) -> str:
    return next(line for line in person.screen.split("\n") if words in line)


async def test_claims_stand_the_most_telling_first(opened, yard: Path):
    async with opened(yard, size=(120, 28)) as person:
        await story(person)
        lines = person.screen.split("\n")
        head = next(number for number, line in enumerate(lines) if "CLAIM" in line)
        assert [line.split()[0] for line in lines[head + 1 : head + 7]] == ["¬", "≠", "≠", "≈", "=", "="]
        assert "lorries" in lines[head + 2], "the widest spread of the two differences"


async def test_a_cell_says_by_sign_and_figure_or_word_what_its_article_says(opened, yard: Path):
    async with opened(yard, size=(120, 28)) as person:
        await story(person)
        assert row(person, "¬ The fire was set").split("  ")[-1].strip() == "∅ silent"
        for cell in ("¬ asserts", "¬ denied"):
            assert cell in row(person, "¬ The fire was set")
        for cell in ("≠ Fourteen", "≠ 41", "∅ silent", "≠ 14"):
            assert cell in row(person, "≠ Fourteen lorries")
        for cell in ("≈ ~1,200", "≈ ~1,150", "≈ >1,100", "∅ silent"):
            assert cell in row(person, "≈ About 1,200")
        assert row(person, "= nobody was killed").count("= agrees") == 3


async def test_a_silent_cell_opens_the_nearest_passage(opened, yard: Path):
    async with opened(yard, size=(120, 28)) as person:
        screen = await story(person, "weekly")
        assert screen.matrix.column == 3
        await person.sees("∅ silent", "nearest passage", "dry sawdust")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, ReadScreen) and person.reading.claim >= 0)
        await person.sees("What burnt at Marn")
        current = person.reading.found.claims[person.reading.claim]
        assert "dry sawdust" in current.span.of(person.reading.view.article.text)
        await person.press("escape")
        assert person.app.screen is screen
        assert screen.matrix.column == 3


async def test_a_silent_cell_with_nothing_near_opens_the_article_and_says_so(opened, yard: Path):
    async with opened(yard, size=(120, 28)) as person:
        await story(person, "gazette")
        while "coast road" not in (await words(person)):
            await person.press("j")
        await person.sees("no passage of it comes near")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, ReadScreen))
        await person.sees("A night of smoke over Marn", "nothing in this article comes near")


async def words(person) -> str:
    return person.app.screen.thread.label


async def test_each_filter_says_how_many_claims_it_shows_of_how_many_and_how_to_see_all(opened, yard: Path):
    async with opened(yard, size=(120, 28)) as person:
        await story(person)
        await person.press("d")
        await person.sees("only differences: 3 of 6 claims; d shows all", but_not="= agrees")
        await person.press("number_sign")
        await person.sees("only differences, figures: 1 of 6 claims; d, # show more")
        await person.press("d")
        await person.sees("only figures: 2 of 6 claims; # shows all")
        await person.press("number_sign")
        await person.sees("all 6 claims", "4 articles · 4 origins")


async def test_the_claims_of_one_actor_are_counted_too(opened, yard: Path):
    async with opened(yard, size=(120, 28)) as person:
        await story(person)
        await person.press("at")
        await person.sees("Only what one actor says", "County   1 claim")
        while "County" not in str(person.app.screen.query_one("OptionList").highlighted_option.prompt):
            await person.press("j")
        await person.press("enter")
        await person.sees("only County: 1 of 6 claims; @ shows all")
        await person.press("at", "g", "enter")
        await person.sees("all 6 claims", "= agrees")


async def test_of_more_articles_than_there_is_room_for_it_is_said_which_are_in_view(opened, yard: Path):
    async with opened(yard, size=(72, 24)) as person:
        await story(person)
        await person.sees("articles 1 to 3 of 4")
        await person.press("l", "l", "l")
        await person.sees("articles 2 to 4 of 4")


async def test_the_plot_is_legible_at_eighty_columns(opened, yard: Path):
    async with opened(yard, size=(80, 24)) as person:
        await story(person)
        await person.sees("shared claims by day, 11 at most", "articles", "3 Sep", "8 Sep 2024")
        lines = person.screen.split("\n")
        bars, dots, days = lines[2:5]
        assert bars.index("█") == dots.index("2") == days.index("3 Sep")
        assert bars.rstrip().endswith("at most")
        assert dots.rindex("o") == days.index("2024") + 4 - 6, "the last bar stands over the last day"
