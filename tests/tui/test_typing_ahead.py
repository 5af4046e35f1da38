"""Keys typed ahead of the screen act in their order, however long an answer takes: on a slow line they come at once."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.events import Key

from corpus.article import Article
from tests.tui.conftest import Reader
from tui import typeahead
from tui.actions import key_name
from tui.screens import keeping
from tui.screens.claim_reading import ClaimReadingScreen
from tui.screens.prompt import Prompt
from tui.screens.read import ReadScreen
from tui.workspace import Workspace

NAMES = {"Enter": "enter", "Down": "down", "Up": "up", "Esc": "escape", "Tab": "tab"}


class Door:
    """Stands before a method of the workspace, and lets nobody through while it is shut."""

    def __init__(self, method: Callable[..., Any]) -> None:
        self._method = method
        self._open = threading.Event()
        self._open.set()
        self.waiting = 0

    def shut(self) -> None:
        self._open.clear()

    def open(self) -> None:
        self._open.set()

    def __get__(self, instance: Workspace, owner: type) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            self.waiting += 1
            assert self._open.wait(180)
            self.waiting -= 1
            return self._method(instance, *args, **named)

        return call


def door_before(name: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    door = Door(getattr(Workspace, name))
    monkeypatch.setattr(Workspace, name, door)
    yield door
    door.open()


@pytest.fixture
def search(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    yield from door_before("search", monkeypatch)


@pytest.fixture
def load(monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """Before an article's text."""
    yield from door_before("read", monkeypatch)


def type_ahead(person: Reader, keys: str) -> None:
    """Sends all keys in one piece: words are typed letter by letter, but for the names of keys."""
    for word in keys.split():
        if word in NAMES:
            person.app.post_message(Key(NAMES[word], None))
        else:
            for letter in word:
                person.app.post_message(Key(key_name(letter), letter))


async def test_down_after_a_query_and_enter_moves_in_its_results(opened, search: Door):
    async with opened() as person:
        search.shut()
        type_ahead(person, "/dam Enter Down Down Enter")
        await person.until(lambda: search.waiting > 0)
        await person.pilot.pause(0.1)
        assert person.browse.results.cursor == 0
        search.open()
        await person.sees("‹ 3 of 3 ›")
        assert isinstance(person.app.screen, ReadScreen)
        third = person.browse.results.hit(2).entry.title
        await person.sees(third)


async def test_a_query_typed_in_one_piece_with_enter_opens_its_first_article(opened):
    async with opened() as person:
        type_ahead(person, "/insurers Enter Enter")
        await person.sees("80 million crowns", "hit")
        assert person.reading.answers.question.query == "insurers"


async def test_an_arrow_typed_with_a_query_moves_in_the_results_of_all_its_letters(opened, search: Door):
    async with opened() as person:
        search.shut()
        type_ahead(person, "/dam Down")
        await person.until(lambda: search.waiting > 0)
        await person.pilot.pause(0.1)
        search.open()
        await person.sees("2 of 3")
        second = person.browse.results.hit().entry.title
        type_ahead(person, "Enter Enter")
        await person.sees("of 3 ›", second)


async def test_letters_of_a_query_never_wait_for_results(opened, search: Door):
    async with opened() as person:
        search.shut()
        type_ahead(person, "/gjkb")
        await person.until(lambda: person.browse.box.value == "gjkb")
        await person.until(lambda: search.waiting > 0)
        search.open()


async def test_letters_after_the_key_that_opens_the_box_are_text_even_behind_others(opened, search: Door):
    async with opened() as person:
        search.shut()
        type_ahead(person, "/dam Enter j m /ferry Enter")
        await person.until(lambda: search.waiting > 0)
        await person.pilot.pause(0.1)
        search.open()
        await person.sees("1 of 1", "ferry")
        await person.until(lambda: person.browse.box.value == "ferry")
        await person.until(lambda: len(person.app.workspace.kept.marked) == 1)


