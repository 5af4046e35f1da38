"""The files of a folder that hold articles: found lazily, in sorted order, following no link out of the folder."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import printable
from corpus.opening import NOT_ORDINARY
from corpus.readers import reader, reason

LINK_OUT = "is a link out of the folder and is left out; copy what it leads to"


@dataclass(frozen=True, slots=True)
class Found:
    """A file, or something in its place that can't be read; `path` is POSIX, relative to the folder."""

    path: str
    size: int = 0
    mtime_ns: int = 0
    fault: str = ""
    is_source: bool = True
    """Whether it is to be read as a file of articles (in vain, where there is a fault)."""


def walk(root: Path) -> Iterator[Found]:
    """All files below `root` that a reader knows, and what is wrong on the way. Hidden names are passed over.

    One folder's names are in memory at a time, and those of the folders above it.
    """
    pending = [_listing(root, "")]
    while pending:
        for found in pending[-1]:
            if isinstance(found, str):
                pending.append(_listing(root, found))
                break
            yield found
        else:
            pending.pop()


def look(path: str, file: "Path | os.DirEntry[str]") -> Found:
    """What the file system says of one file, without opening it."""
    try:
        status = file.stat()
    except OSError as error:
        return Found(path, fault=reason(error))
    if not stat.S_ISREG(status.st_mode):
        return Found(path, fault=NOT_ORDINARY)
    return Found(path, status.st_size, status.st_mtime_ns)


def _listing(root: Path, folder: str) -> Iterator[Found | str]:
    """The files of one folder, and the paths of the folders in it, in sorted order."""
    try:
        with os.scandir(root / folder) as listing:
            entries = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as error:
        yield Found(folder, fault=f"the folder can't be listed: {error.strerror or error}", is_source=False)
        return
    entries.sort(key=lambda entry: entry.name, reverse=True)
    while entries:
        entry = entries.pop()  # and with it what the system says of the file, half a kilobyte
        path = f"{folder}/{entry.name}" if folder else entry.name
        if not is_unicode(entry.name):
            if reader(entry.name):
                yield Found(path, fault="its name is not UTF-8 and it is left out; rename it", is_source=False)
        elif entry.is_symlink():
            if found := _link(root, path, entry):
                yield found
        elif entry.is_dir():
            yield path
        elif reader(entry.name):
            yield look(path, entry)


def _link(root: Path, path: str, entry: "os.DirEntry[str]") -> Found | None:
    """A link into a hidden folder of the corpus (git-annex makes such) is read; any other is told and left out."""
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        return Found(path, fault="is a link that leads nowhere or in a circle; mend or remove it", is_source=False)
    if not (target.is_dir() or reader(entry.name)):
        return None
    if not target.is_relative_to(root):
        return Found(path, fault=LINK_OUT, is_source=False)
    inside = target.relative_to(root)
    if not target.is_dir() and any(part.startswith(".") for part in inside.parts):
        return look(path, target)
    what = printable(inside.as_posix())
    return Found(path, fault=f"is a link to {what}, which is in the folder itself, and is left out", is_source=False)


def is_unicode(name: str) -> bool:
    """Whether a name can be printed and stored: undecodable bytes come as lone surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
