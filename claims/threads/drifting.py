"""How certainty and attribution shift between two tellings of one claim: alleged or planned here, a fact there."""

from __future__ import annotations

from claims.threads.agreement import shared_predicates
from claims.threads.predication import tags
from claims.threads.telling import Telling
from claims.threads.thread import DOUBTED, PLANNED, Drift, Member, Relation
from claims.wordlists import words_of

REACH = 4
"""Words before a verb in which what makes it a plan stands: `is expected to sell`."""
_PLANS = words_of(
    """
    will would ll shall plan plans planned planning intend intends intended aim aims hope hopes propose proposes
    proposed expect expects expected set due want wants wanted seek seeks prepare prepares preparing poised scheduled
    """
)


def drift(
    a: int, b: int, members: tuple[Member, Member], told: tuple[Telling, Telling], relation: Relation
) -> list[Drift]:
    """What shifts between members `a` and `b`; nothing where they conflict."""
    if relation not in ("agrees", "compatible"):
        return []
    found = []
    sure = [member.certainty for member in members]
    if (sure[0] in DOUBTED) != (sure[1] in DOUBTED):
        found.append(Drift(a, b, "certainty", " / ".join(sure)))
    elif sure[0] not in DOUBTED and (plan := _planned(*told)) is not None:
        found.append(Drift(a, b, "certainty", " / ".join(PLANNED if at == plan else sure[at] for at in (0, 1))))
    sources = [_source(telling, member) for telling, member in zip(told, members, strict=True)]
    if bool(sources[0]) != bool(sources[1]):
        found.append(Drift(a, b, "attribution", " / ".join(source or "no source" for source in sources)))
    return found


def _planned(a: Telling, b: Telling) -> int | None:
    """Which of two tellings plans what the other says was done; None where neither does."""
    for one, other in shared_predicates(a, b):
        planned = _to_come(a, one.at), _to_come(b, other.at)
        if planned[0] != planned[1] and _done(*((b, other.at) if planned[0] else (a, one.at))):
            return 0 if planned[0] else 1
    return None


def _to_come(telling: Telling, at: int) -> bool:
    return tags(telling)[at] == "VB" and not _PLANS.isdisjoint(telling.words[max(0, at - REACH) : at])


def _done(telling: Telling, at: int) -> bool:
    return tags(telling)[at] in ("VBD", "VBN") and _PLANS.isdisjoint(telling.words[max(0, at - REACH) : at])


def _source(telling: Telling, member: Member) -> str:
    """On whose word a member is told, by name or in the article's words; "" where no source is given."""
    claim = next((claim for claim in telling.claims if claim.id == member.claim), None)
    words = [" ".join(span.of(telling.text).split()) for span in claim.source] if claim else []
    return member.actor or " … ".join(words)
