"""Mentions of named actors: runs of capitalised words, read in their surroundings."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from claims.actors.gazetteer import Gender, gazetteer
from claims.actors.lexicon import (
    FOLLOWERS,
    GENERIC,
    INSTITUTIONS,
    PARTICLES,
    PLACE_FIRST,
    PORTFOLIOS,
    ROLES,
)
from claims.actors.reading import Kind, Reading, is_acronym, read, role_of
from claims.frame import CAPITAL, LONG, STARTER, Frame
from claims.tagging import form_tag
from claims.wordlists import STARTERS, words_of

_LONGEST = 14
"""Words of one run; longer ones are titles and tables, cut so that time stays linear."""
_APPOSITION = 9
"""Tokens after a name within which `, the agency's spokeswoman,` gives its role."""
_LONG_WORDS = 5
"""Words of more than three letters by which a sentence is judged; the first line by fewer, if all have capitals."""
_SHOUT = 0.75
"""Share of capitalised words from which a sentence is taken for a headline, whose capitals say nothing."""
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_TITLE_VERBS = _FINITE | {"VB"}
_POSSESSIVE = frozenset(("'s", "’s", "'", "’", "'S", "’S"))
_OPENERS = frozenset(
    ("“", '"', "``", "‘", "'", ":", "—", "–", "--", "-", "•", "*", "(", "[", "…", "...", "|", ">", "»", "«")
)
_FOR = words_of(
    """
    Institute Institutes Center Centre Centers Council Society Foundation Association Fund Coalition Campaign
    Committee Alliance
    """
)
"""Institutions that are `for` something in their names."""
_CREWS = frozenset(("Staff", "Team", "Group", "Police", "Forces", "Force", "Guards", "Partners", "Unit", "Associates"))
"""Common nouns before `of`: `Staff of the ministry`."""
_OFFICES = frozenset(("Secretary", "Minister", "Chief", "Joint", "University"))
_JOINING = PARTICLES - {"of", "e", "y"}


class Mention(NamedTuple):
    """One mention: `words` quotes the name, token for token."""

    first: int
    last: int
    """Tokens `first:last` are the name."""
    words: tuple[str, ...]
    kind: Kind
    role: str = ""
    gender: Gender | None = None
    country: str | None = None
    sure: bool = False
    generic: bool = False
    owner: int = -1
    """Token at which the possessive country of a generic institution starts (`South Korea's …`), else -1."""


def mentions(frame: Frame, known: frozenset[str] = frozenset()) -> list[Mention]:
    """Every mention of a named actor, in text order; words in `known` are names wherever they stand."""
    scan = _Scan(frame)
    found: list[Mention] = []
    headlines: list[tuple[int, int]] = []
    runs = list(scan.runs())
    scan.full = known.union(frame.words[last - 1] for first, last in runs if last - first > 1)
    for first, last in runs:
        if scan.shouts(first):
            headlines.append((first, last))
        elif mention := scan.mention(first, last, found[-1] if found else None):
            found.append(mention)
    if not headlines:
        return found
    names = {m.words: m for m in found if m.kind != "group"}
    for first, last in headlines:
        found.extend(_known(frame.words, first, last, names))
    return sorted(found, key=lambda m: m.first)


def _known(words: list[str], first: int, last: int, known: dict[tuple[str, ...], Mention]) -> Iterator[Mention]:
    """Names inside a run of a headline: those that the body has, and countries and places."""
    at = first
    while at < last:
        for size in range(min(5, last - at), 0, -1):
            name = tuple(words[at : at + size])
            if model := known.get(name):
                yield model._replace(first=at, last=at + size, owner=-1)
            elif gazetteer().is_place(" ".join(name)) and (reading := read(name)) and reading.hi - reading.lo == size:
                yield Mention(at, at + size, name, "place", country=reading.country, sure=True)
            else:
                continue
            at += size - 1
            break
        at += 1


class _Scan:
    """The columns that one article's scan looks at."""

    def __init__(self, frame: Frame) -> None:
        self.words, self.tags = frame.words, frame.tags
        self.starts, self.ends, self.heads = frame.starts, frame.ends, frame.heads
        capital = frame.traits & CAPITAL != 0
        # `The`, `In` alone at the start of a sentence, most of all capitals, are left out before any is looked at.
        alone = ~(_shifted(capital, 1) | _shifted(capital, -1))
        self.caps: list[int] = np.flatnonzero(capital & ~(alone & (frame.traits & STARTER != 0))).tolist()
        words = frame.words
        self.initial = frozenset(frame.heads)
        self.inside = frozenset([words[i] for i in self.caps if i not in self.initial and words[i - 1] not in _OPENERS])
        """Words with a capital where a common word has none."""
        self.full: frozenset[str] = frozenset()
        """Last words of names of several words."""
        self.lower = frozenset(words)
        heads = np.asarray(frame.heads, np.int64)
        long = frame.traits & LONG != 0
        total, upper = _per_sentence(long, heads), _per_sentence(long & capital, heads)
        loud = (total >= _LONG_WORDS) & (upper > _SHOUT * total)
        if len(heads) and _LONG_WORDS > total[0] == upper[0] > 1:
            loud[0] = self._is_title(frame.text)
        self.headlines = frozenset(number for number in np.flatnonzero(loud).tolist() if self._is_headline(number))
        """Sentences whose capitals say nothing, by number."""

    def _is_headline(self, number: int) -> bool:
        """Whether a sentence full of capitals is a headline: then its verb has one too."""
        last = self.heads[number + 1] if number + 1 < len(self.heads) else len(self.words)
        tokens = range(self.heads[number], min(last, self.heads[number] + 60))
        return not any(self.tags[i] in _FINITE and self.words[i][0].islower() for i in tokens)

    def _is_title(self, text: str) -> bool:
        """Whether a short first line in capitals is a headline, not a name: a paragraph without a stop that has
        a verb, or words that the text writes without capitals."""
        last = self.heads[1] if len(self.heads) > 1 else len(self.words)
        after = text[self.ends[last - 1] : self.starts[last]] if last < len(self.words) else "\n\n"
        if after.count("\n") < 2 or self.words[last - 1] in (".", "?", "!"):
            return False
        words = [word.lower() for word in self.words[:last] if word[0].isupper()]
        common = sum(word in self.lower for word in words)
        return 2 * common > len(words) or any(form_tag(word) in _TITLE_VERBS for word in words[1:])

    def shouts(self, token: int) -> bool:
        """Whether a token stands in a headline."""
        return bool(self.headlines) and bisect_right(self.heads, token) - 1 in self.headlines

    def runs(self) -> Iterator[tuple[int, int]]:
        """Token ranges of runs of capitalised words with what joins them, such as `of` and `de`."""
        caps, count = self.caps, len(self.caps)
        at = 0
        while at < count:
            first = caps[at]
            last = first + 1
            at += 1
            while at < count and last - first < _LONGEST:
                gap = caps[at] - last
                if gap == 0:
                    joined = self._touches(last)
                elif gap <= 2 and self._touches(last) and self._touches(caps[at]):
                    joined = self._joins(first, last, caps[at])
                else:
                    break
                if not joined:
                    break
                last = caps[at] + 1
                at += 1
            yield first, last

    def _touches(self, token: int) -> bool:
        """Whether a token follows the one before it in the sentence, with a space, a line break or nothing between."""
        return self.starts[token] - self.ends[token - 1] <= 2 and token not in self.initial

    def _joins(self, first: int, last: int, following: int) -> bool:
        """Whether the words `last:following` belong inside a name that goes on with `following`."""
        words = self.words
        middle, before, after = words[last], words[last - 1], words[following]
        if middle == "&":
            return following - last == 1
        if middle in _JOINING:
            return following - last == 1 or words[last + 1] in _JOINING
        if middle in ("of", "for", "on") and (following - last == 1 or words[last + 1] == "the"):
            if middle == "of":
                if "of" in words[first:last]:  # `Ministry of Defence of Latvia`
                    return after in gazetteer().countries
                if last - first == 1 and (before in _CREWS or not self.tags[first].startswith("NNP")):
                    return False
                return before in INSTITUTIONS or before in PLACE_FIRST or before in _OFFICES
            return before in _FOR or (before in INSTITUTIONS and (after in GENERIC or after in INSTITUTIONS))
        if middle == "and" and following - last == 1:
            if "of" in words[first:last] or "for" in words[first:last]:
                return after in PORTFOLIOS or after in GENERIC
            tail = words[following + 1] if following + 1 < len(words) else ""
            if last - first > 1 or (first in self.initial and self.tags[first] not in ("NNP", "NNPS")):
                return False
            own = before in GENERIC or before in INSTITUTIONS
            return (tail in INSTITUTIONS and own) or before == "Standard"
        return (
            middle in ("'s", "’s")
            and before == "People"
            and after in ("Republic", "Party", "Bank", "Liberation", "Daily", "Congress")
        )

    def mention(self, first: int, last: int, previous: Mention | None) -> Mention | None:
        """The mention that the run `first:last` holds, if any."""
        words = self.words
        if last - first == 1:
            if words[first].lower() in STARTERS:
                return None
        elif self._opens(first) and not self._may_open(first, last):
            named = self.tags[first].startswith("NNP")
            # `One Russian`, `Intercepted Pentagon`; `Rival John Smith`, whatever its tag.
            if not named or (
                last - first > 2
                and gazetteer().gender(words[first + 1]) is not None
                and words[first] not in PLACE_FIRST
            ):
                first += 1
        reading = read(tuple(words[first:last]))
        if reading is None or reading.lo == reading.hi:
            return None
        start, stop = first + reading.lo, first + reading.hi
        name = tuple(words[start:stop])
        if reading.kind == "group" and not self._is_people(start, stop, reading):
            return None
        if (
            reading.kind == "unknown"
            and (words[stop - 1] in gazetteer().adjectives or words[stop - 1] in FOLLOWERS)
            and self._precedes_noun(stop - 1)
        ):
            return None  # `Intercepted Russian call`
        if stop - start == 1 and not self._is_name(start, reading, previous):
            return None
        kind, role, gender, sure = reading.kind, reading.role, reading.gender, reading.sure
        before = words[start - 1] if start and start == first and self._touches(start) else ""
        if kind in ("unknown", "person") and before:
            if before[0].islower() and (found := role_of(before)):
                kind, role, sure = "person", found, True
                gender = gender or _gendered(found)
            elif before in ("the", "The") and kind == "unknown" and not self._precedes_noun(stop - 1):
                kind = "organisation"
        if kind in ("unknown", "person") and stop - start > 1 and (found := self._apposition(stop)):
            kind, role = "person", role or found
            gender = gender if gender in ("m", "f") else _gendered(found)
        country, owner = reading.country, -1
        if country is None and previous is not None and start - previous.last == 1 and words[start - 1] in _POSSESSIVE:
            country = previous.country if previous.kind == "place" else None
            owner = previous.first if country and reading.generic else -1
        return Mention(start, stop, name, kind, role, gender, country, sure, reading.generic, owner)

    def _opens(self, at: int) -> bool:
        """Whether a token stands where any word has a capital."""
        return at in self.initial or (at > 0 and self.words[at - 1] in _OPENERS)

    def _may_open(self, at: int, last: int) -> bool:
        """Whether the first word of a run may belong to the name in spite of its tag."""
        word, table = self.words[at], gazetteer()
        return (
            table.country(word) is not None
            or table.gender(word) is not None
            or is_acronym(word)
            or table.is_place(f"{word} {self.words[at + 1]}")
            or role_of(word) is not None
            or word in GENERIC
            or any(word in INSTITUTIONS for word in self.words[at + 1 : last])
        )

    def _precedes_noun(self, at: int) -> bool:
        """Whether the word at `at` qualifies the noun after it."""
        return (
            at + 1 < len(self.words)
            and self.tags[at + 1] in ("NN", "NNS", "JJ", "NNP", "NNPS", "CD")
            and self._touches(at + 1)
        )

    def _is_people(self, start: int, stop: int, reading: Reading) -> bool:
        """`Russian troops` names nobody; `Russians`, `the Chinese said` do."""
        if self._precedes_noun(stop - 1):
            return False
        return reading.sure or (start > 0 and self.words[start - 1] in ("the", "The") and self.tags[stop - 1] != "JJ")

    def _is_name(self, at: int, reading: Reading, previous: Mention | None) -> bool:
        """Whether one capitalised word is a name here: by the tables, else by its tag and place in the sentence."""
        word, tag = self.words[at], self.tags[at]
        if reading.kind == "place" and word in gazetteer().adjectives:
            return not self._precedes_noun(at)
        if reading.sure or reading.role:
            return True
        if reading.generic:
            return (
                previous is not None
                and previous.kind == "place"
                and at - previous.last == 1
                and self.words[at - 1] in _POSSESSIVE
            )
        if is_acronym(word):
            return tag.startswith("NN")
        if word in self.full and word.lower() not in self.lower:
            return True
        if not tag.startswith("NNP"):
            return False
        # A word that any sentence may open with a capital: it is a name where the text writes it so elsewhere too.
        return (
            not self._opens(at)
            or gazetteer().gender(word) is not None
            or (word in self.inside and word.lower() not in self.lower)
        )

    def _apposition(self, at: int) -> str | None:
        """The role in `, 54, a lawyer for …` or `, the ministry's spokeswoman,` right after a name."""
        words = self.words
        if at + 2 >= len(words) or words[at] != ",":
            return None
        at += 1
        if words[at].isdigit() and at + 1 < len(words):
            if words[at + 1] in (",", "."):
                at += 1
            else:
                return None
            if words[at] == "." or at + 1 >= len(words):
                return "-"
            at += 1
        if (
            words[at] not in ("a", "an", "the", "who")
            and self.tags[at] not in ("NN", "JJ", "NNP")
            and not words[at][0].isupper()
        ):
            return None
        if words[at] == "who":
            return "-"
        for i in range(at, min(at + _APPOSITION, len(words))):
            tag = self.tags[i]
            if words[i] in (",", ".", ";", ":", "and", "of", "who", "(", ")") or tag.startswith("VB") or tag == "MD":
                return None
            if (found := role_of(words[i])) and tag.startswith("NN"):
                return found
        return None


def _shifted(column: NDArray[np.bool_], by: int) -> NDArray[np.bool_]:
    """The column moved by one token, on or back."""
    moved = np.zeros_like(column)
    if by > 0:
        moved[1:] = column[:-1]
    else:
        moved[:-1] = column[1:]
    return moved


def _per_sentence(column: NDArray[np.bool_], heads: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many tokens of a column each sentence has set."""
    total = np.zeros(len(column) + 1, np.int64)
    np.cumsum(column, out=total[1:])
    counts: NDArray[np.int64] = np.diff(total[np.append(heads, len(column))])
    return counts


def _gendered(role: str) -> Gender | None:
    found = ROLES.get(role, "-")
    return None if found == "-" else found
