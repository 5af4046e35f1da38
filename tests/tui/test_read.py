"""Read: what a person sees and does in an article."""

from base64 import b64decode
from pathlib import Path

import pytest

from corpus.article import Span
from tui.screens.read import ReadScreen


async def read(person, query: str) -> None:
    """Searches, and opens the first result."""
    await person.press("slash")
    await person.type(query)
    await person.press("enter")
    await person.sees("1 of ")
    await person.press("enter")
    await person.until(lambda: isinstance(person.app.screen, ReadScreen) and person.reading.reading is not None)
    assert person.reading.answers.question.query == query


async def test_an_article_opens_with_its_headline_block_and_its_place_among_the_results(opened):
    async with opened() as person:
        await read(person, "dam hill")
        await person.sees("School in Holt opens its hall", "North Post · 6 Mar 2024 · 1 min", "100 %")
        await person.press("q")
        await person.sees("1 of 1")


async def test_what_was_told_from_the_text_alone_is_marked(opened, folder: Path):
    text = "HOLT, March 5 (North Wire) - The dam held.\n\nThe water fell by noon, said engineers of the works.\n"
    (folder / "wire.txt").write_text(text, encoding="utf8")
    async with opened(folder) as person:
        await read(person, "noon engineers")
        await person.until(lambda: person.reading.reading.article.inferred != frozenset())
        inferred = person.reading.reading.article.inferred
        assert ("North Wire?" in person.screen) == ("outlet" in inferred)


async def test_lines_are_no_longer_than_the_measure_and_stand_in_the_middle(opened):
    async with opened(size=(140, 40)) as person:
        await read(person, "watch gauge")
        await person.sees("Day 3 of the watch", " claim")
        await person.press("c")
        await person.pilot.pause()
        body = [line for line in (line[:139] for line in person.screen.split("\n")[3:-1]) if line.strip()]
        assert max(len(line.strip()) for line in body) <= 72 + 2
        assert min(len(line) - len(line.lstrip()) for line in body) > 25


async def test_hits_are_stepped_through_and_on_into_the_next_article(opened):
    async with opened() as person:
        await read(person, "dam")
        titles = [person.app.screen.reading.article.title]
        await person.sees("‹ 1 of 3 ›", "hits")
        count = len(person.reading.reading.hits)
        for number in range(1, count + 1):
            await person.press("n")
            await person.sees(f"hit {number} of {count}" if count > 1 else "hit 1 of 1")
        await person.press("n")
        await person.sees("‹ 2 of 3 ›", "hit 1 of")
        titles.append(person.reading.reading.article.title)
        assert len(set(titles)) == 2
        await person.press("N")
        await person.sees("‹ 1 of 3 ›", f"hit {count} of {count}")


async def test_after_the_last_hit_the_reader_stays_and_is_told(opened):
    async with opened() as person:
        await read(person, "ferry")
        count = len(person.reading.reading.hits)
        await person.press(*["n"] * count, "n")
        await person.sees("no more hits", "The ferry to Brant")


async def test_articles_are_turned_like_pages_and_the_list_follows(opened):
    async with opened() as person:
        await person.press("enter")
        await person.sees("‹ 1 of 7 ›")
        await person.press("J")
        await person.sees("‹ 2 of 7 ›", "Insurers count")
        await person.press("J", "K")
        await person.sees("‹ 2 of 7 ›")
        await person.press("escape")
        await person.until(lambda: person.app.screen is person.browse)
        assert person.browse.results.cursor == 1


async def test_at_either_end_of_the_results_it_is_said(opened):
    async with opened() as person:
        await person.press("enter")
        await person.sees("‹ 1 of 7 ›")
        await person.press("K")
        await person.sees("this is the first article")


