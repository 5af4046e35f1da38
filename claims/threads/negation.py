"""What a sentence negates or leaves open, and whether another asserts it: such sentences never agree."""

from __future__ import annotations

from typing import Literal, NamedTuple

from claims.claim import Figure
from claims.threads.clauses import clauses
from claims.threads.days import date_conflict
from claims.threads.lexicon import anyone, people, roles, sense
from claims.threads.naming import other_names
from claims.threads.polarity import line
from claims.threads.predication import predicates
from claims.threads.telling import Telling, term_rarity
from claims.threads.thread import Conflict, Facet
from claims.wordlists import words_of
from corpus.article import Span

Kind = Literal["negated", "none", "open"]
SOME, MOST = 0.25, 0.5
"""Share of the words two sentences have in common, by their rarity, that one negates and the other doesn't: from the
first on they don't agree, from the second the one may deny the other."""
SAME = 0.8
"""Share of the words of either sentence that the other must have for one to deny the other."""
FEWEST = 2
"""Words, names among them, that both must have for that."""

_NEGATING = words_of(
    """
    not never cannot t don doesn didn isn aren wasn weren hasn haven hadn won wouldn couldn deny denied denies denying
    refuse refused refuses refusing decline declined declines declining fail failed fails failing unable nor neither
    """
)
_TURNED = {("yet", "to"), ("ruled", "out"), ("rules", "out"), ("rule", "out"), ("ruling", "out")}
_NONE = words_of("nobody none nothing no")
_OPEN = words_of("unclear uncertain unknown unsure undecided doubt doubted doubts")
_MARKS = _NEGATING | _NONE | _OPEN | {word for word, _ in _TURNED}
_HANGING = words_of("that whether if")
_ASKING = words_of("whether if")
_WEAK = words_of("only just yet all every always necessarily longer least more less later than doubt t matter")
"""Behind `no` or `not` they make something else of it: `not only`, `no longer`, `no more than`."""
_THAN = words_of("more fewer less later earlier greater")
_FALLIBLE = words_of("refuse refused refuses refusing decline declined declines declining fail failed fails failing")
"""What isn't done by who refuses or fails to may be done by others."""
_UNSURE = words_of(
    """
    could may might should shall possible possibly likely unlikely warned unless alleged allegedly reportedly rumored
    rumoured expected planned plans planning if whether charged charge charges suspected indicted accused
    """
)
_MODAL = words_of("will would")


class Negation(NamedTuple):
    """Words `first:last` of a sentence behind a word that negates them, at `first`."""

    kind: Kind
    first: int
    last: int


def negations(telling: Telling) -> tuple[Negation, ...]:
    """The stretches of a sentence that it negates or leaves open, each from its negating word on.

    What hangs on them (`denied that …`, `not clear whether …`) is held in, though it is a clause of its own.
    """
    known: tuple[Negation, ...] | None = telling.kept.get("negations")
    if known is None:
        found = () if _MARKS.isdisjoint(telling.words) else tuple(_negations(telling))
        known = telling.kept["negations"] = found
    return known


def _negations(telling: Telling) -> list[Negation]:
    words, parts, found = telling.words, clauses(telling), []
    for at, word in enumerate(words):
        out = words[at : at + 2] in _TURNED
        if not (word in _NEGATING or word in _NONE or word in _OPEN or out):
            continue
        if word == "t" and at and words[at - 1] in _NEGATING:
            continue
        if (
            word in ("no", "not")
            and words[at + 1 : at + 2]
            and words[at + 1] in _THAN
            and "than" in words[at + 2 : at + 4]
        ):
            continue  # `no more than 40` is a figure
        if word == "t" and not telling.text[: telling.starts[at]].endswith(("n'", "n’")):
            continue
        if word == "no" and words[at + 1 : at + 2] == ("doubt",):
            continue
        if word == "won" and words[at + 1 : at + 2] != ("t",):
            continue
        if word in ("not", "just") and words[at + 1 : at + 2] in (("only",), ("just",)):
            continue
        hung = [(first, last) for first, last in parts if last > at]
        end = hung[0][1]
        asked = word in _OPEN
        for first, last in hung[1:]:
            if words[first] not in _HANGING:
                break
            end, asked = last, asked or words[first] in _ASKING
        asked = asked or not _ASKING.isdisjoint(words[at:end])
        found.append(Negation("open" if asked else "none" if word in _NONE else "negated", at, end))
    return found


def opposed(a: Telling, b: Telling) -> bool:
    """Whether one of two sentences negates, or leaves open, some of what both say and the other doesn't so."""
    if not negations(a) and not negations(b):
        return False
    if _turned(a, b) >= SOME:
        return True
    for one, other in ((a, b), (b, a)):
        if not _negated(one).isdisjoint(other.plain) and any(
            _verb_negated(one, negation, other) for negation in negations(one)
        ):
            return True
    left_open = [any(negation.kind == "open" for negation in negations(x)) for x in (a, b)]
    return left_open[0] != left_open[1] and bool(_negated(a) & _negated(b) & a.plain & b.plain)


