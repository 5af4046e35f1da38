"""From a file's bytes to its text: byte order mark, UTF-8, then detection; newlines."""

import codecs
from dataclasses import dataclass

from corpus.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAMPLE = 1 << 16
"""Bytes that detection looks at."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and a word on what was doubtful in it (or "")."""

    text: str
    encoding: str
    doubt: str = ""


def decode(data: bytes) -> Decoded:
    """The text that `data` encodes, with CRLF and CR turned into LF and nothing else changed.

    Raises `UnreadableError` for what isn't text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(newlines(data[len(mark) :].decode(encoding)), encoding)
            except UnicodeDecodeError as error:
                text = data[len(mark) :].decode(encoding, "replace")
                return Decoded(newlines(text), encoding, f"not valid {encoding} from byte {error.start:,} on")
    try:
        return Decoded(newlines(data.decode("utf-8")), "utf-8")
    except UnicodeDecodeError:
        return _detect(data)


def newlines(text: str) -> str:
    """`text` with CRLF and CR turned into LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _detect(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableError("not text, or in no encoding that can be told; save it as UTF-8")
    return Decoded(newlines(data.decode(best.encoding, "replace")), best.encoding)
