"""Who else says this: asked of a claim wherever one is seen, and what the answer lets a person do."""

from base64 import b64decode
from pathlib import Path

import pytest

from corpus.folder import open_corpus
from tests.tui.asking import ask
from tui.indexing import refresh
from tui.screens.compare import CompareScreen
from tui.screens.read import ReadScreen

WIRE = """---
title: Crane falls on the quay at Lorne
outlet: Coast Wire
published: 2024-06-11
---
A crane fell on the quay of Lorne on Monday night. Police said that 14 dockers were injured
when the crane fell at Lorne.

The harbour master, Dora Felk, said that the quay of Lorne would stay closed until Friday.
"""
CITY = """---
title: Night of the crane
outlet: Lorne Gazette
published: 2024-06-11
---
Sirens woke the old town. According to police, 41 dockers were injured when the crane fell at Lorne on Monday night.

The quay of Lorne stays closed until Friday, said Dora Felk, the harbour master. The union asked for an inquiry.
A bakery gave bread and butter to those who waited for the ferry.
"""
LATE = """---
title: Union speaks of neglect at Lorne
outlet: Labour Weekly
published: 2024-06-14
---
The crane at Lorne may have been overloaded, the union said. Perhaps 14 dockers were injured
when the crane fell at Lorne.

Nobody had looked at its cable for a year. Engineers will now look at two other cranes.
"""
RECIPE = """---
title: A pear cake for Sunday
outlet: Table Talk
published: 2024-06-12
---
Peel the pears and stew them with a little sugar. Brush the crust with butter at last.
"""


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Path:
    """Three articles on one accident, one of them reprinted, and a stranger; with their index."""
    root = tmp_path_factory.mktemp("quay")
    reprint = WIRE.replace("Coast Wire", "Northern Wire").replace("2024-06-11", "2024-06-12")
    for name, text in {"wire": WIRE, "city": CITY, "late": LATE, "recipe": RECIPE, "reprint": reprint}.items():
        (root / f"{name}.md").write_text(text, encoding="utf8")
    (root / "corpus.yaml").write_text("name: Quay\n", encoding="utf8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
        refresh(open_corpus(root))
    return root


async def test_all_who_say_it_are_listed_with_relation_outlet_day_and_words(opened, quay: Path):
    async with opened(quay, size=(80, 24)) as person:
        await ask(person, "wire", "14 dockers were injured")
        await person.sees("Who else says this", "3 others · 2 origins · 1 reprint")
        await person.sees("1 ≠ differs", "1 ? hedged", "1 = agrees")
        await person.sees(
            "Lorne Gazette · 11 Jun 2024", "41 dockers", "Labour Weekly · 14 Jun 2024", "Perhaps 14", "surer here"
        )
        await person.sees("Police · Coast Wire · 11 Jun 2024", "reprint", but_not="Table Talk")


async def test_what_differs_is_set_off_in_the_claim_and_in_the_words(opened, quay: Path):
    async with opened(quay, size=(120, 30)) as person:
        screen = await ask(person, "wire", "14 dockers were injured")
        await person.press("s")
        await person.sees("contradictions and differences first")
        telling = screen.echoes.telling
        while telling.article.id != "city":
            await person.press("k")
            telling = screen.echoes.telling
        assert [mark.span.of(telling.article.text) for mark in telling.set_off() if mark.style == "conflict"] == ["41"]
        assert [mark.span.of(screen.asked.text) for mark in telling.set_off_there()] == ["14"]
        shown = [mark.style for mark in screen.context.marks_of("parts").marks]
        assert shown == ["conflict"]
        assert screen.context.article is telling.article


async def test_the_words_are_read_where_they_stand_and_the_list_is_there_again_after(opened, quay: Path):
    async with opened(quay, size=(80, 24)) as person:
        screen = await ask(person, "wire", "14 dockers were injured")
        while screen.echoes.telling.article.id != "city":
            await person.press("j")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, ReadScreen) and person.reading.claim >= 0)
        await person.sees("Night of the crane")
        assert "41 dockers" in person.reading.found.claims[person.reading.claim].span.of(
            screen.echoes.telling.article.text
        )
        await person.press("q")
        await person.sees("Who else says this", "Lorne Gazette")


