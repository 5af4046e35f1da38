"""The YAML file of what a person added: where it lies, how it is read, how it is written without losing any of it."""

import os
import re
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from corpus import plainyaml
from corpus.article import Span
from corpus.errors import AnnotationsError, UnreadableError, printable
from corpus.folder import Corpus
from corpus.opening import open_ordinary
from corpus.places import data_folder, own_folders_only
from corpus.turns import turn

INSIDE = "crossread.yaml"
BESIDE = ".crossread.yaml"
LARGEST = 1 << 26
"""Bytes of the file: some 100,000 notes."""
PATIENCE = 10.0
"""Seconds to wait for another explorer that is writing."""

ABANDONED = 3600.0
"""Seconds after which a file that was being written is taken for left over."""

TEMPORARY = ".crossread-unfinished-"
"""What the name of a file begins with while it is being written."""
_UNSEEN = re.compile(
    "[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb"
    "\U000e0000-\U000e0fff]|[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0\ufe00-\ufe0f]{9,}|[\u200c\u200d]{2,}"
)
"""Characters that reorder or pile up what a terminal shows, or are not seen: an escape in the file stands for each."""
_HEAD = "# Tags, notes, marks, verdicts and saved queries, kept by crossread. Edit it, copy it, keep it in git.\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a passage. The quotation finds the passage again when the article's text has changed."""

    span: Span
    quote: str
    text: str
    hash: str
    """Of the article's text when the note was written."""
    written: str
    """Date and time, ISO 8601, with its offset from UTC."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's own judgement of a passage, in their own words."""

    span: Span
    quote: str
    verdict: str
    text: str
    hash: str
    written: str


