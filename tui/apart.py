"""Modules of the program run in processes of their own: what takes the interpreter for long would keep keys waiting."""

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

PLACE = Path(__file__).resolve().parent.parent


@asynccontextmanager
async def running(module: str, *words: str) -> AsyncIterator[Process]:
    """Runs a module with a pipe from and to it. When this is left, by being cancelled as well, the process has ended.

    It must end with us even where we are killed: see `tui.parentage.end_with_parent`.
    """
    paths = os.pathsep.join([str(PLACE), *filter(None, [os.environ.get("PYTHONPATH")])])
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *words,
        stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={**os.environ, "PYTHONPATH": paths}, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await _ended(process)


async def _ended(process: Process) -> None:
    """Waits until the process and its pipes are gone, which takes no time: cancelled meanwhile, it waits on."""
    cancelled: asyncio.CancelledError | None = None
    while True:
        try:
            await process.communicate()
            break
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled:
        raise cancelled
