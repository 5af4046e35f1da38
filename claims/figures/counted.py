"""What a figure counts or measures: the noun phrases it hangs on."""

from claims.figures.lexicon import TIMES
from claims.figures.nouns import MODIFIERS, NOUNS, SPECIFIERS, phrase, phrase_after
from claims.figures.reading import Quantity, Reading

Part = tuple[int, int]
"""A stretch of tokens, `(first, after)`."""

_LINKS = frozenset(
    {"of", "for", "in", "on", "at", "to", "from", "with", "by", "per", "between", "among", "off", "over", "across",
     "into", "against", "within"}
)  # fmt: skip
_BEFORE_FIGURE = frozenset({"of", "at", "for", "by", "about", "to", "from", "between", "around"})
_RELATIVES = frozenset({"that", "which", "who"})
_VERBAL = frozenset({"MD", "RB", "TO", "RBR", "RP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WITHIN = MODIFIERS | {"POS", "CD"}
_COSTS = frozenset({"cost", "costs", "total", "totals"})
"""Verbs that a tagger takes for nouns before a sum: `the ticket cost me 20 dollars`."""
_SKIPPED_AHEAD = frozenset({"DT", "RB", "JJR", "(", ":", "JJ", "RBR"})
_REACH = 40
"""Tokens looked at before a figure: sentences of news have 25 on average, and time stays linear in endless ones."""
_LENGTH = 14
"""Tokens of a noun phrase at most, what hangs on it included."""


class Counted:
    """Finds what each figure of a text counts; figures come in text order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.before: list[Quantity] = []

    def find(self, q: Quantity) -> str:
        """What `q` counts or measures, as lower-case noun phrases, the nearest first; "" where the text is silent."""
        previous = self.before[-1] if self.before and self.before[-1].left == q.left else None
        if previous is not None and self._same_again(previous, q):
            q.counted = previous.counted
            q.change = previous.change if q.change == "=" else q.change
        if q.kind in ("bare", "rate"):
            self._complete(q, previous)
        if not q.counted:
            names: list[str] = []
            for first, after in self._phrases(q):
                written = phrase(self.reading, first, after)
                if written and written not in names:
                    names.append(written)
            q.counted = ", ".join(names)
        if not q.counted and previous is not None and q.kind in ("money", "percent", "measure") and not previous.noun:
            q.counted = previous.counted
        self.before.append(q)
        return q.counted

    def _same_again(self, previous: Quantity, q: Quantity) -> bool:
        """Whether `q` says the same in other units: `100 km (60 miles)`, `0.25 points, or 0.01%`."""
        words = self.reading.lower[previous.after : q.first]
        return q.kind != "noun" and words in (["("], ["/"], [",", "or"], ["or"])

    def _complete(self, q: Quantity, previous: Quantity | None) -> None:
        """Gives a bare number the noun or unit said earlier: `50 soldiers and injured 47 more`, `rose 5 points to 90`."""
        reading = self.reading
        if q.kind == "bare" and previous is not None and previous.unit == "point" and not q.plain:
            q.unit, q.kind = "point", "measure"
            q.counted = previous.counted
        elif q.kind == "rate" or self._elliptic(q):
            earlier = next((e for e in self.before[:-5:-1] if e.kind == "noun"), None)
            if earlier is not None and earlier.noun is not None and q.first - earlier.after < 2 * _REACH:
                q.unit = earlier.unit.partition(" per ")[0] + q.unit
                q.counted = phrase(reading, *earlier.noun)
                q.kind = "noun"
        q.unit = q.unit.strip()

    def _elliptic(self, q: Quantity) -> bool:
        """Whether a bare number leaves out its noun: `injured 47 more`, `three were killed`, `wounded five.`"""
        reading = self.reading
        after, before = reading.tags[q.after], reading.tags[q.first - 1] if q.first > q.left else "."
        if reading.lower[q.after] in ("more", "others", "other"):
            return True
        if after in ("VBD", "VBP", "MD", "VBN"):
            return before in (",", "CC", ".", ":", "IN") and reading.lower[q.first - 1] not in _LINKS
        return before in ("VBD", "VBN", "VBG") and after in ("IN", ",", ".", "CC") and float(q.value).is_integer()

    def _phrases(self, q: Quantity) -> list[Part]:
        parts: list[Part] = []
        if q.kind == "part":
            return parts
        behind = self._behind(q)
        if behind:
            parts.append(behind)
        ahead = self._ahead(q) or self._subject(q)
        if ahead:
            parts.append(ahead)
        return parts

    def _behind(self, q: Quantity) -> Part | None:
        """The noun right behind a unit (`a 7% share price rise`), or behind `of` (`70 kg of gold`)."""
        reading, at = self.reading, q.after
        tags = reading.tags
        if q.noun is not None and q.kind == "measure":
            return q.noun
        if reading.lower[at] == "(" and q.kind in ("money", "measure"):  # a 750 m (820 yd) swim
            close = next((i for i in range(at, min(at + 7, q.right)) if tags[i] == ")"), 0)
            at = close + 1 if close and tags[close + 1] in NOUNS else at
        if at >= q.right:
            return None
        word = reading.lower[at]
        if word in ("of", "off") or (q.kind == "noun" and word == "in"):
            at += 1
            while tags[at] in SPECIFIERS:
                at += 1
            return self._with_of(at, q.right)
        if q.kind in ("money", "percent", "measure", "age") and word not in TIMES:
            if tags[at] in NOUNS or tags[at] in _WITHIN:
                found = phrase_after(reading, at, q.right)
                if found and reading.lower[found[1] - 1] not in TIMES:
                    return found
            elif tags[q.first - 1] == "DT" and tags[at] in ("VB", "VBP"):  # a 750 m swim, whatever the tagger thinks
                return at, at + 1
        return None

    def _with_of(self, at: int, right: int) -> Part | None:
        """The noun phrase at `at`, with one phrase hung on it by `of`."""
        reading = self.reading
        found = phrase_after(reading, at, right)
        if found is None or reading.lower[found[1] - 1] in TIMES:
            return None
        inner = found[1]
        if reading.lower[inner] == "of":
            inner += 1
            while reading.tags[inner] in SPECIFIERS:
                inner += 1
            more = phrase_after(reading, inner, right)
            if more:
                return found[0], more[1]
        return found

    def _ahead(self, q: Quantity) -> Part | None:
        """The noun that the figure is said of, right before it: `a fine of $3 million`, `floor area: 32 m2`."""
        reading = self.reading
        at = q.first - 1
        stop = max(q.left, q.first - 5)
        while at > stop and (
            reading.tags[at] in _SKIPPED_AHEAD
            or (reading.tags[at] in ("IN", "TO") and reading.lower[at] in _BEFORE_FIGURE)
        ):
            at -= 1
        if at < stop or not self._nominal(at, q.left) or reading.lower[at] in TIMES or self._covering(at) is not None:
            return None
        return self._back(at, q.left)

    def _covering(self, token: int) -> Quantity | None:
        """The earlier figure that `token` is part of, if any."""
        for earlier in self.before[:-5:-1]:
            if earlier.after <= token:
                return None
            if earlier.first <= token:
                return earlier
        return None

    def _back(self, last: int, left: int) -> Part:
        """The noun phrase that ends with token `last`, with what is hung on it by prepositions."""
        reading = self.reading
        tags, first = reading.tags, last
        stop = max(left, last - _LENGTH)
        at = last - 1
        while at >= stop:
            tag = tags[at]
            if tag in NOUNS or tag in _WITHIN:
                if tag == "VBN" and at > stop and tags[at - 1] not in ("DT", "JJ", "IN", ","):
                    break
                if tag == "CD" and self._covering(at) is not None:
                    break
                first = at
            elif not (
                tag in SPECIFIERS
                or tag == "$"
                or (reading.lower[at] in _LINKS and at > stop and (tags[at - 1] in NOUNS or tags[at - 1] == "CD"))
                or (tag == "CC" and at > stop and (tags[at - 1] in NOUNS or tags[at - 1] == "JJ"))
            ):
                break
            at -= 1
        return first, last + 1

    def _subject(self, q: Quantity) -> Part | None:
        """The subject of the nearest verb before the figure that has one in its sentence."""
        tags, lower = self.reading.tags, self.reading.lower
        at = q.first - 1
        stop = max(q.left, q.first - _REACH)
        while at >= stop:
            while at >= stop and not (tags[at].startswith("VB") or tags[at] == "MD" or lower[at] in _COSTS):
                covering = self._covering(at)
                at = covering.first - 1 if covering is not None else at - 1
            while at >= stop and (
                tags[at].startswith("VB") or tags[at] in _VERBAL or lower[at] in _RELATIVES or lower[at] in _COSTS
            ):
                at -= 1
            verb = at + 1
            if at >= stop and tags[at] == ",":
                if tags[verb] in ("VBG", "VBN"):
                    continue
                at -= 1
            if at >= stop and tags[at] == ")":
                while at > stop and tags[at] != "(":
                    at -= 1
                at -= 1
            at = self._before_times(at, stop)
            if at >= stop and self._covering(at) is None and self._nominal(at, q.left):
                return self._back(at, q.left)
        return None

    def _before_times(self, at: int, stop: int) -> int:
        """The token before phrases that say when: `Revenue in the quarter rose`."""
        tags = self.reading.tags
        while at > stop and self.reading.lower[at] in TIMES:
            while at > stop and (tags[at] in NOUNS or tags[at] in SPECIFIERS or tags[at] in _WITHIN):
                at -= 1
            if tags[at] in ("IN", ","):
                at -= 1
        return at

    def _nominal(self, at: int, left: int) -> bool:
        """Whether token `at` can end a subject: a noun, or what stands in its place (`the Nasdaq 100`, `the poor`)."""
        tag = self.reading.tags[at]
        if tag in NOUNS:
            return True
        before = self.reading.tags[at - 1] if at > left else ""
        return (tag == "CD" and (before in NOUNS or before == "IN")) or (
            tag in ("JJ", "VBN") and (before in NOUNS or before in ("DT", "CD"))
        )
