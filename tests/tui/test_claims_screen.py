"""Claims: the table of all claims, or of those of a query, and the way from it into the articles."""

from base64 import b64decode
from pathlib import Path

import pytest

from corpus.folder import open_corpus
from index.build import build
from tui.actions import CLAIMS, READ, on_screen
from tui.app import Explorer
from tui.widgets.claim_table import PAGE, ClaimTable, table_columns, widths
from tui.widgets.lines import KeyLine


async def open_table(person, query: str = "") -> None:
    """Opens the claims of a query, and waits until they are there."""
    person.app.claims(query)
    await person.until(lambda: any(table.total for table in person.app.screen.query(ClaimTable)), lambda: person.screen)
    await person.pilot.pause()


def rows(person) -> list:
    table = person.app.screen.table
    return [table._rows[number] for number in range(min(table.total, PAGE))]


async def test_a_key_shows_all_claims_from_the_list_and_from_an_article(opened):
    async with opened() as person:
        await person.press("C")
        await person.sees("Claims", "claims in", "WHO", "CLAIM", "FIGURES", "PUBLISHED", "1 of")
        total = person.app.screen.table.total
        assert total > 20
        await person.press("q")
        await person.until(lambda: person.app.screen is person.browse)
        await person.press("enter")
        await person.sees("Day 1 of the watch")
        await person.press("C")
        await person.sees("WHO", "claims in")
        assert person.app.screen.table.total == total


async def test_the_query_of_the_list_goes_along(opened):
    async with opened() as person:
        await person.press("slash")
        await person.type("insurers")
        await person.press("enter")
        await person.sees("1 of 1")
        await person.press("C")
        await person.sees("80 million crowns", "in 1 article")


async def test_the_command_line_asks_for_claims(opened):
    async with opened() as person:
        await person.press("colon")
        await person.type("claims claim.num:450")
        await person.press("enter")
        await person.sees("450 people", "1 claim in 1 article")
        await person.press("colon")
        await person.type("claims claim.num:1200")
        await person.press("enter")
        await person.sees("1,200 people", but_not="450 people")
        await person.press("q")
        await person.until(lambda: person.app.screen is person.browse)


async def test_the_claim_under_the_cursor_is_told_in_full(opened):
    async with opened() as person:
        await open_table(person, "claim.num:2000")
        await person.sees("City Gazette · 5 Mar 2024 · Water above the crest", "2,000 people", "asserts")


async def test_enter_opens_the_article_at_the_claim_and_back_is_the_table(opened):
    async with opened(size=(80, 24)) as person:
        await open_table(person, "gauge")
        await person.press("G")
        await person.until(lambda: person.app.screen.table.row is not None)
        span, total = person.app.screen.table.row.span, person.app.screen.table.total
        await person.press("enter")
        await person.until(lambda: getattr(person.app.screen, "claim", -1) >= 0, lambda: person.screen)
        assert person.app.screen.found.claims[person.app.screen.claim].span == span
        assert span.overlaps(person.app.screen.view.in_view)
        await person.press("q")
        await person.sees(f"{total:,} of {total:,}")


async def test_columns_order_the_claims_and_say_so(opened):
    async with opened() as person:
        await open_table(person)
        await person.press("2")
        await person.sees("FIGURES ▾", "greatest figure first")
        await person.until(lambda: rows(person)[0].claim.figures[0].value == 80_000_000)
        await person.press("2")
        await person.sees("FIGURES ▴", "least figure first")
        await person.press("1")
        await person.sees("WHO ▴")
        await person.until(lambda: [r.claim.actor for r in rows(person)][:1] != [None])
        await person.press("3")
        await person.sees("DATES ▾")
        await person.press("4")
        await person.sees("PUBLISHED ▾", "sort:-date")
        await person.until(lambda: rows(person)[0].published == "20 Apr 2024")
        await person.press("4")
        await person.sees("PUBLISHED ▴", "sort:date")
        await person.until(lambda: rows(person)[0].published.startswith("9 Jan 2024"))
        await person.press("s")
        await person.sees("by who")


async def test_filters_narrow_the_claims_to_an_actor_or_a_certainty(opened):
    async with opened() as person:
        await open_table(person)
        total = person.app.screen.table.total
        await person.press("f")
        await person.sees("WHO", "HOW SURE", "SPEECH", "plain", "denied")
        await person.press("l", "enter")
        await person.sees("claim.is:plain", "✓ plain")
        await person.until(lambda: 0 < person.app.screen.table.total < total)
        await person.press("enter")
        await person.until(lambda: person.app.screen.table.total == total)
        await person.press("h", "j", "k", "enter")
        await person.sees("claim.by:")
        await person.press("escape", "escape")
        await person.until(lambda: person.app.screen.table.total == total)
        await person.press("tab")
        await person.until(lambda: person.app.screen.pane == "filters")
        await person.press("tab", "escape")
        await person.until(lambda: person.app.screen is person.browse)


async def test_filters_tell_how_claims_stand_to_others_and_more_columns_come_into_view(opened):
    async with opened(size=(80, 28)) as person:
        await open_table(person)
        total = person.app.screen.table.total
        await person.press("f")
        await person.sees("WHO", "HOW SURE", "BESIDE OTHERS", "only-here", " ›", but_not="SPEECH")
        await person.press("l", "l", "enter")
        await person.sees("claim.state:")
        await person.until(lambda: 0 < person.app.screen.table.total < total)
        await person.press("l")
        await person.sees("‹ ", "SPEECH", "indirect", but_not="─ WHO")
        await person.press("h", "h", "h")
        await person.sees("─ WHO", " ›", but_not="SPEECH")