async def test_the_words_are_seen_in_place_and_back_again(opened, quay: Path):
    async with opened(quay, size=(80, 24)) as person:
        screen = await ask(person, "wire", "14 dockers were injured")
        while screen.echoes.telling.article.id != "city":
            await person.press("j")
        await person.press("tab")
        await person.sees("Sirens woke the old town", but_not="Labour Weekly · 14")
        await person.press("escape")
        await person.sees("Labour Weekly · 14 Jun 2024")


async def test_the_order_can_be_by_match_by_gravity_or_by_time(opened, quay: Path):
    async with opened(quay, size=(80, 30)) as person:
        screen = await ask(person, "wire", "14 dockers were injured")

        def listed() -> list[str]:
            return [telling.article.id for telling in screen.answer.ordered(screen.order)]

        best = listed()
        assert best[0] == "reprint" or best[0] == "city"
        await person.press("s")
        assert listed()[0] == "city"
        await person.press("s")
        await person.sees("earliest first")
        assert listed() == ["city", "reprint", "late"]
        await person.press("s")
        assert listed() == best


async def test_both_are_cited_compared_and_the_same_is_asked_of_the_other(opened, quay: Path):
    async with opened(quay, size=(120, 30)) as person:
        screen = await ask(person, "wire", "14 dockers were injured")
        while screen.echoes.telling.article.id != "city":
            await person.press("j")
        written = []
        person.app._driver.write = written.append
        await person.press("y")
        await person.sees("copied 2 citations")
        code = next(piece for piece in written if piece.startswith("\x1b]52"))
        copied = b64decode(code.split(";")[2].rstrip("\a")).decode()
        assert all(words in copied for words in ("14 dockers", "Coast Wire", "41 dockers", "Lorne Gazette"))
        await person.press("equals_sign")
        await person.until(lambda: isinstance(person.app.screen, CompareScreen))
        await person.sees("Coast Wire", "Lorne Gazette")
        await person.press("q", "w")
        await person.sees("Lorne Gazette · 11 Jun 2024", "1 ≠ differs", "14 dockers")
        await person.press("q")
        assert person.app.screen is screen


async def test_nobody_else_is_said_with_the_nearest_passage(opened, quay: Path):
    async with opened(quay, size=(80, 24)) as person:
        screen = await ask(person, "recipe", "Brush the crust with butter")
        await person.sees("nobody else", "No other article says this", "∅ silent", "Lorne Gazette", "nearest passage")
        await person.sees("A bakery gave bread")
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, ReadScreen))
        await person.sees("Night of the crane", "A bakery gave bread")
        await person.press("q")
        assert person.app.screen is screen
        await person.press("q")
        await person.sees("Quay", "5 articles")


async def test_words_that_no_other_article_has_are_told_so(opened, quay: Path):
    async with opened(quay, size=(80, 24)) as person:
        await ask(person, "recipe", "Peel the pears")
        await person.sees("No other article shares the words of this passage.")


async def test_it_is_asked_of_the_current_claim_while_reading(opened, quay: Path):
    async with opened(quay, size=(80, 24)) as person:
        await person.press("slash", *"sirens", "enter")
        await person.until(lambda: person.browse.results.total == 1)
        await person.press("enter")
        await person.until(lambda: getattr(person.app.screen, "found", None) is not None)
        screen = person.reading
        while "41" not in screen.found.claims[max(0, screen.claim)].span.of(screen.article.text) or screen.claim < 0:
            await person.press("right_square_bracket")
        await person.press("w")
        await person.sees("Who else says this", "≠ differs", "14 dockers")
        await person.press("escape")
        await person.sees("Sirens woke")


async def test_it_is_asked_of_the_passage_that_answers_a_query(opened, quay: Path):
    async with opened(quay, size=(120, 30)) as person:
        await person.press("slash", *"claim.num:41", "enter")
        await person.until(lambda: person.browse.results.total == 1)
        await person.until(lambda: person.browse.view.article is person.browse.article is not None)
        await person.press("w")
        await person.sees("Who else says this", "≠ differs", "14 dockers")


async def test_it_is_asked_of_a_claim_in_the_table(opened, quay: Path):
    async with opened(quay, size=(120, 30)) as person:
        person.app.claims("claim.num:41")
        await person.until(lambda: person.app.screen.query("#table") and person.app.screen.table.row is not None)
        await person.press("w")
        await person.sees("Who else says this", "≠ differs", "14 dockers")


