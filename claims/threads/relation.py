"""What two sentences that report the same thing say of each other; nothing where they report different things.

When it isn't sure that two figures count the same at the same time, nothing is said of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims.claim import Figure
from claims.threads.agreement import FEW, contrast, other_half, same_proposition
from claims.threads.clocks import clock_verdict, clocks
from claims.threads.days import date_conflict, days, detail_of, no_common_day, other_times, own_date, stretches
from claims.threads.moments import at_other_times, dated, other_days
from claims.threads.naming import Days, names_apart, other_firms, other_names, same_role
from claims.threads.negation import denial, opposed
from claims.threads.polarity import contradiction
from claims.threads.quantities import Match, fates_apart, matches
from claims.threads.telling import Telling, function_terms
from claims.threads.thread import GRAVITY, Conflict, Facet, Relation
from claims.threads.values import SCORE
from claims.wordlists import words_of

SURE, ANCHORED = 0.6, 0.4
"""Role from which figures apart differ: on their own; beside a figure that is the same to the last of many digits."""
IN_ROLE = 0.3
"""Role from which figures count as counterparts at all."""
ALIKE = 0.45
"""Least likeness of two sentences whose figures are said to differ; less will do beside an anchor."""
TEMPLATE = 0.45
"""Below it, sentences whose one common kind of figure is apart only have their form in common."""
OTHER_DAYS = 0.7
"""Below it, sentences on other days report different things."""
RECOUNTED = 30
"""Days past which a count without a name in common is of something else."""
CLOSE_TIMES = 0.7
"""Least likeness of two sentences whose times of day are said to differ."""


_BOUNDS = words_of("up least over under fewer less between around nearly almost some approximately roughly")
"""Words of a figure that aren't its value, beside common ones."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The relation of two tellings, with all that was set side by side."""

    relation: Relation
    on: Facet | None
    detail: str
    facets: tuple[Conflict, ...]
    spread: float
    """How far apart the figures are: the greater by the lesser, less 1."""
    support: int
    """Figures that are the same in both."""


def relate(
    a: Telling,
    b: Telling,
    likeness: float,
    a_day: date | None = None,
    b_day: date | None = None,
    occasion: float = 0.0,
) -> Judgement | None:
    """How `a` and `b` relate, or None if they report different things; `*_day` is when each was published.

    `occasion` is how much their articles have in common, where that is known.
    """
    found = matches(a, b)
    if _other_occasion(a, b, found, likeness):
        return None
    later = bool(a_day and b_day and a_day != b_day)
    facets = [*_figures(a, b, found, likeness, (a_day, b_day))]
    recount = bool(facets) and at_other_times(a, b)  # the dates are when it was counted
    times = [*_times(a, b, likeness), *days(a, b, likeness)]
    facets += [time for time in times if time.relation != "differs" or not (recount or other_names(a, b))]
    facets += names_apart(a, b, likeness, (a_day, b_day))
    if denied := contradiction(a, b) or (None if later else denial(a, b)):
        facets.append(denied)
    facets.sort(key=lambda facet: (-GRAVITY[facet.relation], facet.a, facet.b))
    spread = max((_spread(m) for m in found if m.verdict != "same" and m.role >= IN_ROLE), default=0.0)
    support = sum(m.verdict in ("same", "compatible") and m.role >= IN_ROLE for m in found)
    if opposed(a, b) and all(facet.relation != "contradicts" for facet in facets):
        return None  # one may deny what the other says; it isn't sure enough to be told
    if not facets and (_apart(a, b, found) or not same_proposition(a, b, found, occasion)):
        return None
    if not facets:
        return Judgement("agrees", None, "", (), 0.0, support)
    first = facets[0]
    return Judgement(first.relation, first.on, first.detail, tuple(facets), spread, support)


def against(a: Telling, b: Telling) -> bool:
    """Whether something speaks against two sentences saying the same: a negation, another place, day or thing."""
    aside = opposed(a, b) or same_role(a, b) or other_half(a, b) or other_days(a, b)
    return aside or _of_others(a, b) or contrast(a, b)


