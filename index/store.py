"""Where an index lives on disk, who writes to it, and which generation of it counts.

Whoosh's table of contents names the segments of a generation; a commit writes the next one and renames it into
place, so that readers see the old index or the new one. The catalogue of a generation is written before.
"""

import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from typing import Any

import numpy as np
import Stemmer

from corpus.errors import printable
from corpus.folder import Corpus
from corpus.places import cache_folder
from index.arrays import in_range
from index.catalogue import Catalogue
from index.claims.table import ClaimTable, claims_name
from index.engine import TOC, VERSION, EmptyIndexError, clean_files
from index.errors import DamagedIndexError, LockedError, guarded
from index.schema import schema
from index.segments import NAME, Segment, annotations_name, look_over
from index.storage import PlainStorage
from index.stories import StoryTable, stories_name

FORMAT = f"4 whoosh {'.'.join(map(str, VERSION[:3]))} stemmer {Stemmer.version()}"
"""Changes when what is stored, or what a word's terms are, changes."""

_HOLDER = "writer.json"


@dataclass(frozen=True, slots=True)
class Generation:
    """The index at one time."""

    number: int
    segments: tuple[Segment, ...]
    catalogue: Catalogue
    claims: ClaimTable | None
    """None where no claims have been looked for."""
    stories: StoryTable | None
    """None where articles haven't been told apart by story."""


def index_directory(corpus: Corpus) -> Path:
    """The corpus's own `.crossread/index` where its owner has made one, else a folder in the user's cache.

    One that lies elsewhere, behind a link, is none: who packed the corpus may not choose a folder that we write to.
    """
    if corpus.files is None and (own := own_directory(corpus)).is_dir() and own.resolve() == own:
        return own
    return cache_folder() / corpus.key


def own_directory(corpus: Corpus) -> Path:
    """Where in a corpus its own index lies, if it has one."""
    return corpus.root / ".crossread" / "index"


