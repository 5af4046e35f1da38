"""From a file's bytes to its text: byte order mark, UTF-8, then detection; newlines."""

import codecs
import re
from dataclasses import dataclass

from corpus.errors import UnreadableError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

SAMPLE = 1 << 16
"""Bytes that detection looks at."""

_BINARY = (
    (b"%PDF-", "a PDF"), (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x1f\x8b", "gzip-packed"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF89a", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"), (b"{\\rtf", "a rich-text document"), (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"), (b"BZh91AY&SY", "bzip2-packed"), (b"\xfd7zXZ", "xz-packed"),
    (b"7z\xbc\xaf", "a 7z archive"), (b"SQLite format 3\0", "a database"),
    (b"\x28\xb5\x2f\xfd", "zstd-packed"), (b"bplist00", "a property list"),
)  # fmt: skip
"""First bytes of files that people drop into a folder of articles, and what they are."""

_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROLS = 0.05
"""Share of control bytes above which a file is not text; NULs are counted apart, for UTF-16 is full of them."""

_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_SURELY_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xe2\x80[\x90-\xbf]")
"""Western letters and typographic marks in UTF-8; as Windows-1252 they would be an A with a tilde before a symbol."""
_COMMON = re.compile("[\n .,\u3000\u3001\u3002]")


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
            return _marked(data[len(mark) :], encoding)
    for first, what in _BINARY:
        if data.startswith(first):
            raise UnreadableError(f"is {what}, not text; unpack it or save it as text")
    sample = data[:SAMPLE]
    if b"\0" in sample and (wide := _wide(sample)):
        return _marked(data, wide)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _mixed(data, error.start) or _legacy(data, sample, error.start)
    _refuse_binary(sample)
    return Decoded(newlines(text), "utf-8")


def newlines(text: str) -> str:
    """`text` with CRLF and CR turned into LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(newlines(data.decode(encoding)), encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        return Decoded(newlines(text), encoding, f"is not whole {encoding.upper()}: broken at byte {error.start:,}")


def _refuse_binary(sample: bytes) -> None:
    """Raises `UnreadableError` for bytes that no text has so many of."""
    if len(_CONTROLS.findall(sample)) + sample.count(0) > max(2, MOST_CONTROLS * len(sample)):
        raise UnreadableError("is a binary file, not text; save its text as .txt in UTF-8")


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: in the right byte order it has spaces and full stops, in the wrong one it has none."""
    best, encoding = 0.01, None
    for order in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(order, "replace")
        share = len(_COMMON.findall(text)) / max(1, len(text))
        if share > best and sum(c.isprintable() or c in "\n\r\t\0" for c in text) > 0.97 * len(text):
            best, encoding = share, order
    return encoding


def _mixed(data: bytes, first: int) -> Decoded | None:
    """UTF-8 in which other bytes are strewn, as in files pasted together: those are read as Windows-1252."""
    sample = data[max(0, first - SAMPLE) : first + SAMPLE]
    good = len(_UTF8.findall(sample))
    bad = len(_NOT_ASCII.findall(_UTF8.sub(b"", sample)))
    if good < 3 or 2 * bad > good:
        return None
    return _strewn(data, first)


def _strewn(data: bytes, first: int) -> Decoded:
    codecs.register_error("windows-1252", _as_windows_1252)
    line = data.count(b"\n", 0, first) + 1
    doubt = f"mixes UTF-8 with Windows-1252 (line {line:,}); both are read"
    return Decoded(newlines(data.decode("utf-8", "windows-1252")), "utf-8", doubt)


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.start + 1].decode("windows-1252", "replace"), error.start + 1


def _legacy(data: bytes, sample: bytes, first: int) -> Decoded:
    """An encoding from before Unicode, detected by a library; among those of Latin letters, by `_latin`."""
    if wide := _wide(sample):
        return _marked(data, wide)
    _refuse_binary(sample)
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise UnreadableError("is not text, or in no encoding that can be told; save it as UTF-8")
    encoding = best.encoding
    if all(c < "\u0250" or not c.isalpha() for c in str(best)):
        if _SURELY_UTF8.search(sample):
            return _strewn(data, first)
        encoding = _latin(sample) or encoding
    return _marked(data, encoding)


_CENTRAL = ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîșțşţ", "čćđšž")
_ALPHABETS = {
    "windows-1252": ("äöüß", "éàèùâêîôûëïçœæ", "áéíóúñü", "ãõáâàçéêíóôú", "àèéìíòóù", "åäöæøé", "ðþáéíóúýæö"),
    "windows-1250": _CENTRAL,
    "iso8859-2": _CENTRAL,
    "windows-1254": ("çğıiöşüâî",),
    "windows-1257": ("ąčęėįšųūž", "āčēģīķļņšūž", "äõöüšž"),
}
"""For each encoding of Latin letters, the accented letters of the languages it was made for."""
_MARKS_OF_PRINT = frozenset("“”‘’„‚«»‹›–—…•·°§©®£€¥¿¡¢¼½¾²³×ªº´\u00a0\u00ad")


def _latin(sample: bytes) -> str | None:
    """The encoding in which the text's accented letters are those of one language; libraries confuse them."""
    best, found = 0.9, None
    for encoding, alphabets in _ALPHABETS.items():
        try:
            text = sample.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = [c for c in text.lower() if c > "\x7f" and c not in _MARKS_OF_PRINT]
        if not strange:
            return encoding
        share = max(sum(map(set(letters).__contains__, strange)) for letters in alphabets) / len(strange)
        if share > best:
            best, found = share, encoding
    return found
