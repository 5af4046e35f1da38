"""The cast of an article: its named actors, and where each is mentioned."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np

from claims.actors.gazetteer import gazetteer
from claims.actors.grouping import Grouping, Profile
from claims.actors.lexicon import CALENDAR, ROLES
from claims.actors.mentions import Mention, mentions
from claims.claim import Actor
from claims.frame import Frame, frame
from claims.regions import Regions
from claims.tagging import form_tag, tag_texts
from claims.tokens import tokenize
from corpus.article import Span

_QUOTES = ("“", '"', "‘", "``")


class Cast:
    """Named actors of one article; `owners[i]` is whom `mentions[i]` names."""

    def __init__(self, frame: Frame, aliases: Mapping[str, str] | None = None, titled: Sequence[Mention] = ()) -> None:
        """`titled` are the names in a headline that stands apart from the text."""
        self.text, self.words, self.tags = frame.text, frame.words, frame.tags
        self.starts, self.ends, self.heads = frame.starts, frame.ends, frame.heads
        self.range = frame.range
        self.mentions: list[Mention] = _names(frame, frozenset(word for m in titled for word in m.words))
        grouping = Grouping(self.mentions, frame.words, aliases or {}, titled)
        self.owners = grouping.owner
        self.profiles = grouping.profiles()
        _tell_apart(self.profiles)
        self.firsts = [m.first for m in self.mentions]
        self.lines: list[int] = np.searchsorted(np.array(self.heads, np.int64), self.firsts, side="right").tolist()
        """Number of the sentence that each mention stands in, from 1."""
        self.aliases = grouping.aliases

    def span(self, mention: Mention) -> Span:
        """The stretch of text that names the actor, with the country that belongs to its name."""
        first = mention.owner if mention.owner >= 0 else mention.first
        return Span(self.starts[first], self.ends[mention.last - 1])

    def ending_at(self, last: int) -> int:
        """Index of the mention whose name ends before token `last`, -1 for none."""
        at = bisect_left(self.firsts, last) - 1
        return at if at >= 0 and self.mentions[at].last == last else -1

    def over(self, token: int) -> int:
        """Index of the mention whose name `token` is part of, -1 for none."""
        at = bisect_right(self.firsts, token) - 1
        return at if at >= 0 and token < self.mentions[at].last else -1

    def within(self, first: int, last: int) -> range:
        """Indices of the mentions that start in tokens `first:last`."""
        return range(bisect_left(self.firsts, first), bisect_left(self.firsts, last))

    def actors(self, page: Regions | None = None) -> tuple[Actor, ...]:
        """Every named actor with its mentions outside `page`, in the order in which the text brings them."""
        owned = {m.owner for m in self.mentions if m.owner >= 0}
        found: dict[str, Actor] = {}
        for profile in self.profiles:
            own = (self.mentions[i] for i in profile.mentions)
            spans = tuple(self.span(m) for m in own if m.first not in owned)
            if page is not None and page.spans:
                spans = tuple(span for span in spans if not page.touch(span))
            if not spans:
                continue
            name = profile.name()
            if (same := found.get(name)) is not None:
                spans = tuple(sorted(same.mentions + spans))
            found[name] = Actor(name, spans, kind(profile))
        return tuple(sorted(found.values(), key=lambda a: a.mentions[0]))


def _names(frame: Frame, known: frozenset[str]) -> list[Mention]:
    """Mentions but for words that name nobody: months in capitals, first adverbs, the end of `Axis of Greed`."""
    found = mentions(frame, known)
    often, heads = Counter(m.words for m in found), frozenset(frame.heads)
    return [m for m in found if len(m.words) > 1 or m.owner >= 0 or not _is_part(frame, m, often[m.words], heads)]


def _is_part(frame: Frame, mention: Mention, times: int, heads: frozenset[int]) -> bool:
    word, at = mention.words[0], mention.first
    if word.capitalize() in CALENDAR and word.isupper() and len(word) > 3:
        return True
    if at in heads and word.endswith("ly") and mention.kind != "place" and gazetteer().gender(word) is None:
        return times == 1 and form_tag(word.lower()) == "RB"  # `Roughly half of them`
    if mention.kind not in ("unknown", "organisation") or times > 1 or at < 2 or frame.words[at - 1] != "of":
        return False
    before = frame.words[at - 2]
    quoted = frame.words[at - 3] in _QUOTES if at > 2 else False
    return quoted and before[0].isupper() and before.lower() not in ROLES


def _tell_apart(profiles: list[Profile]) -> None:
    """Gives two people of one name, told apart by their titles alone, names with the title."""
    seen: dict[str, list[Profile]] = {}
    for profile in profiles:
        if profile.kind == "person":
            seen.setdefault(profile.name(), []).append(profile)
    for name, people in seen.items():
        for person in people if len(people) > 1 else ():
            title = min(person.roles).title() if person.roles else {"m": "Mr.", "f": "Ms."}.get(person.gender or "")
            person.title = f"{title} {name}" if title else None


def in_titles(titles: Sequence[str | None]) -> list[list[Mention]]:
    """Full names in each of some headlines; tags are read of all at once."""
    texts = [title or "" for title in titles]
    tokens = list(map(tokenize, texts))
    spans = [(Span(0, len(text)),) if text else () for text in texts]
    frames = map(frame, texts, spans, tokens, tag_texts(list(zip(tokens, spans, strict=True))))
    return [[m for m in mentions(columns) if len(m.words) > 1] if columns.words else [] for columns in frames]


def kind(profile: Profile) -> Literal["person", "organisation", "place", "group"]:
    """The kind of actor by simple evidence: a name of unknown kind that is also used by its last word is a person's."""
    if profile.kind != "unknown":
        return profile.kind
    if profile.title and gazetteer().gender(profile.title.split()[0]) is not None:  # by an alias
        return "person"
    full = {name[-1] for name in profile.names if 1 < len(name) < 4}
    if full and any(len(name) == 1 and name[0] in full for name in profile.names):
        return "person"
    return "person" if profile.gender in ("m", "f") else "organisation"
