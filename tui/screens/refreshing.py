"""Over an index: it is opened, brought up to date, followed when someone else does that, and its state told."""

import asyncio
import gc
from abc import abstractmethod

from tui.actions import key_shown
from tui.extracting import load
from tui.screens.comparing import ComparingScreen

FOLLOWING = 2.0
"""Seconds between two looks at whether there is a newer state of the index: one listing of its folder."""


class RefreshingScreen(ComparingScreen):
    """The screen that opens the corpus; what it shows of the index is shown anew when that has changed."""

    busy = True
    """Whether the corpus is being opened or its index refreshed."""
    indexing = ""
    """What goes on while the index is brought up to date."""
    _mended = False
    """Whether a damaged index has been built again; what fails after that is told, not tried for ever."""

    @abstractmethod
    async def search_first(self) -> None:
        """Shows the index as it is when it has just been opened."""

    @abstractmethod
    async def search_again(self) -> None:
        """Shows the same of the index as it is now."""

    async def open_index(self) -> None:
        """What people added, the index as it is, the index brought up to date; from then on it is followed."""
        await self.told(asyncio.to_thread(self.workspace.load_annotations))
        there = await self.told(asyncio.to_thread(self.workspace.open_index))
        await self.told(self.search_first())
        if self.workspace.kept and self.workspace.kept.fault:
            self.say(f"✗ {self.workspace.kept.fault}")
        if not there or await self.told(asyncio.to_thread(self.workspace.stale)):
            if self.workspace.may_refresh:
                await self._refresh()
            else:
                self.say("files have changed since the index was made; its owner refreshes it")
        # What is there now stays: without this a full collection stopped typing for 50 ms every few seconds.
        gc.freeze()
        self.busy = False
        self.start(asyncio.to_thread(load), group="loading")
        self.set_interval(FOLLOWING, lambda: self.start(self._follow(), group="following"))

    def mend(self, fault: str) -> bool:
        """Builds a damaged index again and says so, once; whether that is or will be done."""
        if self.indexing or self._mended:
            return False
        self._mended = True
        self.say(f"{fault}: that is done now")
        self.action_refresh()
        return True

    def action_refresh(self) -> None:
        self.start(self._refresh(), group="indexing")

    async def _follow(self) -> None:
        """Shows the same anew when someone else has refreshed the index, as on a shared server."""
        if not self.indexing and await self.told(asyncio.to_thread(self.workspace.follow)):
            await self.told(self.search_again())

    async def _refresh(self) -> None:
        """Brings the index up to date in another process, then shows the same anew."""
        if self.indexing:
            return
        from tui.background import refresh_apart

        self.tell_state("indexing …")
        try:
            note = await self.told(
                refresh_apart(
                    self.workspace.corpus,
                    lambda step: self.tell_state(str(step)),
                    searchable=lambda: self.start(self._renew(), group="renewing"),
                )
            )
        finally:
            self.tell_state("")
        await self._renew()
        if note:
            self.say(note)

    async def _renew(self) -> None:
        """Goes over to the newest state of the index, and shows the same anew."""
        await self.told(asyncio.to_thread(self.workspace.open_index))
        await self.told(self.search_again())

    def tell_state(self, indexing: str | None = None) -> None:
        """The heading's right side: what goes on, how many articles there are, what could not be read."""
        if indexing is not None:
            self.indexing = indexing
        index, faults = self.workspace.index, len(self.workspace.faults)
        parts = [self.indexing] if self.indexing else []
        if index is not None:
            parts.append(f"{len(index):,} article{'' if len(index) == 1 else 's'}")
        if faults:
            many, them = ("fault", "it") if faults == 1 else ("faults", "them")
            parts.append(f"{faults:,} {many}, {self.key('corpus.faults')} shows {them}")
        self.heading.say(status=" · ".join(parts))

    def why_empty(self) -> str:
        """Why no articles are there, and what to do about it."""
        if self.indexing:
            return "Looking for articles …"
        return (
            f"No articles in {self.workspace.corpus.root}\n"
            f"Put .txt, .md or .jsonl files there and press {self.key('corpus.refresh')}."
        )

    def key(self, action: str) -> str:
        """The key of an action, as it is shown."""
        return key_shown(self.workspace.config.keys_of(action)[0])

    def action_faults(self) -> None:
        faults = self.workspace.faults
        if not faults:
            self.say("every file could be read")
            return
        from tui.screens.listing import Listing

        self.app.push_screen(Listing("What is wrong with files", [str(fault) for fault in faults]))
