"""Slow calls that overtake each other."""

import asyncio
import threading
from collections.abc import Callable

import pytest

from tui.newest import Newest, OvertakenError


async def test_an_answer_comes_back_from_its_thread() -> None:
    assert await Newest().ask(lambda _: 2 + 3) == 5


async def test_only_the_newest_is_answered_and_those_between_never_run() -> None:
    newest, release, ran = Newest(), threading.Event(), []

    def slow(number: int) -> int:
        ran.append(number)
        release.wait(180)
        return number

    calls = [asyncio.create_task(newest.ask(lambda _, n=number: slow(n))) for number in range(4)]
    await asyncio.sleep(0.05)
    release.set()
    answers = await asyncio.gather(*calls, return_exceptions=True)
    assert answers[3] == 3
    assert all(isinstance(answer, OvertakenError) for answer in answers[:3])
    assert ran == [0, 3]


async def test_a_call_that_is_overtaken_is_told_to_give_up() -> None:
    newest, given_up = Newest(), threading.Event()

    def patient(cancelled: Callable[[], bool]) -> None:
        while not cancelled():
            given_up.wait(0.005)
        given_up.set()

    first = asyncio.create_task(newest.ask(patient))
    await asyncio.sleep(0.05)
    assert await newest.ask(lambda _: 7) == 7
    assert given_up.is_set()
    with pytest.raises(OvertakenError):
        await first


async def test_a_fault_of_an_overtaken_call_is_not_heard() -> None:
    newest, release = Newest(), threading.Event()

    def fails() -> None:
        release.wait(180)
        raise OSError("gone")

    first = asyncio.create_task(newest.ask(lambda _: fails()))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(newest.ask(lambda _: int("7")))
    release.set()
    with pytest.raises(OvertakenError):
        await first
    assert await second == 7
