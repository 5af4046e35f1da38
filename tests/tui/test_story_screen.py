"""Story: the matrix of claims and articles as a person sees it, and its keys."""

import json
from pathlib import Path

import pytest

from tui.indexing import refresh
from tui.screens.compare import CompareScreen
from tui.screens.story import StoryScreen
from tui.storied import Filters

TEXTS = {
    "first": ("Bridge over the Lenne collapses at Harn", "Harn Post", "2024-09-03", """\
The old bridge over the river Lenne at Harn collapsed on Tuesday morning. Police said that 14 people were injured when
the bridge at Harn collapsed.

Engineers said that the bridge over the Lenne had been closed to lorries since May. Boats searched the river until
dark.
"""),
    "second": ("Harn bridge falls into the Lenne", "Sea Mail", "2024-09-03", """\
The old bridge over the river Lenne at Harn collapsed on Tuesday morning, and trains were halted. Police said that 41
people were injured when the bridge at Harn collapsed.

Engineers said that the bridge over the Lenne had been closed to lorries since May.
"""),
    "third": ("After the collapse of the bridge at Harn", "Inland Times", "2024-09-06", """\
The old bridge over the river Lenne at Harn collapsed on Tuesday morning. Harn has no other bridge over the Lenne, and
the ferry takes an hour.
"""),
    "other": ("Pear harvest begins early", "Inland Times", "2024-09-06", """\
Growers picked the first pears this week. Sugar is high and prices are low, they said at the market.
"""),
}  # fmt: skip


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Path:
    """Three articles on one bridge and one on pears, with their index."""
    from corpus.folder import open_corpus

    root = tmp_path_factory.mktemp("river")
    for name, (title, outlet, day, text) in TEXTS.items():
        head = f"---\ntitle: {title}\noutlet: {outlet}\npublished: {day}\n---\n"
        (root / f"{name}.md").write_text(head + text, encoding="utf8")
    (root / "corpus.yaml").write_text("name: River\n", encoding="utf8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
        refresh(open_corpus(root))
    return root


async def story(person, name: str = "first") -> StoryScreen:
    screen = StoryScreen(name)
    await person.app.push_screen(screen)
    await person.until(lambda: screen.has_class("is-there"))
    await person.pilot.pause()
    return screen


async def test_claims_stand_below_and_articles_beside_each_other_by_day(opened, river: Path):
    async with opened(river, size=(120, 28)) as person:
        await story(person)
        await person.sees("Story: ", "3 articles", "Harn Post", "Sea Mail", "Inland Times", "3 Sep", "6 Sep")
        await person.sees("shared claims by day", "3 Sep", "6 Sep 2024", "d differences", "# figures", "@ actor")
        lines = person.screen.split("\n")
        row = next(line for line in lines if "≠ 14" in line)
        assert "≠ 41" in row
        assert "∅ silent" in row
        heads = next(line for line in lines if "Sea Mail" in line)
        assert heads.index("Sea Mail") == row.rindex("≠ 41")
        assert heads.index("Inland Times") == row.index("∅ silent")
        assert lines.index(row) < next(n for n, line in enumerate(lines) if "= agrees" in line)
        assert "pears" not in person.screen


async def test_the_words_of_the_current_cell_are_shown_and_opened(opened, river: Path):
    async with opened(river, size=(80, 24)) as person:
        await story(person)
        await person.sees("≠ differs      Harn Post · 3 Sep 2024", "14 people were injured")
        await person.press("l")
        await person.sees("▌ ≠ differs      Sea Mail · 3 Sep 2024", "people were injured when")
        await person.press("l")
        await person.sees("▌ ∅ silent       Inland Times · 6 Sep 2024", "nearest passage")
        await person.press("h", "enter")
        await person.until(lambda: getattr(person.app.screen, "reading", None) is not None)
        await person.sees("Harn bridge falls", "Sea Mail")
        await person.press("q")
        await person.sees("Story: ")


async def test_on_a_poor_line_the_words_of_the_current_article_alone_are_shown(
    opened, river: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SSH_TTY", "/dev/pts/0")
    async with opened(river, size=(120, 40)) as person:
        await story(person)
        await person.sees("▌ ≠ differs      Harn Post · 3 Sep 2024", "14 people were injured", but_not="said that 41")
        await person.press("l")
        await person.sees("▌ ≠ differs      Sea Mail · 3 Sep 2024", "41 people were injured", but_not="said that 14")
        await person.press("l")
        await person.sees("▌ ∅ silent       Inland Times · 6 Sep 2024", "nearest passage", but_not="said that 41")


async def test_only_differences_or_figures_are_shown_on_demand(opened, river: Path):
    async with opened(river, size=(120, 28)) as person:
        screen = await story(person)
        every = len(screen.threads)
        await person.press("d")
        await person.sees("only differences", "≠ 41", but_not="= agrees")
        assert 0 < len(screen.threads) < every
        await person.press("d", "number_sign")
        await person.sees("only figures", "≠ 41", but_not="= agrees")
        await person.press("number_sign")
        await person.sees("= agrees")
        assert len(screen.threads) == every


async def test_articles_that_tell_the_claim_are_compared(opened, river: Path):
    async with opened(river, size=(120, 28)) as person:
        await story(person)
        await person.press("l", "equals_sign")
        await person.until(lambda: isinstance(person.app.screen, CompareScreen))
        await person.sees("Compare 2", "Sea Mail", "Harn Post")


async def test_the_claims_stay_while_the_articles_move_sideways(opened, river: Path):
    async with opened(river, size=(64, 24)) as person:
        await story(person)
        await person.sees("Harn Post", "Sea Mail", but_not="6 Sep  ")
        assert not any("Inlan" in line for line in person.screen.split("\n"))  # no part of a head without cells
        claim = next(line for line in person.screen.split("\n") if "≠ 14" in line)[:20]
        await person.press("l", "l")
        await person.sees(claim, "Inland Times", "∅ silent", but_not="≠ 14")


async def test_on_a_low_screen_there_is_room_for_claims_rather_than_for_the_timeline(opened, river: Path):
    async with opened(river, size=(60, 15)) as person:
        screen = await story(person)
        await person.sees("≠ 14", "= agrees", "▌ ≠ differs", but_not="claims by day")
        assert screen.matrix.size.height >= 5


async def test_an_article_of_no_story_is_told_so(opened, river: Path):
    async with opened(river) as person:
        await person.app.push_screen(StoryScreen("other"))
        await person.sees("No other article of the corpus reports these events.")


async def test_the_story_of_the_article_in_view_is_opened_from_the_list_and_from_reading(opened, river: Path):
    async with opened(river) as person:
        await person.press("slash")
        await person.type("lorries boats")
        await person.press("enter")
        await person.until(lambda: person.browse.article is not None and person.browse.article.id == "first")
        await person.press("o")
        await person.sees("Story: ", "3 articles")
        await person.press("escape", "enter")
        await person.until(lambda: getattr(person.app.screen, "reading", None) is not None)
        await person.press("o")
        await person.sees("Story: ", "3 articles")


async def test_on_a_tall_screen_the_words_of_all_articles_and_a_plot_are_seen(opened, river: Path):
    async with opened(river, size=(120, 40)) as person:
        await story(person)
        await person.sees("14 people were injured", "41 people were injured", "∅ silent       Inland Times", "articles")
        bars = [line for line in person.screen.split("\n") if "█" in line]
        assert len(bars) == 3
        dots = next(line for line in person.screen.split("\n") if line.endswith("  articles"))
        assert dots.split("articles")[0].split() == ["2", "o"]
        assert dots.index("o") > 12, "bars are as wide as there is room for"


async def test_the_thread_of_the_cell_is_shown_with_who_else_says_it(opened, river: Path):
    async with opened(river, size=(80, 24)) as person:
        await story(person)
        await person.press("w")
        await person.sees(
            "Who else says this, in this story", "Police · Harn Post", "≠ differs", "14 / 41", "1 ∅ silent"
        )
        await person.press("escape", "l", "w")
        await person.sees("Police · Sea Mail", "41 / 14")
        await person.press("escape", "l", "w")
        await person.sees("Who else says this, in this story", "Police · Harn Post")
        await person.press("q")
        await person.sees("Story: ")


async def test_only_what_one_actor_says_is_shown_on_demand(opened, river: Path):
    async with opened(river, size=(120, 28)) as person:
        screen = await story(person)
        every = len(screen.threads)
        await person.press("at")
        await person.sees("Only what one actor says", "all", "Police", "Engineers")
        await person.press("j")
        while "Engineers" not in str(person.app.screen.query_one("OptionList").highlighted_option.prompt):
            await person.press("j")
        await person.press("enter")
        await person.sees("only Engineers", "= agrees", but_not="≠ 41")
        assert 0 < len(screen.threads) < every
        await person.press("at", "g", "enter")
        await person.sees("≠ 41", but_not="only Engineers")


async def test_a_story_is_exported(opened, river: Path, tmp_path: Path):
    async with opened(river, size=(120, 28)) as person:
        await story(person)
        await person.press("e")
        person.app.focused.value = str(tmp_path / "story.json")
        await person.press("enter")
        await person.sees("written to")
        record = json.loads((tmp_path / "story.json").read_text(encoding="utf8"))
        assert {article["id"] for article in record["articles"]} == {"first", "second", "third"}


async def test_filters_that_leave_nothing_say_so_and_keys_of_cells_rest(opened, river: Path):
    async with opened(river, size=(120, 28)) as person:
        screen = await story(person)
        await person.press("at")
        await person.sees("Engineers")
        while "Engineers" not in str(person.app.screen.query_one("OptionList").highlighted_option.prompt):
            await person.press("j")
        await person.press("enter", "d")
        await person.sees("Nothing to show: only differences, Engineers: 0 of", "d, @ show more", but_not="⏎ read")
        await person.press("enter", "w", "equals_sign", "j", "l")
        assert person.app.screen is screen


async def test_while_stories_are_still_told_apart_that_is_said_and_the_story_comes_by_itself(
    opened, river: Path, monkeypatch: pytest.MonkeyPatch
):
    from index.search import Index

    async with opened(river, size=(120, 28)) as person:
        known = Index.story_of
        with monkeypatch.context() as patch:
            patch.setattr(Index, "story_of", lambda index, name: None)
            patch.setattr(Index, "has_stories", property(lambda index: False))
            screen = StoryScreen("first")
            await person.app.push_screen(screen)
            await person.sees("Stories are still being told apart")
        assert Index.story_of is known
        screen._generation -= 1  # the index has changed
        await person.sees("Story: ", "≠ 14")


async def test_the_head_line_tells_filters_and_story_at_eighty_columns(opened, river: Path):
    async with opened(river, size=(80, 24)) as person:
        screen = await story(person)
        screen.filters = Filters(actor="The Commission of Inquiry into Bridges and Other Works of the Province")
        await person.press("d", "number_sign")
        head = person.screen.split("\n")[0]
        assert "Story: " in head
        assert "only differences, figures, The Commission" in head
        assert len(head) <= 80
        await person.sees("Nothing to show", "d, #, @ show more")


async def test_an_article_of_the_story_that_is_gone_since_is_named(
    opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    from corpus.folder import open_corpus

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "river"
    root.mkdir()
    for name, (title, outlet, day, text) in TEXTS.items():
        head = f"---\ntitle: {title}\noutlet: {outlet}\npublished: {day}\n---\n"
        (root / f"{name}.md").write_text(head + text, encoding="utf8")
    refresh(open_corpus(root))
    async with opened(root, size=(120, 28)) as person:
        (root / "third.md").unlink()
        await story(person)
        await person.sees("left out, since it can no longer be read: third", "2 of 3 articles")


def test_a_cell_has_room_for_a_figure_with_its_bound():
    from tui.storied import short_figure

    assert [short_figure(words) for words in ("about 12,000", "more  than\n10,000", "up to 9", "some", "15,000")] == [
        "~12,000",
        ">10,000",
        "<9",
        "some",
        "15,000",
    ]
