"""A terminal that changes its size: what the cursor is on stays in view, on every screen with a cursor."""

import pytest

from corpus.folder import Corpus, sample_corpus
from tui.indexing import refresh
from tui.screens.compare import CompareScreen
from tui.screens.comparing import reader
from tui.screens.story import StoryScreen
from tui.widgets.claim_table import ClaimTable

SIZES = [(60, 15), (120, 40), (80, 24), (120, 15), (60, 40), (300, 100), (60, 15)]


@pytest.fixture(scope="module")
def sample(shelf) -> Corpus:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
        refresh(sample_corpus())
    return sample_corpus()


async def resized(person, columns: int, rows: int) -> None:
    await person.pilot.resize_terminal(columns, rows)
    await person.until(lambda: person.app.screen.size == (columns, rows))
    await person.pilot.pause()


@pytest.mark.parametrize("steps", [5, 14, 20])
async def test_the_current_claim_of_an_article_stays_in_view(opened, sample: Corpus, steps: int):
    async with opened(sample.root, size=(120, 40)) as person:
        screen = reader(person.app.workspace, "scarce-commanders", None)
        await person.app.push_screen(screen)
        await person.until(lambda: screen.found is not None)
        await person.press(*["right_square_bracket"] * steps)
        claim = screen.found.claims[steps - 1].span
        for columns, rows in SIZES:
            await resized(person, columns, rows)
            await person.until(
                lambda: screen.view.in_view.start <= claim.start < screen.view.in_view.end,
                lambda at=(columns, rows): f"claim {steps} at {at} in\n{person.screen}",
            )


async def test_a_selected_sentence_stays_in_view(opened, sample: Corpus):
    async with opened(sample.root, size=(120, 40)) as person:
        screen = reader(person.app.workspace, "k-battalion", None)
        await person.app.push_screen(screen)
        await person.until(lambda: screen.found is not None)
        await person.press(*["right"] * 12)
        await person.until(lambda: screen.selected is not None)
        for columns, rows in SIZES:
            await resized(person, columns, rows)
            await person.until(
                lambda: screen.selected.overlaps(screen.view.in_view),
                lambda at=(columns, rows): f"the selection at {at} in\n{person.screen}",
            )


async def test_a_text_that_was_scrolled_away_from_its_claim_stays_where_it_is(opened, sample: Corpus):
    async with opened(sample.root, size=(120, 24)) as person:
        screen = reader(person.app.workspace, "k-battalion", None)
        await person.app.push_screen(screen)
        await person.until(lambda: screen.found is not None)
        await person.press("right_square_bracket", "G", "b")
        top = screen.view.in_view.start
        for columns, rows in ((120, 15), (80, 15), (60, 15)):
            await resized(person, columns, rows)
            await person.until(
                lambda: screen.view.in_view.start <= top < screen.view.in_view.end,
                lambda at=(columns, rows): f"the first row at {at} in\n{person.screen}",
            )


async def test_the_claim_of_the_table_stays_in_view(opened, sample: Corpus):
    async with opened(sample.root, size=(120, 40)) as person:
        person.app.claims("")
        await person.until(lambda: any(table.total for table in person.app.screen.query(ClaimTable)))
        await person.press(*["j"] * 30)
        table = person.app.screen.table
        for columns, rows in SIZES:
            await resized(person, columns, rows)
            await person.until(
                lambda: table.cursor == 30 and table.top <= 30 < table.top + table.size.height and "▌" in person.screen,
                lambda at=(columns, rows): f"the cursor at {at} in\n{person.screen}",
            )


async def test_the_claim_of_a_story_stays_in_view(opened, sample: Corpus):
    async with opened(sample.root, size=(120, 40)) as person:
        screen = StoryScreen("scarce-commanders")
        await person.app.push_screen(screen)
        await person.until(lambda: screen.has_class("is-there"))
        await person.press(*["j"] * 30, *["l"] * 4)
        matrix, row = screen.matrix, screen.matrix.row
        assert row == len(screen.threads) - 1
        for columns, rows in SIZES:
            await resized(person, columns, rows)
            await person.until(
                lambda: (
                    matrix.row == row
                    and matrix.top <= row < matrix.top + matrix.size.height
                    and matrix.first <= matrix.column < matrix.first + matrix.in_view
                ),
                lambda at=(columns, rows): f"the cell at {at} in\n{person.screen}",
            )


@pytest.mark.parametrize("steps", [3, 6])
async def test_the_claim_of_a_comparison_stays_in_view(opened, sample: Corpus, steps: int):
    async with opened(sample.root, size=(120, 40)) as person:
        screen = CompareScreen(["axis-of-grumbling", "k-battalion"])
        await person.app.push_screen(screen)
        await person.until(lambda: screen.comparison is not None)
        await person.press(*["right_square_bracket"] * steps)
        words = screen._telling(screen.pane).sentence

        def in_view() -> bool:
            if screen.stacked:
                stack = screen.stack
                rows = [number for number, line in enumerate(stack._lines) if line.entry == screen.current]
                return stack.top <= rows[0] and rows[1] < stack.top + stack.size.height
            return all(
                view.in_view.start <= member.sentence.start < view.in_view.end
                for number, view in enumerate(screen.panes)
                if (member := screen._telling(number))
            )

        assert words
        for columns, rows in SIZES:
            await resized(person, columns, rows)
            await person.until(in_view, lambda at=(columns, rows): f"claim {steps} at {at} in\n{person.screen}")
