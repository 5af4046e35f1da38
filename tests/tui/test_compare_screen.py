"""Compare: articles side by side as a person sees them, and the keys that move from difference to difference."""

import json
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.indexing import refresh
from tui.screens.compare import CompareScreen

LEDGE = """---
title: Ledge gives way above the village of Orn
outlet: Hill Courier
published: 2024-06-11
---
A ledge of rock broke off above the village of Orn on Monday night. Police said that 14 people were injured in the
rockfall at Orn.

The mayor, Dora Felk, said that the road to Orn would stay closed until Friday. Nobody slept in the village.

The rock came down on the old mill. Farmers brought soup and blankets for those who waited in the school.
"""
ROCKFALL = """---
title: Rockfall hits village in the hills
outlet: Valley Mirror
published: 2024-06-11
---
The valley has seen no such night for years, and sirens were heard as far away as Brenn.

Police said that 41 people were injured in the rockfall at Orn. A ledge of rock broke off above the village of Orn on
Monday night.

Geologists had asked for a survey in spring. The road to Orn will stay closed until Friday, said the mayor, Dora Felk.
"""
FOREIGN = """---
title: Felssturz über dem Dorf
outlet: Tagblatt
published: 2024-06-12
---
Am Montag ist über dem Dorf Orn ein Felsen abgebrochen. Die Polizei sprach von vielen Verletzten, und die Straße nach
Orn bleibt bis Freitag gesperrt. Niemand im Dorf hat in dieser Nacht geschlafen, sagte die Bürgermeisterin.
"""
RECIPE = """---
title: A pear cake for Sunday
outlet: Table Talk
published: 2024-06-12
---
Peel the pears and stew them with a little sugar. Butter gives the crust its colour.
"""


