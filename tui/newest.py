"""Slow calls that overtake each other: one thread at a time works, and only on the newest of what was asked."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")
Cancelled = Callable[[], bool]


class OvertakenError(Exception):
    """Something newer was asked; there is nobody left who wants this answer."""


class Newest:
    """A queue of one. A call that waits for its turn and is overtaken never runs; one that runs is not heard."""

    def __init__(self) -> None:
        self._turn = asyncio.Lock()
        self._number = 0

    async def ask(self, call: Callable[[Cancelled], Answer]) -> Answer:
        """What `call` returns, from a thread; it is told by a function whether to give up.

        Raises `OvertakenError` if something was asked since.
        """
        self._number += 1
        mine = self._number
        async with self._turn:
            self._check(mine)
            try:
                return await asyncio.to_thread(call, lambda: mine != self._number)
            finally:
                self._check(mine)

    def _check(self, number: int) -> None:
        if number != self._number:
            raise OvertakenError