def _other_occasion(a: Telling, b: Telling, found: list[Match], likeness: float) -> bool:
    """Whether the figures show that two sentences of one form report different things, days or companies."""
    apart = [m for m in found if m.verdict in ("apart", "other") and m.role >= IN_ROLE]
    anchors = [m for m in found if (m.verdict in ("same", "compatible") or _one_end(m)) and m.role >= IN_ROLE]
    if not (_common_words(a, b) or _one_figure_of(a, b, found)) or other_half(a, b):
        return True
    if any(m.other_whole and m.role >= 0.5 for m in apart):
        return True
    strong = [m for m in apart if m.role >= ANCHORED]
    if apart and other_firms(a, b):
        return True
    if not anchors and (len(apart) > 1 or (apart and likeness < TEMPLATE)):
        return True
    strangers = bool(a.names and b.names and not a.names.keys() & b.names.keys())
    if strangers and len(apart) > len(anchors):
        return True
    if not anchors and strong and any(m.verdict == "other" for m in strong):
        return True
    if not anchors and any(m.other_time for m in strong):
        return True
    if date_conflict(a, b, weekdays=False, said=False) and likeness < OTHER_DAYS:
        return True
    return bool(strong and not anchors and date_conflict(a, b) and not at_other_times(a, b))


def _apart(a: Telling, b: Telling, found: list[Match]) -> bool:
    """Whether figures, days or who did it speak against two sentences saying the same."""
    figures = _figures_apart(found) or fates_apart(a, b)
    return figures or other_days(a, b) or other_times(a, b) or same_role(a, b) or _of_others(a, b)


def _of_others(a: Telling, b: Telling) -> bool:
    """Whether two sentences name others whom both articles know: one's sentence of prison, and another's."""
    mine, theirs = ({term for term in x.names if term in x.content} for x in (a, b))
    if not mine or not theirs or mine & theirs:
        return False
    known = [{term for telling in x.kept.get("article", ()) for term in telling.names} for x in (a, b)]
    return not mine.isdisjoint(known[1]) and not theirs.isdisjoint(known[0])


def _figures_apart(found: list[Match]) -> bool:
    """Whether counterparts among the figures are apart and none is the same: nothing speaks for agreement."""
    counterparts = [m for m in found if m.role >= IN_ROLE]
    return bool(counterparts) and all(m.verdict in ("apart", "other") for m in counterparts)


def _common_words(a: Telling, b: Telling) -> bool:
    """Whether two sentences share a word that is no name in one of them: with a name alone they share a subject."""
    return not a.plain.isdisjoint(b.senses) or not b.plain.isdisjoint(a.senses)


def _one_figure_of(a: Telling, b: Telling, found: list[Match]) -> bool:
    """Whether two sentences in other words have a figure and the names around it in common."""
    same = any(m.verdict == "same" and m.role >= ANCHORED and abs(m.a.value or 0.0) >= FEW for m in found)
    return same and len(a.names.keys() & b.names.keys()) > 1


def _one_end(m: Match) -> bool:
    """Whether both are ranges with one end in common."""
    ranges = m.a.value is None and m.b.value is None and SCORE not in (m.a.unit, m.b.unit)
    return ranges and bool({m.a.low, m.a.high} & {m.b.low, m.b.high})


