"""Numbers that are no figures: dates and clock times, names and labels, list marks, telephone and other numbers."""

import re

from claims.figures.lexicon import BEFORE_COUNT, BEFORE_YEAR, DAYS, LABELS, MONTHS, PERSONS
from claims.figures.numerals import Numeral
from claims.figures.reading import Reading

_NAMES = frozenset({"NNP", "NNPS"})
_PLURALS = frozenset({"NNS", "NNPS"})
_ZONES = "GMT|UTC|BST|CET|CEST|IST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|ET|PT"
_FOREIGN = re.compile(
    r"\s(?:Tausend|Millionen|Milliarden|Mio|Mrd|milliers|milliards?|mille|millones|milhões|bilhões|milioni"
    r"|miliardi|тыс|млн|млрд)\b"
)
"""Sizes in other languages: the figure would be wrong by as much."""
_TIED = frozenset({"sub-", "now-"})
"""Words that a hyphen may tie to a number."""
_IS = frozenset({"is", "was", "turned", "turns", "turning", "be"})
_PERSON = frozenset({"he", "she", "who"})
_CLOCK = re.compile(rf"[ \u00a0]?(?:[ap]\.?m\b|[AP]\.?M\b|o['’]clock|noon\b|midnight\b|(?:hours |hrs )?(?:{_ZONES})\b)")
_BEFORE_MONTH = frozenset({"in", "since", "last", "this"})
"""What stands before a month by itself: `in May 12 people` counts people, `on May 12 people` doesn't."""
_DAYS_OF_A_MONTH = re.compile(rf"(?: (?:to|and|or|through|until) |[-–])\d\d? (?:{'|'.join(sorted(MONTHS))})\b")
"""What follows the first of two days of a month: `8 to 21 April`."""
_ORDINAL = re.compile(r"(?:st|nd|rd|th|ST|ND|RD|TH)\b")
_CONTROL = re.compile(r"\x1b\[[\d;]*$")
"""The beginning of a terminal's control sequence, whose number counts nothing."""
_LIST_MARK = re.compile(r"[.)] ")
_TELEPHONE = re.compile(r"\+?\(?\d{1,4}\)?(?:[ -]\(?\d{2,5}\)?){2,5}(?!\d)|\d{3}-\d{4}(?!\d)")


def written_apart(text: str, numeral: Numeral) -> bool:
    """Whether the number in digits stands by itself or behind a sign, not inside a code, a link or a name (`A320`)."""
    start, end = numeral.start, numeral.end
    before = text[start - 1 : start]
    if _FOREIGN.match(text, end):
        return False
    if before:
        if before.isalnum() or before in "_#@\\:*^&/.":
            return False
        if before in "'’" and text[end : end + 1] == "s":
            return False
        if (
            before in "-–"
            and text[start - 2 : start - 1].isalnum()
            and text[max(0, start - 4) : start].lower() not in _TIED
        ):
            return False
        if before in "[;" and _CONTROL.search(text, max(0, start - 12), start):
            return False
    after = text[end : end + 1]
    if after and (after in "_@" or (after in ":/" and text[end + 1 : end + 2].isdecimal())):
        return False
    return not _ORDINAL.match(text, end)


def telephone(text: str, start: int) -> int:
    """Where a telephone number or a like code that starts at `start` ends, or 0."""
    match = _TELEPHONE.match(text, start)
    return match.end() if match and sum(map(str.isdecimal, match.group())) >= 7 else 0


def age(reading: Reading, numeral: Numeral, first: int, after: int) -> bool:
    """Whether a bare number is the age of someone: `aged 10`, `Ann Fox, 52, said`."""
    lower = reading.lower
    if not 0 < numeral.value < 120:
        return False
    if reading.starts[first] != numeral.start:  # 5-foot-11
        return False
    if lower[first - 1] in ("aged", "age", "ages") or (lower[first - 1] == "of" and lower[first - 2] == "age"):
        return True
    if lower[after] == "or" and lower[after + 1] in ("older", "younger"):
        return True
    if lower[first - 1] == "now" and lower[first - 2] == "," and lower[after] == ",":
        return True
    if lower[first - 1] in _IS and lower[first - 2] in _PERSON:
        return lower[after] in (".", ",", ";", "when", "and", "at", "last", "next", "this", "years")
    if lower[first - 1] != ",":
        return False
    if lower[first - 2] in PERSONS:
        return lower[after] == "," and numeral.value > 1
    return (
        reading.tags[first - 2] in _NAMES
        and reading.words[first - 2] not in MONTHS | DAYS
        and lower[after] in (",", ".", ";", ")", "of", "from", "and", "—", "who")
    )


