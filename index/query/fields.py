"""The fields of the query language, and the one that was likely meant."""

from collections.abc import Iterable, Mapping

TEXT = {"title": "title", "text": "text", "author": "author", "outlet": "outlet", "source": "outlet", "tag": "tag"}
"""Fields that hold words; an alias and the field it stands for."""

EXACT = ("id", "path", "story")
OTHER = ("date", "is", "has", "query", "sort")

CLAIM_WORDS = ("claim.by", "claim.of")
CLAIM = (*CLAIM_WORDS, "claim.num", "claim.date", "claim.is", "claim.speech", "claim.state")
"""Fields of a claim: several of them in one group of a query hold of one claim."""

TOLD: Mapping[str, tuple[str, ...]] = {
    "claim.is": ("confirmed", "plain", "hedged", "unverified", "denied", "questioned", "intended", "attributed"),
    "claim.speech": ("direct", "mixed", "indirect", "none"),
    "claim.state": ("agrees", "compatible", "differs", "contradicts", "only-here", "drifts"),
}
"""The values of those fields of a claim that know but a few."""

ALL = (*TEXT, *EXACT, *OTHER, *CLAIM)

_MEANT = {
    "before": "date:..", "after": "date:", "since": "date:", "by": "author:", "from": "outlet:", "site": "outlet:",
    "publisher": "outlet:", "paper": "outlet:", "headline": "title:", "body": "text:", "content": "text:",
    "file": "path:", "filename": "path:", "folder": "path:", "in": "path:", "label": "tag:", "topic": "tag:",
    "published": "date:", "year": "date:", "month": "date:", "day": "date:", "order": "sort:", "saved": "query:",
    "claim": "claim.by:", "actor": "claim.by:", "speaker": "claim.by:", "said": "claim.by:",
    "state": "claim.state:",
    "event": "story:", "number": "claim.num:", "figure": "claim.num:", "unread": "is:", "read": "is:", "note": "has:",
}  # fmt: skip
"""What other search engines and plain English call our fields."""


def likely(wrong: str, known: Iterable[str]) -> str | None:
    """The known name that `wrong` was likely meant to be."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    most = 1 if len(wrong) < 4 else 2
    found = process.extractOne(wrong, list(known), scorer=OSA.distance, score_cutoff=most)
    return str(found[0]) if found else None


def likely_field(wrong: str) -> str | None:
    """The field, with its colon, that `wrong` was likely meant to be."""
    found = likely(wrong, ALL)
    return f"{found}:" if found else _MEANT.get(wrong)
