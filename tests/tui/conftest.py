"""A small corpus of our own, folders of the user set aside, and a pilot that waits for what is to be seen."""

import asyncio
import gc
import os
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from textual.pilot import Pilot

from claims.comparison import Comparison
from corpus.article import Article, Span
from corpus.folder import open_corpus
from tests.tui import yard as made_by_hand
from tui.app import Explorer
from tui.config import Config
from tui.crossing import Crossing, ToldStory
from tui.elsewhere import Elsewhere, told_elsewhere, told_in_thread
from tui.indexing import refresh
from tui.screens.browse import BrowseScreen
from tui.screens.read import ReadScreen

ARTICLES = {
    "north/dam-holds.md": """---
title: Dam above Holt holds through the night
outlet: North Post
published: 2024-03-05
author: Ines Varga
---
HOLT – The dam above the town of Holt held through the night, engineers said on Tuesday, though the water stood
forty centimetres below its crest.

“We have 300 people on the wall,” said Marta Lind, who leads the works. “The dam will hold if the rain stops.”

Read more: How dams are watched

The river Asla rose by two metres in a day. About 1,200 people left their homes in the lower town.
""",
    "north/school.md": """---
title: School in Holt opens its hall to those who left
outlet: North Post
published: 2024-03-06
---
The school on the hill took in 450 people on Wednesday, the mayor said. Beds came by lorry from Brant.

Nobody knows when they can return. The dam is still watched day and night.
""",
    "city/crest.md": """---
title: Water above the crest, minister warns
outlet: City Gazette
published: 2024-03-05
tags: [flood]
---
The minister of the interior said that the dam above Holt could fail within hours.

He spoke of 2,000 people who must leave. The works denied that there was any danger.
""",
    "city/insurers.md": """---
title: Insurers count the cost of the Asla flood
outlet: City Gazette
published: 2024-04-02
tags: [flood, money]
---
The flood of early March cost insurers 80 million crowns, their union said. Half of that was in Holt.
""",
    "odd/markup.md": """---
title: "[b]Brackets[/b] in a title"
outlet: Odd Bin
published: 2024-01-09
---
This text has [red]brackets[/red] and \\x1b[31m as words, and a real one: \x1b[31mbell\x07.
""",
    "bare.txt": """The ferry to Brant lay still for a third day.
Its owner said that the river Asla carried too much timber for the crossing, and that he would wait for Monday.
""",
}

PATIENCE = float(os.environ.get("PATIENCE", "180"))
"""Seconds that something is waited for on a machine with much else to do; it takes a hundredth."""


def long_article() -> str:
    """An article of some screens, with a word now and then."""
    parts = [
        f"Day {day} of the watch on the Asla went by without rain. The gauge at Holt bridge stood at {400 - 3 * day} "
        f"centimetres, and the {'barrier' if day % 5 == 0 else 'wall'} was walked twice."
        for day in range(1, 41)
    ]
    return "---\ntitle: Forty days on the wall\noutlet: North Post\npublished: 2024-04-20\n---\n" + "\n\n".join(parts)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small corpus in `flood` and, in `cache`, its index, which takes a second to build."""
    shelf = tmp_path_factory.mktemp("shelf")
    write_articles(shelf / "flood")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
        refresh(open_corpus(shelf / "flood"))
    return shelf


@pytest.fixture(scope="session")
def yard(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Path:
    """Four articles on one fire, with an index of claims made by hand."""
    root = tmp_path_factory.mktemp("yard")
    made_by_hand.write(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
        patch.setattr("tui.indexing.annotator", lambda corpus: made_by_hand.MadeAnnotator())
        refresh(open_corpus(root), processes=1)
    return root


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Comparisons of the articles on the fire are those made by hand: what screens show changes only with them."""

    def compare(crossing: Crossing, ids: Sequence[str]) -> Comparison:
        return made_by_hand.comparison([crossing._article(name) for name in ids])

    def story(crossing: Crossing, name: str, progress: Callable[[str], None] = lambda _: None) -> ToldStory:
        names = crossing.index.story_of(name).articles
        found = compare(crossing, names)
        return ToldStory(crossing.index.story_of(name).label, len(names), found)

    def who_else(crossing: Crossing, article: Article, span: Span, cancelled: Callable[[], bool] = bool) -> Elsewhere:
        found = story(crossing, article.id).comparison
        number = [other.id for other in found.articles].index(article.id)
        order = range(len(found.articles))
        thread = next((t for t in found.threads for at in t.told_by(number) if t.members[at].span.overlaps(span)), None)
        if thread:
            return told_in_thread(found, thread, number, order)
        return told_elsewhere(article, span, span, None, (), (), [[article.id]], 3, None)

    monkeypatch.setattr("tui.indexing.annotator", lambda corpus: made_by_hand.MadeAnnotator())
    for name, method in (("compare", compare), ("story", story), ("who_else", who_else)):
        monkeypatch.setattr(Crossing, name, method)


