"""Reading by claims: highlights, steps, the panel that follows, what can be done with the current claim."""

import asyncio
from base64 import b64decode
from pathlib import Path

import pytest

from corpus.article import Span
from tui.config import Config
from tui.layers import ORDER, runs

STORY = """---
title: Two voices on the wall
outlet: North Post
published: 2024-03-05
---
The mayor of Holt said on Monday that about 1,200 people had left the lower town. “We walk the wall every hour,” said
Marta Lind, who leads the works.

Read more: How dams are watched

The works denied that there was any danger.

The gate may fail in April, the minister warned. Beds for 450 people came by lorry from Brant.
"""


async def open_claims(person) -> list:
    """Opens the first article and waits until its claims are there."""
    await person.press("enter")
    await person.until(lambda: getattr(person.app.screen, "found", None) is not None, lambda: person.screen)
    return list(person.app.screen.found.claims)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """A corpus of one article with claims of all kinds."""
    (tmp_path / "story").mkdir()
    (tmp_path / "story/wall.md").write_text(STORY, encoding="utf8")
    return tmp_path / "story"


def styles_at(person, words: str) -> set[str]:
    """The styles that lie on some words of the article."""
    view = person.app.screen.view
    start = view.article.text.index(words)
    found = runs(Span(start, start + len(words)), [view.marks_of(name) for name in ORDER])
    return {style for run in found for style in run.styles}


def line_of(person, words: str) -> str:
    return next(line for line in person.screen.split("\n") if words in line)


async def test_the_headline_block_says_how_many_claims_there_are(opened, story: Path):
    async with opened(story) as person:
        claims = await open_claims(person)
        assert len(claims) >= 4
        await person.sees(f"North Post · 5 Mar 2024 · 1 min · {len(claims)} claims")


async def test_claims_are_told_apart_by_mark_and_style_and_hits_lie_over_them(opened, story: Path):
    async with opened(story, size=(80, 24)) as person:
        await person.press("slash")
        await person.type("danger")
        await person.press("enter")
        await person.sees("1 of 1")
        await open_claims(person)
        await person.sees("claims")
        assert "claim-quoted" in styles_at(person, "We walk the wall")
        assert "claim-reported" in styles_at(person, "had left the lower town")
        assert "claim-denied" in styles_at(person, "there was any")
        assert "claim-doubted" in styles_at(person, "may fail")
        assert styles_at(person, "Read more: How dams") == {"furniture"}
        assert {"claim-denied", "hit"} <= styles_at(person, "danger")
        assert "¬" in line_of(person, "works denied")
        assert "?" in line_of(person, "The gate may fail")


async def test_keys_step_from_claim_to_claim_and_the_current_one_has_a_bar(opened, story: Path):
    async with opened(story) as person:
        claims = await open_claims(person)
        assert not len(person.app.screen.view.marks_of("parts"))
        await person.press("right_square_bracket")
        await person.sees(f"claim 1 of {len(claims)}", f"CLAIM 1 of {len(claims)}", "▐")
        for number in range(2, len(claims) + 1):
            await person.press("right_square_bracket")
            await person.sees(f"CLAIM {number} of {len(claims)}")
        await person.press("right_square_bracket")
        await person.sees("no more claims", f"CLAIM {len(claims)} of")
        await person.press("left_square_bracket")
        await person.sees(f"CLAIM {len(claims) - 1} of {len(claims)}")


async def test_source_cue_content_figures_and_dates_of_the_current_claim_stand_out(opened, story: Path):
    async with opened(story) as person:
        claims = await open_claims(person)
        number = next(n for n, one in enumerate(claims) if one.figures and one.source and one.dates)
        person.app.screen.to_claim(number)
        await person.pilot.pause()
        assert "part-figure" in styles_at(person, "1,200")
        assert "part-source" in styles_at(person, "The mayor")
        assert "part-cue" in styles_at(person, "said on Monday")
        assert "part-date" in styles_at(person, "Monday")
        assert "part-content" in styles_at(person, "had left the lower town")
        await person.sees("about 1,200", "people", "→ Mon 4 Mar 2024", "asserts · plain", "“said")


