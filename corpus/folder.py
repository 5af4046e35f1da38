"""A corpus: a folder of articles, or article files, opened in place and never written to."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from corpus.article import Article, Locator
from corpus.errors import CorpusError, Fault, SettingsError, UnreadableError, printable
from corpus.ids import article_id, distinct, safe_id
from corpus.readers import Draft, named, reader
from corpus.settings import Settings, domain, read_settings


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

    def __init__(self, root: Path, files: tuple[str, ...] | None = None) -> None:
        self.root = root
        self.files = files
        """Paths of the files that are the corpus, relative to `root`; None for all of the folder."""
        self._faults: dict[str, list[Fault]] = {}

    @cached_property
    def key(self) -> str:
        """A short name for this corpus in cache and data folders: the same for the same place on disk."""
        whole = "\n".join([str(self.root), *(self.files or ())])
        return f"{safe_id(self.root.name)[:40]}-{hashlib.sha256(os.fsencode(whole)).hexdigest()[:12]}".lstrip("-")

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
            self._faults["corpus.yaml"] = [Fault("corpus.yaml", None, str(error).removeprefix("corpus.yaml: "))]
            return Settings()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What has been found wrong so far, file by file: by walking the folder and by reading its articles."""
        return tuple(fault for path in sorted(self._faults.copy()) for fault in self._faults.get(path, ()))

    def sources(self) -> Iterator[Source]:
        """The files that hold articles, in sorted order, folder by folder; none of them is read."""
        if self.files is None:
            yield from self._walk("")
            return
        for path in self.files:
            yield self._source(path, self.root / path)

    def articles(self, source: Source) -> Iterator[Article]:
        """The articles of one file; what is wrong in it becomes a fault, never an error.

        Ids are those that the files give; across files they may clash: see `distinct`.
        """
        self._faults.pop(source.path, None)
        if source.unread:
            self._fault(Fault(source.path, None, source.unread))
            return
        read = reader(source.path) or named("text")
        taken: set[str] = set()
        try:
            for draft in read(self.root / source.path, source.path):
                if isinstance(draft, Fault):
                    self._fault(draft)
                    continue
                article = self._article(source.path, draft)
                if article.id in taken:
                    article = self.renamed(article, taken, draft.line)
                taken.add(article.id)
                yield article
        except UnreadableError as error:
            self._fault(Fault(source.path, error.line, str(error)))

    def load(self, locator: Locator, id: str | None = None) -> Article:  # noqa: A002 (the contract's word)
        """One article, reading nothing else; `id` is the one it goes by. Raises `UnreadableError`."""
        file = self.root / locator.path
        drafts: Iterator[Draft | Fault]
        if PurePosixPath(locator.path).suffix.lower() in (".jsonl", ".ndjson"):
            from corpus.readers.jsonlines import read_line

            drafts = read_line(file, locator.path, locator.offset, number=id is None)
        else:
            drafts = (reader(locator.path) or named("text"))(file, locator.path)
        fault = None
        for draft in drafts:
            if isinstance(draft, Draft):
                return self._article(locator.path, draft, id)
            fault = draft
        raise UnreadableError(str(fault) if fault else f"{printable(locator.path)} has changed; refresh the index")

    def renamed(self, article: Article, taken: Iterable[str], line: int | None = None) -> Article:
        """`article` under an id that isn't taken; a fault says so."""
        from dataclasses import replace

        other = distinct(article.id, f"{article.path}:{article.locator.offset}", set(taken))
        self._fault(Fault(article.path, line, f"the id {article.id} is taken by another article; this one is {other}"))
        return replace(article, id=other)

    def _article(self, path: str, draft: Draft, id: str | None = None) -> Article:  # noqa: A002
        if id is None:
            id = safe_id(draft.id) if draft.id else article_id(path, draft.line)  # noqa: A001
        from corpus.inference import infer  # 20 ms of tables, which opening a corpus doesn't need

        told = infer(draft.text, title_of(path))
        inferred = set()
        outlet = draft.outlet or self.settings.outlet(path, draft.url) or domain(draft.url)
        title, published, language = draft.title, draft.published, draft.language
        if title is None:
            title = told.title
            inferred.add("title")
        if outlet is None and told.outlet:
            outlet = told.outlet
            inferred.add("outlet")
        authors = draft.authors
        if not authors and told.authors:
            authors = told.authors
            inferred.add("authors")
        if published is None and told.published:
            published = told.published
            inferred.add("published")
        if language is None and told.language:
            language = told.language
            inferred.add("language")
        return Article(
            id=id, text=draft.text, title=title, locator=Locator(path, draft.offset), outlet=outlet,
            authors=authors, published=published, url=draft.url, language=language, tags=draft.tags,
            inferred=frozenset(inferred), hash=hashlib.sha256(draft.text.encode()).hexdigest(),
        )  # fmt: skip

    def _fault(self, fault: Fault) -> None:
        self._faults.setdefault(fault.path, []).append(fault)

    def _source(self, path: str, file: Path) -> Source:
        try:
            found = file.stat()
        except OSError as error:
            return self._unread(path, f"can't be opened: {error.strerror}")
        if not stat.S_ISREG(found.st_mode):
            return self._unread(path, "is no ordinary file and is left out")
        return Source(path, found.st_size, found.st_mtime_ns)

    def _unread(self, path: str, why: str) -> Source:
        self._faults[path] = [Fault(path, None, why)]
        return Source(path, 0, 0, why)

    def _walk(self, folder: str) -> Iterator[Source]:
        try:
            with os.scandir(self.root / folder) as listing:
                entries = sorted((e for e in listing if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            self._faults[folder] = [Fault(folder, None, f"the folder can't be listed: {error.strerror}")]
            return
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_symlink():
                yield from self._link(path, entry)
            elif entry.is_dir():
                yield from self._walk(path)
            elif reader(entry.name):
                yield self._source(path, Path(entry.path))

    def _link(self, path: str, entry: "os.DirEntry[str]") -> Iterator[Source]:
        """A link into a hidden folder of the corpus is read as a file; any other is told and left out."""
        if not reader(entry.name) and not entry.is_dir():
            return
        try:
            target = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):
            yield self._unread(path, "is a link that leads nowhere, or in a circle; remove or mend it")
            return
        if not target.is_relative_to(self.root):
            yield self._unread(path, "is a link that leads out of the corpus and is left out; copy the file in")
        elif target.is_file() and any(part.startswith(".") for part in target.relative_to(self.root).parts):
            yield self._source(path, target)
        else:
            inside = printable(target.relative_to(self.root).as_posix())
            self._faults[path] = [Fault(path, None, f"is a link to {inside}, which is in the corpus already")]


def title_of(path: str) -> str:
    """A file's name, as a title for want of a better one."""
    return printable(PurePosixPath(path).stem) or printable(path)


def open_corpus(paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]]) -> Corpus:
    """The corpus at `paths`: one folder, or one or several article files. Raises `CorpusError`."""
    given = [Path(paths)] if isinstance(paths, str | os.PathLike) else [Path(path) for path in paths]
    if not given:
        raise CorpusError("no path is given; name a folder of articles or article files")
    for path in given:
        if not path.exists():
            raise CorpusError(f"{printable(str(path))}: no such file or folder")
    if len(given) == 1 and given[0].is_dir():
        return Corpus(given[0].resolve())
    for path in given:
        if path.is_dir():
            raise CorpusError(f"{printable(str(path))}: is a folder; give one folder, or files only")
        if not path.is_file():
            raise CorpusError(f"{printable(str(path))}: is no ordinary file; save its content to a file first")
    files = [path.absolute() for path in given]
    root = Path(os.path.commonpath([path.parent for path in files]))
    return Corpus(root, tuple(dict.fromkeys(path.relative_to(root).as_posix() for path in files)))


def sample_corpus() -> Corpus:
    """The articles that are installed with the program."""
    return open_corpus(Path(__file__).parent / "sample")
