"""Browse: what a person sees and does in the list of articles."""

from pathlib import Path

import pytest

from corpus.annotations import Annotations
from tui.config import Config


async def test_it_opens_on_all_articles_newest_first_with_the_first_in_the_preview_and_says_what_to_press(opened):
    async with opened() as person:
        await person.sees("The Asla flood", "7 articles", "1 of 7", "/ to search · ⏎ to read · ? for all keys")
        await person.sees("Forty days on the wall", "Day 1 of the watch on the Asla")
        lines = person.screen.split("\n")
        titles = ["Forty days", "Insurers count", "School in Holt", "Dam above Holt", "Brackets"]
        places = [next(n for n, line in enumerate(lines) if title in line) for title in titles]
        assert places == sorted(places)


async def test_results_come_while_typing_with_hits_and_counts(opened):
    async with opened() as person:
        await person.press("slash")
        await person.type("dam hol")
        await person.sees("Dam above Holt holds", "1 of 3", but_not="Insurers count")
        await person.sees("engineers said on Tuesday", "HOLT")
        hits = [
            mark.span.of(person.browse.preview.article.text) for mark in person.browse.preview.marks_of("hits").marks
        ]
        assert {"dam", "Holt"} <= set(hits)
        await person.sees("North Post", "City Gazette", "2024-03")


async def test_an_unknown_field_is_told_with_its_place_and_what_was_meant(opened):
    async with opened() as person:
        await person.press("slash")
        await person.type("sorce:north")
        await person.sees("✗ unknown field sorce", "source:north")
        assert person.browse.box._fault.span.of(person.browse.box.value) == "sorce:"
        await person.press("ctrl+r")
        await person.until(lambda: person.browse.box.value == "source:north")


async def test_nothing_found_says_what_to_do_and_offers_a_spelling_that_can_be_chosen(opened):
    async with opened() as person:
        await person.press("slash")
        await person.type("insurrers")
        await person.press("enter")
        await person.sees("Nothing matches insurrers", "Did you mean", "insurers")
        await person.press("enter")
        await person.sees("Insurers count the cost", "1 of 1")


async def test_a_filter_narrows_the_query_and_is_ticked_and_goes_again(opened):
    async with opened() as person:
        await person.press("f")
        await person.sees("OUTLET", "City Gazette")
        await person.press("enter")
        await person.sees("1 of 3", "✓ North Post", but_not="Insurers")
        assert person.browse.box.value == 'outlet:"North Post"'
        await person.press("enter")
        await person.sees("1 of 7")
        assert person.browse.box.value == ""


async def test_filters_are_walked_with_the_letters_as_with_the_arrows(opened):
    async with opened() as person:
        await person.press("f", "l")
        await person.sees("⏎ choose", "Esc back", but_not="⏎ open")
        assert person.browse.filters.column == 1
        await person.press("j", "enter")
        await person.sees("date:2024-03")
        await person.press("f")
        await person.until(lambda: person.app.focused.id == "results")
        await person.sees("⏎ open", but_not="⏎ choose")


async def test_the_cursor_moves_by_line_by_page_and_to_the_ends_and_the_preview_follows(opened):
    async with opened() as person:
        for keys, expected in (("j", 1), ("down", 2), ("k", 1), ("G", 6), ("g", 0), ("end", 6), ("home", 0)):
            await person.press(keys)
            assert person.browse.results.cursor == expected
        await person.press("ctrl+d")
        assert 0 < person.browse.results.cursor < 7
        await person.press("ctrl+u", "space")
        assert person.browse.results.cursor > 0
        await person.press("b", "j")
        await person.sees("80 million crowns")


async def test_the_arrows_move_in_the_results_while_the_query_is_typed(opened):
    async with opened() as person:
        await person.press("slash", "down", "down")
        assert person.browse.results.cursor == 2
        assert person.app.focused is person.browse.box
        await person.press("escape")
        assert person.app.focused is person.browse.results


async def test_escape_empties_the_query_and_q_leaves(opened):
    async with opened() as person:
        await person.press("slash")
        await person.type("ferry")
        await person.press("enter")
        await person.sees("1 of 1")
        await person.press("escape")
        await person.sees("1 of 7")
        await person.press("q")
        await person.until(lambda: person.app._exit)


async def test_control_q_leaves_from_anywhere_even_from_the_box(opened):
    async with opened() as person:
        await person.press("slash", "ctrl+q")
        await person.until(lambda: person.app._exit)


async def test_the_order_changes_with_a_key(opened):
    async with opened() as person:
        await person.press("slash")
        await person.type("holt")
        await person.press("enter", "s")
        await person.sees("sort:-date", "newest first")
        await person.press("s")
        await person.sees("sort:date", "oldest first")
        await person.press("s")
        await person.until(lambda: person.browse.box.value == "holt")


