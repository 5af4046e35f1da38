"""Whether two sentences of one thread say the same thing: only what speaks for it lets them agree."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from claims.figures.units import table
from claims.terms import number
from claims.threads.lexicon import anyone, sense
from claims.threads.predication import Phrase, Predicate, phrases, predicates
from claims.threads.quantities import Match
from claims.threads.telling import Telling, function_terms, term_rarity

NAME = 0.75
"""What a name weighs beside other words, as in likeness."""
MUCH_TOGETHER, WORDS_TOGETHER = 6.0, 2
"""The same of two articles that are surely on the same events."""
TOGETHER = 0.35
"""Share of their words from which they are."""
COVERED = 0.6
"""Share of what the shorter sentence says, by rarity, from which it says nothing else than the other."""
MUCH, WORDS = 8.5, 3
"""Rarity of what two long sentences share, and words of it, from which that is more than a subject."""
MOST, MOST_FIGURED = 20.0, 12.0
"""The same from which a word in another's place is another word for it; beside a figure of the same thing."""
IN_A_NAME = 5
"""Words that the name of one thing may have: `the hospital ship Marisol`."""
NEARLY_ALL = 0.9
"""Share of what the shorter sentence says from which it says no more than the other."""
BESIDE_FIGURE = 0.4
"""The same beside a figure of the same thing."""
FIGURE_ROLE = 0.5
"""Least surety that two equal figures count the same for them to speak for agreement."""
FEW = 10
"""Below it two figures are the same by chance."""

_CONTRARY = """
rise rose risen climb climbed jump jumped soar soared surge surged increase increased grow grew grown
- fall fell fallen drop dropped decline declined slip slipped plunge plunged sink sank decrease decreased shrank shrink
begin began begun start started open opened - end ended finish finished conclude concluded close closed shut
buy bought purchase purchased acquire acquired - sell sold
praise praised hail hailed welcome welcomed - criticise criticised criticize criticized condemn condemned blame blamed
win won - lose lost
arrive arrived enter entered - leave left depart departed
accept accepted approve approved back backed support supported pass passed
- reject rejected oppose opposed refuse refused veto vetoed defeat defeated
allow allowed permit permitted - ban banned forbid forbade forbidden prohibit prohibited
hire hired appoint appointed - fire fired dismiss dismissed sack sacked
join joined - quit left
raise raised - cut lower lowered
convict convicted guilty - acquit acquitted innocent
kill killed killing die died dead - injure injured wound wounded hurt
freed free released release - arrested arrest detained detain jailed jail captured
"""
"""Verbs that say the contrary of each other, written by hand."""
_HALVES = """
import imports imported - export exports exported
man men male males - woman women female females
boy boys - girl girls
north northern - south southern
east eastern - west western
morning - evening
winter - summer
spring - autumn
"""
"""Words that name the one and the other half of a whole."""


@cache
def _sides() -> dict[int, tuple[tuple[int, int], ...]]:
    """Of each term the pairs of contraries in which it stands, by number, with its side: 0 or 1."""
    found: dict[int, list[tuple[int, int]]] = {}
    for at, line in enumerate([*_lines(_CONTRARY), *_lines(_HALVES)]):
        for side, half in enumerate(line.split(" - ")):
            for word in half.split():
                found.setdefault(number(word), []).append((at, side))
    return {term: tuple(places) for term, places in found.items()}


@cache
def _lines(words: str) -> tuple[str, ...]:
    return tuple(words.replace("\n-", " -").strip().split("\n"))


def other_half(a: Telling, b: Telling) -> bool:
    """Whether one sentence is of one half of a whole and the other of the other: `men`, `women`."""
    return any(at >= len(_lines(_CONTRARY)) for at in _contrary(a, b))


def _opposite(a: Telling, b: Telling) -> bool:
    """Whether one sentence has a verb in place of which the other has its contrary."""
    return any(at < len(_lines(_CONTRARY)) for at in _contrary(a, b))