@pytest.fixture(scope="module")
def hills(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Path:
    """Two articles on one rockfall, one of the two once more, a stranger and an empty one; with their index."""
    from corpus.folder import open_corpus

    root = tmp_path_factory.mktemp("hills")
    texts = {"ledge": LEDGE, "rockfall": ROCKFALL, "recipe": RECIPE, "copy": LEDGE.replace("Hill Courier", "Reprint")}
    texts["foreign"] = FOREIGN
    texts["long"] = LEDGE.replace("Ledge gives way", "All of the night") + "\n\n".join(
        f"On day {day} the men of Brenn cleared {day + 3} cartloads of stone." for day in range(1, 400)
    )
    texts["empty"] = "---\ntitle: Nothing yet\noutlet: Valley Mirror\n---\n"
    texts["void"] = "---\ntitle: A blank page\noutlet: Hill Courier\n---\n"
    for name, text in texts.items():
        (root / f"{name}.md").write_text(text, encoding="utf8")
    (root / "corpus.yaml").write_text("name: Hills\n", encoding="utf8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
        refresh(open_corpus(root))
    return root


@pytest.fixture(autouse=True)
def nothing_kept(hills: Path) -> Iterator[None]:
    """Marks don't go from test to test."""
    yield
    for kept in hills.parent.glob(f"{hills.name}*.yaml"):
        kept.unlink()


async def compare(person, *names: str) -> CompareScreen:
    screen = CompareScreen(names)
    await person.app.push_screen(screen)
    await person.until(lambda: screen.comparison is not None)
    await person.pilot.pause()
    return screen


def rows_with(person, words: str) -> list[int]:
    return [number for number, line in enumerate(person.screen.split("\n")) if words in line]


async def test_two_articles_stand_side_by_side_with_what_they_share_in_the_heading(opened, hills: Path):
    async with opened(hills, size=(120, 28)) as person:
        await compare(person, "ledge", "rockfall")
        await person.sees("Compare 2", "shared claims", "1 ≠", "only left", "only right")
        await person.sees("Hill Courier · 11 Jun 2024", "Valley Mirror · 11 Jun 2024", "}", "difference")
        line = next(line for line in person.screen.split("\n") if "Hill Courier" in line)
        assert "Valley Mirror" in line


async def test_the_next_difference_brings_both_tellings_to_one_height_with_its_sign_between(opened, hills: Path):
    async with opened(hills, size=(120, 16)) as person:
        screen = await compare(person, "ledge", "rockfall")
        await person.press("right_curly_bracket")
        await person.sees("claim ", "│  ≠  │")
        assert screen.thread.relation == "differs"
        words = [screen.comparison.words(number, screen._words(number)) for number in (0, 1)]
        assert "14" in words[0]
        assert "41" in words[1]
        await person.press("right_curly_bracket")
        await person.sees("no more differences")


async def test_the_difference_before_is_stepped_to_from_the_end(opened, hills: Path):
    async with opened(hills, size=(120, 16)) as person:
        screen = await compare(person, "ledge", "rockfall")
        await person.press("left_curly_bracket")
        await person.sees("│  ≠  │")
        assert screen.thread.relation == "differs"
        await person.press("left_curly_bracket")
        await person.sees("no differences before")


async def test_what_only_one_article_has_is_marked_and_figures_that_differ_are_set_off(opened, hills: Path):
    async with opened(hills, size=(120, 28)) as person:
        screen = await compare(person, "ledge", "rockfall")
        await person.sees("┆", "∅")
        view = screen.panes[0]
        marked = [(mark.style, mark.span.of(view.article.text)) for mark in view.marks_of("parts").marks]
        assert any(style == "conflict" and words.startswith("14") for style, words in marked)
        alone = " ".join(words for style, words in marked if style == "alone")
        assert "soup and blankets" in alone
        assert "injured" not in alone


async def test_shared_claims_are_stepped_through_both_ways(opened, hills: Path):
    async with opened(hills, size=(120, 28)) as person:
        screen = await compare(person, "ledge", "rockfall")
        await person.press("right_square_bracket", "right_square_bracket")
        await person.sees(f"claim 2 of {len(screen.threads)}")
        await person.press("left_square_bracket")
        await person.sees(f"claim 1 of {len(screen.threads)}")
        await person.press("left_square_bracket")
        await person.sees("no shared claims before")


async def test_the_other_pane_is_taken_in_hand_and_read_from_the_claim(opened, hills: Path):
    async with opened(hills, size=(120, 28)) as person:
        await compare(person, "ledge", "rockfall")
        await person.press("right_curly_bracket", "tab", "enter")
        await person.until(lambda: getattr(person.app.screen, "reading", None) is not None)
        await person.sees("Rockfall hits village", "41 people")
        await person.press("q")
        await person.sees("Compare 2")


async def test_both_tellings_are_cited(opened, hills: Path):
    async with opened(hills, size=(120, 28)) as person:
        await compare(person, "ledge", "rockfall")
        written = []
        person.app._driver.write = written.append
        await person.press("y")
        await person.sees("go to a shared claim first")
        await person.press("right_curly_bracket", "y")
        await person.sees("copied 2 citations")
        code = next(piece for piece in written if piece.startswith("\x1b]52"))
        copied = b64decode(code.split(";")[2].rstrip("\a")).decode()
        for words in ("14 people", "Hill Courier", "41 people", "Valley Mirror"):
            assert words in copied


async def test_panes_scroll_by_matching_claims_or_row_by_row(opened, hills: Path):
    async with opened(hills, size=(100, 16)) as person:
        screen = await compare(person, "ledge", "rockfall")
        left, right = screen.panes
        await person.press("s")
        await person.sees("row by row")
        await person.press("j", "j")
        await person.until(lambda: left.top == right.top == 2)
        await person.press("s")
        await person.sees("claim by claim")
        await person.press("right_curly_bracket")
        injured = [next(m.sentence for m in screen.thread.members if m.article == number) for number in (0, 1)]
        await person.until(lambda: left.row_of(injured[0]) - left.top == right.row_of(injured[1]) - right.top)


async def test_below_a_hundred_columns_claims_stand_below_each_other(opened, hills: Path):
    async with opened(hills, size=(80, 24)) as person:
        screen = await compare(person, "ledge", "rockfall")
        await person.sees("Hill Courier · 11 Jun 2024   ≠ differs", "Valley Mirror · 11 Jun 2024   ≠ differs")
        await person.press("right_curly_bracket")
        assert screen.thread.relation == "differs"
        await person.press("tab", "enter")
        await person.until(lambda: getattr(person.app.screen, "reading", None) is not None)
        await person.sees("Rockfall hits village")


async def test_an_article_without_the_claim_is_said_to_be_silent(opened, hills: Path):
    async with opened(hills, size=(80, 24)) as person:
        await compare(person, "ledge", "rockfall", "recipe")
        await person.sees("Compare 3", "Table Talk · 12 Jun 2024   ∅ silent")


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ("recipe", "share no claim"),
        ("copy", "word for word"),
        ("empty", "is empty"),
        ("foreign", "in another language"),
    ],
)
@pytest.mark.parametrize("size", [(120, 28), (80, 24)])
async def test_what_hinders_a_comparison_is_said_in_a_sentence(
    opened, hills: Path, other: str, told: str, size: tuple[int, int]
):
    async with opened(hills, size=size) as person:
        await compare(person, "ledge", other)
        await person.sees(told, "Ledge gives way" if size[0] > 100 else "Hill Courier")


