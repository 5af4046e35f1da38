"""What works on every screen: help, palette, command line, themes; and what goes wrong is told in one line."""

import pytest
from textual.command import CommandList
from textual.events import Key

from tui.actions import ACTIONS, key_name
from tui.config import Config


async def test_help_lists_every_action_with_its_keys(opened):
    async with opened(size=(160, 100)) as person:
        await person.press("question_mark")
        await person.sees("MOVE", "FIND", "KEEP AND CITE", "MARKS", "QUERIES", "Ctrl+P")
        shown = person.screen
        assert [action.description for action in ACTIONS if action.description not in shown] == []
        await person.press("escape")
        await person.sees("Forty days", but_not="QUERIES")


async def test_help_scrolls_where_it_does_not_fit(opened):
    async with opened(size=(80, 24)) as person:
        await person.press("f1")
        await person.sees("MOVE", but_not="QUERIES")
        await person.press(*["space"] * 16)
        await person.sees("QUERIES")
        await person.press("q")
        await person.sees("Forty days")


async def test_help_goes_to_its_end_and_top_and_names_the_fields_of_claims(opened):
    async with opened(size=(80, 24)) as person:
        await person.press("f1")
        await person.sees("MOVE")
        await person.press("G")
        await person.sees("QUERIES", "claim.by:", "claim.num:", "claim.state:", "story:", "query:name")
        await person.press("g")
        await person.sees("MOVE", but_not="QUERIES")


async def test_the_palette_finds_actions_articles_saved_queries_and_themes(opened):
    async with opened() as person:
        person.app.workspace.kept.save_query("walls", "dam wall")
        await person.press("ctrl+p")
        await person.sees("Filter: outlet, month, tag; who, how sure")
        await person.type("walls")
        await person.sees("Search: walls", "dam wall")
        await person.press(*["backspace"] * 5)
        await person.type("insurers")
        await person.sees("Insurers count the cost of the Asla flood", "City Gazette · 2 Apr 2024")
        await person.press("enter")
        await person.sees("80 million crowns")
        await person.until(lambda: person.reading.reading is not None)
        await person.press("q", "ctrl+p")
        await person.type("crossread-light")
        await person.sees("Theme: crossread-light")
        await person.press("down", "enter")
        await person.until(lambda: person.app.theme == "crossread-light")


async def test_the_palette_carries_out_what_a_key_would(opened):
    async with opened() as person:
        await person.press("ctrl+p")
        await person.type("mark the article")
        await person.sees("Mark the article")
        await person.until(lambda: person.app.screen.query_one(CommandList).highlighted == 0)
        await person.press("enter")
        await person.sees("marked · 1 marked")


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("search ferry", "The ferry to Brant"),
        ("sort date", "sort:date"),
        ("sort sideways", "✗ sort by date, -date or relevance"),
        ("tag river, wall", "tagged river, wall"),
        ("note who says so", "noted"),
        ("theme crossread-lite", "did you mean crossread-light?"),
        ("filters", "OUTLET"),
        ("filtres", "✗ unknown command filtres; did you mean filters?"),
        ("4", "4 of 7"),
        ("save", "✗ save needs a name"),
        ("mark", "marked · 1 marked"),
    ],
)
async def test_commands_are_typed_at_the_foot(opened, line: str, seen: str):
    async with opened() as person:
        await person.press("colon")
        await person.type(line)
        await person.press("enter")
        await person.sees(seen)


async def test_letters_typed_at_once_after_a_key_that_opens_a_box_are_in_the_box(opened):
    async with opened() as person:
        for keys in (("/", "dam Holt"), (":", "tag dam"), ("t", "mud"), ("a", "jam")):
            for character in "".join(keys):  # as a terminal sends what is pasted: without a pause
                person.app.post_message(Key("space" if character == " " else key_name(character), character))
            await person.pilot.pause()
            await person.until(
                lambda words=keys[1]: getattr(person.app.focused, "value", "") == words, lambda: person.screen
            )
            await person.press("escape")
            await person.pilot.pause()


async def test_a_command_line_that_is_left_does_nothing(opened):
    async with opened() as person:
        await person.press("colon")
        await person.type("quit")
        await person.press("escape")
        await person.sees("1 of 7")
        assert not person.app._exit


async def test_a_percentage_goes_to_a_place_in_the_article(opened):
    async with opened(size=(80, 24)) as person:
        await person.press("enter")
        await person.sees("Day 1 of the watch", " claims")
        await person.press("colon", "5", "0", "enter")
        await person.until(lambda: 40 < person.reading.view.percent < 80)


@pytest.mark.parametrize("theme", ["crossread-dark", "crossread-light", "nord", "ansi-dark"])
async def test_every_theme_has_all_colours(opened, theme: str):
    async with opened(config=Config(theme=theme, animation="none")) as person:
        await person.sees("Forty days on the wall")
        assert person.app.theme == theme


async def test_a_theme_that_is_not_there_gives_way_to_ours(opened):
    async with opened(config=Config(theme="sunset", animation="none")) as person:
        assert person.app.theme == "crossread-dark"


async def test_an_internal_fault_is_one_line_with_the_place_of_its_log(opened, monkeypatch: pytest.MonkeyPatch):
    async with opened(size=(200, 30)) as person:

        def fails(*_: object) -> None:
            raise RuntimeError("a wheel came off")

        monkeypatch.setattr(person.app.workspace, "search", fails)
        await person.press("slash", "d")
        await person.sees("✗ internal error: RuntimeError: a wheel came off", "crash.log")