def _figures(a: Telling, b: Telling, found: list[Match], likeness: float, days: Days) -> Iterable[Conflict]:
    later = bool(days[0] and days[1] and days[0] != days[1])
    anchors = [m for m in found if m.verdict in ("same", "compatible") and m.role >= IN_ROLE]
    apart = [m for m in found if m.verdict == "apart" and m.role >= ANCHORED]
    exact = any(m.verdict == "same" and _digits(m.a) >= 4 for m in found)
    for m in found:
        detail = detail_of(a, b, m.a.span, m.b.span)
        if m.verdict == "same" and m.other_role and m.role >= IN_ROLE:
            yield Conflict("actor", "compatible", m.a.span, m.b.span, _counted(a, b, m))
        if m.verdict == "compatible" and m.role >= IN_ROLE:
            yield Conflict("figure", "compatible", m.a.span, m.b.span, detail)
        if m.verdict != "apart" or m.crossed or m.other_time or m.other_kind:
            continue
        firm = exact or _one_end(m)
        least, alike = (ANCHORED, ALIKE / 2) if firm else (SURE, ALIKE)
        if m.role < least or likeness < alike or (len(apart) > 1 and not anchors):
            continue
        if m.other_whole or (m.rival > m.role - 0.1 and not anchors) or _said_elsewhere(a, b, m):
            continue
        if later and (other_names(a, b) or (_long_after(*days) and a.names.keys().isdisjoint(b.names))):
            continue  # another storm, which left other people homeless
        of_one_time = "" != own_date(a, m.a) == own_date(b, m.b)  # a loss `for 2024` doesn't grow
        if not of_one_time and (later or date_conflict(a, b) or at_other_times(a, b)):
            yield Conflict("figure", "compatible", m.a.span, m.b.span, dated(a, b, detail, *days))
        elif not no_common_day(a, b) and stretches(a) == stretches(b) and not other_names(a, b):
            yield Conflict("figure", "differs", m.a.span, m.b.span, detail)


def _long_after(a_day: date | None, b_day: date | None) -> bool:
    return bool(a_day and b_day) and abs((a_day - b_day).days) > RECOUNTED  # type: ignore[operator]


def _said_elsewhere(a: Telling, b: Telling, m: Match) -> bool:
    """Whether the value of either figure stands in the other sentence as well: they are figures of two things."""
    mine, theirs = ({f.value for f in x.figures if f.value is not None} for x in (a, b))
    if m.a.value in theirs or m.b.value in mine or _birthday(m):
        return True
    one, other = (_numerals(x, f) for x, f in ((a, m.a), (b, m.b)))
    return not (one - other).isdisjoint(b.words) or not (other - one).isdisjoint(a.words)


def _numerals(telling: Telling, figure: Figure) -> set[str]:
    """The words of a figure that give its value, without `up to`, `more than` and the like."""
    first, last = telling.words_in(figure.span)
    return {telling.words[i] for i in range(first, last) if telling.terms[i] not in function_terms()} - _BOUNDS


def _birthday(m: Match) -> bool:
    """Whether they are ages a year apart: both hold, of days before and after a birthday."""
    ages = all(figure.unit == "year of age" for figure in (m.a, m.b))
    return ages and m.a.value is not None and m.b.value is not None and abs(m.a.value - m.b.value) <= 1


def _times(a: Telling, b: Telling, likeness: float) -> Iterable[Conflict]:
    mine, theirs = clocks(a), clocks(b)
    if len(mine) != 1 or len(theirs) != 1:
        return
    said = clock_verdict(mine[0], theirs[0])
    detail = detail_of(a, b, mine[0].timex.span, theirs[0].timex.span)
    if said == "compatible":
        yield Conflict("date", "compatible", mine[0].timex.span, theirs[0].timex.span, detail)
    elif said == "apart" and likeness >= CLOSE_TIMES and not date_conflict(a, b):
        yield Conflict("date", "differs", mine[0].timex.span, theirs[0].timex.span, detail)


def _counted(a: Telling, b: Telling, m: Match) -> str:
    """Both figures with what they count."""
    parts = [f"{' '.join(f.span.of(t.text).split())} {f.counted.partition(',')[0]}" for t, f in ((a, m.a), (b, m.b))]
    return " / ".join(parts)


def _spread(m: Match) -> float:
    values = [abs(v) for f in (m.a, m.b) for v in (f.value, f.low, f.high) if v]
    return max(values) / min(values) - 1 if values else 0.0


def _digits(figure: Figure) -> int:
    """Significant digits of a figure's value."""
    return len(f"{figure.value:.10g}".replace(".", "").strip("0")) if figure.value else 0