async def test_moving_by_line_half_page_page_and_to_the_ends(opened):
    async with opened(size=(80, 24)) as person:
        await read(person, "watch gauge")
        view = person.reading.view
        for key, rows in (("j", 1), ("down", 1), ("k", -1), ("ctrl+d", 10), ("ctrl+u", -10), ("space", 19), ("b", -19)):
            before = view.scroll_offset.y
            await person.press(key)
            assert view.scroll_offset.y - before == pytest.approx(rows, abs=2)
        await person.press("G")
        await person.sees("100 %", "Day 40 of the watch")
        await person.press("g", "g")
        await person.sees("Day 1 of the watch")
        assert view.scroll_offset.y == 0


async def test_the_place_in_an_article_is_kept_when_the_terminal_changes_and_till_the_next_time(opened):
    async with opened(size=(80, 24)) as person:
        await read(person, "watch gauge")
        await person.press("space", "space", "space")
        await person.pilot.pause()
        top = person.reading.view.in_view.start
        await person.pilot.resize_terminal(120, 30)
        await person.pilot.pause()
        assert abs(person.reading.view.in_view.start - top) < 120
        await person.press("q")
        await person.until(lambda: person.app.workspace.kept.position(person.browse.results.hit().entry.id) > 0)
        await person.press("enter")
        await person.until(lambda: person.app.screen is not person.browse)
        await person.until(lambda: person.reading.reading is not None and person.reading.view.in_view.start > 0)
        assert abs(person.reading.view.in_view.start - top) < 120


async def test_words_are_found_within_the_article(opened):
    async with opened(size=(80, 24)) as person:
        await read(person, "watch gauge")
        await person.press("slash")
        await person.type("barrier")
        await person.press("enter")
        await person.sees("hit 1 of 8")
        await person.press("n")
        await person.sees("hit 2 of 8")
        await person.press("slash")
        await person.type("zebra")
        await person.press("enter")
        await person.sees("zebra: not in this article")


async def test_sentences_are_selected_and_the_selection_grows(opened):
    async with opened() as person:
        await read(person, "hill")
        text = person.reading.reading.article.text
        await person.press("right_parenthesis")
        await person.until(lambda: person.reading.selected is not None)
        assert person.reading.selected.of(text).startswith("The school on the hill")
        await person.press("v", "right_parenthesis")
        await person.until(lambda: "Beds came" in person.reading.selected.of(text))
        assert person.reading.selected.of(text).startswith("The school")
        await person.press("left_parenthesis")
        await person.until(lambda: "Beds came" not in person.reading.selected.of(text))
        await person.sees("▐")
        await person.press("escape")
        await person.until(lambda: person.reading.selected is None)


async def test_the_pointer_selects_exact_words(opened):
    async with opened() as person:
        await read(person, "hill")
        view, text = person.reading.view, person.reading.reading.article.text
        start = text.index("school")
        row, column = view.layout_of_text.place(start)
        x, y = view._left + view.margin_width + column, row + len(view._head)
        await person.pilot.mouse_down("#article", offset=(x, y))
        await person.pilot.hover("#article", offset=(x + len("school on"), y))
        await person.pilot.mouse_up("#article", offset=(x + len("school on"), y))
        await person.until(lambda: person.reading.selected is not None)
        assert person.reading.selected.of(text).startswith("school on")


async def test_a_note_is_written_shown_in_the_margin_changed_and_taken_away(opened):
    async with opened() as person:
        await read(person, "hill")
        await person.press("right_parenthesis", "a")
        await person.sees("note")
        await person.type("who counted")
        await person.press("enter")
        await person.sees("noted", "✎")
        article = person.reading.reading.article
        (note,) = person.app.workspace.kept.notes(article.id)
        assert note.text == "who counted"
        assert note.quote.startswith("The school on the hill")
        await person.press("a")
        await person.sees("note who counted")
        await person.press("end", "question_mark", "enter")
        await person.until(lambda: [n.text for n in person.app.workspace.kept.notes(article.id)] == ["who counted?"])
        await person.press("a")
        await person.sees("note who counted?")
        await person.press("home", "ctrl+k", "enter")
        await person.sees("note taken away", but_not="✎")
        assert person.app.workspace.kept.notes(article.id) == ()


