"""Who else says this, over tellings made by hand: what a line names, where Enter leads and what Esc comes back to."""

from pathlib import Path

import pytest

from corpus.folder import open_corpus
from tests.tui.asking import ask
from tui.indexing import refresh
from tui.screens.comparing import reader
from tui.screens.read import ReadScreen


async def test_each_line_names_relation_outlet_day_and_sets_off_what_differs(opened, yard: Path, made: None):
    async with opened(yard, size=(80, 24)) as person:
        screen = await ask(person, "wire", "Fourteen lorries")
        await person.sees("≠ differs      Marn Gazette · 3 Sep 2024", "Fourteen / 41", "Firemen counted 41")
        await person.sees("? hedged       Labour Weekly · 8 Sep 2024", "∅ silent       Council News · 4 Sep 2024")
        telling = next(t for t in screen.answer.tellings if t.article.id == "gazette")
        assert [(mark.style, mark.span.of(telling.article.text)) for mark in telling.set_off()] == [("conflict", "41")]


async def test_enter_opens_at_the_words_and_escape_comes_back_to_the_same_line(opened, yard: Path, made: None):
    async with opened(yard, size=(80, 24)) as person:
        screen = await ask(person, "wire", "Fourteen lorries")
        await person.press("G")
        before = screen.echoes.cursor, screen.echoes.top, person.screen
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, ReadScreen) and person.reading.claim >= 0)
        current = person.reading.found.claims[person.reading.claim]
        assert current.span.of(person.reading.view.article.text) == "Perhaps 14 lorries were lost at Marn"
        await person.press("escape")
        assert person.app.screen is screen
        await person.until(lambda: (screen.echoes.cursor, screen.echoes.top, person.screen) == before)


async def test_escape_from_it_comes_back_to_the_claim_that_was_asked_about(opened, yard: Path, made: None):
    async with opened(yard, size=(80, 24)) as person:
        reading = reader(person.app.workspace, "wire", None)
        await person.app.push_screen(reading)
        await person.until(lambda: reading.found is not None)
        await person.press("right_square_bracket", "right_square_bracket", "j")
        before = reading.claim, reading.view.top
        await person.press("w")
        await person.sees("Who else says this", "≠ differs")
        await person.press("escape")
        assert person.app.screen is reading
        assert (reading.claim, reading.view.top) == before


async def test_that_all_others_of_its_story_are_silent_is_said_in_words(opened, yard: Path, made: None):
    async with opened(yard, size=(80, 24)) as person:
        await ask(person, "weekly", "The union had warned")
        await person.sees("nobody else", "No other article says this; 3 share words with it.")


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "alone"
    root.mkdir()
    (root / "bells.md").write_text("The bells of Tarn were rung for an hour on Sunday.", encoding="utf8")
    refresh(open_corpus(root))
    return root


@pytest.mark.parametrize("size", [(80, 24), (120, 30)])
async def test_in_a_corpus_of_one_article_it_is_said_that_there_is_no_other(opened, alone: Path, size: tuple[int, int]):
    async with opened(alone, size=size) as person:
        await ask(person, "bells", "The bells of Tarn")
        await person.sees("nobody else", "This is the only article of the corpus")
        await person.press("enter", "w", "equals_sign", "y", "s", "tab")
        await person.sees("This is the only article of the corpus")
        await person.press("escape")
        await person.sees("1 article")


async def test_of_an_article_that_shares_no_words_with_others_that_is_said(opened, alone: Path):
    (alone / "pears.md").write_text("Growers picked early pears.", encoding="utf8")
    refresh(open_corpus(alone))
    async with opened(alone, size=(80, 24)) as person:
        await ask(person, "bells", "The bells of Tarn")
        await person.sees("nobody else", "No other article shares the words of this passage.")
