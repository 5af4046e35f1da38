"""Room on the disks that are written to."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tui.checks.finding import Finding
from tui.checks.own_folders import existing

NEEDED = 6
"""Bytes that an index with its claims takes for each byte of the corpus: 5.5 measured on Reuters."""
LEAST = 4 << 20
"""Bytes of the smallest."""


def room(kept: Iterable[tuple[str, Path]], corpus_bytes: int) -> Iterator[Finding]:
    """Whether each disk, named by what is kept on it and a folder there, has room."""
    disks: dict[int, tuple[list[str], Path]] = {}
    for what, folder in kept:
        nearest = existing(folder)
        names, _ = disks.setdefault(nearest.stat().st_dev, ([], nearest))
        if what not in names:
            names.append(what)
    for names, folder in disks.values():
        needed = LEAST + NEEDED * corpus_bytes if "index" in names else LEAST
        yield _found(" and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names), folder, needed)


def _found(what: str, folder: Path, needed: int) -> Finding:
    try:
        disk = os.statvfs(folder)
    except (OSError, AttributeError):  # a share that doesn't say; Windows
        return Finding("ok", "room", f"the disk of {folder} ({what}) doesn't say how full it is")
    free = disk.f_bavail * disk.f_frsize
    if disk.f_files and not disk.f_favail:
        return Finding("fault", "room", f"the disk of {folder} ({what}) takes no more files; remove some")
    if free < disk.f_frsize:
        return Finding("fault", "room", f"the disk of {folder} ({what}) is full; remove something")
    if free < needed:
        return Finding(
            "advice",
            "room",
            f"{_size(free)} are left on the disk of {folder} ({what}), which may need {_size(needed)}; make room",
        )
    return Finding("ok", "room", f"{_size(free)} on the disk of {folder} ({what})")


def _size(count: int) -> str:
    return f"{count / (1 << 30):,.1f} GB" if count >= 1 << 30 else f"{count / (1 << 20):.1f} MB"