def dated(reading: Reading, numeral: Numeral, first: int, after: int) -> bool:
    """Whether the number is a day beside its month, or a clock time."""
    words = reading.words
    if numeral.value <= 31 and numeral.value == int(numeral.value):
        before = words[first - 1] if first else ""
        if before == "." and first > 1:
            before = words[first - 2]
        if before.rstrip(".").rpartition("-")[2] in MONTHS and reading.tags[first - 1] != "MD":
            return not (reading.lower[first - 2] in _BEFORE_MONTH and _counts(reading, after))
        if after < reading.size and words[after].rstrip(".") in MONTHS:
            return True
        if _DAYS_OF_A_MONTH.match(reading.text, numeral.end):
            return True
        if first > 1 and reading.lower[first - 1] in ("of", "the") and words[first - 2] in DAYS:
            return True
    return numeral.value < 2400 and _CLOCK.match(reading.text, numeral.end) is not None


def _counts(reading: Reading, after: int) -> bool:
    """Whether things that a number before token `after` counts stand there: `houses`, `young men`."""
    tags = reading.tags
    return tags[after] in _PLURALS or (tags[after] in ("JJ", "NN", "JJR") and tags[after + 1] in _PLURALS)


def year(reading: Reading, numeral: Numeral, first: int, after: int) -> bool:
    """Whether four bare digits are a year: not before a plural noun, unless a word for time stands before them."""
    if not (numeral.end - numeral.start == 4 and 1000 <= numeral.value <= 2199):
        return False
    before = reading.lower[first - 1]
    plural = _counts(reading, after)
    if before in BEFORE_COUNT and (plural or before not in ("to", "with", "as", "just", "only", "than")):
        return False
    if numeral.value < 1500:
        return before in ("in", "since", "circa")
    return not plural or before in BEFORE_YEAR or before == "," or before.rstrip(".").capitalize() in MONTHS


def titled(reading: Reading, numeral: Numeral, first: int, left: int) -> bool:
    """Whether a capitalised number word within a sentence is part of a name: `the Final Four were set`."""
    words, after = reading.words, reading.token_from(numeral.end)
    return (
        reading.text[numeral.start].isupper()
        and first > left
        and reading.tags[first - 1] in _NAMES
        and not (after < reading.size and words[after][0].isupper())
    )


def named(reading: Reading, numeral: Numeral, first: int, after: int) -> bool:
    """Whether the number is part of a name or a label: `Channel 4`, `page 3`, `No. 10`, `2. Introduction`."""
    text, tags, words = reading.text, reading.tags, reading.words
    before = reading.lower[first - 1]
    gap = text[reading.ends[first - 1] : numeral.start] if first else "\n"
    if "\n" in gap and _LIST_MARK.match(text, numeral.end):
        return True
    if first and len(gap) <= 1:
        if before.rstrip(".") in LABELS and tags[after] not in _PLURALS:
            return True
        if before in ("no.", "nos.", "#", "№", "p.", "call", "called", "dial", "dialed", "dialled"):
            return True
        previous = words[first - 1]
        if previous in DAYS | MONTHS:  # On Sunday 35 houses burned, by Sunday 200 had died
            return not (_counts(reading, after) or (previous in DAYS and tags[after] in ("VBD", "MD")))
        if previous[0].isupper() and tags[first - 1] in _NAMES:
            return True
        if previous.isalpha() and (
            not previous[1:].islower() if len(previous) > 1 else previous in "BCDEFGHJKLMNOPQRSTUVWXYZ"
        ):
            return previous[1:].lower() != previous[1:] or len(previous) == 1
    if before == ":" and after < reading.size and words[after][0].isupper() and words[after].isalpha():
        return True
    if tags[after] != "NNP" or words[after] in DAYS or words[after - 1] == "," or words[after].isupper():
        return False
    while tags[after] in ("NNP", "JJ", "NN", "POS"):  # 30 North Korean soldiers, but 787 Dreamliner
        after += 1
    return tags[after] not in _PLURALS and not reading.lower[after - 1].endswith("s")
