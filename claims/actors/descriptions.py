"""Whom a definite description stands for: `the South Korean agency`, `the spokeswoman`, `the ministry`."""

from bisect import bisect_left
from functools import lru_cache

from claims.actors.discourse import NEAREST, Discourse
from claims.actors.gazetteer import gazetteer
from claims.actors.grouping import Profile
from claims.actors.lexicon import GENERIC, ROLES
from claims.actors.phrases import DEFINITE, HEADS, NAMES, PEOPLE, Phrase, country_in, gender_of

_REACH = 4 * NEAREST
"""Mentions looked at, either way."""
_VAGUE = frozenset(
    ("state", "national", "official", "government", "new", "same", "main", "top", "spy", "news", "its", "own")
)
"""Adjectives that an institution's name need not have."""


def described(discourse: Discourse, found: Phrase) -> Profile | None:
    """The actor of the article that the phrase describes, None where no one fits."""
    cast = discourse.cast
    words, head = cast.words, found.head
    if cast.tags[found.last - 1] in ("NNS", "NNPS") and head not in HEADS:
        return discourse.earlier(head, found.first)
    country = country_in(words, found.first, found.last)
    if (classes := _classes(head)) and (best := _institution(discourse, classes, country, found)):
        return best
    if head in ROLES or head in PEOPLE:
        holder, fallback = _office_holder(discourse, head, country, found.first)
        return holder or discourse.earlier(head, found.first) or fallback
    return discourse.earlier(head, found.first)


def _classes(head: str) -> frozenset[str]:
    """The classes of institutions that a head noun may describe."""
    also = {"department": "ministry", "group": "company", "unit": "company", "union": "body"}
    return frozenset(name for name in (HEADS.get(head), also.get(head)) if name)


def _institution(discourse: Discourse, classes: frozenset[str], country: str | None, found: Phrase) -> Profile | None:
    cast = discourse.cast
    if "land" in classes:
        return None
    middle = cast.words[found.first + 1 : found.last - 1]
    rest = {word.lower() for word in middle if word.isalpha() and word.lower() not in DEFINITE} - _nation(country)
    at = bisect_left(cast.firsts, found.first)
    order = [*range(at - 1, max(-1, at - 1 - _REACH), -1)]
    if country or rest:  # a full description may come before the name
        order += range(at, min(len(cast.firsts), at + _REACH))
    best, top = None, 0.0
    seen: set[Profile] = set()
    for rank, index in enumerate(order):
        profile = cast.owners[index]
        if profile in seen or profile.kind not in ("organisation", "unknown"):
            continue
        seen.add(profile)
        score = _fit(profile, classes, country, rest) - 0.01 * rank
        if score > top:
            best, top = profile, score
    recent = discourse.institution(found.first) if not rest else None
    if recent is None or (country and recent.country not in (None, country)):
        return best
    fits = _fit(recent, classes, country, rest) > 0 or (best is None and _is_open(recent))
    return recent if fits else best


@lru_cache(maxsize=512)
def _nation(country: str | None) -> frozenset[str]:
    """Words that only say which country."""
    if country is None:
        return frozenset()
    table = gazetteer()
    names = (name for column in (table.countries, table.adjectives) for name, code in column.items() if code == country)
    return frozenset(word.lower() for name in names for word in name.split())


def _fit(profile: Profile, classes: frozenset[str], country: str | None, rest: set[str]) -> float:
    """How well a description suits an institution; 0 where it can't be meant."""
    if country and profile.country and country != profile.country:
        return 0.0
    words = {word for name in profile.names for word in name}
    if not classes & {NAMES[word] for word in words if word in NAMES}:
        return 0.0
    own = rest - _VAGUE
    if "spy" in rest:
        own = own | {"intelligence"}
    if not own <= {word.lower() for word in words}:
        return 0.0
    return 1.0 + 2.0 * len(own) + (country is not None and country == profile.country)


def _is_open(profile: Profile) -> bool:
    """Whether the name doesn't say what kind of institution it is: an acronym, a brand."""
    return bool(profile.names) and not any(w in NAMES or w in GENERIC for name in profile.names for w in name)


def _office_holder(
    discourse: Discourse, head: str, country: str | None, before: int
) -> tuple[Profile | None, Profile | None]:
    """The person last named whose title the description gives; and, for `the woman`, the latest woman."""
    cast = discourse.cast
    gender = gender_of(head)
    at = bisect_left(cast.firsts, before)
    fallback: Profile | None = None
    for index in range(at - 1, max(-1, at - 1 - _REACH), -1):
        profile = cast.owners[index]
        if profile.kind != "person" or {profile.gender, gender} == {"m", "f"}:
            continue
        if country and profile.country and profile.country != country:
            continue
        if head in profile.roles or (head == "leader" and country and country == profile.country):
            return profile, fallback
        if fallback is None and head in PEOPLE and gender is not None and profile.gender == gender:
            fallback = profile
    return None, fallback