def _turned(a: Telling, b: Telling) -> float:
    """The share of what both say that is negated in one of them only, by the rarity of its words."""
    shared = a.plain & b.plain
    total = sum(map(term_rarity, shared))
    return sum(map(term_rarity, (_negated(a) ^ _negated(b)) & shared)) / total if total > 0 else 0.0


def _negated(telling: Telling) -> frozenset[int]:
    """Senses that stand only in what is negated."""
    known: frozenset[int] | None = telling.kept.get("negated")
    if known is None:
        within = {at for negation in negations(telling) for at in range(negation.first, negation.last)}
        plainly = {sense(term) for at, term in enumerate(telling.terms) if at not in within}
        known = telling.kept["negated"] = frozenset(sense(telling.terms[at]) for at in within) - plainly
    return known


def denial(a: Telling, b: Telling) -> Conflict | None:
    """The contradiction of two sentences that say the same but that one negates it; None where that isn't sure.

    `No one died` against a count of the dead is one of figures.
    """
    if len(negations(a)) + len(negations(b)) != 1:
        return None
    flipped = bool(negations(b))
    one, other = (b, a) if flipped else (a, b)  # `one` negates
    negation = negations(one)[0]
    if _turned(a, b) < MOST and not _verb_negated(one, negation, other):
        return None
    after = negation.first + 1 + (one.words[negation.first + 1 : negation.first + 2] == ("t",))
    behind = set(one.words[after : after + 2])
    if negation.kind == "open" or one.words[negation.first] in _FALLIBLE or behind & _WEAK:
        return None
    if not (_UNSURE.isdisjoint(one.words) and _UNSURE.isdisjoint(other.words)):
        return None
    if _MODAL.isdisjoint(one.words) != _MODAL.isdisjoint(other.words) or not _same_but_negated(one, other):
        return None
    return _conflict(one, negation, other, flipped)


def _verb_negated(one: Telling, negation: Negation, other: Telling) -> bool:
    """Whether the verb that is negated is what the other sentence says plainly of the same actor or thing."""
    verb = next((p for p in predicates(one) if negation.first < p.at < negation.last), None)
    if verb is None or negation.kind != "negated" or one.words[negation.first] in _FALLIBLE:
        return False
    mine = frozenset[int]().union(*(phrase.senses for phrase in (verb.actor, verb.thing) if phrase))
    plainly = [p for p in predicates(other) if not any(n.first < p.at < n.last for n in negations(other))]
    return any(
        said.verb == verb.verb and not mine.isdisjoint(phrase.senses)
        for said in plainly
        for phrase in (said.actor, said.thing)
        if phrase
    )


def _same_but_negated(one: Telling, other: Telling) -> bool:
    """Whether two sentences have nearly all words in common, no names, days or figures apart."""
    if one.names.keys() ^ other.names.keys() or other_names(one, other) or date_conflict(one, other):
        return False
    if {t.value for t in one.dates} != {t.value for t in other.dates}:
        return False
    markers = {sense(one.terms[n.first]) for n in negations(one)}
    left_out = people() | anyone() | frozenset(map(sense, roles())) | markers
    mine, theirs = ({sense(term) for term in x.content} - left_out - {sense(t) for t in x.names} for x in (one, other))
    common = sum(map(term_rarity, mine & theirs))
    most = max(sum(map(term_rarity, mine)), sum(map(term_rarity, theirs)))
    return most > 0 and common >= SAME * most and len(mine & theirs) + len(one.names) >= FEWEST


def _conflict(one: Telling, negation: Negation, other: Telling, flipped: bool) -> Conflict | None:
    last = negation.first + (one.words[negation.first : negation.first + 2] == ("no", "one"))
    mine = Span(one.starts[negation.first], one.ends[last])
    counted = [figure for figure in other.figures if figure.counted != "-" or figure.unit == "-"]
    if negation.kind == "none" and len(counted) == len(other.figures) == 1 and not _figures(one, mine):
        return _sides("figure", one, mine, other, counted[0].span, flipped)
    if {f.value for f in _figures(one, mine)} != {f.value for f in other.figures}:
        return None
    if negation.kind == "none" and other.figures:
        return None
    return _sides("polarity", one, one.span, other, other.span, flipped)


def _figures(telling: Telling, but: Span) -> list[Figure]:
    return [figure for figure in telling.figures if not figure.span.overlaps(but)]


def _sides(on: Facet, one: Telling, mine: Span, other: Telling, theirs: Span, flipped: bool) -> Conflict:
    sides = [(mine, line(one, mine)), (theirs, line(other, theirs))]
    first, second = reversed(sides) if flipped else sides
    return Conflict(on, "contradicts", first[0], second[0], f"{first[1]} / {second[1]}")
