"""Evidence as CSV for spreadsheets, JSON lines, W3C Web Annotations, and Markdown."""

import csv
import json
import os
import re
import tempfile
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from itertools import chain
from pathlib import Path
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5

from corpus.article import Article
from corpus.errors import CrossreadError
from corpus.notebook import TEMPORARY, remove_remains
from tui.evidence import Cell, Evidence
from tui.printable import printable

Format = Literal["csv", "jsonl", "webannotation", "markdown"]
FORMATS: Mapping[Format, tuple[str, ...]] = {
    "csv": (".csv",), "jsonl": (".jsonl", ".ndjson"), "webannotation": (".jsonld", ".json"),
    "markdown": (".md", ".markdown"),
}  # fmt: skip
"""Each format with the endings of files that are written in it."""

CONTEXT = 32
"""Characters before and after a quotation, by which others find it again among the same words elsewhere in the text."""

_FORMULA = re.compile(r"\s*[=+\-@\t\r\n＝＋－＠]")
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&{}]")
_LIST = re.compile(r"^(\d*)([-+.)=])")
_MOTIVATIONS = {
    "claim": "describing", "member": "classifying", "silent": "classifying", "note": "commenting",
    "verdict": "assessing", "tag": "tagging", "mark": "bookmarking",
}  # fmt: skip
_TERMS = [
    "http://www.w3.org/ns/anno.jsonld",
    {"schema": "https://schema.org/", "sha256": "schema:sha256", "headline": "schema:headline",
     "publisher": "schema:publisher", "datePublished": "schema:datePublished", "identifier": "schema:identifier"},
]  # fmt: skip


def format_of(path: Path) -> Format | None:
    """The format that the ending of a file's name asks for."""
    return next((name for name, endings in FORMATS.items() if path.suffix.lower() in endings), None)


def lines(pieces: Iterable[Evidence], form: Format, name: str = "") -> Iterator[str]:
    """The pieces in one of the formats, a line (or several) at a time, each with its newline; nothing for no piece.

    `name` is told of the whole: what was asked for.
    """
    pieces = iter(pieces)
    first = next(pieces, None)
    if first is None:
        return iter(())
    every = chain((first,), pieces)
    match form:
        case "csv":
            return _csv(every)
        case "jsonl":
            return map(_json_line, every)
        case "webannotation":
            return _annotations(every, name)
        case "markdown":
            return _markdown(every, name)


def save(path: Path, written: Iterable[str], force: bool = False) -> None:
    """Writes a file in one step, UTF-8. Raises `CrossreadError`; without `force` also where there is one already."""
    temporary: Path | None = None
    remove_remains(path.parent)
    try:
        if not force and path.exists():
            raise FileExistsError
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", errors="replace", newline="", dir=path.parent, prefix=TEMPORARY, delete=False
        ) as stream:
            temporary = Path(stream.name)
            stream.writelines(written)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        if force:
            temporary.replace(path)
        else:
            _put(temporary, path)
    except FileExistsError:
        raise CrossreadError(f"{path}: is there already; name another file, or add --force") from None
    except OSError as error:
        raise CrossreadError(f"{path}: can't be written: {error.strerror or error}") from None
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


