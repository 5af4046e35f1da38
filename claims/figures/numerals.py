"""Numbers as they are written, in digits and in words, read into values.

Tokens that hold a number are cut into atoms (a run of digits, a number word); adjacent atoms are joined from left
to right, so that time stays linear however many numbers follow each other.
"""

import re
from dataclasses import dataclass

from claims.figures.digits import GLYPHS, digit_value, fraction, power, spaced_thousands
from claims.figures.reading import Reading

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_SMALL = {word: float(value) for value, word in enumerate(_ONES.split())}
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: 10.0 * value for value, word in enumerate(_DECADES.split(), start=2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "mln": 1e6, "bln": 1e9, "trln": 1e12, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
_ALONE = {"hundred", "thousand", "million", "billion", "trillion", "dozen"}
_VAGUE = {f"{word}s": _SCALES[word] for word in _ALONE} | {"tens": 10.0, "scores": 20.0}
_BEFORE_MANY = frozenset({"VBD", "VBZ", "VBP", "VB", "VBN", "VBG", "IN", "TO", "CC", ",", ".", "``", "''", "RB", ":"})
"""Tags before `scores of`: no article, adjective or noun, which make them results."""
_PARTS = {
    "half": 2, "halves": 2, "quarter": 4, "fourth": 4, "third": 3, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_PART_NOUNS = ("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NUMBER_WORDS = frozenset([*_SMALL, *_TENS, *_SCALES, *_VAGUE, "half"])

_GLYPH = f"[{''.join(GLYPHS)}]"
_ATOM = re.compile(
    rf"\d+(?:[.,]\d+)*{_GLYPH}?|{_GLYPH}|\b(?:{'|'.join(sorted(NUMBER_WORDS, key=lambda w: (-len(w), w)))})\b",
    re.IGNORECASE,
)
_DIGIT = re.compile(rf"\d|{_GLYPH}")
_A_PART = re.compile(r"[Aa]n? $")
_AND_PART = re.compile(r"(?: and |-and-)(?:(?:an? |one[- ]|a-)(half|quarter|third)|three[- ]quarters)\b")
_PART = re.compile(rf"[- ]({'|'.join(_PARTS)})(s?)\b(?! (?:of )?\d)(?=( of\b)?)")
_MULTIPLIER = re.compile(r"\b(an?|several|a few|few|a couple(?: of)?|half an?|half)[ -]$", re.IGNORECASE)
_MULTIPLIERS = {"a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5, "half": 0.5, "a couple": 2.0, "a couple of": 2.0}
_JOINS = frozenset({" ", "-", "\u00a0", " and ", "-and-"})
"""What may stand between two atoms of one number."""
_HALF_AFTER = re.compile(r" (?:of|the|an?|its|their|his|her|our|my|those|these|this|that|all|as)\b|[ -]a-")
_HALF_BEFORE = frozenset(
    {"about", "almost", "nearly", "than", "over", "roughly", "by", "just", "under", "around", "to"}
)
_NO_HALF_BEFORE = frozenset(
    {"in", "first", "second", "last", "latter", "other", "the", "this", "per", "time", "each", "later", "opening"}
)
_BIG = 1e18
"""No number of words grows beyond it: `million million million …` is no figure."""


@dataclass(slots=True)
class Numeral:
    """A number as written at `[start, end)`. A vague one (`hundreds`) has `low` and `high`."""

    start: int
    end: int
    value: float
    low: float | None = None
    high: float | None = None
    digits: bool = False
    """Written in digits, at least its first part."""
    part: bool = False
    """A fraction of something: `a third`, `two-thirds`, `half`."""
    scaled: bool = False
    """With a word for its size: `5 million`."""
    vague: bool = False
    """Near the number named: `a couple hundred`, `dozens`."""


def numerals(reading: Reading) -> list[Numeral]:
    """Every number of the text in order, whatever it is for (a date, a name, a quantity)."""
    return _Reader(reading).numerals()


def _atoms(reading: Reading) -> list[tuple[int, int, str]]:
    """Start, end and lower-case form of every run of digits and number word."""
    text, lower = reading.text, reading.lower
    distinct = set(lower)
    single = distinct & NUMBER_WORDS
    mixed = [word for word in distinct if not word.isalpha()]
    several = {w for w in mixed if _DIGIT.search(w) or ("-" in w and not NUMBER_WORDS.isdisjoint(w.split("-")))}
    parts = distinct.intersection(_PART_NOUNS)
    wanted = single | several | parts
    found: list[tuple[int, int, str]] = []
    for token in [i for i, word in enumerate(lower) if word in wanted]:
        start, end, word = reading.starts[token], reading.ends[token], lower[token]
        if word in single or word.isdecimal():
            found.append((start, end, word))
        elif word in parts:
            if text.startswith(" of ", end) and _A_PART.match(text, max(0, start - 2), start):
                found.append((start - 2, end, word))
        else:
            found.extend((m.start(), m.end(), m.group().lower()) for m in _ATOM.finditer(text, start, end))
    return found


class _Reader:
    """Joins atoms into numerals, from left to right."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.atoms = _atoms(reading)
        self.at = 0

    def numerals(self) -> list[Numeral]:
        found = []
        atoms = self.atoms
        while self.at < len(atoms):
            start, end, written = atoms[self.at]
            self.at += 1
            numeral: Numeral | None
            if written[0].isdecimal():
                numeral = self._digits(start, end, written)
            elif written in _SMALL or written in _TENS:
                numeral = self._words(Numeral(start, end, 0.0), written, _SMALL.get(written) or _TENS.get(written, 0.0))
            elif written in _SCALES:
                numeral = self._scale(start, end, written)
            elif written in _VAGUE:
                numeral = self._vague(start, end, written)
            elif written == "half":
                numeral = self._half(start, end)
            elif written in GLYPHS:
                numeral = Numeral(start, end, GLYPHS[written], digits=True)
            else:
                numeral = Numeral(start, end, 1 / _PARTS[written], part=True)
            if numeral is not None:
                found.append(numeral)
        return found

    def _next(self, end: int) -> tuple[str, str]:
        """The next atom where it goes on with the number that ends at `end`, and what joins them; else nothing."""
        if self.at < len(self.atoms):
            start, _, written = self.atoms[self.at]
            if start - end <= 6:
                joint = self.text[end:start]
                if joint in _JOINS or joint.isspace() or joint.split() == ["and"]:
                    return written, joint
        return "", ""

    def _skip(self, end: int) -> None:
        while self.at < len(self.atoms) and self.atoms[self.at][0] < end:
            self.at += 1

    def _sized(self, numeral: Numeral) -> Numeral:
        """`numeral` with the words for its size that follow it: `5 million`, `2 dozen`."""
        while numeral.value < _BIG:
            word, joint = self._next(numeral.end)
            if word not in _SCALES or "and" in joint:
                break
            numeral.value *= _SCALES[word]
            numeral.end = self.atoms[self.at][1]
            numeral.scaled = True
            self.at += 1
        return numeral

    def _digits(self, start: int, end: int, written: str) -> Numeral | None:
        text = self.text
        if end - start <= 3 and (last := spaced_thousands(text, start, end)) > end and self._one(start, end, last):
            end = last
            written = "".join(filter(str.isdecimal, text[start:end]))
            self._skip(end)
        value = digit_value(written)
        if value is None:
            return None
        if text[start - 1 : start] == "." and not text[max(0, start - 2) : start - 1].isalnum() and written.isdecimal():
            start, value = start - 1, float(f".{written}")
        numeral = Numeral(start, end, value, digits=True)
        follows = text[end : end + 1]
        if follows in ("/", " ", "-", "×", "x", "*"):
            if end - start <= 4 and written.isdecimal() and (parts := fraction(text, value, end)):
                numeral.value, numeral.end, numeral.part = parts
            elif raised := power(text, end):
                numeral.value *= raised[0]
                numeral.end = raised[1]
            self._skip(numeral.end)
        return self._and_part(self._sized(numeral))

    def _one(self, start: int, end: int, last: int) -> bool:
        """Whether `12 500` is one number: by its kind of space, several groups, round thousands, or a plural behind."""
        groups = self.text[end:last]
        if " " not in groups or len(groups) > 4 or groups == " 000":
            return True
        reading = self.reading
        first = reading.token_at(start)
        return reading.tags[first + 2] == "NNS" and reading.tags[first - 1] not in ("NNP", "NNPS", "NN", "CD")

    def _scale(self, start: int, end: int, word: str) -> Numeral | None:
        """A number that starts with its size: `a hundred`, `half a million`, `a few thousand`, `million`."""
        before = _MULTIPLIER.search(self.text, max(0, start - 13), start)
        if before is None:
            return self._words(Numeral(start, end, 0.0, scaled=True), word, _SCALES[word]) if word in _ALONE else None
        multiplier = before[1].lower()
        if multiplier not in _MULTIPLIERS:
            scale = _SCALES[word]
            return Numeral(before.start(), end, 0.0, 2 * scale, 10 * scale, scaled=True, vague=True)
        vague = multiplier.startswith("a couple")
        numeral = Numeral(before.start(), end, 0.0, scaled=True, vague=vague)
        return self._words(numeral, word, _MULTIPLIERS[multiplier] * _SCALES[word])

    def _words(self, numeral: Numeral, last: str, current: float) -> Numeral:
        """`numeral` with all words of its number, given its first word and the value of that."""
        total = 0.0
        while True:
            word, joint = self._next(numeral.end)
            if word in _SCALES:
                if "and" in joint or total + current > _BIG:
                    break
                total, current = _times(total, current, _SCALES[word])
                numeral.scaled = True
            elif word in _SMALL and (
                (last in _TENS and "and" not in joint and 0 < _SMALL[word] < 10) or (last in _SCALES and _SMALL[word])
            ):
                current += _SMALL[word]
            elif word in _TENS and last in _SCALES:
                current += _TENS[word]
            else:
                break
            last = word
            numeral.end = self.atoms[self.at][1]
            self.at += 1
        numeral.value = total + current
        return self._and_part(self._over(numeral))

    def _over(self, numeral: Numeral) -> Numeral:
        """`two-thirds`, `three quarters of`: a numeral with a denominator in words."""
        follows = self.text[numeral.end : numeral.end + 1]
        if follows and follows in "- " and 0 < numeral.value < 10 and not numeral.scaled:
            part = _PART.match(self.text, numeral.end)
            one = part is not None and not part[2] and part[1] != "halves"
            if part and (follows == "-" or part[3] is not None) and (numeral.value == 1) == one:
                numeral.value /= _PARTS[part[1]]
                numeral.end = part.end(2)
                numeral.part = True
                self._skip(numeral.end)
        return numeral

    def _and_part(self, numeral: Numeral) -> Numeral:
        """`one and a half`, `three and a half million`, `a million and a half`."""
        if not numeral.part and self.text.startswith((" and ", "-and-"), numeral.end):
            part = _AND_PART.match(self.text, numeral.end)
            if part:
                share = 1 / _PARTS[part[1]] if part[1] else 0.75
                numeral.value += share * (_size(numeral.value) if numeral.scaled else 1)
                numeral.end = part.end()
                self._skip(numeral.end)
                return self._sized(numeral)
        return numeral

    def _vague(self, start: int, end: int, word: str) -> Numeral | None:
        """`dozens`, `hundreds`, `tens of thousands`: between the size named and ten times that."""
        scale = _VAGUE[word]
        while self.at < len(self.atoms) and self.text.startswith(" of ", end) and self.atoms[self.at][0] == end + 4:
            following = self.atoms[self.at][2]
            if following not in _VAGUE or following == "tens" or scale > _BIG:
                break
            scale *= _VAGUE[following]
            end = self.atoms[self.at][1]
            self.at += 1
        if scale == 10.0 or (word == "scores" and not self._many(start, end)):
            return None
        if scale < 100.0:
            return Numeral(start, end, scale, vague=True)
        return Numeral(start, end, 0.0, scale, 10 * scale, vague=True)

    def _many(self, start: int, end: int) -> bool:
        """Whether `scores` are many, as in `scores of shops`, and not what a game or a test ended with."""
        reading = self.reading
        at = reading.token_at(start)
        plural = reading.tags[reading.token_from(end) + 1] in ("NNS", "JJ", "VBN")
        return self.text.startswith(" of ", end) and plural and (not at or reading.tags[at - 1] in _BEFORE_MANY)

    def _half(self, start: int, end: int) -> Numeral | None:
        text = self.text
        if self.at < len(self.atoms) and self.atoms[self.at][2] in _SCALES:
            size = self.atoms[self.at]
            if text[end : size[0]] in (" ", "-", " a ", "-a-"):
                self.at += 1
                return self._sized(Numeral(start, size[1], 0.5 * _SCALES[size[2]], scaled=True))
        before = text[max(0, start - 12) : start].lower().split()
        if before and before[-1] in _NO_HALF_BEFORE:
            return None
        said = before and before[-1] in _HALF_BEFORE and text[end : end + 1] != "-"
        return Numeral(start, end, 0.5, part=True) if said or _HALF_AFTER.match(text, end) else None


def _times(total: float, current: float, scale: float) -> tuple[float, float]:
    """Sums so far, once a word for a size follows: what is done, and what may still grow."""
    if scale <= 100:
        return total, (current or 1.0) * scale
    return (total + current * scale, 0.0) if current else ((total or 1.0) * scale, 0.0)


def _size(value: float) -> float:
    return next((scale for scale in (1e12, 1e9, 1e6, 1e3, 1e2) if value >= scale and value % scale == 0), 1.0)