SLOW = float(os.environ.get("SLOW", "0"))
"""Seconds that all that is done in a thread takes before and after: with 0.3, no test may see what isn't there yet."""


@pytest.fixture(autouse=True)
def slow_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    to_thread = asyncio.to_thread

    async def slowly(*call: Any, **named: Any) -> Any:
        await asyncio.sleep(SLOW)
        try:
            return await to_thread(*call, **named)
        finally:
            await asyncio.sleep(SLOW)

    if SLOW:
        monkeypatch.setattr(asyncio, "to_thread", slowly)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of the person who runs the tests is read or written, and nothing kept goes from test to test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
    for name in ("DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / "home" / name.lower()))
    for name in ("SSH_CONNECTION", "SSH_TTY", "TMUX", "CROSSREAD_CORPUS", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    yield
    for kept in shelf.glob("*.yaml"):
        kept.unlink()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small corpus to change at will, without an index."""
    write_articles(tmp_path / "flood")
    return tmp_path / "flood"


def write_articles(root: Path) -> None:
    """Seven articles of three outlets and none on one flood."""
    for name, text in {**ARTICLES, "north/watch.md": long_article()}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")
    (root / "corpus.yaml").write_text("name: The Asla flood\n", encoding="utf8")


class Reader:
    """A person at the explorer: presses keys, and sees what is on the screen."""

    def __init__(self, app: Explorer, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def type(self, words: str) -> None:
        for character in words:
            await self.pilot.press("space" if character == " " else character)

    async def sees(self, *words: str, but_not: str = "") -> None:
        """Waits until all the words are on the screen."""
        await self.until(
            lambda: all(word in self.screen for word in words) and (not but_not or but_not not in self.screen),
            lambda: f"{words!r} (not {but_not!r}) in\n{self.screen}",
        )

    async def until(self, condition: Callable[[], bool], wanted: Callable[[], str] = lambda: "") -> None:
        end = monotonic() + PATIENCE
        while not condition():
            assert monotonic() < end, f"waited in vain for {wanted()}"
            await self.pilot.pause(0.02)

    @property
    def screen(self) -> str:
        """The screen as text, line by line."""
        return "\n".join(strip.text.rstrip() for strip in self.app.screen._compositor.render_strips())

    @property
    def browse(self) -> BrowseScreen:
        return next(screen for screen in self.app.screen_stack if isinstance(screen, BrowseScreen))

    @property
    def reading(self) -> ReadScreen:
        assert isinstance(self.app.screen, ReadScreen)
        return self.app.screen


Opener = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def opened(shelf: Path) -> Opener:
    """Opens the explorer on the small corpus, or another, and waits until its index is there."""

    @asynccontextmanager
    async def open_(
        root: Path | None = None, size: tuple[int, int] = (100, 28), config: Config | None = None, ready: bool = True
    ) -> AsyncIterator[Reader]:
        app = Explorer(open_corpus(root or shelf / "flood"), config or Config(animation="none"))
        async with app.run_test(size=size) as pilot:
            reader = Reader(app, pilot)
            if ready:
                await reader.until(lambda: app.workspace.index is not None and not reader.browse.busy)
                await pilot.pause()
            yield reader
        gc.unfreeze()  # what the explorer froze can go: it held seven files of each index open

    return open_