@dataclass(frozen=True, slots=True)
class Record:
    """All that was added to one article."""

    path: str = ""
    tags: frozenset[str] = frozenset()
    marked: bool = False
    notes: tuple[Note, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    other: Mapping[str, Any] = field(default_factory=dict)
    """Keys that this version doesn't know; they are written back as they were."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """All that was added to a corpus."""

    queries: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, Record] = field(default_factory=dict)
    other: Mapping[str, Any] = field(default_factory=dict)


def places(corpus: Corpus) -> tuple[Path, tuple[Path, ...]]:
    """The file to write to, and those that are there to read only.

    A file that is there already is used: in the folder, else beside it. Where there is none, one is begun beside the
    folder (never in it), or in the user's data folder where the corpus is a few files, is the installed sample, or
    lies where nothing may be written, or where the person keeps to their own folders.
    """
    data = data_folder() / "annotations" / f"{corpus.key}.yaml"
    if corpus.files is not None or corpus.root.is_relative_to(Path(__file__).resolve().parent) or not corpus.root.name:
        return data, ()
    beside = corpus.root.with_name(corpus.root.name + BESIDE)
    if own_folders_only():
        return data, tuple(file for file in (corpus.root / INSIDE,) if _of_notes(file))
    shared: list[Path] = []
    for file in (corpus.root / INSIDE, beside):
        if _of_notes(file):
            if os.access(file, os.W_OK) and os.access(file.resolve().parent, os.W_OK):
                return file, tuple(shared)
            shared.append(file)
    if shared or data.exists() or beside.is_symlink() or not os.access(beside.parent, os.W_OK):
        return data, tuple(shared)
    return beside, ()


def left_out(corpus: Corpus) -> list[Path]:
    """Links in the place of notes that lead to something else."""
    beside = corpus.root.with_name(corpus.root.name + BESIDE)
    return [file for file in (corpus.root / INSIDE, beside) if file.is_symlink() and not _of_notes(file)]


def _of_notes(file: Path) -> bool:
    """Whether there is a file of notes. A link is one only where what it leads to is named as one.

    Who packed a corpus may have put a link to any file of ours in it, which the next note would write over.
    """
    return file.is_file() and (not file.is_symlink() or file.resolve().name.endswith(INSIDE))


def read(file: Path) -> Notebook:
    """What the file holds, nothing where there is none; raises `AnnotationsError`."""
    try:
        with open_ordinary(file) as stream:
            data = stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise AnnotationsError(f"{printable(str(file))}: larger than {LARGEST >> 20} MB; split or mend it by hand")
        given, _ = plainyaml.load(data.decode("utf-8"), LARGEST)
    except FileNotFoundError:
        return Notebook()
    except UnreadableError:
        raise AnnotationsError(f"{printable(str(file))}: is no ordinary file; move it away") from None
    except (OSError, UnicodeDecodeError) as error:
        raise AnnotationsError(
            f"{printable(str(file))}: can't be read: {getattr(error, 'strerror', None) or error}"
        ) from None
    except plainyaml.YamlError as error:
        raise AnnotationsError(f"{printable(str(file))}:{error.line}: {error}; mend the file by hand") from None
    try:
        return _notebook(given or {})
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise AnnotationsError(f"{printable(str(file))}: not a file of notes ({error}); mend it by hand") from None


Signature = tuple[int, int, int]


def signature(file: Path) -> Signature:
    """Changes whenever another process has put a file in place; zeros where there is none."""
    try:
        found = file.stat()
    except OSError:
        return 0, 0, 0
    return found.st_mtime_ns, found.st_size, found.st_ino


class ChangedError(Exception):
    """Somebody else has written the file since it was read."""


def write(file: Path, notebook: Notebook, seen: Signature | None = None) -> None:
    """Puts the file in place in one step, on the disk before it is there.

    Raises `AnnotationsError`, and `ChangedError` where the file isn't the one that was `seen`.
    """
    import yaml

    text = _HEAD + yaml.dump(_document(notebook), Dumper=_dumper(), allow_unicode=True, sort_keys=False, width=120)
    text = _UNSEEN.sub(lambda found: "".join(f"\\U{ord(char):08x}" for char in found[0]), text)
    target = file.resolve()
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=target.parent, prefix=TEMPORARY, delete=False
        ) as out:
            temporary = Path(out.name)
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        _as_before(temporary, target)
        if seen is not None and signature(file) != seen:  # no lock held them off
            raise ChangedError
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise AnnotationsError(f"{printable(str(file))}: can't be written: {error.strerror or error}") from None
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


@cache
def _dumper() -> Any:
    """Quotes what holds characters that nobody would see: YAML spells out all others of that kind by itself."""
    import yaml

    class Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
        pass

    def text(dumper: Any, value: str) -> Any:
        style = '"' if _UNSEEN.search(value) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)

    Dumper.add_representer(str, text)
    return Dumper


def _as_before(new: Path, old: Path) -> None:
    """Gives a file the permissions and the group of the one it replaces, so that those who share it still can."""
    try:
        status = old.stat()
    except FileNotFoundError:
        new.chmod(0o644)
        return
    with suppress(OSError):  # a group that the person isn't in
        os.chown(new, -1, status.st_gid)
    new.chmod(status.st_mode & 0o777)


def remove_remains(folder: Path) -> None:
    """Removes what processes that were killed while writing have left in a folder."""
    long_ago = time.time() - ABANDONED
    for remains in folder.glob(f"{TEMPORARY}*"):
        with suppress(OSError):
            if remains.lstat().st_mtime < long_ago:
                remains.unlink()


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Holds off other explorers, whoever runs them, while the file is read, changed and written.

    Raises `AnnotationsError`.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with turn(file.resolve().parent, PATIENCE):
            yield
    except TimeoutError:
        raise AnnotationsError(
            f"{printable(str(file))}: another crossread has been writing for {PATIENCE:.0f} s"
        ) from None
    except OSError as error:
        raise AnnotationsError(f"{printable(str(file))}: can't be written: {error.strerror or error}") from None


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself durable, where the system can open folders."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _notebook(given: Any) -> Notebook:
    articles = {str(article): _record(record or {}) for article, record in (given.get("articles") or {}).items()}
    queries = {str(name): str(query) for name, query in (given.get("queries") or {}).items()}
    return Notebook(queries, articles, {k: v for k, v in given.items() if k not in ("articles", "queries")})


def _record(given: Any) -> Record:
    notes = tuple(
        Note(_span(n["span"]), n["quote"] or "", n["text"] or "", n.get("hash") or "", n.get("written") or "")
        for n in given.get("notes") or ()
    )
    verdicts = tuple(
        Verdict(
            _span(v["span"]),
            v["quote"] or "",
            v["verdict"] or "",
            v.get("text") or "",
            v.get("hash") or "",
            v.get("written") or "",
        )
        for v in given.get("verdicts") or ()
    )
    known = ("path", "tags", "marked", "notes", "verdicts")
    tags = given.get("tags") or ()
    return Record(
        path=given.get("path") or "",
        tags=frozenset([tags] if isinstance(tags, str) else map(str, tags)),
        marked=given.get("marked") == "true",
        notes=notes,
        verdicts=verdicts,
        other={k: v for k, v in given.items() if k not in known},
    )


def _span(given: Any) -> Span:
    start, end = given
    return Span(int(start), int(end))


def _document(notebook: Notebook) -> dict[str, Any]:
    document: dict[str, Any] = {}
    if notebook.queries:
        document["queries"] = dict(notebook.queries)
    if notebook.articles:
        document["articles"] = {article: _fields(record) for article, record in sorted(notebook.articles.items())}
    return {**document, **notebook.other}


def _fields(record: Record) -> dict[str, Any]:
    fields: dict[str, Any] = {"path": record.path, "tags": sorted(record.tags), "marked": record.marked}
    fields["notes"] = [
        {"span": list(n.span), "quote": n.quote, "text": n.text, "hash": n.hash, "written": n.written}
        for n in record.notes
    ]
    fields["verdicts"] = [
        {
            "span": list(v.span),
            "quote": v.quote,
            "verdict": v.verdict,
            "text": v.text,
            "hash": v.hash,
            "written": v.written,
        }
        for v in record.verdicts
    ]
    return {**{name: value for name, value in fields.items() if value}, **record.other}