async def test_it_is_asked_of_a_shared_claim_while_comparing(opened, quay: Path):
    async with opened(quay, size=(120, 30)) as person:
        screen = CompareScreen(["wire", "city"])
        await person.app.push_screen(screen)
        await person.until(lambda: screen.comparison is not None)
        await person.press("right_curly_bracket", "tab", "w")
        await person.sees("Who else says this", "According to police, 41", "Labour Weekly")


async def test_an_article_that_has_gone_since_is_left_out_and_told_when_it_is_opened(
    opened, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "gone"
    root.mkdir()
    for name, text in {"wire": WIRE, "city": CITY, "late": LATE}.items():
        (root / f"{name}.md").write_text(text, encoding="utf8")
    async with opened(root) as person:
        await person.until(lambda: person.app.workspace.index.has_claims)
        await person.until(lambda: not person.browse.busy)
        (root / "late.md").unlink()
        screen = await ask(person, "wire", "14 dockers were injured")
        await person.sees("Lorne Gazette", but_not="Labour Weekly")
        assert [telling.article.id for telling in screen.answer.tellings] == ["city"]
        (root / "city.md").unlink()
        await person.press("enter")
        await person.until(lambda: isinstance(person.app.screen, ReadScreen))
        await person.sees("city.md")


async def read(person, name: str) -> ReadScreen:
    from tui.screens.comparing import reader

    screen = reader(person.app.workspace, name, None)
    await person.app.push_screen(screen)
    await person.until(lambda: screen.found is not None)
    return screen


async def test_margin_and_panel_tell_how_claims_stand_to_those_of_other_articles(opened, quay: Path):
    async with opened(quay, size=(120, 40)) as person:
        screen = await read(person, "wire")
        await person.until(lambda: bool(screen.standings))
        await person.sees("elsewhere in its story", "told otherwise", "}", "difference")
        line = next(line for line in person.screen.split("\n") if "Police said that" in line)
        assert "≠" in line.split("A crane")[0].split("Monday")[0]


async def test_keys_step_from_difference_to_difference_while_reading(opened, quay: Path):
    async with opened(quay, size=(120, 40)) as person:
        screen = await read(person, "wire")
        await person.until(lambda: bool(screen.standings))
        await person.press("right_curly_bracket")
        assert "14 dockers" in screen.found.claims[screen.claim].span.of(screen.article.text)
        await person.press("right_curly_bracket")
        await person.sees("no more differences")
        await person.press("left_curly_bracket")
        await person.sees("no differences before")


async def test_the_card_of_the_current_claim_tells_who_else_says_it(opened, quay: Path):
    async with opened(quay, size=(120, 40)) as person:
        screen = await read(person, "wire")
        await person.until(lambda: bool(screen.standings))
        await person.press("right_curly_bracket")
        await person.sees("ELSEWHERE", "≠ Lorne Gazette", "41", "? Labour Weekly", "= Northern Wire")
        await person.press("right_square_bracket")
        await person.sees("ELSEWHERE", "∅ silent: Labour Weekly", but_not="≠ Lorne Gazette")


async def test_where_nothing_differs_the_footer_offers_no_difference(opened, quay: Path):
    async with opened(quay, size=(120, 40)) as person:
        screen = await read(person, "recipe")
        await person.press("right_curly_bracket")
        await person.sees("isn't known here")
        assert screen.claim == -1


async def test_articles_of_the_story_that_do_not_say_it_are_silent_with_their_nearest_passage(opened, quay: Path):
    async with opened(quay, size=(80, 40)) as person:
        await ask(person, "wire", "would stay closed until Friday")
        await person.sees("1 ∅ silent", "∅ silent", "Labour Weekly · 14 Jun 2024")


async def test_an_article_too_long_to_look_through_is_left_out_and_that_is_said(
    opened, quay: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("tui.crossing.LONGEST", len(CITY) - 100)
    async with opened(quay, size=(120, 30)) as person:
        await ask(person, "late", "14 dockers were injured")
        await person.sees("1 too long to look through", "Coast Wire", but_not="41 dockers")
