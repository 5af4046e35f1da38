"""What a text has spoken of up to a point, and whom a pronoun can mean there."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from claims.actors.cast import Cast
from claims.actors.grouping import Profile
from claims.actors.mentions import Mention

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), "they"),
}
WINDOW = 5
"""Sentences back within which a pronoun finds its actor: of those read by hand, none reached further."""
QUOTED = 12
"""The same for whom the last statements came from: long quotations stand between."""
_SUBJECT = 2.0
"""Weight of a subject, beside 1 for another mention."""
NEAREST = 48
"""Mentions looked at for one pronoun, so that a list of names costs no more than prose."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A source that has been traced: it is the likeliest to be meant by the next pronoun."""

    token: int
    line: int
    """Number of its sentence."""
    profile: Profile


class Discourse:
    """The mentions and sources that come before a token."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.heard: list[Heard] = []

    def hear(self, token: int, profile: Profile) -> None:
        """Notes that `profile` is the source of a statement at `token`."""
        self.heard.append(Heard(token, bisect_right(self.cast.heads, token), profile))

    def earlier(self, head: str, before: int) -> Profile | None:
        """The unnamed source of the same head noun: `a senior official` for `the official`."""
        for heard in reversed(self.heard):
            if heard.token < before and head in heard.profile.roles and not heard.profile.names:
                return heard.profile
        return None

    def institution(self, before: int) -> Profile | None:
        """The institution that spoke last."""
        for heard in reversed(self.heard[-4:]):
            if heard.token < before and heard.profile.kind in ("organisation", "unknown"):
                return heard.profile
        return None

    def pronoun(self, token: int, word: str) -> Profile | None:
        """The likeliest actor of the last sentences that number, gender and kind allow for the pronoun at `token`."""
        gender = PRONOUNS[word]
        scores: dict[Profile, float] = {}
        self._weigh_mentions(token, gender, scores)
        self._weigh_heard(token, gender, scores)
        if not scores:
            return None
        best = max(scores, key=lambda profile: scores[profile])
        if gender in ("m", "f") and best.gender not in ("m", "f") and best.kind in ("person", "unknown"):
            best.gender = "m" if gender == "m" else "f"  # what the text itself tells
        return best

    def _weigh_mentions(self, token: int, gender: str, scores: dict[Profile, float]) -> None:
        cast = self.cast
        here = bisect_right(cast.heads, token)
        at = bisect_left(cast.firsts, token)
        for index in range(at - 1, max(-1, at - 1 - NEAREST), -1):
            back = here - cast.lines[index]
            if back >= WINDOW:
                break
            profile = cast.owners[index]
            if fit := agreement(profile, gender):
                salience = self._salience(cast.mentions[index])
                if gender == "it" and salience == _SUBJECT:
                    fit = max(fit, 1.0)  # a country that acts
                    salience *= 1.0 + (back == 0)
                weight = salience * fit * 0.5**back
                scores[profile] = scores.get(profile, 0.0) + weight

    def _weigh_heard(self, token: int, gender: str, scores: dict[Profile, float]) -> None:
        here = bisect_right(self.cast.heads, token)
        speakers: set[Profile] = set()
        for heard in reversed(self.heard[-NEAREST:]):
            back = here - heard.line
            if back > QUOTED:
                break
            if heard.token >= token:
                continue
            profile = heard.profile
            if fit := agreement(profile, gender):
                if profile.kind == "place" and gender == "it":
                    fit = 1.0  # a country that has spoken may be `it`
                weight, fading = (2.5, 0.8) if gender == "it" else (3.0, 0.9)
                scores[profile] = scores.get(profile, 0.0) + weight * fit * 0.6 ** len(speakers) * fading**back
            speakers.add(profile)

    def _salience(self, mention: Mention) -> float:
        """Subjects before objects, both before possessors."""
        tags, words = self.cast.tags, self.cast.words
        after = tags[mention.last] if mention.last < len(tags) else ""
        if after == "POS":
            return 0.5
        if after.startswith("VB") or after == "MD":
            return _SUBJECT
        before = words[mention.first - 1].lower() if mention.first else ""
        if after in (",", "RB") and before in ("", ".", "”", '"', ","):
            return 1.5
        return 0.8 if before in ("of", "in", "at", "by", "for", "from", "with", "to", "on") else 1.0


def agreement(profile: Profile, gender: str) -> float:
    """How well a pronoun of this gender and number can stand for an actor, 0 to 1."""
    what = profile.kind
    if gender in ("m", "f"):
        if profile.plural or what in ("organisation", "place") or (what == "group" and not profile.gender):
            return 0.0
        if profile.gender in ("m", "f"):
            return 1.0 if profile.gender == gender else 0.0
        if not profile.names:
            return 0.5 if what == "person" else 0.0
        return 0.7 if what == "person" else 0.35 if any(len(name) > 1 for name in profile.names) else 0.0
    if gender == "it":
        return 0.0 if profile.plural else {"organisation": 1.0, "place": 0.5, "unknown": 0.4}.get(what, 0.0)
    if profile.plural:
        return 1.0
    return {"organisation": 0.6, "group": 0.8, "place": 0.2, "unknown": 0.2}.get(what, 0.0)
