"""Where an index lives on disk: generations that replace each other in one step, and the writer's lock.

`current.json` names the files of the generation that counts; it is replaced last, in one step. Files never
change once written, and those of the generation before stay for its readers until the next build.
"""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

import Stemmer

from corpus.folder import Corpus
from corpus.places import cache_folder
from index.errors import DamagedIndexError, LockedError

FORMAT = f"1/{Stemmer.version()}"
"""Changes when what is stored, or what a word's terms are, changes."""

_CURRENT = "current.json"
_LOCK = "lock.json"


@dataclass(frozen=True, slots=True)
class Generation:
    """The files that make up the index at one time."""

    number: int
    catalogue: str
    segments: tuple[str, ...]
    settings: str
    """Digest of what `corpus.yaml` says about articles."""
    format: str = FORMAT


def index_directory(corpus: Corpus) -> Path:
    """The corpus's own `.crossread/index` where its owner has made one, else a folder in the user's cache."""
    if corpus.files is None and (own := corpus.root / ".crossread" / "index").is_dir():
        return own
    return cache_folder() / corpus.key


class Store:
    """The folder of one index."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory

    def current(self) -> Generation | None:
        """The generation that counts, None where nothing has been built; raises `DamagedIndexError`."""
        try:
            given = json.loads((self.directory / _CURRENT).read_bytes())
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise DamagedIndexError(f"the index can't be read ({error}); it has to be built again") from None
        if not isinstance(given, dict) or given.get("format") != FORMAT:
            raise DamagedIndexError("the index is from another version of crossread; it has to be built again")
        try:
            generation = Generation(**given)
            names = [generation.catalogue, *generation.segments]
            if any(not isinstance(name, str) or "/" in name or os.sep in name for name in names):
                raise TypeError
        except TypeError:
            raise DamagedIndexError("the index is damaged; it has to be built again") from None
        return generation

    def commit(self, generation: Generation) -> None:
        """Makes `generation` the one that counts."""
        partial = self.directory / f"{_CURRENT}.partial"
        with partial.open("w", encoding="utf-8") as stream:
            json.dump(asdict(generation), stream)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(self.directory / _CURRENT)

    def clean(self, *kept: Generation | None) -> None:
        """Removes the files of all generations but `kept`; what can't be removed now is next time."""
        names = {name for generation in kept if generation for name in (generation.catalogue, *generation.segments)}
        for path in self.directory.glob("*.arrays*"):
            if path.name not in names:
                try:
                    path.unlink()
                except OSError:  # still mapped by a reader, on Windows
                    continue

    @contextmanager
    def lock(self, wait: float = 0) -> Iterator[None]:
        """Keeps other writers out; waits up to `wait` seconds for one to finish, then raises `LockedError`."""
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            stream = (self.directory / _LOCK).open("a+", encoding="utf-8")
        except OSError as error:
            place = error.filename or self.directory
            raise DamagedIndexError(f"the index can't be written: {place}: {error.strerror}") from None
        with stream:
            give_up = time.monotonic() + wait
            while not _locked(stream):
                if time.monotonic() >= give_up:
                    raise LockedError(f"the index is being built by {_holder(stream)}; wait for it, or end it")
                time.sleep(0.1)
            stream.truncate(0)
            json.dump({"pid": os.getpid(), "host": socket.gethostname(), "since": time.strftime("%H:%M:%S")}, stream)
            stream.flush()
            yield


def _locked(stream: IO[str]) -> bool:
    """Takes the lock on an open file, which the system frees should this process die."""
    try:
        try:
            import fcntl
        except ImportError:
            import msvcrt

            stream.seek(1 << 30)  # a byte beyond the text, so that others can read who holds it
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _holder(stream: IO[str]) -> str:
    stream.seek(0)
    try:
        held = json.loads(stream.read())
        return f"process {held['pid']} on {held['host']} since {held['since']}"
    except (ValueError, KeyError, TypeError):
        return "another process"