def _contrary(a: Telling, b: Telling) -> list[int]:
    """The pairs of contraries of which each of two sentences has one side, and not the other's."""
    mine, theirs = _held(a), _held(b)
    return [
        at for at, side in mine
        if (at, 1 - side) in theirs and (at, 1 - side) not in mine and (at, side) not in theirs
    ]  # fmt: skip


def _held(telling: Telling) -> frozenset[tuple[int, int]]:
    known: frozenset[tuple[int, int]] | None = telling.kept.get("contraries")
    if known is None:
        sides = _sides()
        found = {place for term in telling.terms for place in sides.get(term, ())}
        known = telling.kept["contraries"] = frozenset(found)
    return known


def same_proposition(a: Telling, b: Telling, found: list[Match], occasion: float = 0.0) -> bool:
    """Whether something speaks for two sentences saying the same: one event of one actor or thing, or one figure.

    `occasion` is how much their articles have in common, where that is known.
    """
    mine, theirs = _weights(a), _weights(b)
    shared = _shared(a, b)
    count, much = (WORDS_TOGETHER, MUCH_TOGETHER) if occasion >= TOGETHER else (WORDS, MUCH)
    said = len(shared) >= count and sum(shared) >= much
    least = min(sum(mine.values()), sum(theirs.values()))
    figured = any(map(telling_figure, found))
    if not said:
        said = sum(shared) >= (BESIDE_FIGURE if figured else COVERED) * least and (figured or len(shared) > 1)
    # What stands in another's place is told last: it takes reading who does what.
    if not (said or _one_event(a, b)) or (sum(shared) < (MOST_FIGURED if figured else MOST) and contrast(a, b)):
        return False
    subject = len(shared) <= IN_A_NAME and sum(shared) < NEARLY_ALL * least and _one_thing(a, b)
    return not subject or figured


def _one_thing(a: Telling, b: Telling) -> bool:
    """Whether all that two sentences share is one noun with what stands before it, and they have no verb in common."""
    mine, theirs = _weights(a), _weights(b)
    told = (_saying(a).keys() & theirs.keys()) | (_saying(b).keys() & mine.keys())
    common = (mine.keys() & theirs.keys()) | told
    one_phrase = all(any(common <= phrase.senses for phrase in phrases(x)) for x in (a, b))
    return one_phrase and next(shared_predicates(a, b), None) is None


def shared_rarity(a: Telling, b: Telling) -> float:
    """How much two sentences have in common, by the rarity of its words."""
    return sum(_shared(a, b))


def _shared(a: Telling, b: Telling) -> list[float]:
    """What both say; of who says so in one, what the other tells: `ministers signed a pact` names who did it."""
    mine, theirs = _weights(a), _weights(b)
    shared = [min(mine[term], theirs[term]) for term in sorted(mine.keys() & theirs.keys())]
    for one, own, told in ((a, mine, theirs), (b, theirs, mine)) if shared else ():
        saying = _saying(one)
        shared += [min(saying[term], told[term]) for term in sorted(saying.keys() & told.keys() - own.keys())]
    return shared


def telling_figure(m: Match) -> bool:
    """Whether two figures are one and are hardly so by chance: two people are killed anywhere."""
    same = m.verdict in ("same", "compatible") and m.role >= FIGURE_ROLE
    if same and m.a.unit in table() and m.verdict == "same":
        return True
    return same and max(abs(v) for v in (m.a.value, m.a.low, m.a.high, 0.0) if v is not None) >= FEW


def contrast(a: Telling, b: Telling) -> bool:
    """Whether two sentences put different things in one place: `opened a bridge`, `opened a clinic`."""
    clean, clash = False, _opposite(a, b)
    for one, other in shared_predicates(a, b):
        apart = any(_apart(a, x, b, y) for x, y in _counterparts(one, other))
        core = [(x, y) for x, y in ((one.actor, other.actor), (one.thing, other.thing)) if x and y]
        clean |= not apart and any(x.senses & y.senses - _anyone() for x, y in core)
        clash |= apart
    return (clash and not clean) or _other_part(a, b)


