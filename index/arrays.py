"""A file of named arrays: written in one go, read by mapping it into memory; holds numbers and text, never code."""

import json
import mmap
import os
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.errors import UnreadableError
from corpus.opening import open_ordinary
from index.errors import DamagedIndexError

Array = NDArray[Any]

_MAGIC = b"crossread arrays 2\n"
_START = len(_MAGIC) + 12
_ALIGN = 16
_KINDS = frozenset({"<i8", "<i4", "<i2", "|i1", "|u1", "<u8", "<u4", "<u2", "<f4", "<f8"})


def write(path: Path, arrays: Mapping[str, Array], facts: Mapping[str, Any] | None = None) -> None:
    """Stores `arrays` and `facts` (JSON values) so that a reader sees all or nothing of them."""
    blocks: list[bytes | memoryview] = []
    places = {}
    end = check = 0
    for name, given in arrays.items():
        array = np.ascontiguousarray(given)
        array = array.astype(array.dtype.newbyteorder("<"), copy=False)
        gap = -end % _ALIGN
        places[name] = [array.dtype.str, len(array), end + gap]
        blocks += (b"\0" * gap, array.data.cast("B") if len(array) else b"")
        end += gap + array.nbytes
    for block in blocks:
        check = zlib.crc32(block, check)
    header = json.dumps({"arrays": places, "facts": facts or {}, "bytes": end, "check": check}).encode()
    header += b" " * (-(_START + len(header)) % _ALIGN)
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)  # a link, if somebody put one there, isn't written through
    with partial.open("xb") as stream:
        stream.write(_MAGIC + len(header).to_bytes(8, "little") + zlib.crc32(header).to_bytes(4, "little") + header)
        stream.writelines(blocks)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(path)


class ArrayFile(Mapping[str, Array]):
    """The arrays of one file, read-only and mapped; raises `DamagedIndexError` where the file isn't whole."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            with open_ordinary(path) as stream:
                self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except OSError as error:
            raise DamagedIndexError(f"the index can't be read ({path.name}: {error.strerror})") from None
        except (ValueError, UnreadableError):  # nothing to map
            raise DamagedIndexError(f"the index is damaged ({path.name} is empty)") from None
        try:
            self._places, self.facts, self._base, self._check = self._header()
        except (ValueError, KeyError, TypeError, IndexError, RecursionError):
            raise DamagedIndexError(f"the index is damaged ({path.name})") from None

    def _header(self) -> tuple[dict[str, tuple[np.dtype[Any], int, int]], dict[str, Any], int, int]:
        view = self._map
        if view[: len(_MAGIC)] != _MAGIC:
            raise ValueError
        base = _START + int.from_bytes(view[len(_MAGIC) : len(_MAGIC) + 8], "little")
        if zlib.crc32(view[_START:base]) != int.from_bytes(view[_START - 4 : _START], "little"):
            raise ValueError
        header = json.loads(view[_START:base])
        if len(view) != base + header["bytes"]:
            raise ValueError
        places = {}
        for name, (kind, length, place) in header["arrays"].items():
            if kind not in _KINDS or length < 0 or place < 0:
                raise ValueError
            dtype = np.dtype(kind)
            if base + place + length * dtype.itemsize > len(view):
                raise ValueError
            places[name] = (dtype, length, base + place)
        return places, dict(header["facts"]), base, header["check"]

    def verify(self) -> None:
        """Reads all of the file; raises `DamagedIndexError` where any of it isn't as it was written."""
        if zlib.crc32(memoryview(self._map)[self._base :]) != self._check:
            raise DamagedIndexError(f"the index is damaged ({self._name})")

    def __getitem__(self, name: str) -> Array:
        dtype, length, place = self._places[name]
        return np.frombuffer(self._map, dtype, length, place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


class Strings(Sequence[str]):
    """Many strings as one run of UTF-8 bytes and the offsets at which each starts."""

    __slots__ = ("data", "offsets")

    def __init__(self, data: NDArray[np.uint8], offsets: NDArray[np.int64]) -> None:
        self.data = data
        self.offsets = offsets

    @classmethod
    def of(cls, strings: Iterable[str]) -> "Strings":
        encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
        offsets = np.zeros(len(encoded) + 1, np.int64)
        np.cumsum([len(data) for data in encoded], out=offsets[1:])
        return cls(np.frombuffer(b"".join(encoded), np.uint8), offsets)

    @classmethod
    def stored(cls, file: Mapping[str, Array], name: str) -> "Strings":
        return cls(file[f"{name}.data"], file[f"{name}.offsets"])

    def store(self, name: str) -> dict[str, Array]:
        return {f"{name}.data": self.data, f"{name}.offsets": self.offsets}

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def is_whole(self) -> bool:
        """Whether every offset lies in the data."""
        return in_range(self.offsets, len(self.data) + 1) and not bool((np.diff(self.offsets) < 0).any())

    def __getitem__(self, row: Any) -> Any:
        start, end = int(self.offsets[row]), int(self.offsets[row + 1])
        return self.data[start:end].tobytes().decode("utf-8", "surrogatepass")

    def all(self) -> list[str]:
        """Every string, several times faster than one by one."""
        data, ends = self.data.tobytes(), self.offsets.tolist()
        return [data[a:b].decode("utf-8", "surrogatepass") for a, b in pairwise(ends)]

    def take(self, rows: NDArray[np.int64]) -> "Strings":
        """The strings at `rows`, in that order."""
        starts = self.offsets[rows]
        lengths = self.offsets[rows + 1] - starts
        offsets = np.zeros(len(rows) + 1, np.int64)
        np.cumsum(lengths, out=offsets[1:])
        return Strings(self.data[ranges(starts, lengths)], offsets)

    @classmethod
    def joined(cls, parts: Sequence["Strings"]) -> "Strings":
        """The strings of all parts, one after the other."""
        lengths = np.concatenate([np.zeros(1, np.int64), *(np.diff(part.offsets) for part in parts)])
        return cls(np.concatenate([part.data[: part.offsets[-1]] for part in parts]), np.cumsum(lengths))


def in_range(numbers: NDArray[Any], end: int) -> bool:
    """Whether all numbers lie in `[0, end)`."""
    return not len(numbers) or (int(numbers.min()) >= 0 and int(numbers.max()) < end)


def ranges(starts: NDArray[Any], lengths: NDArray[Any]) -> NDArray[Any]:
    """The numbers `start … start + length - 1` of every pair, one after the other."""
    ends = np.cumsum(lengths, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    largest = max(total, int(starts.max(initial=0)) + total)
    kind = np.int32 if largest < 1 << 31 else np.int64  # half the memory, where it is most
    numbers: NDArray[Any] = np.arange(total, dtype=kind)
    numbers += np.repeat((starts - ends + lengths).astype(kind), lengths)
    return numbers