async def test_an_article_compared_with_itself_is_refused_in_a_sentence(opened, hills: Path):
    async with opened(hills) as person:
        await person.app.push_screen(CompareScreen(["ledge", "ledge"]))
        await person.sees("An article compared with itself says nothing", "Esc goes back")
        await person.press("right_curly_bracket", "e", "plus", "y", "tab", "enter")
        await person.press("escape")
        await person.sees("Hills", but_not="itself")


async def test_of_many_articles_the_first_four_are_compared_and_that_is_said(opened, hills: Path):
    async with opened(hills, size=(160, 28)) as person:
        names = ["ledge", "rockfall", "recipe", "copy", "empty", "foreign", "long", *(f"more-{n}" for n in range(23))]
        await compare(person, *names)
        await person.sees("30 articles were asked for; the first 4 fit side by side", "Compare 4", "3 origins")
        await person.press("plus")
        assert isinstance(person.app.screen, CompareScreen)


async def test_articles_of_very_different_length_meet_claim_by_claim(opened, hills: Path):
    async with opened(hills, size=(120, 28)) as person:
        screen = await compare(person, "rockfall", "long")
        await person.press("tab", "G", "right_curly_bracket")
        await person.sees("│  ≠  │")
        assert screen.thread.relation == "differs"


async def test_one_more_article_is_chosen_from_those_worth_it_up_to_four(opened, hills: Path):
    async with opened(hills, size=(120, 28)) as person:
        await compare(person, "ledge", "recipe")
        await person.press("plus")
        await person.sees(
            "Compare with: ≠ differs  = agrees", "1 ≠", "Valley Mirror", "reprint", but_not="looking for articles"
        )
        assert "pear cake" not in "".join(line for line in person.screen.split("\n") if "reprint" in line)
        await person.press("enter")
        await person.sees("Compare 3")
        screen = person.app.screen
        await person.until(lambda: screen.comparison is not None)
        assert [article.id for article in screen.comparison.articles] == ["ledge", "recipe", "rockfall"]
        await person.press("escape")
        await person.sees("Hills", but_not="Compare 2")


async def test_a_comparison_is_exported_as_the_ending_of_the_name_asks(opened, hills: Path, tmp_path: Path):
    async with opened(hills, size=(120, 28)) as person:
        await compare(person, "ledge", "rockfall")
        for name in ("told.json", "told.md", "told.csv"):
            await person.press("e")
            await person.until(lambda: person.app.screen.query("Prompt Input") or person.app.focused is not None)
            person.app.focused.value = str(tmp_path / name)
            await person.press("enter")
            await person.sees("written to")
            await person.until(lambda name=name: (tmp_path / name).exists())
        record = json.loads((tmp_path / "told.json").read_text(encoding="utf8"))
        assert [article["id"] for article in record["articles"]] == ["ledge", "rockfall"]
        assert {"origins", "alignments", "threads"} <= set(record)
        assert "14 people were injured" in (tmp_path / "told.md").read_text(encoding="utf8")
        assert "differs" in (tmp_path / "told.csv").read_text(encoding="utf8")


@pytest.mark.parametrize(
    ("name", "told"),
    [("told.docx", "its ending"), ("there.md", "is there already"), ("nowhere/told.md", "can't be written")],
)
async def test_what_hinders_an_export_is_said_in_a_line(opened, hills: Path, tmp_path: Path, name: str, told: str):
    (tmp_path / "there.md").write_text("kept", encoding="utf8")
    async with opened(hills, size=(160, 28)) as person:
        await compare(person, "ledge", "rockfall")
        await person.press("e")
        person.app.focused.value = str(tmp_path / name)
        await person.press("enter")
        await person.sees("✗", told, but_not="add --force")
        assert (tmp_path / "there.md").read_text(encoding="utf8") == "kept"