async def test_more_claims_are_loaded_as_one_moves_on(opened):
    async with opened() as person:
        await open_table(person)
        table = person.app.screen.table
        assert table.total > 2 * PAGE
        assert len(table._rows) <= 2 * PAGE
        await person.press("G")
        await person.sees(f"{table.total} of {table.total}")
        await person.until(lambda: table.row is not None)
        for key in ("k", "j", "space", "b", "ctrl+d", "ctrl+u", "up", "down", "g"):
            await person.press(key)
        assert table.cursor == 0


async def test_typing_searches_and_a_query_that_can_not_be_read_is_told(opened):
    async with opened() as person:
        await open_table(person)
        await person.press("slash")
        await person.type("claim.num:450")
        await person.sees("1 claim in 1 article")
        await person.type(" claim.is:denid")
        await person.sees("✗")
        await person.press("escape", "escape")
        await person.sees("claims in 7 articles")


async def test_without_an_answer_it_is_said_what_may_help(opened):
    async with opened() as person:
        person.app.claims("claim.num:77777")
        await person.sees("No claim answers claim.num:77777", "take a filter away")
        await person.press("escape")
        await person.sees("claims in")


async def test_claims_appear_once_they_have_been_found(opened, folder: Path, monkeypatch: pytest.MonkeyPatch):
    build(open_corpus(folder))
    monkeypatch.setattr("tui.workspace.Workspace.stale", lambda self: False)
    async with opened(folder) as person:
        await person.press("C")
        await person.sees("Claims are still looked for")
        await person.press("q")
        await person.until(lambda: person.app.screen is person.browse)
        await person.press("r")
        await person.until(lambda: person.app.workspace.index.has_claims, lambda: person.screen)
        await person.press("C")
        await person.sees("claims in 7 articles")


async def test_a_claim_is_copied_with_its_source(opened, monkeypatch: pytest.MonkeyPatch):
    async with opened() as person:
        await open_table(person, "claim.num:450")
        written: list[str] = []
        monkeypatch.setattr(person.app._driver, "write", written.append)
        await person.press("y")
        await person.sees("copied “")
        (code,) = [data for data in written if "\x1b]52;c;" in data]
        words = b64decode(code.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
        assert "450 people" in words
        assert words.endswith("“School in Holt opens its hall to those who left”, 6 Mar 2024, north/school.md")


async def test_a_claim_whose_file_is_gone_is_told(opened, folder: Path):
    async with opened(folder) as person:
        await person.until(lambda: person.app.workspace.index.has_claims)
        (folder / "city/insurers.md").unlink()
        await open_table(person, 'outlet:"City Gazette" sort:-date')
        await person.sees("the file is gone")
        await person.press("y")
        await person.sees("✗")
        await person.press("enter")
        await person.sees("insurers.md")
        await person.press("q")
        await person.sees("the file is gone")


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (100, 28), (160, 45)])
async def test_the_table_fits_any_terminal(opened, size: tuple[int, int]):
    async with opened(size=size) as person:
        await open_table(person)
        await person.sees("WHO", "CLAIM", "1 of")
        assert all(len(line) <= size[0] for line in person.screen.split("\n"))


@pytest.mark.parametrize("width", [60, 80, 99, 100, 139, 140, 300])
def test_columns_take_all_the_room_and_no_more(width: int) -> None:
    shown = table_columns(width)
    taken = sum(widths(shown, width - 1)) + 2 * (len(shown) - 1) + 3
    assert taken <= width - 1 or width < 70
    assert all(room >= 8 for room in widths(shown, width - 1))


@pytest.mark.parametrize("screen", [READ, CLAIMS])
async def test_the_keys_that_matter_most_fit_at_80_columns(opened, screen: str):
    async with opened(size=(80, 24)) as person:
        if screen == READ:
            await person.press("enter")
            await person.sees("Day 1 of the watch")
            wanted = ("] claim", "} difference", "w who else", "= compare", "o story", "? help")
        else:
            await open_table(person)
            wanted = ("/ search", "⏎ open", "f filters", "s sort", "y cite", "? help")
        await person.until(
            lambda: all(words in person.screen.split("\n")[-1] for words in wanted), lambda: person.screen
        )
        assert person.app.screen.query_one(KeyLine)


def test_every_key_of_the_claims_screen_does_something() -> None:
    from tui.screens.claims import ClaimsScreen

    named = [action.name for action in on_screen(CLAIMS)]
    missing = [
        name
        for name in named
        if not hasattr(Explorer if name.startswith("app.") else ClaimsScreen, f"action_{name.removeprefix('app.')}")
    ]
    assert missing == []


async def test_a_search_begins_anew_when_letters_are_typed_and_goes_on_after_a_cursor_key(opened):
    async with opened() as person:
        for first in ("slash", "slash"):
            await person.press(first)
            await person.type("ferry")
            await person.press("enter")
            await person.until(lambda: person.browse.box.value == "ferry")
        await person.press("slash", "end", "space")
        await person.type("brant")
        await person.until(lambda: person.browse.box.value == "ferry brant")