def _put(temporary: Path, path: Path) -> None:
    """Gives the file its name where nothing has it: by a link, which never replaces what has come meanwhile."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError from None
        temporary.replace(path)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


# Spreadsheets


def _csv(pieces: Iterable[Evidence]) -> Iterator[str]:
    header = True
    for piece in pieces:
        article, span = piece.article, piece.span
        row: dict[str, Cell] = {
            "article": article.id, "title": article.title, "outlet": article.outlet,
            "published": article.published.isoformat() if article.published else None, **piece.cells,
            "start": span and span.start, "end": span and span.end, "quote": piece.quote, "url": article.url,
            "path": article.path, "sha256": article.hash,
        }  # fmt: skip
        if header:
            yield _row(row)
            header = False
        yield _row(map(_cell, row.values()))


def _row(cells: Iterable[Cell]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _cell(value: Cell) -> Cell:
    """A cell that no spreadsheet takes for a formula: after an apostrophe, where its text begins like one (OWASP)."""
    if not isinstance(value, str):
        return value
    return f"'{printable(value)}" if _FORMULA.match(value) else printable(value)


# JSON


def _json_line(piece: Evidence) -> str:
    before, after = _around(piece)
    record = {"article": piece.article.id, **piece.record}
    record |= {"span": list(piece.span) if piece.span else None, "quote": piece.quote, "prefix": before}
    record |= {"suffix": after, **_source(piece.article)}
    return json.dumps(record) + "\n"


def _source(article: Article) -> dict[str, Any]:
    return {
        "title": article.title, "outlet": article.outlet,
        "published": article.published and article.published.isoformat(), "url": article.url, "path": article.path,
        "sha256": article.hash, "inferred": sorted(article.inferred),
    }  # fmt: skip


def _around(piece: Evidence) -> tuple[str, str]:
    if piece.span is None:
        return "", ""
    text, (start, end) = piece.article.text, piece.span
    return text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]


def _annotations(pieces: Iterable[Evidence], name: str) -> Iterator[str]:
    """An annotation page of the Web Annotation Data Model, an annotation a line."""
    page = {"@context": _TERMS, "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'crossread {name}')}", "type": "AnnotationPage"}
    yield json.dumps(page)[:-1] + ', "items": [\n'
    between = ""
    for piece in pieces:
        yield between + json.dumps(annotation(piece))
        between = ",\n"
    yield "\n]}\n"


def annotation(piece: Evidence) -> dict[str, Any]:
    """One piece as an annotation: what is said as its body, the passage as its target.

    Positions count code points of the article's text, whose SHA-256 is given: in a page at its URL, the quotation with
    what stands before and after it finds the passage.
    """
    article = piece.article
    source: dict[str, Any] = {"id": article.url or _named_by_hash(article), "type": "Text", "format": "text/plain"}
    source |= {"identifier": article.id, "headline": article.title, "sha256": article.hash}
    if article.language:
        source["language"] = article.language
    if article.outlet:
        source["publisher"] = article.outlet
    if article.published:
        source["datePublished"] = article.published.isoformat()
    target: dict[str, Any] = {"type": "SpecificResource", "source": source}
    selectors: list[dict[str, Any]] = []
    if piece.quote:
        before, after = _around(piece)
        selectors.append({"type": "TextQuoteSelector", "exact": piece.quote, "prefix": before, "suffix": after})
    if piece.span:
        selectors.append({"type": "TextPositionSelector", "start": piece.span.start, "end": piece.span.end})
    if selectors:
        target["selector"] = selectors
    motivation = _MOTIVATIONS[piece.kind]
    said = f"{piece.heading}: {piece.said}" if piece.heading else piece.said
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "value": said, "format": "text/plain", "purpose": motivation}
    ]
    tags = [] if piece.kind == "tag" else piece.tags
    bodies += [{"type": "TextualBody", "value": tag, "format": "text/plain", "purpose": "tagging"} for tag in tags]
    made = {
        "id": f"urn:uuid:{uuid5(NAMESPACE_URL, f'crossread {article.hash} {piece.id}')}",
        "type": "Annotation",
        "motivation": motivation,
        "body": bodies,
        "target": target,
    }
    return made | ({"created": piece.created} if piece.created else {})


def _named_by_hash(article: Article) -> str:
    """The text by its SHA-256, as RFC 6920 writes it."""
    if not article.hash:  # its file is gone
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'crossread {article.id}')}"
    digest = urlsafe_b64encode(bytes.fromhex(article.hash)).decode().rstrip("=")
    return f"ni:///sha-256;{digest}"


# Markdown


def _markdown(pieces: Iterable[Evidence], name: str) -> Iterator[str]:
    from tui.citation import citation

    if name:
        yield f"# {_plain(name)}\n\n"
    heading = None
    for piece in pieces:
        own = piece.heading or piece.article.title
        if own != heading:
            yield f"## {_plain(own)}\n\n"
            heading = own
        if piece.quote:
            yield f"> {_plain(piece.quote)}\n\n"
        where = f" [{piece.span.start}–{piece.span.end}]" if piece.span else ""
        yield f"{_plain(piece.said)}  \n— {_plain(citation(piece.article) + where)}\n\n"


def _plain(text: str) -> str:
    """Text on one line in which no character means anything to Markdown, or to HTML within it."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(printable(text).split()))
    return _LIST.sub(r"\1\\\2", line)