async def test_a_verdict_is_given_with_its_reason(opened):
    async with opened() as person:
        await read(person, "hill")
        await person.press("exclamation_mark")
        await person.sees("verdict true, false, misleading …: why, on “")
        await person.type("unproven")
        await person.press("colon")
        await person.type(" one source")
        await person.press("enter")
        await person.sees("judged unproven")
        (verdict,) = person.app.workspace.kept.verdicts(person.reading.reading.article.id)
        assert (verdict.verdict, verdict.text) == ("unproven", "one source")


async def test_marks_tags_and_the_read_state_show_in_the_list(opened):
    async with opened() as person:
        await person.press("m")
        await person.sees("marked · 1 marked", "◆")
        await person.press("t")
        await person.type("river, wall")
        await person.press("enter")
        await person.sees("tagged river, wall")
        entry = person.browse.results.hit().entry
        assert person.app.workspace.kept.tags[entry.id] == {"river", "wall"}
        await person.press("t", "end", "backspace", "backspace", "backspace", "backspace", "backspace", "enter")
        await person.until(lambda: person.app.workspace.kept.tags[entry.id] == {"river"})
        await person.press("m")
        await person.sees("mark taken away", but_not="◆")
        assert not person.browse.standing(entry.id).read
        await person.press("u")
        await person.until(lambda: person.browse.standing(entry.id).read)
        await person.press("u")
        await person.until(lambda: not person.browse.standing(entry.id).read)


async def test_a_quotation_is_copied_with_its_source(opened, monkeypatch: pytest.MonkeyPatch):
    async with opened() as person:
        written: list[str] = []
        await read(person, "hill")
        monkeypatch.setattr(person.app._driver, "write", written.append)
        await person.press("right_parenthesis", "y")
        await person.sees("copied “The school on the hill")
        (code,) = [data for data in written if "\x1b]52;c;" in data]
        words = b64decode(code.removeprefix("\x1b]52;c;").removesuffix("\a")).decode()
        assert words.startswith(
            "“The school on the hill took in 450 people on Wednesday, the mayor said.” — North Post, "
        )
        assert words.endswith("“School in Holt opens its hall to those who left”, 6 Mar 2024, north/school.md")


async def test_page_furniture_is_dimmed_and_stays_in_the_text(opened):
    async with opened() as person:
        await read(person, "engineers")
        await person.sees("Read more: How dams are watched")
        text = person.reading.reading.article.text
        furniture = [mark.span.of(text) for mark in person.reading.view.marks_of("furniture").marks]
        assert furniture == ["Read more: How dams are watched"]


async def test_hits_lie_over_furniture(opened):
    async with opened() as person:
        await read(person, "how dams watched")
        text = person.reading.reading.article.text
        start = text.index("watched")
        styles = [run.styles for run in _runs(person.reading.view, Span(start, start + 7))]
        assert styles == [("furniture", "hit")]


def _runs(view, span):
    from tui.layers import ORDER, runs

    return runs(span, [view.marks_of(name) for name in ORDER])


async def test_an_article_whose_file_is_gone_is_told_and_the_next_can_be_read(opened, folder: Path):
    async with opened(folder) as person:
        (folder / "city/insurers.md").unlink()
        await person.press("j", "enter")
        await person.sees("‹ 2 of 7 ›", "insurers.md")
        await person.press("J")
        await person.sees("‹ 3 of 7 ›", "The school on the hill")


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 60)])
async def test_a_long_line_and_an_empty_article_are_shown_at_any_size(opened, folder: Path, size: tuple[int, int]):
    (folder / "line.md").write_text("---\ntitle: One line\npublished: 2025-01-01\n---\n" + "dam " * 5000)
    (folder / "void.md").write_text("---\ntitle: Nothing in it\npublished: 2025-01-02\n---\n")
    async with opened(folder, size=size) as person:
        await person.press("enter")
        await person.sees("Nothing in it", "100 %")
        await person.press("J")
        await person.sees("One line", "dam dam dam")
        await person.press("G")
        await person.sees("100 %", "dam dam")
