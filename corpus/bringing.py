"""Files brought into the folder of a corpus: copied, never moved, never over another."""

import filecmp
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import CorpusError, CrossreadError, Fault, printable
from corpus.folder import Corpus, open_corpus
from corpus.notebook import TEMPORARY, remove_remains
from corpus.readers import FORMATS, reader
from corpus.walk import is_unicode, walk

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of one file."""

    given: Path
    added: str | None = None
    """Its name in the corpus, None where it wasn't copied."""
    articles: int = 0
    skipped: str = ""
    """Why it wasn't copied, or ""."""
    refused: bool = False
    """Whether that is the file's fault: it can't be read. What the corpus has already is skipped as well."""
    faults: tuple[Fault, ...] = ()
    """What is wrong in a file that was copied: some of its articles can't be read."""


def bring(corpus: Corpus, paths: Sequence[Path]) -> list[Brought]:
    """Copies files, and all article files of folders, to the top of the corpus's folder.

    Each is read first: one that holds no article that can be read stays where it is. Raises `CorpusError` for a path
    that isn't there, before anything is copied, and where the corpus can't be written.
    """
    for path in paths:
        if not path.exists():
            raise CorpusError(f"{printable(str(path))}: no such file or folder")
    remove_remains(corpus.root)
    return [
        Brought(file, skipped=fault, refused=True) if fault else _brought(corpus, file)
        for path in paths
        for file, fault in _files(path)
    ]


def _files(path: Path) -> Iterator[tuple[Path, str]]:
    """The file itself; of a folder all files that a reader knows, in sorted order, each with why it stays, or "".

    A link that leads out of the folder stays: whoever packed the folder may not choose what else is copied.
    """
    if not path.is_dir():
        yield path, ""
        return
    for found in walk(path.resolve()):
        yield path / found.path, found.fault


def _brought(corpus: Corpus, file: Path) -> Brought:
    if reader(file.name) is None:
        kinds = ", ".join(sorted(FORMATS))
        return Brought(file, skipped=f"is no kind of file that is read; there are {kinds}", refused=True)
    if file.name.startswith("."):
        return Brought(file, skipped="has a hidden name, which a corpus passes over; rename it", refused=True)
    if not is_unicode(file.name):
        return Brought(file, skipped="has a name that is not UTF-8; rename it", refused=True)
    if not file.name.isprintable():
        return Brought(file, skipped="has a name with control characters in it; rename it", refused=True)
    try:
        if file.resolve().is_relative_to(corpus.root):
            return Brought(file, skipped="is in the corpus already")
        alone = open_corpus([file])
        articles = sum(1 for source in alone.sources() for article in alone.articles(source) if article.text.strip())
    except (CrossreadError, OSError) as error:
        return Brought(file, skipped=str(error).removeprefix(f"{file}: "), refused=True)
    faults = tuple(fault for fault in alone.faults if fault.path == file.name)
    if not articles:
        why = "; ".join(fault.message for fault in faults) or "holds no article"
        return Brought(file, skipped=why, refused=True)
    name = _name(corpus.root, file)
    if name is None:
        return Brought(file, skipped="is in the corpus already, to the letter")
    _copy(file, corpus.root / name)
    return Brought(file, name, articles, faults=faults)


def _name(root: Path, file: Path) -> str | None:
    """The file's own name or, where another file has it, that with a number; None where that is the same file."""
    wanted = file.name
    number = 1
    while (there := root / wanted).exists() or there.is_symlink():
        if there.is_file() and filecmp.cmp(file, there, shallow=False):
            return None
        number += 1
        wanted = f"{file.stem}-{number}{file.suffix}"
    return wanted


def _copy(file: Path, target: Path) -> None:
    """Copies a file in one step, its times with it; never over another."""
    temporary: Path | None = None
    try:
        with (
            file.open("rb") as source,
            tempfile.NamedTemporaryFile(dir=target.parent, prefix=TEMPORARY, delete=False) as copy,
        ):
            temporary = Path(copy.name)
            while block := source.read(_BLOCK):
                copy.write(block)
            copy.flush()
            os.fsync(copy.fileno())
        temporary.chmod(0o644)
        status = file.stat()
        os.utime(temporary, ns=(status.st_atime_ns, status.st_mtime_ns))
        try:
            os.link(temporary, target)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            temporary.replace(target)
            temporary = None
    except OSError as error:
        raise CorpusError(f"{printable(str(target))}: can't be written: {error.strerror or error}") from None
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)
