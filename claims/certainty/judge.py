"""Judges a statement: does it assert, deny, question or intend; is it confirmed, plain, hedged or unverified.

The cue decides first (`denied`, `asked whether`, `confirmed`), then the main clause of what is said (`may`,
`reportedly`, `there is no evidence`). A negated cue is never a denial: who `did not confirm` or `did not deny` leaves
the matter open, which counts as a question.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.certainty.lexicon import (
    CALLS,
    CHECKS,
    CLAUSE_ENDS,
    INTENDS_BEFORE_TO,
    LACKS,
    NEGATING_VERBS,
    NEGATIONS,
    SENSES,
    STATEMENTS,
    SUBORDINATE,
    UNTRUE,
)
from claims.claim import Certainty, Stance
from claims.frame import SENSE, Frame
from corpus.article import Span

_CLAUSE = 40
"""Tokens of a main clause looked at; longer ones are lists."""
_BACK = 4
"""Tokens before a verb within which its negation stands: `has not yet been confirmed`."""
_PRONOUNS = frozenset(("we", "i", "he", "she", "it", "they"))
_FUTURE = frozenset(
    ("will", "would", "'ll", "’ll", "shall", "wo", "plans", "plan", "intends", "intend", "hopes", "hope")
)
_OPINIONS = frozenset(("likely", "believe", "believes", "think", "thinks", "expect", "expects"))
_BELYING = UNTRUE | {"no", "never"}
_LINKS = frozenset(
    ("is", "are", "was", "were", "be", "been", "being", "remains", "remain", "remained", "as", "'s", "’s")
)
_FINITE = ("PRP", "VBD", "VBZ", "VBP", "NNP", "NN", "NNS")
_ASKING = frozenset(("whether", "if", "why", "how", "what", "who", "when", "where", "which"))


class Judgement(NamedTuple):
    """Stance and certainty of one statement."""

    stance: Stance
    certainty: Certainty
    reasons: tuple[Span, ...]
    """The words that make them what they are, in text order."""


_PLAIN = Judgement("asserts", "plain", ())


class _Clue(NamedTuple):
    """A word that says something of a statement, by token, with the tokens that belong to it."""

    sense: str
    first: int
    last: int


class Judge:
    """Judges the statements of one article."""

    def __init__(self, frame: Frame) -> None:
        self._text, self._words, self._tags = frame.text, frame.words, frame.tags
        self._starts, self._ends, self._heads = frame.starts, frame.ends, frame.heads
        self._range = frame.range
        self._hits = frame.having(SENSE)
        self._hedges = [i for i in self._hits if SENSES[frame.words[i].lower()] in _IN_CLAUSE]
        self._unchecked = self._find_unchecked()

    def attributed(self, source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span]) -> Judgement:
        """The judgement of what `source` says by the words of `cue`."""
        clues = [c for span in cue for c in self._clues(*self._range(span)) if c.sense != "doubtful"]
        if source:  # who `could not verify` something leaves it open; what `could not be verified` someone says
            clues += [_Clue("questions", c.first, c.last) for c in clues if c.sense == "unverified"]
        clues += self._source(source)
        if content:
            first, last = self._range(content[0])
            clues += self._clause(first, last)
            leads_in = self._words[first].lower() in SUBORDINATE or not any(
                tag in ("VBD", "VBZ", "VBP", "MD") for tag in self._tags[first:last]
            )
            if len(content) > 1 and not any(c.sense in _HEDGED for c in clues) and leads_in:
                clues += self._clause(*self._range(content[1]))  # `who || may be moved`, `by Friday || it may rain`
            clues += [clue for piece in content for clue in self._without_check(*self._range(piece))]
            clues += self._wording(content)
            if self._advises(first, last):  # `suggested that they should go`
                clues = [c for c in clues if not self._words[c.first].lower().startswith("suggest")]
        return self._settle(clues, content[0].start if content else cue[0].start if cue else 0)

    def own(self, span: Span) -> Judgement:
        """The judgement of what the article says in its own words."""
        first, last = self._range(span)
        clues = [
            c
            for c in self._clause(first, last)
            if c.sense not in ("denies", "asks", "confirmed") or c.first - first < 12
        ]
        clues += self._without_check(first, last)
        if self._text[span.end - 1 : span.end] == "?":
            clues.append(_Clue("questions", last - 1, last))
        return self._settle(clues, span.start)

    # Clues

    def _clues(self, first: int, last: int) -> list[_Clue]:
        """What the words `first:last` say, negation counted in."""
        found = []
        hits, words = self._hits, self._words
        for at in range(bisect_left(hits, first), bisect_left(hits, last)):
            i = hits[at]
            word = words[i].lower()
            sense: str = SENSES[word]
            following = words[i + 1].lower() if i + 1 < len(words) else ""
            if (
                words[i] == "May"
                or (word == "thought" and self._tags[i] == "NN")
                or (word == "likely" and following == "to be")
            ):
                continue
            if (
                word in INTENDS_BEFORE_TO
                and sense == "intends"
                and following not in ("to", "up")
                and word not in ("order", "orders", "ordered")
            ):
                continue
            if word in CALLS and following not in ("for", "on", "upon"):
                continue
            start = self._negation(i)
            if start < i:
                if sense == "confirmed":
                    found.append(_Clue("unverified", start, i + 1))
                elif sense == "denies" and self._tags[i].startswith("VB"):
                    found += self._undenied(start, i)
                elif word in _OPINIONS and words[start].lower() in ("do", "does", "not", "n't", "n’t"):
                    found.append(_Clue(sense, start, i + 1))  # `do not think`, not `could not believe`
                elif sense == "modal" and word != "could":
                    found.append(_Clue(sense, i, i + 1))
                continue
            if sense == "modal" and following in ("not", "n't", "n’t") and word == "could":
                continue
            found.append(_Clue(sense, i, i + 1))
        return found

    def _negation(self, at: int) -> int:
        """The token at which the negation of the verb at `at` starts; `at` where it has none."""
        words, tags = self._words, self._tags
        for i in range(at - 1, max(-1, at - 1 - _BACK), -1):
            word = words[i].lower()
            if word in NEGATIONS or (word in NEGATING_VERBS and i + 1 < len(words) and words[i + 1] == "to"):
                start = i
                while (
                    start > 0
                    and at - start <= _BACK
                    and tags[start - 1] in ("MD", "VBD", "VBZ", "VBP", "VBN")
                    and start > i - 2
                ):
                    start -= 1
                return start
            if not (
                tags[i].startswith(("VB", "RB", "MD", "TO"))
                or word in ("be", "been", "yet", "by", "able", "possible", "independently")
            ):
                break
        return at

    def _undenied(self, start: int, at: int) -> Iterator[_Clue]:
        """`Did not deny`, and `would neither confirm nor deny`, of which the cue may be the last word only."""
        before = [word.lower() for word in self._words[max(0, start - _BACK) : start]]
        if self._words[start].lower() == "nor" and "neither" in before:
            start -= len(before) - before.index("neither")
            if any(SENSES.get(self._words[i].lower()) == "confirmed" for i in range(start, at)):
                yield _Clue("unverified", start, at + 1)
        yield _Clue("questions", start, at + 1)

    def _without_check(self, first: int, last: int) -> Iterator[_Clue]:
        """Words anywhere in a statement that say of its figures that nobody could check them.

        `Without official confirmation`; and of a word for the statement behind a comma, `a number not yet verified`.
        """
        hits, words, tags = self._hits, self._words, self._tags
        for at in range(bisect_left(hits, first), bisect_left(hits, last)):
            i = hits[at]
            word = words[i].lower()
            if word in CHECKS:
                start = i - 1
                while start > max(first, i - _BACK) and (
                    tags[start][:2] in ("JJ", "RB", "NN") or words[start] == "any"
                ):
                    start -= 1
                if words[start].lower() in LACKS:
                    yield _Clue("unverified", start, i + 1)
            elif SENSES[word] in ("unverified", "confirmed"):
                start = self._negation(i) if SENSES[word] == "confirmed" else i
                if (start < i or SENSES[word] == "unverified") and self._in_apposition(start, first):
                    yield _Clue("unverified", start, i + 1)

    def _in_apposition(self, at: int, first: int) -> bool:
        """Whether what stands at `at` is said of a word for the statement, right behind a comma: `a toll that is …`."""
        words = self._words
        for i in range(at, max(first, at - 5), -1):
            if words[i].lower() in STATEMENTS and self._tags[i].startswith("NN"):
                return "," in words[max(first, i - 3) : i]
        return words[at + 1 : at + 2] != [] and words[at + 1].lower() in STATEMENTS and "," in words[at - 2 : at]

    def _source(self, source: Sequence[Span]) -> list[_Clue]:
        """`Unverified claims`, `rumours` as a source."""
        senses = ("unverified", "hedges")
        return [c for span in source for c in self._clues(*self._range(span)) if c.sense in senses and self._noun(c)]

    def _noun(self, clue: _Clue) -> bool:
        return self._tags[clue.first].startswith(("NN", "JJ", "VBN"))

    def _clause(self, first: int, last: int) -> list[_Clue]:
        """Clues in the main clause that tokens `first:last` start with."""
        words, tags = self._words, self._tags
        stop = min(last, first + _CLAUSE)
        if first < stop and words[first].lower() in SUBORDINATE and "," in words[first:stop]:
            first += words[first:stop].index(",") + 1
            stop = min(last, first + _CLAUSE)
        if first >= stop:
            return []
        if bisect_left(self._hedges, first) == bisect_left(self._hedges, stop):
            return []
        end = first + 1
        while end < stop:
            word = words[end].lower()
            if (word in CLAUSE_ENDS and end - first > 1) or (word in (".", "?", "!") and end - first > 1):
                break
            if word in ("and", "or") and end + 1 < stop and tags[end + 1] in ("MD", "VB", "VBD", "VBZ", "VBP", "VBG"):
                break
            if word == "," and end - first > 8 and tags[end + 1 : end + 2] in (["VBG"], ["CC"], ["DT"], ["IN"]):
                break
            end += 1
        found = []
        for clue in self._clues(first, end):
            if clue.sense == "doubtful" and clue.first - first > 3:
                continue
            if clue.sense not in _IN_CLAUSE or clue.sense == "confirmed":
                continue
            if clue.sense == "hedges" and tags[clue.first] in ("NN", "NNS", "VBG"):
                continue
            found.append(clue)
        return found

    def _wording(self, content: Sequence[Span]) -> list[_Clue]:
        """What the statement's own wording says: a question, a promise, a denial."""
        words, found = self._words, []
        first, last = self._range(content[0])
        end = self._range(content[-1])[1]
        while end > first and not words[end - 1][0].isalnum() and words[end - 1] != "?":
            end -= 1
        if end > first and words[end - 1] == "?":
            found.append(_Clue("questions", end - 1, end))
        at = first
        while at < last and (not words[at][0].isalnum() or words[at].lower() == "that"):
            at += 1
        near = [word.lower() for word in words[at : min(last, at + 8)]]
        if len(near) > 2 and near[0] in _PRONOUNS and near[1] in _FUTURE and near[2] not in ("be", "have"):
            found.append(_Clue("intends", at + 1, at + 2))
        for i, word in enumerate(near if not _BELYING.isdisjoint(near) else ()):
            token = at + i
            if word == "no" and near[i + 1 : i + 2] in (["evidence"], ["proof"], ["truth"]):
                found.append(_Clue("denies", token, token + 2))
            elif word != "no" and word in _BELYING and self._belies(token):
                found.append(_Clue("denies", token, token + 1))
            if word in ("who", "which", ",", "because"):
                break
        return found

    def _advises(self, first: int, last: int) -> bool:
        return "should" in self._words[first : min(last, first + 8)]

    def _belies(self, at: int) -> bool:
        """Whether `never`, `false` and the like say that the thing is not so: not in `should never`, `the lie that`."""
        if self._words[at].lower() == "never":
            return at > 0 and self._tags[at - 1] in _FINITE and self._tags[at + 1].startswith("VB")
        return self._predicate(at) and self._words[at + 1 : at + 2] != ["that"]

    def _predicate(self, at: int) -> bool:
        """Whether the adjective is said of something: `is baseless`, `remains unconfirmed`, not `not false`."""
        if self._negation(at) != at:
            return False
        before = {word.lower() for word in self._words[max(0, at - 3) : at]}
        return bool(before & _LINKS) or self._words[max(0, at - 2) : at][:1] == ["as"]

    # Settling

    def _settle(self, clues: Sequence[_Clue], start: int) -> Judgement:
        if not clues and not self._unchecked:
            return _PLAIN
        stance: Stance = "asserts"
        certainty: Certainty = "plain"
        reasons: list[_Clue] = []
        for sense in ("questions", "denies", "intends"):
            if hits := [
                c
                for c in clues
                if c.sense == sense or (sense == "questions" and c.sense == "asks" and self._inquires(c))
            ]:
                stance = sense
                reasons += hits
                break
        else:
            if hits := [c for c in clues if c.sense == "asks"]:
                stance, reasons = "intends", hits
        if stance == "questions":  # `asked whether they might`: the asking is certain
            clues = [c for c in clues if c.sense != "modal"]
        for name, senses in (("unverified", ("unverified",)), ("hedged", _HEDGED), ("confirmed", ("confirmed",))):
            if hits := [c for c in clues if c.sense in senses]:
                certainty = name  # type: ignore[assignment]  # the three are certainties
                reasons += hits
                break
        spans = [Span(self._starts[c.first], self._ends[c.last - 1]) for c in reasons]
        if certainty != "unverified" and (later := self._unchecked.get(bisect_right(self._heads, self._token(start)))):
            certainty = "unverified"
            spans.append(later)
        return Judgement(stance, certainty, tuple(sorted(set(spans))))

    def _token(self, start: int) -> int:
        return bisect_left(self._starts, start)

    def _inquires(self, clue: _Clue) -> bool:
        """Whether `ask` asks a question: not so in `asked for help`, `asked them to leave`."""
        for i in range(clue.last, min(clue.last + 8, len(self._words))):
            word = self._words[i].lower()
            if word in _ASKING:
                return True
            if word in ("to", "for"):
                return False
        return True

    def _find_unchecked(self) -> dict[int, Span]:
        """Sentences of which the next one says that it could not be checked: number of the sentence, the words."""
        found: dict[int, Span] = {}
        for at in self._hits:
            sense = SENSES[self._words[at].lower()]
            if sense not in ("unverified", "confirmed"):
                continue
            first = self._negation(at) if sense == "confirmed" else at
            if not (self._predicate(at) if sense == "unverified" else first < at):
                continue
            number = bisect_right(self._heads, at)
            head = self._heads[number - 1] if number else 0
            end = self._heads[number] if number < len(self._heads) else len(self._words)
            if number > 1 and self._speaks_of_before(head, min(end, at + 8), at):
                found.setdefault(number - 1, Span(self._starts[first], self._ends[at]))
        return found

    def _speaks_of_before(self, first: int, last: int, at: int) -> bool:
        """Whether words `first:last` take up the sentence before: `this figure`, `the claims`, `it could not be`."""
        words = self._words
        for i in range(first, min(last, first + _CLAUSE)):
            word = words[i].lower()
            if word in ("it", "this") and i < at and i - first < 3 and self._tags[i + 1 : i + 2] != ["NN"]:
                return True
            if word in STATEMENTS and i > 0:
                before = {w.lower() for w in words[max(first, i - 3) : i]}
                if before & {"the", "this", "that", "these", "those", "its", "his", "her", "their", "such"}:
                    return True
        return False


_HEDGED = ("modal", "hedges", "doubtful")
_IN_CLAUSE = ("modal", "hedges", "doubtful", "unverified", "confirmed")
"""What a word may say of a statement from inside it; a negated `confirmed` there is `unverified`."""
