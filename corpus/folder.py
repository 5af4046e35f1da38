"""A corpus: a folder of articles, or article files, opened in place and never written to."""

import os
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath

from corpus.article import Article, Locator
from corpus.errors import CorpusError, Fault, SettingsError, UnreadableError, printable
from corpus.ids import article_id, distinct, safe_id
from corpus.readers import LINE_FORMATS, Draft, Reader, named, reader
from corpus.settings import FILE, Settings, domain, read_settings
from corpus.walk import LINK_OUT, look, walk

MOST_FAULTS = 50
"""Faults kept of one file: a broken file of a million lines is told once, not a million times."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the corpus that holds articles; `path` is POSIX, relative to the corpus's root."""

    path: str
    size: int
    mtime_ns: int
    unread: str = ""
    """Why this file can't be read, or "". Its fault is among the corpus's faults as well."""


class Corpus:
    """Articles in a folder or in files. Opening it reads none of them; usable from any thread."""

    def __init__(self, root: Path, files: tuple[str, ...] | None = None, settings: Settings | None = None) -> None:
        self.root = root
        self.files = files
        """Paths of the files that are the corpus, relative to `root`; None for all of the folder."""
        if settings:
            self.settings = settings
        self._faults: dict[str, list[Fault]] = {}
        """Found in files, by their paths."""
        self._folder_faults: list[Fault] = []
        """Found on the last walk."""

    @cached_property
    def key(self) -> str:
        """A short name for this corpus in cache and data folders: the same for the same place on disk."""
        from hashlib import sha256  # here and below: 3 ms of a start

        whole = "\n".join([str(self.root), *sorted(self.files or ())])
        name = safe_id(self.root.name)[:40].strip("-.")
        return f"{name}-{sha256(os.fsencode(whole)).hexdigest()[:12]}".lstrip("-")

    @property
    def name(self) -> str:
        """What to call it: by its settings, else its folder or its one file."""
        if self.settings.name:
            return self.settings.name
        return printable(self.files[0] if self.files and len(self.files) == 1 else self.root.name or str(self.root))

    @cached_property
    def settings(self) -> Settings:
        """What `corpus.yaml` says; where it is broken, nothing, and a fault says so."""
        try:
            return read_settings(self.root)
        except SettingsError as error:
            self._faults[FILE] = [Fault(FILE, error.line, str(error).partition(": ")[2])]
            return Settings()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What has been found wrong so far, file by file: by walking the folder and by reading its articles."""
        _ = self.settings  # whose fault, if any, is among them
        found = [*self._folder_faults, *(fault for faults in list(self._faults.values()) for fault in faults)]
        return tuple(sorted(dict.fromkeys(found), key=lambda fault: (fault.path, fault.line or 0)))

    def sources(self) -> Iterator[Source]:
        """The files that hold articles, in sorted order, folder by folder; none of them is read."""
        found = walk(self.root) if self.files is None else (look(path, self.root / path) for path in self.files)
        faults: list[Fault] = []
        self._folder_faults = faults
        for file in found:
            if file.fault:
                faults.append(Fault(file.path, None, file.fault))
            if file.is_source:
                yield Source(file.path, file.size, file.mtime_ns, file.fault)

    def articles(self, source: Source) -> Iterator[Article]:
        """The articles of one file; what is wrong in it becomes a fault, never an error.

        Ids are distinct within the file; across files they may clash: see `renamed`.
        """
        self._faults.pop(source.path, None)
        if source.unread:
            self._add(Fault(source.path, None, source.unread))
            return
        taken: set[str] = set()
        for draft in self._drafts(source.path):
            article = self._article(source.path, draft)
            if not draft.text.strip():
                self._add(Fault(source.path, draft.line, "holds no words; fill or remove it"))
            if article.id in taken:
                article = self.renamed(article, taken, draft.line)
            taken.add(article.id)
            yield article

    def __iter__(self) -> Iterator[Article]:
        """Every article of the corpus, one at a time, ids distinct."""
        taken: set[str] = set()
        for source in self.sources():
            for article in self.articles(source):
                fresh = article if article.id not in taken else self.renamed(article, taken)
                taken.add(fresh.id)
                yield fresh

    def load(self, locator: Locator, id: str | None = None) -> Article:  # noqa: A002 (the contract's word)
        """One article, reading nothing else; `id` is the one it goes by. Raises `UnreadableError`, which names it."""
        read: Reader
        if PurePosixPath(locator.path).suffix.lower() in LINE_FORMATS:
            from corpus.readers.jsonlines import read_line

            read = partial(read_line, offset=locator.offset, number=id is None)
        else:
            read = reader(locator.path) or named("text")
        fault = None
        try:
            for draft in read(self._file(locator.path), locator.path):
                if isinstance(draft, Draft):
                    return self._article(locator.path, draft, id)
                fault = draft
        except UnreadableError as error:
            if not self.root.exists():
                raise UnreadableError(f"{self.root}: the folder is no longer there; put it back") from None
            raise UnreadableError(f"{locator.path}: {error}", error.line) from None
        raise UnreadableError(str(fault) if fault else f"{printable(locator.path)} has changed; refresh the index")

    def renamed(self, article: Article, taken: Container[str], line: int | None = None) -> Article:
        """`article` under an id that isn't taken, always the same for its place in the corpus; a fault says so."""
        other = distinct(article.id, f"{article.path}:{article.locator.offset}", taken)
        self._add(Fault(article.path, line, f"the id {article.id} is another article's already; this one is {other}"))
        return replace(article, id=other)

    def _drafts(self, path: str) -> Iterator[Draft]:
        read = reader(path) or named("text")
        try:
            for draft in read(self._file(path), path):
                if isinstance(draft, Draft):
                    yield draft
                else:
                    self._add(draft)
        except UnreadableError as error:
            self._add(Fault(path, error.line, str(error)))

    def _file(self, path: str) -> Path:
        """The file at a path of the corpus; raises `UnreadableError` where that leads out of it.

        Since the folder was walked, a link may have taken its place; and an index may come from anybody.
        """
        file = self.root / path
        if self.files is None or path not in self.files:
            try:
                inside = Path(os.path.realpath(file)).is_relative_to(self.root)
            except ValueError:  # a NUL in it
                inside = False
            if not inside:
                raise UnreadableError(LINK_OUT)
        return file

    def _article(self, path: str, draft: Draft, id: str | None = None) -> Article:  # noqa: A002
        """The article of a draft: what its owner didn't give is inferred from its text."""
        from hashlib import sha256

        from corpus.inference import infer  # 20 ms of tables, which opening a corpus doesn't need

        given = {
            "title": draft.title,
            "outlet": draft.outlet or self.settings.outlet(path, draft.url) or domain(draft.url),
            "authors": draft.authors,
            "published": draft.published,
            "language": draft.language,
        }
        told = infer(draft.text, title_of(path))
        inferred = {name: value for name in given if not given[name] and (value := getattr(told, name))}
        return Article(
            id=id or (safe_id(draft.id) if draft.id else article_id(path, draft.line)),
            text=draft.text,
            locator=Locator(path, draft.offset),
            url=draft.url,
            tags=draft.tags,
            inferred=frozenset(inferred),
            hash=sha256(draft.text.encode()).hexdigest(),
            **{**given, **inferred},
        )

    def _add(self, fault: Fault) -> None:
        faults = self._faults.setdefault(fault.path, [])
        if len(faults) == MOST_FAULTS:
            faults.append(Fault(fault.path, fault.line, "and more faults from here on"))
        elif len(faults) < MOST_FAULTS and fault not in faults:
            faults.append(fault)


