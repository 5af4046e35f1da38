"""The figures of two sentences in pairs: each with the one that counts the same in the other, if there is one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from claims.claim import Figure
from claims.dates import compatible, contradict
from claims.figures import commensurable
from claims.figures.units import table
from claims.terms import number
from claims.threads.lexicon import falling, fates, rising, roles, sense
from claims.threads.telling import Telling, function_terms, term_rarity
from claims.threads.values import Verdict, verdict
from claims.wordlists import words_of
from corpus.article import Span

_POINTS = "percentage point"
"""What a share changes by, never a share itself."""
WINDOW = 7
"""Words on either side of a figure that tell what it is the figure of."""
_VERBS = words_of("is are was were be been has have had rose fell said reached")
_HANGS = re.compile(r",? ?(?:[a-z]+ )?(?:by|in|for|during|as of|on) (?:the )?")
_ROLES = words_of("from to by at of for after before until since within in with against")


@dataclass(frozen=True, slots=True)
class Match:
    """Two figures that stand for each other."""

    a: Figure
    b: Figure
    verdict: Verdict
    role: float
    """0 to 1: how sure it is that they count the same."""
    rival: float
    """The same of the next best counterpart either could have had."""
    other_whole: bool
    """Whether they are parts of wholes that the texts call differently: `of voters`, `of adults`."""
    other_time: bool
    """Whether one has a date of its own that the other sentence doesn't give: `$5 by 2030`."""
    other_role: bool
    """Whether they count people of two trades: `three soldiers`, `three officers`."""
    crossed: bool
    """Whether it runs across a match of the same value: what stands first there stands last here."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A figure where it stands."""

    figure: Figure
    written: str
    """With the two words before it, in which what bounds it may stand."""
    near: dict[int, float]
    """Words around it and how near they are, 1 for a neighbour."""
    heads: frozenset[int]
    """What it counts."""
    role: str
    """The preposition that it hangs on, or ""."""
    direction: int
    next_to: frozenset[int]
    """The words nearest to it."""
    whole: frozenset[int]
    """What it is a part of: the words behind `of`."""
    fate: str
    """What became of those counted, by the nearest word that tells."""
    trade: frozenset[int]
    """What those counted are by rank or trade."""
    name: bool
    """Whether it is a part of a name, as in `Apollo 11`."""


def matches(a: Telling, b: Telling) -> list[Match]:
    """Figures of `a` with their counterparts in `b`, surest first; one without a counterpart is in no match."""
    if not a.figures or not b.figures:
        return []
    first, second = _places(a), _places(b)
    found = []
    for i, mine in enumerate(first):
        for j, theirs in enumerate(second):
            if not _comparable(mine, theirs):
                continue
            role = _role(mine, theirs)
            said = verdict(mine.figure, theirs.figure, mine.written, theirs.written)
            if mine.direction * theirs.direction < 0:
                said = "other"  # up here and down there
            order = 1 - abs(i / len(first) - j / len(second))
            found.append(
                ((said == "same") * 0.5 + (said == "compatible") * 0.25 + role + order * 0.1, i, j, said, role)
            )
    rivals: dict[tuple[str, int], list[float]] = {}
    for _, i, j, _, role in found:
        rivals.setdefault(("a", i), []).append(role)
        rivals.setdefault(("b", j), []).append(role)
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    matched: list[Match] = []
    pairs: list[tuple[int, int]] = []
    for _, i, j, said, role in sorted(found, key=lambda entry: (-entry[0], entry[1] + entry[2], entry[1])):
        if i not in taken_a and j not in taken_b:
            taken_a.add(i)
            taken_b.add(j)
            rest = [*rivals["a", i], *rivals["b", j]]
            rest.remove(role)
            rest.remove(role)
            apart = bool(first[i].whole and second[j].whole and not first[i].whole & second[j].whole)
            pairs.append((i, j))
            mine, theirs = first[i].trade, second[j].trade
            other_role = bool(mine and theirs and mine != theirs)
            other_time = _other_time(a, first[i].figure, b, second[j].figure)
            matched.append(
                Match(
                    first[i].figure,
                    second[j].figure,
                    said,
                    role,
                    max(rest, default=0.0),
                    apart,
                    other_time,
                    other_role,
                    False,
                )
            )
    same = [pair for pair, match in zip(pairs, matched, strict=True) if match.verdict == "same"]
    return [
        replace(match, crossed=any((i - x) * (j - y) < 0 for x, y in same))
        for (i, j), match in zip(pairs, matched, strict=True)
    ]


def _other_time(a: Telling, mine: Figure, b: Telling, theirs: Figure) -> bool:
    one, other = own_date(a, mine), own_date(b, theirs)
    if one and other:
        return not compatible(one, other)
    dates = b.dates if one else a.dates
    return bool(one or other) and not any(compatible(one or other, timex.value) for timex in dates)


def _places(telling: Telling) -> list[_Place]:
    return [place for figure in telling.figures if not (place := _place(telling, figure)).name]