async def test_at_80_by_24_preview_and_filters_are_views_of_their_own(opened):
    async with opened(size=(80, 24)) as person:
        await person.sees("Forty days on the wall", but_not="Day 2 of the watch")
        await person.press("tab")
        await person.sees("Day 2 of the watch", but_not="Insurers count")
        await person.press("tab")
        await person.sees("OUTLET", "MONTH", "TAG", but_not="Day 2")
        await person.press("tab")
        await person.sees("Insurers count", but_not="OUTLET")
        await person.press("shift+tab", "escape")
        await person.sees("Insurers count")


async def test_the_terminal_may_change_its_size_at_any_time(opened):
    async with opened() as person:
        await person.pilot.resize_terminal(70, 20)
        await person.sees("Forty days on the wall", but_not="Day 2 of the watch")
        await person.pilot.resize_terminal(160, 45)
        await person.sees("Forty days on the wall", "Day 2 of the watch", "OUTLET")


async def test_a_terminal_that_is_too_small_is_told_kindly_and_all_is_back_when_it_grows(opened):
    async with opened() as person:
        await person.pilot.resize_terminal(50, 12)
        await person.sees("A little more room, please", "60 × 15", "50 × 12")
        await person.pilot.resize_terminal(90, 24)
        await person.sees("Forty days on the wall", but_not="A little more room")


async def test_control_sequences_and_markup_of_an_article_are_shown_as_text(opened):
    async with opened() as person:
        await person.press("slash")
        await person.type("brackets")
        await person.press("enter")
        await person.sees("[b]Brackets[/b] in a title", "␛[31mbell␇", "[red]brackets[/red]")


async def test_an_empty_folder_says_what_to_put_there(opened, tmp_path: Path):
    (tmp_path / "nothing").mkdir()
    async with opened(tmp_path / "nothing") as person:
        await person.sees("No articles in", "Put .txt, .md", "press r")


async def test_files_that_cannot_be_read_are_named_behind_a_key_and_the_rest_goes_on(opened, folder: Path):
    (folder / "broken.jsonl").write_text('{"title": "half', encoding="utf8")
    async with opened(folder) as person:
        await person.sees("7 articles", "1 fault, E shows it")
        await person.press("E")
        await person.sees("What is wrong with files", "broken.jsonl:1")
        await person.press("escape")
        await person.sees("Forty days", but_not="What is wrong")


async def test_new_files_are_found_with_a_key(opened, folder: Path):
    async with opened(folder) as person:
        (folder / "late.md").write_text("---\ntitle: A late word\npublished: 2024-06-01\n---\nThe river is low.\n")
        await person.press("r")
        await person.sees("A late word", "8 articles")


async def test_articles_are_read_before_there_is_an_index(opened, folder: Path, monkeypatch: pytest.MonkeyPatch):
    async def never(*_: object, **__: object) -> None:
        import asyncio

        await asyncio.sleep(60)

    monkeypatch.setattr("tui.background.refresh_apart", never)
    async with opened(folder, ready=False) as person:
        await person.sees("indexing …", "1 of 7", "Forty days on the wall")
        await person.press("slash")
        await person.type("ferry")
        await person.sees("1 of 1", "The ferry to Brant lay still")
        await person.press("enter", "enter")
        await person.sees("carried too much timber")


async def test_what_was_read_what_was_asked_and_where_the_cursor_was_is_there_the_next_time(opened):
    async with opened() as person:
        await person.press("slash")
        await person.type("holt")
        await person.press("enter", "j")
        await person.sees("2 of 5")
        entry = person.browse.results.hit().entry
        await person.press("enter")
        await person.sees("‹ 2 of 5 ›")
        await person.press("q")
        await person.until(lambda: Annotations.load(person.app.workspace.corpus).last == ("holt", entry.id))
    async with opened() as person:
        await person.sees("2 of 5")
        assert person.browse.box.value == "holt"
        assert person.browse.results.hit().entry.id == entry.id
        assert person.browse.standing(entry.id).read


async def test_a_query_is_saved_under_a_name_and_found_again(opened):
    async with opened() as person:
        await person.press("slash")
        await person.type("dam")
        await person.press("enter", "S")
        await person.type("walls")
        await person.press("enter")
        await person.sees("query:walls searches for it")
        await person.press("slash")
        await person.type("query:walls")
        await person.press("enter")
        await person.sees("1 of 3")


async def test_keys_can_be_changed(opened):
    config = Config(animation="none", keys={"browse.filters": ("x",), "app.help": ("ctrl+n",)})
    async with opened(config=config) as person:
        await person.sees("x filters", "Ctrl+N help")
        await person.press("x")
        await person.until(lambda: person.browse.pane == "filters")
        await person.press("x", "ctrl+n")
        await person.sees("Filter: outlet, month, tag; who, how sure")


async def test_over_ssh_nothing_is_animated(opened, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 22 10.0.0.2 22")
    async with opened(config=Config(animation="full")) as person:
        assert person.app.animation_level == "none"