def title_of(path: str) -> str:
    """A file's name, as a title for want of a better one."""
    return printable(PurePosixPath(path).stem) or printable(path)


def open_corpus(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], settings: Settings | None = None
) -> Corpus:
    """The corpus at `paths`: one folder, or one or several article files, with `settings` in place of its own.

    Raises `CorpusError`.
    """
    given = [Path(paths)] if isinstance(paths, str | os.PathLike) else [Path(path) for path in paths]
    if not given:
        raise CorpusError("no path is given; name a folder of articles or article files")
    try:
        if len(given) == 1 and given[0].is_dir():
            return Corpus(given[0].resolve(), settings=settings)
        files = [_file(path) for path in given]
        root = Path(os.path.commonpath([file.parent for file in files]))
    except (OSError, ValueError) as error:  # a name too long, a NUL in it, two drives
        raise CorpusError(f"{printable(str(given[0]))}: can't be opened: {error}") from None
    return Corpus(root, tuple(dict.fromkeys(file.relative_to(root).as_posix() for file in files)), settings)


def sample_corpus() -> Corpus:
    """The articles that are installed with the program."""
    return open_corpus(Path(__file__).parent / "sample")


def _file(path: Path) -> Path:
    """The full name of an article file given by a person."""
    shown = printable(str(path))
    if path.is_dir():
        raise CorpusError(f"{shown}: is a folder; give one folder, or files only")
    if not path.exists():
        raise CorpusError(f"{shown}: no such file or folder")
    if not path.is_file():
        raise CorpusError(f"{shown}: is no ordinary file; save what it holds to a file first")
    return path.parent.resolve() / path.name
