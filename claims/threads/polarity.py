"""Asserted here, denied there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.claim import Claim
from claims.terms import number
from claims.threads.antecedents import antecedent, denied_words, vague
from claims.threads.clauses import clauses
from claims.threads.lexicon import people, sense
from claims.threads.telling import Telling, function_terms, term_rarity
from claims.threads.thread import Conflict
from claims.wordlists import words_of
from corpus.article import Span

HELD = 0.6
"""Share of what is denied, by the rarity of its words, that a clause of another sentence must say."""
HAPPENED = 0.5
"""The same of what is denied to have happened, names left out."""
NAMED = 0.7
"""How much surer a clause is that tells what happened than one that names it: `the deployment of troops`."""
_BEFORE_ATTRIBUTES = words_of("the these those newly recently freshly of any all already their its his")
_BEING = words_of("is are was were")
_HANGING = words_of("that whether if")
_JOINING = words_of("that when while and but because as after before since")
_OWN = words_of("its his her their our my")
_HAVING = words_of("has have had is are was were did do does will would")
OWN = 5
"""Words in which the name of what is one's own ends before its verb."""
_NOUN = ("ment", "tion", "sion", "ence", "ance")
LEAST = 2
"""Words of what is denied that another sentence must say, its actors counted in: more, unless it says all of it."""
_DENYING = words_of(
    """
    deny denied denies denying denial reject rejected rejects dismiss dismissed refute refuted report reports claim
    claims allegation allegations accusation any
    """
)
_NEGATIVE = words_of(
    """
    not no never none nobody neither nor without cannot t don doesn didn isn aren wasn weren hasn haven hadn deny
    denied denies denial dispute disputed disputes refute refuted reject rejected dismissed contrary false untrue
    """
)
"""A sentence with one of these hardly asserts what another denies."""
_REFUSED = words_of(
    """
    request requests subpoena subpoenas bid appeal appeals motion bail offer offers entry access permit permits visa
    visas application applications petition petitions plea proposal proposals demand demands permission call calls
    """
)
_MENTAL = words_of(
    """
    dreamed dreamt dream thought think imagined imagine expected expect believed believe heard hear seen see saw met
    mentioned mention said say told asked know knew known forget forgot felt doubted doubt
    """
)
"""What nobody denies who says that he never did it: `I never dreamed that …`."""
_WOULD = words_of("would might may could should will")
_SAID = words_of(
    """
    claim claims allegation allegations accusation accusations suggestion suggestions report reports charge charges
    notion idea rumor rumors rumour rumours that
    """
)
"""What is denied when it is rejected."""
_VERBS = ("deny", "denied", "denies", "reject", "dismiss", "refut")
CLAUSE = 12
"""Words behind the verb that may belong to what is denied."""
_NOT_ASSERTED = ("denies", "questions", "intends")
_UNSURE = words_of(
    """
    could may might would will should shall if expected potential possible possibly likely whether warned unless
    charged charge charges suspected indicted scheduled planned plans planning preparing prepares prepare gearing
    intends speculated
    speculation rumored rumors rumours alleged allegation allegations accused accusation accusations suggestion
    suggestions
    """
)


@dataclass(frozen=True, slots=True)
class Denial:
    """A claim that denies something."""

    row: int
    telling: Telling
    claim: Claim
    terms: frozenset[int]
    """Senses of what is denied."""
    about: frozenset[int]
    """Senses of the names in its sentence: who and what it is about."""
    event: frozenset[int]
    """What is denied to be, or to have been done: its words without names and people."""
    words: frozenset[int]
    """Terms of the event as they are written, without others of one sense."""
    plainly: bool
    """Whether it says itself that it isn't so (`never`), not that somebody denies it."""


def denials(tellings: Sequence[Telling]) -> Iterator[Denial]:
    """All denials in sentences; of one that only points at it (`denied it`), what the claim before says."""
    for row, telling in enumerate(tellings):
        for claim in telling.claims:
            if claim.stance == "denies" and not _refuses(telling, claim) and (found := _denial(row, telling, claim)):
                yield found


