"""Compare over a comparison made by hand: what each sign, arrow and mark says, beside each other and stacked."""

from pathlib import Path

import pytest

from tui.compared import links, sign
from tui.screens.compare import CompareScreen

pytestmark = pytest.mark.usefixtures("made")
WIDE, NARROW = (120, 28), (80, 24)


async def compare(person, *names: str) -> CompareScreen:
    screen = CompareScreen(names)
    await person.app.push_screen(screen)
    await person.until(lambda: screen.comparison is not None)
    await person.pilot.pause()
    return screen


def gutter(person, words: str) -> str:
    """What stands between the panes in the row that has some words."""
    row = next(line for line in person.screen.split("\n") if words in line)
    return row.split("│")[1]


async def test_what_is_told_in_one_row_has_its_sign_in_the_middle(opened, yard: Path):
    async with opened(yard, size=WIDE) as person:
        await compare(person, "wire", "gazette")
        assert gutter(person, "Fire destroyed the timber yard") == "  =  "


async def test_what_is_told_above_or_below_has_an_arrow_to_where_it_is(opened, yard: Path):
    async with opened(yard, size=WIDE) as person:
        await compare(person, "wire", "gazette")
        assert gutter(person, "night. Fourteen lorries") == "≠↓   "
        assert gutter(person, "Firemen counted 41") == "   ↑≠"


async def test_a_step_brings_both_to_one_row_and_the_arrows_of_others_turn(opened, yard: Path):
    async with opened(yard, size=WIDE) as person:
        await compare(person, "wire", "gazette")
        await person.press("right_curly_bracket")
        await person.until(lambda: gutter(person, "Fourteen lorries") == "  ≠  ")
        assert "Firemen counted 41" in next(line for line in person.screen.split("\n") if "Fourteen lorries" in line)
        assert gutter(person, "Fire destroyed the timber yard") == "=↑   "


async def test_what_only_one_of_them_has_is_marked_on_its_side(opened, yard: Path):
    async with opened(yard, size=WIDE) as person:
        await compare(person, "wire", "council")
        row = next(line for line in person.screen.split("\n") if "The yard was founded" in line)
        assert row.startswith("┆")
        assert gutter(person, "The yard was founded") == "∅    "
        assert gutter(person, "The council meets on Thursday").endswith("  ∅")


async def test_what_both_tell_without_a_claim_in_common_has_a_mark_of_its_own(opened, yard: Path):
    async with opened(yard, size=WIDE) as person:
        screen = await compare(person, "wire", "gazette")
        await person.sees("1 +")
        assert gutter(person, "Flames were seen") == "  +  "
        view = screen.panes[0]
        alone = [mark.span.of(view.article.text) for mark in view.marks_of("parts").marks if mark.style == "alone"]
        assert alone
        assert not any("Flames" in words for words in alone)


async def test_what_a_third_article_is_silent_on_says_so_between_it_and_its_neighbour(opened, yard: Path):
    async with opened(yard, size=(160, 28)) as person:
        await compare(person, "wire", "council", "weekly")
        row = next(line for line in person.screen.split("\n") if "coast road stays closed" in line)
        assert "≠" in row.split("│")[1]
        right = [line.split("│")[3] for line in person.screen.split("\n") if line.count("│") == 4]
        assert "∅    " in right


async def test_panes_follow_each_other_to_what_both_tell_without_a_claim(opened, yard: Path):
    async with opened(yard, size=(120, 12)) as person:
        screen = await compare(person, "wire", "gazette")
        left, right = screen.panes
        flames, glow = (next(iter([group[n] for group in screen._also])) for n in (0, 1))
        while any(left.row_of(thread.members[0].sentence) >= left.top for thread in screen.threads):
            await person.press("j")
        await person.until(lambda: left.row_of(flames) - left.top == right.row_of(glow) - right.top)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_denial_and_what_it_denies_are_told_as_a_contradiction(opened, yard: Path, size: tuple[int, int]):
    async with opened(yard, size=size) as person:
        screen = await compare(person, "wire", "council")
        await person.press("right_curly_bracket")
        assert screen.thread.relation == "contradicts"
        if size == NARROW:
            await person.sees("¬ contradicts   The fire was set on purpose")
            await person.sees("Coast Wire · 3 Sep 2024   ¬ asserts", "Council News · 4 Sep 2024   ¬ denied")
        else:
            await person.until(lambda: gutter(person, "on purpose") == "  ¬  ")


async def test_each_claim_of_the_stack_is_headed_by_sign_and_word(opened, yard: Path):
    async with opened(yard, size=(80, 60)) as person:
        await compare(person, "wire", "gazette")
        await person.sees("≠ differs   Fourteen / 41", "≈ compatible   About 1,200 / Some 1,150")
        await person.sees("= agrees   nobody was killed", "+ also told, with no claim in common", "The glow could be")
        await person.sees("┆ 3 passages only in Coast Wire · 3 Sep 2024")


async def test_scrolling_together_is_refused_in_words_where_articles_are_stacked(opened, yard: Path):
    async with opened(yard, size=NARROW) as person:
        screen = await compare(person, "wire", "gazette")
        assert "s scroll" not in person.screen
        await person.press("s")
        await person.sees("nothing to scroll together", "from 100 columns on")
        assert screen.by_claims
        await person.press("right_square_bracket")
        await person.sees("? help", but_not="nothing to scroll")


async def test_what_was_said_of_one_key_is_gone_with_the_next(opened, yard: Path):
    async with opened(yard, size=WIDE) as person:
        await compare(person, "wire", "gazette")
        await person.press("left_square_bracket", "right_square_bracket", "G", "right_curly_bracket")
        await person.press("right_curly_bracket")
        await person.sees("no more differences")
        await person.press("left_square_bracket")
        await person.sees("] claim", but_not="no more")


async def test_the_sign_between_two_is_that_of_the_very_sentences_it_links(opened, yard: Path):
    async with opened(yard, size=(160, 28)) as person:
        screen = await compare(person, "wire", "gazette", "council")
        for left in (0, 1):
            for link in links(screen.comparison, screen.threads, screen._also, left):
                if link.thread >= 0 and link.left and link.right:
                    thread = screen.threads[link.thread]
                    ends = [
                        next(at for at in thread.told_by(n) if thread.members[at].sentence == span)
                        for n, span in ((left, link.left), (left + 1, link.right))
                    ]
                    assert link.sign == sign(thread.related(*ends).relation)


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_how_tellings_drift_apart_is_said_of_the_current_claim(opened, yard: Path, size: tuple[int, int]):
    async with opened(yard, size=size) as person:
        await compare(person, "wire", "weekly")
        await person.press("right_square_bracket")
        await person.sees("certainty: plain / hedged")
