"""Other processes of the explorer end with what asked for them, and leave nothing open behind."""

import asyncio
import gc
import warnings

import pytest

from tests.tui.conftest import Opener
from tui.apart import running


async def hold(started: asyncio.Future[asyncio.subprocess.Process]) -> None:
    """Keeps a process that waits for its standard input."""
    async with running("tui.extracting") as process:
        started.set_result(process)
        await asyncio.Event().wait()


@pytest.mark.parametrize("times", [1, 2, 3])
async def test_a_process_has_ended_when_what_held_it_is_cancelled_however_often(times: int):
    started = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(hold(started))
    process = await started
    for _ in range(times):
        task.cancel()
        await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await task
    assert process.returncode is not None
    assert process.stdin
    assert process.stdin.is_closing()
    assert process.stdout
    assert process.stdout.at_eof()


def test_an_explorer_left_while_it_indexes_leaves_no_process_or_pipe(opened: Opener, folder):
    async def leave() -> None:
        async with opened(folder, ready=False) as person:
            await person.until(lambda: bool(person.browse.indexing))

    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", ResourceWarning)
        asyncio.run(leave())
        gc.collect()
    assert [str(warning.message) for warning in told] == []