def _denial(row: int, telling: Telling, claim: Claim) -> Denial | None:
    told, places = telling, _denied(telling, claim)
    words = [telling.words[at] for at in sorted(places) if not telling.words[at].startswith(_VERBS)]
    about = frozenset(map(sense, telling.names))
    if vague(words):
        before = antecedent(telling, claim, words)
        if before is None:
            return None
        told, places = before, set(denied_words(before))
        about |= frozenset(map(sense, before.names))
    places = places - _when_or_own(told, places)
    left_out = {number(word) for word in _DENYING} | function_terms()
    terms = frozenset(sense(told.terms[at]) for at in places if told.terms[at] not in left_out)
    event = terms - about - people()
    written = frozenset(told.terms[at] for at in places if sense(told.terms[at]) in event)
    said = {telling.words[at] for part in (*claim.cue, *claim.reasons) for at in range(*telling.words_in(part))}
    plainly = "never" in said and not any(word.startswith(_VERBS) for word in said)
    return Denial(row, telling, claim, terms, about, event, written, plainly) if event else None


def _refuses(telling: Telling, claim: Claim) -> bool:
    """Whether it is a thing that is turned down (`denied a request`, `rejected the offer`), not a fact."""
    for part in (*claim.cue, *claim.reasons):
        first, last = telling.words_in(part)
        behind = set(telling.words[last : last + 5])
        verbs = telling.words[first:last]
        if "never" in verbs and not _MENTAL.isdisjoint(telling.words[last : last + 2]):
            return True
        if not _WOULD.isdisjoint(telling.words[max(0, first - 2) : first]) and any(v.startswith(_VERBS) for v in verbs):
            return True
        if any(verb.startswith(("reject", "dismiss", "refus")) for verb in verbs) and not _SAID & behind:
            return True
        if any(verb.startswith(("deny", "deni")) for verb in verbs) and _REFUSED & behind:
            return True
    return False


def _denied(telling: Telling, claim: Claim) -> set[int]:
    """The words of what is denied: what the claim says and what stands behind the verb up to the clause's end."""
    places = {at for piece in claim.content for at in range(*telling.words_in(piece))}
    for at, word in enumerate(telling.words):
        if word.startswith(_VERBS):
            end = at + 1
            while end < min(len(telling.words), at + CLAUSE) and "," not in _between(telling, end - 1):
                end += 1
            places |= set(range(at + 1, end))
    return places


def _when_or_own(telling: Telling, places: set[int]) -> set[int]:
    """Words of what is denied that say when it is, or that it is who denies it who did it: `its pilots had …`."""
    found = {at for timex in telling.dates for at in range(*telling.words_in(timex.span))}
    for at in sorted(places - found):
        if telling.words[at] in _OWN:
            end = next((i for i in range(at, min(at + OWN, len(telling.words))) if telling.words[i] in _HAVING), at)
            return found | set(range(at, end))
        if telling.terms[at] not in function_terms() and not telling.words[at].startswith((*_VERBS, *_HANGING)):
            break
    return found


def _between(telling: Telling, at: int) -> str:
    """What stands between a word and the next."""
    end = telling.starts[at + 1] if at + 1 < len(telling.starts) else telling.span.end
    return telling.text[telling.ends[at] : end]


def denies(denial: Denial, other: Telling) -> float:
    """How surely `other` asserts what is denied, 0 to 1; 0 where it doesn't."""
    told = not denial.event.isdisjoint(other.senses) or "there" in other.words
    if not told or not _NEGATIVE.isdisjoint(other.words):
        return 0.0
    if denial.plainly and not (denial.terms & denial.about) <= other.senses:
        return 0.0  # `never checked into` one house doesn't deny that she checked into another
    total = sum(map(term_rarity, denial.terms))
    common = len((denial.terms | denial.about) & other.senses)
    if not total or common < LEAST:
        return 0.0
    sure = max((_told_so(denial, other, clause, total) for clause in clauses(other)), default=0.0)
    return sure if common > LEAST or sure >= 1 - 0.5 ** (LEAST - 1) else 0.0