async def test_a_restricted_login_exports_nothing(opened, hills: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("tui.restricted._on", True)
    async with opened(hills, size=(160, 28)) as person:
        screen = await compare(person, "ledge", "rockfall")
        await person.sees("cite", but_not="e export")
        await person.press("e")
        assert person.app.screen is screen


async def test_nothing_is_exported_into_the_corpus(opened, hills: Path):
    async with opened(hills, size=(160, 28)) as person:
        await compare(person, "ledge", "rockfall")
        await person.press("e")
        person.app.focused.value = str(hills / "told.md")
        await person.press("enter")
        await person.sees("lies in the corpus")
        assert not (hills / "told.md").exists()


async def test_below_a_hundred_columns_what_only_one_has_stands_at_the_end(opened, hills: Path):
    async with opened(hills, size=(80, 24)) as person:
        await compare(person, "ledge", "rockfall")
        await person.press("G")
        await person.sees(
            "passages only in Valley Mirror · 11 Jun 2024", "Geologists had asked for a survey in spring."
        )


async def test_the_head_line_tells_claims_and_place_at_eighty_columns(opened, hills: Path):
    async with opened(hills, size=(80, 24)) as person:
        screen = await compare(person, "ledge", "rockfall")
        await person.press("right_square_bracket")
        head = person.screen.split("\n")[0]
        assert f"{len(screen.threads)} shared claims" in head
        assert "1 ≠" in head
        assert f"claim 1 of {len(screen.threads)}" in head
        assert "…" not in head


async def test_an_article_that_is_gone_is_told_and_the_screen_can_be_left(opened, hills: Path):
    async with opened(hills, size=(120, 28)) as person:
        await person.app.push_screen(CompareScreen(["ledge", "gone"]))
        await person.sees("can't be compared", "gone")
        await person.press("q")
        await person.sees("Hills")


async def test_without_marks_the_most_comparable_articles_are_offered(opened, hills: Path):
    async with opened(hills) as person:
        await person.press("slash")
        await person.type("mill farmers outlet:Hill")
        await person.press("enter")
        await person.until(lambda: person.browse.article is not None and person.browse.article.id == "ledge")
        await person.press("equals_sign")
        await person.sees("Compare with", "Rockfall hits village", "Reprint")
        assert "pear cake" not in person.screen
        await person.press("j", "enter")
        await person.until(lambda: getattr(person.app.screen, "comparison", None) is not None)
        assert len(person.app.screen.comparison.articles) == 2


async def test_marked_articles_are_compared_at_once_from_the_article_being_read(opened, hills: Path):
    async with opened(hills, size=(120, 28)) as person:
        kept = person.app.workspace.kept
        for name in ("ledge", "rockfall"):
            kept.mark(person.app.workspace.index.article(name))
        await person.press("enter")
        await person.until(lambda: getattr(person.app.screen, "reading", None) is not None)
        await person.press("equals_sign")
        await person.sees("Compare 2", "Hill Courier", "Valley Mirror")


@pytest.mark.parametrize("size", [(120, 28), (80, 24)])
async def test_of_two_articles_without_words_it_is_said_that_they_are_empty(opened, hills: Path, size: tuple[int, int]):
    async with opened(hills, size=size) as person:
        await compare(person, "empty", "void")
        await person.sees("empty: is empty", "void: is empty")
        await person.press("right_curly_bracket", "j", "w")
        await person.sees("holds no sentence to ask about")
        await person.press("escape")
        await person.sees("Hills", but_not="is empty")


async def test_keys_of_an_empty_article_say_why_they_do_nothing(opened, hills: Path):
    async with opened(hills, size=(80, 24)) as person:
        from tui.screens.comparing import reader

        screen = reader(person.app.workspace, "empty", None)
        await person.app.push_screen(screen)
        await person.until(lambda: screen.found is not None)
        await person.press("w")
        await person.sees("holds no sentence to ask about")
        await person.press("equals_sign")
        await person.sees("no other article shares its words")
        await person.press("o")
        await person.sees("No other article of the corpus reports these events.")