async def test_a_claim_far_down_is_scrolled_to_and_the_next_is_looked_for_from_there(opened):
    async with opened(size=(80, 24)) as person:
        claims = await open_claims(person)
        view = person.app.screen.view
        for _ in range(12):
            await person.press("right_square_bracket")
        await person.sees(f"claim 12 of {len(claims)}")
        await person.until(lambda: claims[11].span.overlaps(view.in_view))
        await person.press("G")
        await person.until(lambda: view.percent == 100)
        await person.press("left_square_bracket")
        await person.until(lambda: person.app.screen.claim > 12)
        assert claims[person.app.screen.claim].span.overlaps(view.in_view)


async def test_beside_the_text_the_panel_is_hidden_and_shown_and_stays_so_in_the_next_article(opened):
    async with opened() as person:
        claims = await open_claims(person)
        await person.sees(f"{len(claims)} claims", "] steps from claim to claim".replace("] ", "]  "))
        await person.press("c")
        await person.sees("claims", but_not="steps from claim to claim")
        await person.press("q", "j", "enter")
        await person.until(lambda: getattr(person.app.screen, "found", None) is not None)
        assert "steps from claim" not in person.screen
        await person.press("c")
        await person.sees("steps from claim to claim")


async def test_at_80_columns_the_panel_is_a_view_of_its_own(opened):
    async with opened(size=(80, 24)) as person:
        claims = await open_claims(person)
        await person.sees("Day 1 of the watch", but_not="steps from claim")
        await person.press("tab")
        await person.sees("steps from claim to claim", "quoted")
        await person.press("j", "j")
        await person.sees(f"CLAIM 2 of {len(claims)}")
        await person.press("enter")
        await person.sees("Day 1 of the watch", f"claim 2 of {len(claims)}", but_not="CLAIM 2")
        assert claims[1].span.overlaps(person.app.screen.view.in_view)
        await person.press("c")
        await person.sees(f"CLAIM 2 of {len(claims)}")
        await person.press("escape")
        await person.sees("Day 1 of the watch", but_not="CLAIM 2")


async def test_moving_in_the_panel_moves_the_text_along(opened):
    async with opened() as person:
        claims = await open_claims(person)
        await person.press("tab", "G")
        await person.sees(f"CLAIM {len(claims)} of {len(claims)}", "Day 40 of the watch")
        for key in ("k", "g", "space", "b", "ctrl+d", "ctrl+u", "down", "up", "g"):
            await person.press(key)
        await person.sees(f"CLAIM 1 of {len(claims)}")
        await person.press("tab")
        assert person.app.screen.pane == "text"


async def test_a_click_on_a_claim_goes_to_it(opened):
    async with opened() as person:
        await open_claims(person)
        await person.pilot.click("#claim-list", offset=(5, 4))
        await person.sees("CLAIM 3 of")


