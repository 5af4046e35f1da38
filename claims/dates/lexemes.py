"""A text as a string of letters, two to each word of time: the gap before it and its class."""

import re
from dataclasses import dataclass
from itertools import accumulate

from claims.dates.calendar import real
from claims.dates.lexicon import ABBREVIATIONS, LETTERS, WORDS, Value

# Every repetition consumes what the next can't start with: linear on any text.
_WORD = re.compile(
    r"([A-Za-zÀ-ÿ]+"  # twice as fast as all letters, and English needs no others
    r"|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?![\d-])"
    r"|\d+(?:[,.:/]\d+)*(?:(?:st|nd|rd|th|ST|ND|RD|TH|s)\b|[ \u00a0]?[AaPp](?:\.[ ]?[Mm]\b\.?|[Mm]\b))?)"
)

_GAPS = {
    " ": "_", "\n": "_", "\u00a0": "_", "  ": "_", " \n": "_", "\n ": "_", "-\n": "-",
    "-": "-", "\u2010": "-", "\u2011": "-", "–": "=", "—": "=", " - ": "=", " – ": "=",
    ", ": ",", ",": ",", " , ": ",", ",\n": ",", "'s ": "'", "’s ": "'", "'s\n": "'", " 's ": "'", "/": "/", "": "+",
    ". ": ".", ".": ".", " (": "(", "' ": "'", "’ ": "'", " '": "`", " ’": "`", " ‘": "`",
}  # fmt: skip
_AFTER_ABBREVIATION = {". ": "_", ".\n": "_", "., ": ",", ".,": ",", ".": "_", ".-": "-", ".–": "=", ".'s ": "'"}
OTHER = "."
"""The gap that parts what can't belong together."""


@dataclass(frozen=True, slots=True)
class Lexemes:
    """Words of time as columns of one length; `code[2 * i]` is the gap before word `i`, `code[2 * i + 1]` its class."""

    text: str
    starts: list[int]
    ends: list[int]
    values: list[Value]
    code: str

    def word(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]].lower()

    def capital(self, i: int) -> bool:
        """Whether word `i` starts with a capital and goes on in small letters."""
        return self.text[self.starts[i] : min(self.ends[i], self.starts[i] + 2)].istitle()


def lexed(text: str) -> Lexemes:
    """The words of `text` that may take part in a time expression, numbers among them."""
    starts: list[int] = []
    ends: list[int] = []
    values: list[Value] = []
    code: list[str] = []
    # Gaps and words alternate: splitting, and passing over most words at once, costs half of what matches do.
    pieces = _WORD.split(text)
    bounds = [*accumulate(map(len, pieces))]
    end = -9
    for i, word in [(i, word) for i, word in enumerate(pieces) if word in WORDS or (i & 1 and word[0] <= "9")]:
        found = WORDS.get(word) or _number(word)
        start = bounds[i - 1]
        if start - end == 1 and text[end] == " ":
            gap = "_"
        elif start - end > 5:
            gap = OTHER
        else:
            between = text[end:start]
            gap = _GAPS.get(between, OTHER)
            if gap == OTHER and text[starts[-1] : end].lower() in ABBREVIATIONS:
                gap = _AFTER_ABBREVIATION.get(between, OTHER)
        code += gap, found[0]
        end = bounds[i]
        starts.append(start)
        ends.append(end)
        values.append(found[1])
    return Lexemes(text, starts, ends, values, "".join(code))


_CLOCK = re.compile(r"(\d\d?)(?:[:.](\d\d))?(?::(\d\d))?(?:[ \u00a0]?([AaPp])\.?[ ]?[Mm]\.?)?")
_DATE = re.compile(r"(\d\d?)([/.])(\d\d?)\2(\d{4}|\d\d)")


def _number(word: str) -> tuple[str, Value]:
    """Class and value of what starts with a digit."""
    size = len(word)
    if word.isdecimal():
        if size <= 2:
            n = int(word)
            return LETTERS["DATE" if 1 <= n <= 31 else "DIGITS"], n
        if size == 4 and 1000 <= int(word) <= 2100:
            return LETTERS["YEAR"], int(word)
        return LETTERS["DIGITS"], int(word) if size < 12 else 0
    if word[-1] in "mM." and (value := _clock(word)):
        return LETTERS["CLOCK"], value
    if word[-1] in "dhtDHT" and word[:-2].isdecimal() and size <= 4:
        return LETTERS["ORD"], int(word[:-2])
    if word[-1] == "s" and word[:-1].isdecimal() and word[-2] == "0" and size in (3, 5):
        return LETTERS["TENS"], int(word[:-1])
    if size >= 10 and word[4] == "-":
        year, month, day = int(word[:4]), int(word[5:7]), int(word[8:10])
        return LETTERS["ISO" if real(year, month, day) else "DIGITS"], word
    if ":" in word and (value := _clock(word)):
        return LETTERS["CLOCK"], value
    return _compound(word)


def _compound(word: str) -> tuple[str, Value]:
    """Class and value of numbers with slashes, points and commas within."""
    if date := _DATE.fullmatch(word):
        first, second, year = int(date[1]), int(date[3]), int(date[4])
        if date[2] == "/" or len(date[4]) == 4:
            year += 0 if year > 99 else 1900 if year > 50 else 2000
            # Americans put the month first; who writes points, the day.
            orders = ((first, second), (second, first)) if date[2] == "/" else ((second, first),)
            for month, day in orders:
                if found := real(year, month, day):
                    return LETTERS["SLASH"], found.isoformat()
    parts = word.split("/", 3)
    if len(parts) == 3 and [*map(len, parts)] == [4, 2, 2] and (found := real(*map(int, parts))):
        return LETTERS["SLASH"], found.isoformat()
    if len(parts) == 2 and all(part.isdecimal() and len(part) <= 2 for part in parts):
        if word == "9/11":
            return LETTERS["SLASH"], "2001-09-11"
        low, high = map(int, parts)
        if low < high <= 8:
            return LETTERS["FRACTION"], low / high
    digits = word.replace(",", "")
    if len(digits) < 12 and digits.replace(".", "", 1).isdecimal():
        return LETTERS["DIGITS"], float(digits) if "." in digits else int(digits)
    return LETTERS["DIGITS"], 0


def _clock(word: str) -> str:
    """`T14:05` of a time of day, or "" where the digits are none."""
    match = _CLOCK.fullmatch(word)
    if not match:
        return ""
    hour, minute, half = int(match[1]), int(match[2] or 0), (match[4] or "").lower()
    if minute > 59 or (half and not 1 <= hour <= 12) or hour > 23:
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{minute:02}"