def _one_event(a: Telling, b: Telling) -> bool:
    """Whether both tell of one thing done by, or to, one actor or thing."""
    return any(
        x.senses & y.senses - _anyone()
        for one, other in shared_predicates(a, b)
        for x in (one.actor, one.thing)
        for y in (other.actor, other.thing)
        if x and y
    )


def shared_predicates(a: Telling, b: Telling) -> Iterator[tuple[Predicate, Predicate]]:
    """The verbs of one sense in two sentences; those by which something is said left out."""
    theirs = _done(b)
    for one in _done(a):
        for other in theirs:
            if one.verb == other.verb:
                yield one, other


def _done(telling: Telling) -> list[Predicate]:
    """What is done in a sentence: its predicates but those by which something is said."""
    known: list[Predicate] | None = telling.kept.get("done")
    if known is None:
        said = {at for c in telling.claims for part in c.cue for at in range(*telling.words_in(part))}
        known = telling.kept["done"] = [predicate for predicate in predicates(telling) if predicate.at not in said]
    return known


def _counterparts(one: Predicate, other: Predicate) -> Iterator[tuple[Phrase, Phrase]]:
    """What stands in the same place beside two verbs."""
    if one.actor and other.actor:
        yield one.actor, other.actor
    if one.thing and other.thing:
        yield one.thing, other.thing
    for x in one.around:
        for y in other.around:
            if x.before == y.before:
                yield x, y


def _apart(a: Telling, x: Phrase, b: Telling, y: Phrase) -> bool:
    """Whether two phrases name different things, neither of which the other sentence has; names are judged apart."""
    if x.named or y.named or x.senses & y.senses or (_dated(a, x) and _dated(b, y)):
        return False
    general = _anyone()
    return not (x.head in b.senses or y.head in a.senses or x.head in general or y.head in general)


def _dated(telling: Telling, phrase: Phrase) -> bool:
    """Whether a phrase tells when: `on Tuesday, May 6`; days are judged apart."""
    return any(first <= phrase.first < last for first, last in (telling.words_in(t.span) for t in telling.dates))


def _other_part(a: Telling, b: Telling) -> bool:
    """Whether one noun has different things behind its `of`: `prices of bread`, `prices of houses`."""
    for one, other in _of(a):
        for head, thing in _of(b):
            if one.head == head.head and _apart(a, other, b, thing):
                return True
    return False


def _of(telling: Telling) -> Iterator[tuple[Phrase, Phrase]]:
    every = phrases(telling)
    for one, other in pairwise(every):
        if other.before == "of" and other.first == one.last + 1:
            yield one, other


def _weights(telling: Telling) -> dict[int, float]:
    """What a sentence says, each word with its rarity; when is left out, for much happens on a Saturday."""
    known: dict[int, float] | None = telling.kept.get("weights")
    if known is None:
        names = {sense(term) for term in telling.names}
        timed = {telling.terms[at] for timex in telling.dates for at in range(*telling.words_in(timex.span))}
        told = set(map(sense, telling.content - timed))
        known = {term: term_rarity(term) * (NAME if term in names else 1.0) for term in told}
        telling.kept["weights"] = known
    return known


def _saying(telling: Telling) -> dict[int, float]:
    """Who says so and by what words, each word with its rarity."""
    known: dict[int, float] | None = telling.kept.get("saying")
    if known is None:
        parts = [part for claim in telling.claims if claim.cue for part in (*claim.source, *claim.cue)]
        terms = {telling.terms[at] for part in parts for at in range(*telling.words_in(part))} - function_terms()
        named = {sense(term) for term in telling.names}
        told = {sense(term) for term in terms}
        known = telling.kept["saying"] = {t: term_rarity(t) * (NAME if t in named else 1.0) for t in told}
    return known


@cache
def _anyone() -> frozenset[int]:
    """Senses of nouns for anybody, of whom anything may be told."""
    return anyone() | frozenset(map(sense, map(number, ("company", "group", "thing", "side"))))