def _place(telling: Telling, figure: Figure) -> _Place:
    first, last = telling.words_in(figure.span)
    near: dict[int, float] = {}
    skipped = function_terms()
    direction = 0
    next_to: set[int] = set()
    for step, indices in ((-1, range(first - 1, -1, -1)), (1, range(last, len(telling.words)))):
        distance = 0
        for at in indices:
            term = telling.terms[at]
            if step < 0 and not direction and distance < 4:
                direction = 1 if term in rising() else -1 if term in falling() else 0
            if term in skipped or telling.words[at][0].isdigit():
                continue
            distance += 1
            if distance > WINDOW:
                break
            if distance <= 2:
                next_to.add(sense(term))
            weight = 1 / (0.75 + 0.25 * distance)
            near[sense(term)] = max(near.get(sense(term), 0.0), weight)
    before = next((w for w in telling.words[max(0, first - 4) : first][::-1] if w in _ROLES or w in _VERBS), "")
    start = telling.spans[max(0, first - 2)].start if telling.words else figure.span.start
    return _Place(
        figure,
        telling.text[min(start, figure.span.start) : figure.span.end],
        near,
        _heads(figure),
        before if before in _ROLES else "",
        {"up": 1, "down": -1}.get(figure.change, direction),
        frozenset(next_to),
        _whole(telling, last),
        _fate(telling, first, last),
        frozenset(number(word) for word in figure.counted.partition(",")[0].split()[-1:]) & roles(),
        _in_name(telling, figure, first, last),
    )


def _fate(telling: Telling, first: int, last: int) -> str:
    near = [
        (min(abs(at - first), abs(at - last + 1)), at, name)
        for at in range(max(0, first - WINDOW), min(len(telling.terms), last + WINDOW))
        for name, terms in fates().items()
        if telling.terms[at] in terms
    ]
    return min(near)[2] if near else ""


def _whole(telling: Telling, last: int) -> frozenset[int]:
    if telling.words[last : last + 1] != ("of",):
        return frozenset()
    skipped = function_terms()
    found: set[int] = set()
    for term in telling.terms[last + 1 : last + 6]:
        if term not in skipped:
            found.add(sense(term))
        elif found:
            break
    return frozenset(found)


def date_conflict(a: Telling, b: Telling, weekdays: bool = True) -> bool:
    """Whether both sentences are dated and no date of one can be one of the other."""
    mine, theirs = ([t.value for t in x.dates if t.type in ("DATE", "TIME") and t.value] for x in (a, b))
    if not mine or not theirs:
        return False
    return all(_contradict(x, y, weekdays) for x in mine for y in theirs)


def _contradict(a: str, b: str, weekdays: bool) -> bool:
    if a.startswith("XXXX-WXX-") and b.startswith("XXXX-WXX-"):
        return weekdays and a[:10] != b[:10]
    return contradict(a, b)


def detail_of(a: Telling, b: Telling, one: Span, other: Span) -> str:
    """Both values as their articles write them, on one line."""
    return f"{' '.join(one.of(a.text).split())} / {' '.join(other.of(b.text).split())}"


def own_date(telling: Telling, figure: Figure) -> str:
    """The value of a date that hangs on a figure: `$5 by 2030`, `3 percent in June`."""
    for timex in telling.dates:
        if timex.type == "DATE" and timex.value[:1].isdigit() and timex.span.start >= figure.span.end:
            if _HANGS.fullmatch(telling.text[figure.span.end : timex.span.start]):
                return timex.value
    return ""


def _in_name(telling: Telling, figure: Figure, first: int, last: int) -> bool:
    """`Apollo 11`, `the S&P 500 index`: a bare number right behind a name, or before a name's last word."""
    written = figure.span.of(telling.text)
    if not written.isdigit() or first == 0 or figure.unit in ("year of age",):
        return False
    before = telling.text[telling.spans[first - 1].start]
    between = telling.text[telling.spans[first - 1].end : figure.span.start]
    return before.isupper() and telling.terms[first - 1] in telling.names and between in (" ", "-", "'s ", "’s ")


def _heads(figure: Figure) -> frozenset[int]:
    counted = figure.counted.partition(",")[0].split(" of ")[0].split()
    return frozenset(sense(number(word)) for word in counted[-1:] if word != "-")


def _comparable(a: _Place, b: _Place) -> bool:
    points = (_POINTS in a.figure.unit) != (_POINTS in b.figure.unit)
    if points or not (commensurable(a.figure, b.figure) or _counts(a.figure, b.figure)):
        return False
    if a.fate and b.fate and a.fate != b.fate:
        return False
    return not ({a.role, b.role} >= {"from", "to"})


def _counts(a: Figure, b: Figure) -> bool:
    """Whether both count something, or one says no unit: `13.70` and `13.73 points`."""
    known = table()
    mine, theirs = (figure.unit in known or figure.unit.startswith("%") or " per " in figure.unit for figure in (a, b))
    return not (mine and theirs) and (not (mine or theirs) or {a.unit, b.unit} <= {"-", "point"})


def _role(a: _Place, b: _Place) -> float:
    shared = sum(min(weight, b.near[term]) * term_rarity(term) for term, weight in a.near.items() if term in b.near)
    least = min(_sum(a.near.items()), _sum(b.near.items()))
    around = shared / least if least else 0.0
    heads = 0.25 if a.heads & b.heads else 0.0
    beside = 0.15 if a.next_to & b.next_to else 0.0
    return min(1.0, around * 0.75 + heads + beside + (0.1 if a.role and a.role == b.role else 0.0))


def _sum(near: Iterable[tuple[int, float]]) -> float:
    return sum(weight * term_rarity(term) for term, weight in near)