class Store:
    """The folder of one index."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._storage = PlainStorage(directory)

    def look_for_links(self) -> None:
        """Raises `DamagedIndexError` where something in the folder leads elsewhere, or isn't a file at all."""
        with suppress(FileNotFoundError), os.scandir(self.directory) as entries:
            for entry in entries:
                if not entry.is_file(follow_symlinks=False) and not entry.is_dir(follow_symlinks=False):
                    raise DamagedIndexError(
                        f"the index can't be used: {printable(entry.path)} is a link or no ordinary file; remove it"
                    )

    def latest(self) -> int:
        """The number of the generation that counts, -1 where nothing has been built."""
        number: int = TOC._latest_generation(self._storage, NAME)
        return number

    def current(self) -> Generation | None:
        """The generation that counts, None where nothing has been built; raises `DamagedIndexError`."""
        for _ in range(5):  # a writer may remove the files of a generation that it has just replaced
            number = self.latest()
            if number < 1:
                return None
            try:
                return self.generation(number)
            except DamagedIndexError:
                if self.latest() == number:
                    raise
        raise DamagedIndexError("the index changes faster than it can be read")

    def verified(self) -> Generation | None:
        """The same, read wholly: half a second for each gigabyte."""
        while True:
            generation = self.current()
            try:
                if generation:
                    self.verify(generation)
            except DamagedIndexError:
                if generation and self.latest() != generation.number:  # a writer has removed what it replaced
                    continue
                raise
            return generation

    @guarded
    def generation(self, number: int) -> Generation:
        """The generation of this number, while it counts; raises `DamagedIndexError`."""
        self.look_for_links()
        try:
            contents = TOC.read(self._storage, NAME, gen=number, schema=schema())
            segments = tuple(contents.segments)
        except EmptyIndexError:
            raise DamagedIndexError("the index is gone") from None
        except Exception as error:  # noqa: BLE001 (Whoosh raises what its pickles and structs raise)
            raise DamagedIndexError(f"the index is damaged ({_one_line(error)})") from None
        finally:
            self._storage.close_files()
        catalogue = Catalogue(self.directory / catalogue_name(number), FORMAT)
        for segment in segments:
            look_over(self.directory, segment)
        rows = catalogue.columns.numbers
        sizes = np.array([segment.doc_count_all() for segment in segments], np.int64)
        if not in_range(rows["segment"], len(segments)) or (rows["doc"] >= sizes[rows["segment"]]).any():
            raise DamagedIndexError("the index is damaged (its catalogue names articles that it doesn't hold)")
        claims = self._claims(number, catalogue)
        stories = None
        if claims is not None and (path := self.directory / stories_name(number)).exists():
            stories = StoryTable(path, len(catalogue), len(claims))
            claims.states = stories.states
        return Generation(number, segments, catalogue, claims, stories)

    def _claims(self, number: int, catalogue: Catalogue) -> ClaimTable | None:
        if not catalogue.facts["annotated"]:
            return None
        return ClaimTable(self.directory / claims_name(number), len(catalogue))

    def verify(self, generation: Generation) -> None:
        """Reads every file of a generation; raises `DamagedIndexError` where one isn't as it was written."""
        generation.catalogue.verify()
        if generation.claims:
            generation.claims.verify()
        if generation.stories:
            generation.stories.verify()
        for segment in generation.segments:
            look_over(self.directory, segment, wholly=True)

    def commit(self, number: int, segments: list[Segment]) -> None:
        """Makes generation `number`, of these segments, the one that counts; Whoosh removes what it doesn't name."""
        TOC(schema(), segments, number).write(self._storage, NAME)
        clean_files(self._storage, NAME, number, segments)
        rmtree(self.directory / f"{NAME}.tmp", ignore_errors=True)  # Whoosh's scratch folder
        self._remove_others(number, segments)

    def tidy(self) -> None:
        """Removes what a build that failed has written: all that no commit names."""
        number = max(self.latest(), 0)
        try:
            segments = list(TOC.read(self._storage, NAME, gen=number, schema=schema()).segments) if number else []
        except Exception:  # noqa: BLE001 (as above: a damaged one is built again, and tidied then)
            return
        finally:
            self._storage.close_files()
        clean_files(self._storage, NAME, number, segments)
        self._remove_others(number, segments)
        for path in self.directory.glob("*.partial"):
            path.unlink(missing_ok=True)

    def _remove_others(self, number: int, segments: list[Segment]) -> None:
        """Removes our own files of other generations."""
        named = (catalogue_name(number), claims_name(number), stories_name(number))
        found = {annotations_name(segment) for segment in segments}
        for path in self.directory.glob(f"{NAME}_*.found*"):
            if path.name not in found:
                path.unlink(missing_ok=True)
        for path in (file for name in named for file in self.directory.glob(f"{name.partition('-')[0]}-*")):
            if path.name not in named:
                path.unlink(missing_ok=True)

    @contextmanager
    def writing(self, wait: float = 0) -> Iterator[None]:
        """Keeps other writers out, and leaves the index as it was where it can't be written; see `lock`."""
        with self.lock(wait):
            try:
                yield
            except OSError as error:  # most likely a full disk: what was written of the new index gives room again
                self.tidy()
                place, reason = error.filename or self.directory, error.strerror or error
                raise DamagedIndexError(f"the index can't be written: {place}: {reason}; the old one stays") from None

    @contextmanager
    def lock(self, wait: float = 0) -> Iterator[None]:
        """Keeps other writers out, by Whoosh's own lock; waits up to `wait` seconds, then raises `LockedError`."""
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            self.look_for_links()
            lock = self._storage.lock(f"{NAME}_WRITELOCK")
            give_up = time.monotonic() + wait
            while not lock.acquire():
                if time.monotonic() >= give_up:
                    raise LockedError(f"the index is being built by {self._holder()}; wait for it, or end it")
                time.sleep(0.1)
        except OSError as error:
            place = error.filename or self.directory
            raise DamagedIndexError(f"the index can't be written: {place}: {error.strerror}") from None
        try:
            held = {"pid": os.getpid(), "host": socket.gethostname(), "since": time.strftime("%H:%M:%S")}
            (self.directory / _HOLDER).write_text(json.dumps(held), encoding="utf-8")
            yield
        finally:
            lock.release()

    def writer(self) -> str:
        """Who builds the index just now, "" for nobody."""
        if not (self.directory / f"{NAME}_WRITELOCK").is_file() or not os.access(self.directory, os.W_OK):
            return ""
        self.look_for_links()
        lock = self._storage.lock(f"{NAME}_WRITELOCK")
        if not lock.acquire():
            return self._holder()
        lock.release()
        return ""

    def _holder(self) -> str:
        try:
            held: dict[str, Any] = json.loads((self.directory / _HOLDER).read_bytes())
            return f"process {held['pid']} on {held['host']} since {held['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"


def catalogue_name(number: int) -> str:
    return f"catalogue-{number}.arrays"


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())[:100]
