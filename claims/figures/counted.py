"""What a figure counts or measures: the noun phrases it hangs on."""

from collections import deque

from claims.figures.lexicon import LIGHT, LIGHT_NOUNS, SAYS, TALLIES, TIMES
from claims.figures.nouns import MODIFIERS, NOUNS, SPECIFIERS, after_specifiers, phrase, phrase_after
from claims.figures.reading import Quantity, Reading
from claims.figures.units import kind_of_time

Part = tuple[int, int]
"""A stretch of tokens, `(first, after)`."""

_LINKS = frozenset(
    {"of", "for", "in", "on", "at", "to", "from", "with", "by", "per", "between", "among", "off", "over", "across",
     "into", "against", "within"}
)  # fmt: skip
_OF = frozenset({"of", "off"})
_BEHIND = {
    "noun": frozenset({"of"}),
    "money": frozenset({"of", "off", "in", "for", "from"}),
    "percent": frozenset({"of", "off", "from"}),
}
"""What leads from a figure to its matter, by its kind: `$5 million in damages`, `$900 for a roof`."""
_BEFORE_FIGURE = frozenset({"of", "at", "for", "by", "about", "to", "from", "between", "around"})
_COUNTS = frozenset({"noun", "measure", "bare"})
_NAMES = frozenset({"NNP", "NNPS"})
_PRONOUNS = frozenset({"it", "they", "that", "there", "those", "these"})
_BE = frozenset({"is", "are", "was", "were", "'s", "’s"})
_MEASURED = frozenset({"money", "percent", "measure"})
_RELATIVES = frozenset({"that", "which", "who"})
_VERBAL = frozenset({"MD", "RB", "TO", "RBR", "RP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WITHIN = MODIFIERS | {"POS", "CD"}
_COSTS = frozenset({"cost", "costs", "total", "totals"})
"""Verbs that a tagger takes for nouns before a sum: `the ticket cost me 20 dollars`."""
_SKIPPED_AHEAD = frozenset({"DT", "RB", "JJR", "(", ":", "JJ", "RBR"})
_MEMORY = 6
"""Figures before one that it may take its noun from, or that its noun phrases must not run into."""
_REACH = 40
"""Tokens looked at before a figure: sentences of news have 25 on average, and time stays linear in endless ones."""
_LENGTH = 14
"""Tokens of a noun phrase at most, what hangs on it included."""


class Counted:
    """Finds what each figure of a text counts; figures come in text order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.before: deque[Quantity] = deque(maxlen=_MEMORY)

    def find(self, q: Quantity) -> str:
        """What `q` counts or measures, as lower-case noun phrases, the nearest first; "" where it isn't said."""
        before = self.before[-1] if self.before else None
        previous = before if before is not None and before.left == q.left else None
        if previous is not None and self._same_again(previous, q):
            q.counted = previous.counted
            q.change = previous.change if q.change == "=" else q.change
        if q.kind in ("bare", "rate"):
            self._complete(q, previous)
        if not q.counted:
            own = q.noun is not None and q.kind == "noun" and not q.one_of
            names = [phrase(self.reading, *q.noun)] if own and q.noun else []
            of = self.reading.lower[q.first - 1] == "of"
            for first, after in self._phrases(q):
                written = phrase(self.reading, *self._without_tally(first, after))
                if written and written not in names and not (of and written in TALLIES):
                    names.append(written)
            q.counted = ", ".join(names)
        if not q.counted and q.kind in _MEASURED:
            q.counted = self._carried(q, previous)
        self.before.append(q)
        return q.counted

    def _without_tally(self, first: int, after: int) -> Part:
        """The phrase behind `the number of`, where it starts so."""
        lower = self.reading.lower
        while after - first > 2 and (self.reading.tags[first] in SPECIFIERS or lower[first] in ("total", "overall")):
            first += 1
        return (first + 2, after) if lower[first] in TALLIES and lower[first + 1] == "of" else (first, after)

    def _carried(self, q: Quantity, previous: Quantity | None) -> str:
        """What the figure before is about, where this one goes on about it: in one sentence, or by a pronoun."""
        if previous is not None:
            return "" if previous.noun else previous.counted
        before = self.before[-1] if self.before else None
        if before is None or before.noun or before.right != q.left:
            return ""
        return before.counted if not _PRONOUNS.isdisjoint(self.reading.lower[q.left : q.first]) else ""

    def _same_again(self, previous: Quantity, q: Quantity) -> bool:
        """Whether `q` says the same in other units: `100 km (60 miles)`, `0.25 points, or 0.01%`."""
        words = self.reading.lower[previous.after : q.first]
        return q.kind != "noun" and words in (["("], ["/"], [",", "or"], ["or"])

    def _complete(self, q: Quantity, previous: Quantity | None) -> None:
        """Gives a bare number the noun or unit said before: `50 soldiers … injured 47 more`, `rose 5 points to 90`."""
        reading = self.reading
        if q.kind == "bare" and not q.plain and (like := self._like(q)) is not None:
            q.unit, q.kind = like.unit, like.kind
            if like is previous and like.unit == "point":
                q.counted = like.counted
        elif q.kind == "rate" or self._elliptic(q):
            earlier = next((e for e in reversed(self.before) if e.kind == "noun"), None)
            if earlier is not None and earlier.noun is not None and q.first - earlier.after < 2 * _REACH:
                q.unit = earlier.unit.partition(" per ")[0] + q.unit
                q.counted = phrase(reading, *earlier.noun)
                q.kind, q.noun = "noun", earlier.noun
        q.unit = q.unit.strip()

    def _like(self, q: Quantity) -> Quantity | None:
        """The figure of the same sentence whose unit a bare number with decimals leaves out."""
        for earlier in reversed(self.before):
            if earlier.left != q.left:
                break
            near = (
                not q.ranged and not earlier.ranged and abs(earlier.value) / 3 <= abs(q.value) <= 3 * abs(earlier.value)
            )
            if earlier.unit == "point" or (near and not q.value.is_integer() and earlier.kind in _MEASURED):
                return earlier
        return None

    def _elliptic(self, q: Quantity) -> bool:
        """Whether a bare number leaves out its noun: `injured 47 more`, `three were killed`, `wounded five.`"""
        reading = self.reading
        after, before = reading.tags[q.after], reading.tags[q.first - 1] if q.first > q.left else "."
        if reading.lower[q.after] in ("more", "others", "other"):
            return True
        if after in ("VBD", "VBP", "MD", "VBN"):
            return before in (",", "CC", ".", ":", "IN") and reading.lower[q.first - 1] not in _LINKS
        verb = q.first - 2 if before == "RB" else q.first - 1
        if reading.lower[verb] in _BE and reading.lower[verb - 1] in _PRONOUNS:
            return True
        return before in ("VBD", "VBN", "VBG") and after in ("IN", ",", ".", "CC") and float(q.value).is_integer()

    def _phrases(self, q: Quantity) -> list[Part]:
        parts: list[Part] = []
        if q.kind == "part" or q.one_of:
            return parts
        behind = self._behind(q)
        if behind:
            parts.append(behind)
        of = self.reading.lower[q.first - 1] in ("of", "for")
        ahead = self._ahead(q) if q.kind != "noun" or of else None
        if ahead is None and self.reading.tags[q.after] not in _FINITE:  # else it is the subject itself
            ahead = self._subject(q)
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
        if word in _BEHIND.get(q.kind, _OF):
            return self._with_of(after_specifiers(reading, at + 1), q.right)
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
            more = phrase_after(reading, after_specifiers(reading, inner + 1), right)
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
        word = reading.lower[at]
        if word in LIGHT_NOUNS and reading.lower[at - 1] in LIGHT:
            return None
        if at < stop or not self._nominal(at, q.left) or word in TIMES or word in _COSTS or self._covering(at):
            return None
        return self._back(at, q.left)

    def _covering(self, token: int) -> Quantity | None:
        """The earlier figure that `token` is part of, if any."""
        for earlier in reversed(self.before):
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
        for earlier in self.before:
            if earlier.after <= last and earlier.kind in _MEASURED:
                stop = max(stop, earlier.after)
        at = last - 1
        while at >= stop:
            tag = tags[at]
            if tags[at + 1] in SPECIFIERS and (tag in NOUNS or tag == "VBG"):
                break  # the end of another phrase, or a verb that a tagger takes for a noun: `the club boasts a stand`
            if tag in NOUNS or tag in _WITHIN:
                if tag == "VBN" and at > stop and tags[at - 1] not in ("DT", "JJ", "IN", ","):
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
            while at >= stop and not self._verbal(at, q.left):
                covering = self._covering(at)
                at = covering.first - 1 if covering is not None else at - 1
            while at >= stop and (self._verbal(at, q.left) or tags[at] in _VERBAL or lower[at] in _RELATIVES):
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
            older = self._covering(at) if at >= stop else None
            if older is not None and older.kind == "age":  # a 60-year-old withdraws 2 percent
                return older.first, older.after
            if older is not None and older.kind == q.kind == "noun":  # thirty miners were joined by two nurses
                return None
            if at >= stop and not self._covering(at) and self._nominal(at, q.left):
                return None if self._foreign_to(q, at, verb) else self._back(at, q.left)
        return None

    def _foreign_to(self, q: Quantity, subject: int, verb: int) -> bool:
        """Whether the subject that ends at a token only tells of the figure, or has a length of time as its `when`."""
        reading = self.reading
        if q.kind in _COUNTS and not SAYS.isdisjoint(reading.lower[subject + 1 : verb + 1]):
            return True
        return reading.tags[subject] in _NAMES and kind_of_time(q.unit)

    def _before_times(self, at: int, stop: int) -> int:
        """The token before phrases that say when: `Revenue in the quarter rose`."""
        tags = self.reading.tags
        while at > stop and self.reading.lower[at] in TIMES:
            end = at
            while at > stop and (tags[at] in NOUNS or tags[at] in SPECIFIERS or tags[at] in _WITHIN):
                at -= 1
            if tags[at] in ("IN", ","):
                at -= 1
            if at == end:  # tagged as nothing that says when, as `day` may be in a list of prices
                break
        return at

    def _verbal(self, at: int, left: int) -> bool:
        """Whether token `at` is a verb: not what a tagger takes for one behind an article or first of all."""
        tags = self.reading.tags
        tag = tags[at]
        if tag.startswith("VB"):
            return tags[at + 1] not in _FINITE if at == left else tags[at - 1] not in ("DT", "PRP$")
        return tag == "MD" or self.reading.lower[at] in _COSTS

    def _nominal(self, at: int, left: int) -> bool:
        """Whether token `at` can end a subject: a noun, or what stands in its place (`the Nasdaq 100`, `the poor`)."""
        tag = self.reading.tags[at]
        if tag in NOUNS or tag == "FW":
            return self.reading.lower[at] not in ("vs", "versus")
        if at == left and self.reading.tags[at + 1] in _FINITE:  # a tagger is unsure of the first word
            return tag in ("IN", "JJ") or tag.startswith("VB")
        before = self.reading.tags[at - 1] if at > left else ""
        if tag == "CD":
            return before in NOUNS or before == "IN"
        return (tag == "JJ" and (before in NOUNS or before in ("DT", "CD"))) or (
            tag.startswith("VB") and before in ("DT", "PRP$")
        )
