"""JSON lines: an article a line, read in a stream."""

import codecs
import json
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO

from corpus.encoding import decode, newlines
from corpus.errors import Fault, UnreadableError
from corpus.opening import open_ordinary
from corpus.readers import LARGEST, Draft, reason
from corpus.readers.fields import clean, draft_fields

MOST_VALUES = 2_000_000
"""Commas and opening brackets on a line: each may become an object of 64 bytes. 10 MB of news have 150,000."""


_PIECE = 1 << 20
"""Bytes of a line that are read at once."""


def read(file: Path, path: str) -> Iterator[Draft | Fault]:
    """Every article of the file; a line that can't be read is a fault, and the rest goes on."""
    try:
        with open_ordinary(file) as stream:
            yield from _rows(stream, path)
    except OSError as error:
        raise UnreadableError(reason(error)) from None


def read_line(file: Path, path: str, offset: int, number: bool = False) -> Iterator[Draft | Fault]:
    """The article whose line starts at byte `offset`; its line number is counted only where `number` asks for it."""
    try:
        with open_ordinary(file) as stream:
            line = 1
            if number:
                left = offset
                while left and (block := stream.read(min(left, 1 << 20))):
                    line += block.count(b"\n")
                    left -= len(block)
            stream.seek(offset)
            yield from parse(_line(stream), path, line, offset)
    except OSError as error:
        raise UnreadableError(reason(error)) from None


def parse(data: bytes, path: str, line: int, offset: int = 0) -> Iterator[Draft | Fault]:
    """The article on one line (none on a blank one), after the faults found in it."""
    if len(data) > LARGEST:
        yield Fault(path, line, f"the line is larger than {LARGEST >> 20} MB, too large for one article")
        return
    if len(data) > MOST_VALUES and sum(map(data.count, (b",", b"[", b"{"))) > MOST_VALUES:
        yield Fault(path, line, f"the line holds more than {MOST_VALUES:,} values, too many for one article")
        return
    data = data.removeprefix(codecs.BOM_UTF8) if offset == 0 else data
    if not data.strip():
        return
    try:
        line_text, doubt = _decoded(data)
        row = json.loads(line_text)
    except UnreadableError as error:
        yield Fault(path, line, f"the line {error}")
        return
    except (ValueError, RecursionError) as error:
        what = "too deep" if isinstance(error, RecursionError) else "a number of too many digits"
        if isinstance(error, json.JSONDecodeError):
            what = f"{error.msg.lower()} at column {error.colno}"
        yield Fault(path, line, f"the line is no whole JSON value ({what}); mend or remove it")
        return
    if doubt:
        yield Fault(path, line, doubt)
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        yield Fault(path, line, 'the line holds no article; it needs {"text": "…"}')
        return
    text = clean(newlines(row["text"]))
    if text != newlines(row["text"]):
        yield Fault(path, line, "half a character (a lone surrogate) is shown as \N{REPLACEMENT CHARACTER}")
    fields, doubts = draft_fields(row)
    for doubt in doubts:
        yield Fault(path, line, doubt)
    given = row.get("id")
    named = isinstance(given, str | int) and not isinstance(given, bool) and given != ""
    yield Draft(text, id=clean(str(given)) if named else None, offset=offset, line=line, **fields)


def _decoded(data: bytes) -> tuple[str, str]:
    """A line's text, and what is doubtful in it: JSON is UTF-8 by its standard."""
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        decoded = decode(data)
        return decoded.text, f"the line is not UTF-8 but read as {decoded.encoding}; convert the file (iconv -t UTF-8)"


def _rows(stream: BufferedReader, path: str) -> Iterator[Draft | Fault]:
    if stream.peek(2)[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        raise UnreadableError("is UTF-16; JSON lines have to be UTF-8: convert the file (iconv -f UTF-16 -t UTF-8)")
    offset = 0
    for line, data in enumerate(lines(stream), 1):
        yield from parse(data, path, line, offset)
        offset = stream.tell()


def lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a file or of standard input, each no longer than `parse` needs to see that it is too long."""
    while data := _line(stream):
        yield data


def _line(stream: BinaryIO) -> bytes:
    """One line; in place of one that is too long as many zeros, with the stream after all of it."""
    parts: list[bytes] = []
    size = 0
    while part := stream.readline(_PIECE):
        size += len(part)
        if size <= LARGEST:
            parts.append(part)
        else:
            parts.clear()
        if part.endswith(b"\n"):
            break
    return bytes(LARGEST + 1) if size > LARGEST else b"".join(parts)
