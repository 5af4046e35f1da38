"""Every screen over articles, notes and names made to take a terminal over: they are shown, and nothing is obeyed."""

import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from shutil import rmtree

import pytest
from rich.console import Console
from rich.segment import Segment
from textual.color import Color

from corpus.folder import open_corpus
from tests.hostile.articles import ALL, PAYLOADS, obeyed, write_corpus
from tui import sanitizer
from tui.commands import carry_out
from tui.indexing import refresh
from tui.sanitizer import Sanitizer

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Path:
    """The hostile corpus with its index and notes."""
    root = write_corpus(tmp_path_factory.mktemp("hostile") / "flood \x1b]0;taken\x07")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
        refresh(open_corpus(root))
    return root


@pytest.fixture
def caught(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the last door had to stop: nothing, where every widget has pictured what it shows."""
    stopped: list[str] = []
    real = sanitizer._harmless

    def harmless(text: str) -> bool:
        if not (fine := real(text)) and len(text) > 1:
            stopped.append(text)
        return fine

    monkeypatch.setattr(sanitizer, "_harmless", harmless)
    yield stopped
    assert stopped == []


def written(person) -> str:
    """What the screen's lines are to a terminal of 16 million colours."""
    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="truecolor", legacy_windows=False)
    return "\n".join(strip.render(console) for strip in person.app.screen._compositor.render_strips())


def check(person) -> None:
    lines = written(person)
    assert not any(payload in lines for payload in PAYLOADS.values() if "\x1b" in payload)
    assert obeyed(_STYLE.sub("", lines)) == []
    for line in person.screen.splitlines():
        assert Segment.get_line_length([Segment(line)]) <= person.app.size.width


Steps = list[tuple[str, str]]
"""Keys, with spaces between, and words that are seen after them."""

VISITS: dict[str, Steps] = {
    "browse": [
        ("", "␛[35;7m"), ("f", "OUTLET"), ("enter", "outlet:"), ("enter escape", "Post"), ("E", "What is wrong"),
        ("j j escape", "Post"), ("?", "Keys"), ("escape", "Post"), ("y", "copied"), ("colon escape", "Post"),
    ],
    "boxes": [
        ("t", "mine ␛["), ("escape", "Post"), ("a", "note"), ("escape", "Post"), ("!", "verdict"), ("escape", "Post"),
        ("ctrl+p d a m", "Dam at Holt"), ("escape", "Post"), ("ctrl+p s a v e d", "saved-␛]0;taken"),
    ],
    "read": [
        ("enter", "␛[35;7m"), ("] ]", "claim 2 of"), ("tab j j", "claim"), ("tab", "␛"), ("J", "2 of 3"),
        ("/ t a k e n enter", "hit 1 of"), (") v )", "␛"),
    ],
    "claims": [("C", "WHO"), ("f", "HOW SURE"), ("l enter", "claim.")],
    "compare": [("j m j m =", "Post"), ("} ]", "␛"), ("} } {", "Post"), ("plus", "Post"), ("escape", "Post")],
    "story": [("o", "Holt"), ("l j enter", "Holt"), ("q", "Holt"), ("d", "Holt"), ("d l l", "␛")],
    "elsewhere": [("enter ]", "claim 1 of"), ("w", "Who else says this"), ("j l tab", "Post"), ("enter", "Holt")],
    "notes": [("enter ] a d a m enter", "noted"), ("]", "claim 2 of"), ("exclamation_mark d enter", "Holt")],
}  # fmt: skip


@pytest.mark.parametrize("name", VISITS)
async def test_a_screen_shows_hostile_articles_and_obeys_none(name, opened, hostile, caught):
    size = (160, 45) if name in ("claims", "story") else (100, 30)
    async with opened(hostile, size=size) as person:
        person.browse.search_for("id:one OR id:two OR id:three sort:date")
        await person.until(lambda: not person.browse.busy and person.browse.results.total == 3)
        for keys, seen in VISITS[name]:
            for key in keys.split():
                await person.press(key)
                check(person)
            await person.sees(seen)
            check(person)


async def test_a_file_of_1_gb_is_named_and_the_rest_of_the_corpus_is_read(opened, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "large"
    root.mkdir()
    (root / "good.txt").write_text("The dam above Holt held through the night.")
    for name in ("huge.txt", "huge.md", "huge.html"):
        with (root / name).open("wb") as stream:
            stream.truncate(1 << 30)
    async with opened(root) as person:
        await person.sees("The dam above Holt held", "3 faults")
        await person.press("E")
        await person.sees("huge.html", "huge.md", "huge.txt: larger than 100 MB")


async def test_a_number_of_thousands_of_digits_goes_to_the_end(opened):
    async with opened() as person:
        person.app.say("")
        carry_out(person.app, "9" * 5_000)
        await person.until(lambda: person.browse.results.cursor == person.browse.results.total - 1)


async def test_a_message_is_told_and_not_obeyed(opened, hostile, caught):
    async with opened(hostile) as person:
        person.app.say(f"said {ALL}")
        await person.sees("said ␛[35;7m")
        check(person)


async def test_the_text_box_pictures_what_a_shared_query_puts_into_it(opened, hostile, caught):
    async with opened(hostile) as person:
        person.browse.search_for(f"dam {PAYLOADS['a window title']}")
        await person.until(lambda: "␛]0;taken" in person.browse.box.value)
        await person.sees("␛]0;taken over␇")
        check(person)


async def test_an_article_that_is_gone_is_named_and_its_name_not_obeyed(opened, hostile, tmp_path, shelf, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "gone"
    root.mkdir()
    (root / "evil \x1b]0;taken\x07.txt").write_text("The dam above Holt held through the night.")
    refresh(open_corpus(root))
    async with opened(root) as person:
        next(root.glob("evil*")).unlink()
        await person.press("enter")
        await person.sees("is no longer there")
        check(person)


async def test_a_folder_that_is_gone_is_named_by_every_key_that_needs_an_article(opened, tmp_path, shelf, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    root = tmp_path / "gone"
    root.mkdir()
    for name in ("one", "two"):
        (root / f"{name}.txt").write_text(f"The dam above Holt held through night {name}, the mayor said on Monday.")
    refresh(open_corpus(root))
    async with opened(root, size=(160, 40)) as person:
        await person.sees("of 2")
        await person.press("down")
        await person.sees("2 of 2")
        second = person.browse.results.hit().entry.id
        await person.until(lambda: person.browse._article is not None and person.browse._article.id == second)
        rmtree(root)
        person.browse._article = None
        for key in ("=", "o", "w", "m"):
            person.app.say("")
            await person.press(key)
            await person.sees("gone: the folder is no longer there")
            await person.until(lambda: person.app.screen is person.browse)


def test_the_last_door_pictures_what_has_room_and_drops_what_has_none():
    line = [Segment("plain"), Segment("a\x1b[2J\u202eb\u200bc"), Segment("“ok” 漢\x07")]
    shown = Sanitizer().apply(line, Color.parse("black"))
    assert [segment.text for segment in shown] == ["plain", "a[2Jbc", "“ok” 漢"]
    assert Sanitizer().apply(line[:1], Color.parse("black")) is not None


async def test_a_note_that_could_not_be_written_is_there_for_the_next_try(opened, monkeypatch):
    async with opened(size=(220, 40)) as person:
        await person.press("a")
        await person.type("the crest")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            await person.press("enter")
            await person.sees("can't be written: No space left on device")
        await person.press("a")
        await person.until(lambda: getattr(person.app.focused, "value", "") == "the crest")
        await person.press("enter")
        await person.sees("noted")
