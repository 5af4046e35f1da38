"""The results of one query, page by page: what the list shows and the reader steps through."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.results import Hit, Results
    from tui.workspace import Workspace

PAGE = 20
"""Results asked for at a time."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and whether its last word is still being typed and stands for what begins with it as well."""

    query: str = ""
    typing: bool = False


class Answers:
    """All results of a query; those that were not looked at are not there yet."""

    def __init__(self, workspace: "Workspace", question: Question, first: "Results") -> None:
        self._workspace = workspace
        self.question = question
        self.total = first.total
        self.hits: dict[int, Hit] = dict(enumerate(first.hits))
        self._fetching = asyncio.Lock()

    async def page(self, offset: int) -> "tuple[Hit, ...]":
        """The results from `offset` on, as many as a page holds."""
        async with self._fetching:
            wanted = range(offset, min(offset + PAGE, self.total))
            if not all(index in self.hits for index in wanted):
                results = await asyncio.to_thread(self._workspace.search, self.question, offset, PAGE)
                self.hits.update(enumerate(results.hits, offset))
        return tuple(self.hits[index] for index in wanted if index in self.hits)

    async def hit(self, index: int) -> "Hit | None":
        """One result, or None beyond the last."""
        if not 0 <= index < self.total:
            return None
        await self.page(index // PAGE * PAGE)
        return self.hits.get(index)
