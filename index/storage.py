"""Whoosh's files, written and read as arrays; and pickles among them that may hold data only.

Whoosh's stock postings are Python pickles in small blocks, and a pickle can run any code. `ArrayCodec` is Whoosh's
own codec with a term's postings as one run of numbers. What is still a pickle (the table of contents, a few
numbers a block) is read by an unpickler that makes plain values alone, so that an index that someone else
prepared can be opened.
"""

import pickle
from array import array
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.opening import open_ordinary
from index.engine import (
    WHOOSH3_HEADER_MAGIC,
    FileStorage,
    StructFile,
    W3Codec,
    W3FieldWriter,
    W3LeafMatcher,
    W3PostingsWriter,
    length_to_byte,
    pack_int,
)

_ALLOWED = frozenset(
    {
        "whoosh.codec.whoosh3.W3Segment",
        "index.storage.ArrayCodec",
        "collections.defaultdict",
        "copyreg._reconstructor",
        "builtins.object",
        "builtins.int",
        "builtins.set",
    }
)


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        module = {"__builtin__": "builtins", "copy_reg": "copyreg"}.get(module, module)
        if f"{module}.{name}" not in _ALLOWED:
            raise pickle.UnpicklingError(f"it holds {module}.{name}, which no index needs")
        return super().find_class(module, name)


class PlainFile(StructFile):  # type: ignore[misc]
    """A file of the index whose pickles are plain values."""

    def read_pickle(self) -> Any:
        return _PlainUnpickler(self.file).load()


class PlainStorage(FileStorage):  # type: ignore[misc]
    """The folder of an index, which knows what was opened through it, also where Whoosh failed half-way."""

    def __init__(self, directory: Path) -> None:
        super().__init__(str(directory))
        self._opened: list[PlainFile] = []

    def open_file(self, name: str, **kwargs: Any) -> PlainFile:
        stream = open_ordinary(Path(self._fpath(name)))  # closed below
        self._opened.append(PlainFile(stream, name=name, **kwargs))
        return self._opened[-1]

    def close_files(self) -> None:
        """Closes what is still open; Whoosh's own `close` is called by each of several readers of one storage."""
        while self._opened:
            file = self._opened.pop()
            if not file.is_closed:
                file.close()


class PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    """Writes the postings of a term as one block: articles, frequencies, positions, each a run of four-byte numbers."""

    def _new_block(self) -> None:
        super()._new_block()
        self._counts: array[int] | None = None

    def add_all(self, docs: bytes, counts: bytes, positions: bytes, shortest: int, longest: int) -> None:
        """All postings of the term at once, as `uint32`, with the words of the shortest and the longest article."""
        self._ids.frombytes(docs)
        self._counts = array("I", counts)
        self._weights = self._counts
        self._maxweight = float(max(self._counts))
        self._values = [positions]
        self._minlength, self._maxlength = shortest, longest

    def _write_block(self, last: bool = False) -> None:
        self._terminfo.add_block(self)
        counts = self._counts or array("I", [len(value) // 4 for value in self._values])
        data = (self._ids.tobytes(), counts.tobytes(), *self._values)
        lengths = length_to_byte(self._minlength), length_to_byte(self._maxlength)
        info = pickle.dumps((len(self._ids), self._ids[-1], float(self._maxweight), 0, *lengths), 2)
        size = len(info) + sum(map(len, data))
        magic = b"" if self._blockcount else WHOOSH3_HEADER_MAGIC
        self._postfile.write(b"".join((magic, pack_int(-size if last else size), info, *data)))
        self._blockcount += 1
        self._new_block()


class PostingList(W3LeafMatcher):  # type: ignore[misc]
    """The postings of one term: by Whoosh's matcher, or all at once."""

    def _read_data(self) -> None:
        data = self._postfile.get(self._dataoffset, self._nextoffset - self._dataoffset)
        numbers = np.frombuffer(data, "=u4")
        size = self._blocklength
        self._data = numbers[:size], numbers[size : 2 * size], numbers[2 * size :]

    def _read_ids(self) -> None:
        if self._data is None:
            self._read_data()
        self._ids = tuple(self._data[0].tolist())

    def _read_weights(self) -> None:
        if self._data is None:
            self._read_data()
        self._weights = self._data[1].astype(np.float32)

    def _read_values(self) -> None:
        if self._data is None:
            self._read_data()
        _, counts, positions = self._data
        ends = np.cumsum(counts)
        self._values = tuple(part.tobytes() for part in np.split(positions, ends[:-1]))

    def arrays(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.uint32]]:
        """Articles, frequencies, and the positions of all, one after the other."""
        parts = []
        while not self._atend:
            self._read_data()
            parts.append(self._data)
            self._next_block()
        if len(parts) == 1:
            docs, counts, positions = parts[0]
            return docs, counts, positions
        docs, counts, positions = (np.concatenate([part[n] for part in parts]) for n in range(3))
        return docs, counts, positions


class FieldWriter(W3FieldWriter):  # type: ignore[misc]
    """Writes a field's terms, each with all its postings at once."""

    def add_all(self, docs: bytes, counts: bytes, positions: bytes, shortest: int, longest: int) -> None:
        """The postings of the term that was started: see `PostingsWriter.add_all`."""
        self._postwriter.add_all(docs, counts, positions, shortest, longest)


class ArrayCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's files with postings as arrays."""

    def field_writer(self, storage: FileStorage, segment: Any) -> FieldWriter:
        return FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: StructFile, byteids: bool = False) -> PostingsWriter:
        return PostingsWriter(dbfile, blocklimit=1 << 30, byteids=byteids, compression=0, inlinelimit=0)

    def postings_reader(
        self, dbfile: StructFile, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> PostingList:
        return PostingList(dbfile, *terminfo.extent(), format_, term=term, scorer=scorer)