async def test_the_current_claim_is_copied_with_its_source(opened, story: Path, monkeypatch: pytest.MonkeyPatch):
    async with opened(story) as person:
        claims = await open_claims(person)
        written: list[str] = []
        monkeypatch.setattr(person.app._driver, "write", written.append)
        await person.press("right_square_bracket", "right_square_bracket", "y")
        await person.sees("copied “")
        (code,) = [data for data in written if "\x1b]52;c;" in data]
        words = b64decode(code.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
        text = person.app.screen.view.article.text
        assert words.startswith(f"“{claims[1].span.of(text)}” — North Post, “Two voices on the wall”, 5 Mar 2024")


async def test_a_note_is_written_on_the_current_claim(opened, story: Path):
    async with opened(story) as person:
        claims = await open_claims(person)
        await person.press("right_square_bracket", "a")
        await person.type("who counted")
        await person.press("enter")
        await person.sees("noted", "✎")
        (note,) = person.app.workspace.kept.notes(person.app.screen.view.article.id)
        assert note.span == claims[0].span


async def test_a_selected_sentence_goes_before_the_current_claim(opened, story: Path):
    async with opened(story) as person:
        await open_claims(person)
        await person.press("right_square_bracket", "right_parenthesis")
        await person.until(lambda: person.app.screen.selected is not None)
        assert await person.app.screen.passage() == person.app.screen.selected
        await person.press("right_square_bracket")
        await person.until(lambda: person.app.screen.claim == 1)
        assert await person.app.screen.passage() == person.app.screen.found.claims[1].span


async def test_the_text_can_be_read_while_claims_are_looked_for(opened, monkeypatch: pytest.MonkeyPatch):
    async with opened() as person:
        gate = asyncio.Event()
        real = person.app.workspace.extractions.of

        async def slow(article):
            await gate.wait()
            return await real(article)

        monkeypatch.setattr(person.app.workspace.extractions, "of", slow)
        await person.press("enter")
        await person.sees("Day 1 of the watch", "claims …", "Looking for claims …")
        await person.press("right_square_bracket")
        await person.sees("claims are still looked for")
        await person.press("G")
        await person.sees("Day 40 of the watch")
        gate.set()
        await person.until(lambda: person.app.screen.found is not None)


async def test_claims_of_an_article_that_was_left_are_not_shown_over_the_next(opened):
    async with opened() as person:
        await person.press("enter")
        await person.until(lambda: getattr(person.app.screen, "reading", None) is not None)
        await person.press("J", "J", "J")
        await person.until(lambda: person.app.screen.index == 3 and person.app.screen.found is not None)
        text = person.app.screen.view.article.text
        assert all(claim.span.end <= len(text) for claim in person.app.screen.found.claims)
        assert person.app.screen.found is await person.app.workspace.extractions.of(person.app.screen.view.article)


async def test_a_long_text_is_given_to_another_process(opened, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tui.extracting.APART", 100)
    async with opened(folder) as person:
        claims = await open_claims(person)
        assert claims
        await person.press("right_square_bracket")
        await person.sees(f"CLAIM 1 of {len(claims)}")


async def test_what_goes_wrong_there_is_told_and_the_text_stays(opened, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tui.extracting.APART", 100)
    async with opened(folder) as person:
        monkeypatch.setattr("tui.extracting.sys.executable", "/bin/false")
        await person.press("enter")
        await person.sees("Day 1 of the watch", "The claims could not be")


BAD = {
    "a table": "Holt\t1200\t3.5\n" * 200,
    "code": "def held(x):\n    return {'said': x[\"denied\"] > 10_000}\n" * 50,
    "capitals": "THE MAYOR SAID THAT 300 PEOPLE LEFT HOLT ON MONDAY. " * 30,
    "another language": "Der Minister sagte am Montag, dass 2000 Menschen die Stadt verlassen mussten. " * 30,
    "control characters": "The works said\x00 that \x1b[31m300\x07 people\u202e left.\x0b “Yes,\x0c” he said. " * 30,
    "quotes": '“He said “that ‘the "dam would « hold, „she said " and said he. ' * 50,
    "no punctuation": "the mayor said that three hundred people left and the works denied it " * 80,
    "one long word": "said" * 20_000,
    "wide letters": "市長は月曜日に300人が町を去ったと述べた。" * 100,
    "nothing": "",
}


@pytest.mark.parametrize("name", BAD)
async def test_text_that_is_no_article_opens_well(opened, tmp_path: Path, name: str):
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd/one.md").write_text(
        f"---\ntitle: {name}\npublished: 2024-03-05\n---\n{BAD[name]}", encoding="utf8"
    )
    async with opened(tmp_path / "odd") as person:
        claims = await open_claims(person)
        await person.press("right_square_bracket", "right_square_bracket", "G", "left_square_bracket", "tab", "j", "k")
        await person.sees("No claims are found" if not claims else " claim", name)
        assert "internal error" not in person.screen
        assert "\x1b" not in person.screen


async def test_an_article_in_another_language_says_why_it_has_no_claims(opened, tmp_path: Path):
    (tmp_path / "odd").mkdir()
    text = "---\ntitle: Der Damm\nlanguage: de\npublished: 2024-03-05\n---\nDer Damm hielt die ganze Nacht.\n"
    (tmp_path / "odd/one.md").write_text(text, encoding="utf8")
    async with opened(tmp_path / "odd") as person:
        await open_claims(person)
        await person.sees("no claims", "in another", "English (de)")


@pytest.mark.parametrize("theme", ["crossread-light", "nord", "ansi-dark"])
async def test_claims_are_drawn_in_every_theme(opened, theme: str):
    async with opened(config=Config(theme=theme, animation="none")) as person:
        await open_claims(person)
        await person.press("right_square_bracket")
        await person.sees("CLAIM 1 of")