async def test_hits_lines_and_pages_typed_before_an_article_is_there_count_in_it(opened, load: Door):
    async with opened(size=(100, 20)) as person:
        type_ahead(person, "/barrier Enter")
        await person.sees("1 of 1", "Forty days")
        load.shut()
        type_ahead(person, "Enter n n")
        await person.until(lambda: isinstance(person.app.screen, ReadScreen) and load.waiting > 0)
        await person.pilot.pause(0.1)
        load.open()
        await person.sees("hit 2 of 8", "Forty days on the wall")
        await person.press("q")
        load.shut()
        type_ahead(person, "Enter g j j j")
        await person.pilot.pause(0.1)
        load.open()
        await person.until(lambda: isinstance(person.app.screen, ReadScreen) and person.reading.view.top == 3)


async def test_steps_from_article_to_article_are_all_taken(opened, load: Door):
    async with opened() as person:
        load.shut()
        type_ahead(person, "Enter J J J K")
        await person.until(lambda: load.waiting > 0)
        await person.pilot.pause(0.1)
        load.open()
        await person.sees("‹ 3 of 7 ›")


async def test_who_else_says_it_is_asked_of_the_article_that_was_opened(opened, load: Door):
    async with opened() as person:
        type_ahead(person, "/crest Enter")
        await person.sees("1 of 2")
        load.shut()
        type_ahead(person, "Enter w")
        await person.pilot.pause(0.1)
        load.open()
        await person.sees("Who else")


async def test_steps_to_claims_typed_before_they_are_found_are_taken(
    opened, load: Door, monkeypatch: pytest.MonkeyPatch
):
    looked, found = ClaimReadingScreen.find_claims, asyncio.Event()

    async def late(screen: ClaimReadingScreen, *about: Any) -> None:
        await found.wait()
        await looked(screen, *about)

    monkeypatch.setattr(ClaimReadingScreen, "find_claims", late)
    async with opened() as person:
        load.shut()
        type_ahead(person, "Enter ] ] ]")
        await person.until(lambda: load.waiting > 0)
        load.open()
        await person.sees("claims are still looked for")
        found.set()
        await person.sees("claim 3 of")


async def test_words_written_before_the_note_that_is_there_has_been_found_are_added_to_it(
    opened, monkeypatch: pytest.MonkeyPatch
):
    found, sentences = threading.Event(), keeping._sentences

    def late(article: Article) -> Any:
        assert found.wait(180)
        return sentences(article)

    monkeypatch.setattr(keeping, "_sentences", late)
    found.set()
    async with opened() as person:
        article = person.browse.results.hit().entry.id

        async def note(words: str) -> None:
            await person.press("a")
            await person.until(lambda: isinstance(person.app.screen, Prompt))
            await person.type(words)
            await person.press("enter")
            await person.until(lambda: person.app.screen is person.browse)

        await note("one and")
        await person.sees("noted")
        found.clear()
        await note("two")
        found.set()
        await person.until(lambda: [n.text for n in person.app.workspace.kept.notes(article)] == ["one and two"])


async def test_the_panel_closed_ahead_stays_closed(opened, load: Door):
    async with opened(size=(140, 28)) as person:
        load.shut()
        type_ahead(person, "Enter c")
        await person.pilot.pause(0.1)
        load.open()
        await person.sees("Forty days", "%")
        await person.until(lambda: person.app.screen.has_class("no-panel"))


async def test_what_was_chosen_to_compare_with_is_chosen_from_the_list_that_was_asked_for(opened):
    async with opened() as person:
        await person.press("j")
        type_ahead(person, "= Enter")
        await person.sees("Compare 2")


async def test_whoever_is_tired_of_waiting_leaves_types_on_or_waits_no_longer(
    opened, search: Door, monkeypatch: pytest.MonkeyPatch
):
    async with opened() as person:
        search.shut()
        type_ahead(person, "/dam Enter /")
        await person.until(lambda: person.app.focused is person.browse.box)
        monkeypatch.setattr(typeahead, "PATIENCE", 0.05)
        type_ahead(person, "Enter j")
        await person.until(lambda: person.browse.results.cursor == 1)
        type_ahead(person, "/dams Enter")
        person.app.post_message(Key("ctrl+q", None))
        await person.until(lambda: person.app._exit)
        search.open()
