"""Who a statement's source is: names, pronouns and descriptions traced to the actor where the text tells."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claims.actors.cast import Cast, kind
from claims.actors.descriptions import described
from claims.actors.discourse import PRONOUNS, Discourse
from claims.actors.gazetteer import gazetteer
from claims.actors.grouping import Profile, fold
from claims.actors.lexicon import ROLES
from claims.actors.phrases import (
    DEFINITE,
    DOCUMENTS,
    HEADS,
    PEOPLE,
    POSSESSIVE,
    Phrase,
    country_in,
    gender_of,
    phrase,
    plural,
)
from claims.actors.reading import PARTY_TAG
from claims.claim import Actor, Attribution
from claims.tagging import form_tag
from claims.wordlists import words_of
from corpus.article import Span

_RELATIVE = frozenset(("who", "which", "that", "whose"))
_SPEAKER = frozenset(("i", "me", "my", "we", "us", "our", "myself", "ourselves"))
_OTHERS = words_of(
    """
    one another some others many both several few most all none everyone nobody anyone someone somebody
    everybody you your those these each two three people there what whatever
    """
)
_WHEN = words_of("today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday later now")
_APOSTROPHES = frozenset(("'s", "’s", "'", "’"))
_LONGEST = 16
"""Tokens of a noun phrase that serves as a name."""
_NESTED = 8
"""Statements looked at for the one that an `I` stands in."""


class Resolver:
    """Traces the sources of one article's statements to actors."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._discourse = Discourse(cast)
        self._initial = frozenset(cast.heads)
        self._unnamed: dict[str, Profile] = {}
        self._spans: dict[str, set[Span]] = {}

    def sources(self, attributions: Sequence[Attribution]) -> list[str | None]:
        """The one name of the actor behind each attribution, None where the text doesn't tell."""
        found: list[Profile | None] = [None] * len(attributions)
        for i in sorted(range(len(attributions)), key=lambda i: _place(attributions[i])):
            found[i] = next(filter(None, map(self._trace, attributions[i].source)), None)
        self._quoted(attributions, found)
        return [profile.name() if profile else None for profile in found]

    def unnamed(self) -> tuple[Actor, ...]:
        """Sources without a name, each under its noun phrase."""
        return tuple(
            Actor(name, tuple(sorted(spans)), kind(self._unnamed[name])) for name, spans in self._spans.items()
        )

    def _quoted(self, attributions: Sequence[Attribution], found: list[Profile | None]) -> None:
        """`I` inside what someone says is the one who says it."""
        pieces = sorted((s.start, s.end, i) for i, a in enumerate(attributions) if found[i] for s in a.content)
        starts = [piece[0] for piece in pieces]
        for i, attribution in enumerate(attributions):
            if found[i] is None and attribution.source:
                if attribution.source[0].of(self._cast.text).lower() not in ("i", "my", "me"):
                    continue
                at = attribution.source[0].start
                right = bisect_right(starts, at)
                around = (j for _, end, j in reversed(pieces[max(0, right - _NESTED) : right]) if end > at and j != i)
                found[i] = next((found[j] for j in around), None)

    def _trace(self, span: Span) -> Profile | None:
        cast = self._cast
        first, last = bisect_right(cast.ends, span.start), bisect_left(cast.starts, span.end)
        while first < last and not cast.words[first][0].isalnum():
            first += 1
        while last > first and (cast.words[last - 1] in _APOSTROPHES or not _is_word(cast.words[last - 1])):
            last -= 1
        profile = self._by_tokens(first, last) if first < last else None
        if profile is not None:
            self._discourse.hear(first, profile)
        return profile

    def _by_tokens(self, first: int, last: int) -> Profile | None:
        """Whom the words `first:last` name or stand for."""
        cast = self._cast
        word = cast.words[first].lower()
        if last - first == 1:
            if word in PRONOUNS:
                return self._discourse.pronoun(first, word)
            if word in _RELATIVE:
                return self._antecedent(first)
            if word in _OTHERS or word in _SPEAKER:
                return None
        found = phrase(cast.words, cast.tags, first, last)
        if profile := self._named(found) or self._apposed(found, last):
            return profile
        if found.head in DOCUMENTS and found.link in ("by", "of", "from"):
            at = found.last + 1
            while at < last and not cast.words[at][0].isalnum():
                at += 1
            if at < last and (profile := self._by_tokens(at, last)):
                return profile
        if word in _SPEAKER or (found.head in _OTHERS and found.link != "of"):
            return None
        if word in PRONOUNS and word not in POSSESSIVE:
            return None
        return self._common(found)

    def _common(self, found: Phrase) -> Profile | None:
        """Whom a phrase with a common noun stands for; else it is a name of its own."""
        owner = self._possessor(found)
        if owner is not None and owner.kind != "place":
            return self._phrase(found, owner)
        definite = self._cast.words[found.first].lower() in DEFINITE
        if definite or owner is not None:
            if profile := described(self._discourse, found):
                return profile
            bare = definite and found.last - found.first == 2 and not found.link
            if bare and (found.head in HEADS or found.head in ROLES or found.head in PEOPLE):
                return None
        return self._phrase(found)

    def _named(self, found: Phrase) -> Profile | None:
        """The actor whose name the phrase ends with: `Pentagon spokeswoman Sabrina Singh`."""
        cast = self._cast
        at = cast.over(found.last - 1)
        if at < 0 or cast.mentions[at].first < found.first:
            return None
        start = cast.mentions[at].first
        before = start - 1 - (cast.tags[start - 1] == "DT")
        if before > found.first and cast.words[before] in ("and", "or", "&"):
            return None  # two actors
        joint = next((i for i in range(found.first, start) if cast.words[i] == "and"), -1)
        if joint >= 0 and cast.ending_at(joint) >= 0:
            return None
        return cast.owners[at]

    def _apposed(self, found: Phrase, last: int) -> Profile | None:
        """`the agency's director, John Smith`: the name after the comma is who speaks."""
        cast = self._cast
        at = found.end
        if at + 1 >= last or cast.words[at] != ",":
            return None
        after = phrase(cast.words, cast.tags, at + 1, last)
        index = cast.ending_at(after.last)
        if index < 0 or cast.mentions[index].first != after.first:
            return None
        return None if cast.mentions[index].kind == "place" else cast.owners[index]

    def _possessor(self, found: Phrase) -> Profile | None:
        """Whose the phrase starts with: `Smith's campaign`."""
        cast = self._cast
        at = bisect_left(cast.firsts, found.first)
        if at == len(cast.firsts) or cast.firsts[at] > found.first + 2:
            return None
        last = cast.mentions[at].last
        return cast.owners[at] if last < found.last and cast.words[last] in _APOSTROPHES else None

    def _phrase(self, found: Phrase, owner: Profile | None = None) -> Profile | None:
        """An actor that has no other name than the phrase; `owner` is whose it starts with."""
        cast = self._cast
        words, first = cast.words, found.first
        end = min(found.end, first + _LONGEST)
        if not any(cast.tags[i].startswith("NN") and words[i][0].isalpha() for i in range(first, end)):
            return None
        if end - first == 1 and _names_nobody(words[first]):
            return None
        start = first + (words[first].lower() in DEFINITE and end - first > 1)
        name = self._written(start, end)
        if words[first].lower() in POSSESSIVE and words[first].lower() in PRONOUNS:
            owner = self._discourse.pronoun(first, words[first].lower())
            if owner is None:
                return None
            name = f"{owner.name()}'s {name.partition(' ')[2]}"
        elif owner is not None:
            thing = name.partition("'")[2].removeprefix("s").lstrip()
            name = f"{owner.name()}'s {thing}"
        name = cast.aliases.get(fold(name), name)
        if name not in self._unnamed:
            self._unnamed[name] = self._new(name, found)
        self._spans.setdefault(name, set()).add(Span(cast.starts[start], cast.ends[end - 1]))
        return self._unnamed[name]

    def _new(self, name: str, found: Phrase) -> Profile:
        cast = self._cast
        several = plural(found.head, cast.tags[found.last - 1]) or "and" in cast.words[found.first : found.last]
        person = found.head in ROLES or found.head in PEOPLE or found.head.removesuffix("s") in ROLES
        profile = Profile("person" if person and not several else "group", title=name, plural=several)
        profile.roles = {found.head}
        profile.gender = gender_of(found.head)
        profile.country = country_in(cast.words, found.first, found.last)
        return profile

    def _written(self, first: int, last: int) -> str:
        """A noun phrase as a name: on one line, its first letter small unless a name starts it."""
        cast = self._cast
        name = " ".join(cast.text[cast.starts[first] : cast.ends[last - 1]].replace("’", "'").split())
        word, tag = cast.words[first], cast.tags[first]
        if first in self._initial and cast.ending_at(first + 1) < 0 and last - first > 1:
            tag = "NN" if cast.tags[first + 1] in ("NN", "NNS", "JJ") else tag
        if tag.startswith("NNP") or (word != "A" and word.isupper()) or gazetteer().country(word):
            return name
        if last - first > 1 and gazetteer().country(f"{word} {cast.words[first + 1]}"):  # South Korean spies
            return name
        return name[:1].lower() + name[1:]

    def _antecedent(self, token: int) -> Profile | None:
        """Whom `who` or `which` follows."""
        cast = self._cast
        last = token
        while last > 0 and (cast.words[last - 1] in _BREAKS or PARTY_TAG.match(cast.words[last - 1])):
            last -= 1  # `Hale, R-TX, who`
        at = cast.ending_at(last)
        if at >= 0 and (cast.mentions[at].kind != "place" or cast.words[token].lower() not in _PERSONAL):
            return cast.owners[at]
        if at >= 0:  # `residents of Oslo who`
            last = cast.mentions[at].first - (cast.tags[cast.mentions[at].first - 1] == "DT")
            last -= last > 0 and cast.tags[last - 1] == "IN"
        first = last
        while first > 0 and last - first < 8 and cast.tags[first - 1] in _NOMINAL:
            first -= 1
            if cast.tags[first] == "DT":
                break
        if first == last:
            return None
        named = cast.ending_at(first - 1) if cast.words[first - 1] == "," else -1
        if named >= 0 and cast.mentions[named].kind in ("person", "unknown"):  # `Hale, a lawyer, who`
            return cast.owners[named]
        return self._by_tokens(first, last)


_PERSONAL = frozenset(("who", "whose", "whom"))
_BREAKS = frozenset((",", "—", "–", "--", "(", ")"))
_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "CD", "DT", "POS", "PRP$"))


def _names_nobody(word: str) -> bool:
    """Whether a word by itself says when, or in what state, and not who: `yesterday`, `Frustrated`."""
    lower = word.lower()
    return lower in _WHEN or (word[0].isupper() and lower.endswith("ed") and form_tag(lower) in ("VBN", "VBD", "JJ"))


def _is_word(word: str) -> bool:
    return word[-1].isalnum() or word[-1] in ".%"


def _place(attribution: Attribution) -> int:
    return (attribution.source or attribution.cue or attribution.content or (Span(0, 0),))[0].start