def _told_so(denial: Denial, other: Telling, clause: tuple[int, int], total: float) -> float:
    """How surely a clause asserts what is denied."""
    told = _plainly(other, clause)
    said = {sense(other.terms[at]) for at in told} | {sense(number("present")) for at in told if _there_are(other, at)}
    if denial.event.isdisjoint(said):
        return 0.0
    # Another word for the event is one only of the same people or things: `moved troops`, not `moved closer`.
    theme = people() | (denial.terms - denial.event - denial.about)
    if said.isdisjoint(theme) and denial.words.isdisjoint(other.terms[at] for at in told):
        return 0.0
    happened = sum(map(term_rarity, denial.event & said)) / sum(map(term_rarity, denial.event))
    if happened < HAPPENED:
        return 0.0
    held = sum(map(term_rarity, denial.terms & said)) / total
    common = len((denial.terms | denial.about) & other.senses)
    names = [other.words[at] for at in told if sense(other.terms[at]) in denial.event]
    sure = min(1.0, held * (1 - 0.5 ** (common - 1))) * (NAMED if all(w.endswith(_NOUN) for w in names) else 1.0)
    return sure if held >= HELD else 0.0


def _there_are(telling: Telling, at: int) -> bool:
    """Whether a word begins `there are` or the like: what follows is present."""
    return telling.words[at] == "there" and not _BEING.isdisjoint(telling.words[at + 1 : at + 3])


def _plainly(telling: Telling, clause: tuple[int, int]) -> list[int]:
    """The words of a clause that tells something without a doubt or a plan; none of another."""
    first, last = clause
    # What hangs on `suggestions that` is no surer than they.
    hung = telling.words[first] in _HANGING
    before = next((start for start, end in clauses(telling) if end == first), first) if hung else first
    if not _UNSURE.isdisjoint(telling.words[before:last]):
        return []
    span = Span(telling.starts[first], telling.ends[last - 1])
    if any(c.stance in _NOT_ASSERTED and c.span.overlaps(span) for c in telling.claims):
        return []
    # `the deployed soldiers` takes for granted what it doesn't tell.
    attributes = {
        at
        for at in range(first + 1, last - 1)
        if telling.words[at - 1] in _BEFORE_ATTRIBUTES and sense(telling.terms[at + 1]) in people()
    }
    return [at for at in range(first, last) if at not in attributes]


def contradiction(a: Telling, b: Telling) -> Conflict | None:
    """The denial in one sentence of what the other asserts, if there is one."""
    if all(claim.stance != "denies" for claim in (*a.claims, *b.claims)):
        return None
    for one, other, turned in ((a, b, False), (b, a, True)):
        for denial in denials([one]):
            if denies(denial, other):
                return _conflict(denial, other, turned)
    return None


def polarity(a: Telling, b: Telling) -> Conflict:
    """The contradiction of two tellings of which one denies what the other asserts, the earlier article's first."""
    one, other = sorted((a, b), key=lambda telling: telling.article)
    for denying, asserting, turned in ((one, other, False), (other, one, True)):
        for denial in denials([denying]):
            return _conflict(denial, asserting, turned)
    return Conflict(
        "polarity", "contradicts", one.span, other.span, f"{line(one, one.span)} / {line(other, other.span)}"
    )


def _conflict(denial: Denial, asserting: Telling, turned: bool) -> Conflict:
    words, told = _words(denial.claim), _asserted(denial, asserting)
    sides = [(words, line(denial.telling, words)), (told, line(asserting, told))]
    first, second = reversed(sides) if turned else sides
    return Conflict("polarity", "contradicts", first[0], second[0], f"{first[1]} / {second[1]}")


def _asserted(denial: Denial, asserting: Telling) -> Span:
    """The clause that asserts most surely what is denied; the sentence where none does by itself."""
    total = sum(map(term_rarity, denial.terms))
    sure, (first, last) = max(
        ((_told_so(denial, asserting, c, total), c) for c in clauses(asserting)), default=(0.0, (0, 0))
    )
    first += asserting.words[first] in _JOINING and first + 1 < last
    return Span(asserting.starts[first], asserting.ends[last - 1]) if sure else asserting.span


def _words(claim: Claim) -> Span:
    """The words that deny."""
    spans = [*claim.reasons] or [*claim.cue] or [claim.span]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def line(telling: Telling, span: Span) -> str:
    """Words of a sentence on one line, cut to 60 characters."""
    words = " ".join(span.of(telling.text).split())
    return words if len(words) <= 60 else words[:59].rsplit(" ", 1)[0] + "…"
