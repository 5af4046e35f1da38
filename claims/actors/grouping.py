"""Mentions gathered under one actor each, never two people of one surname under one."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from claims.actors.gazetteer import Gender, gazetteer
from claims.actors.institutions import Institution, abbreviates, initials, institution
from claims.actors.lexicon import GENERIC, INSTITUTIONS, PARTICLES, REGION_FIRST
from claims.actors.mentions import Mention
from claims.actors.reading import FAMILY_FIRST, is_acronym
from claims.actors.spelling import alike, plain, same_givens, same_surname, sound

_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))
_MOST = 24
"""People of one surname looked at for a new name: an article with more is a table, and time must stay linear."""


@dataclass(slots=True, eq=False)
class Profile:
    """What an article tells of one actor."""

    kind: Literal["person", "organisation", "place", "group", "unknown"]
    names: Counter[tuple[str, ...]] = field(default_factory=Counter)
    mentions: list[int] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    gender: Gender | None = None
    country: str | None = None
    title: str | None = None
    """The one name, where an alias or the gazetteer has it."""
    plural: bool = False
    owned: bool = False
    """Whether the country belongs to the name: `South Korea's National Intelligence Service`."""

    def note(self, mention: Mention) -> None:
        """Takes in what a mention says of the actor."""
        if mention.role and mention.role != "-":
            self.roles.add(mention.role)
        if mention.gender in ("m", "f") and self.gender not in ("m", "f"):
            self.gender = mention.gender
        self.country = self.country or mention.country
        self.owned = self.owned or mention.owner >= 0
        if self.kind == "unknown":
            self.kind = mention.kind

    def absorb(self, other: "Profile") -> None:
        """Takes another profile of the same actor in."""
        self.names.update(other.names)
        self.mentions.extend(other.mentions)
        self.roles |= other.roles
        if self.gender not in ("m", "f"):
            self.gender = other.gender or self.gender
        self.country = self.country or other.country
        self.owned = self.owned or other.owned
        if self.kind == "unknown":
            self.kind = other.kind

    def name(self) -> str:
        """The fullest form in the text; of two as full, the more frequent."""
        if self.title:
            return self.title
        names = [n for n in self.names if not (len(n) == 1 and is_acronym(n[0]))] or list(self.names)
        best = max(names, key=lambda n: (len(n), self.names[n], -_capitals(n)))
        name = join(best)
        if name.isupper() and self.kind == "place":  # a dateline
            name = name.title()
        if self.owned and self.country and not any(gazetteer().country(word) for word in (best[0], " ".join(best[:2]))):
            return f"{gazetteer().names[self.country]}'s {name}"
        return name


def _capitals(words: tuple[str, ...]) -> int:
    return sum(word.isupper() and len(word) > 1 for word in words)


def join(words: Iterable[str]) -> str:
    """Tokens of a name as one writes them."""
    return " ".join(words).replace("’", "'").replace(" 's", "'s").replace(" '", "'")


def split_name(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Given names and surname of a full name: (George, W.), Bush; (Jong, Un), Kim; (Ursula), von der Leyen."""
    if len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    if len(words) == 1:
        return (), words[0]
    if words[0] in FAMILY_FIRST and (len(words) == 3 or "-" in words[1] or gazetteer().gender(words[0]) is None):
        return words[1:], words[0]
    at = next((i for i, word in enumerate(words) if i and word in PARTICLES), len(words) - 1)
    return words[:at], words[-1]


class Grouping:
    """Profiles of one article, with the tables that find the one a name belongs to."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        words: Sequence[str],
        aliases: Mapping[str, str],
        known: Sequence[Mention] = (),
        acronyms: Mapping[str, tuple[str, ...]] | None = None,
        many: bool = False,
    ) -> None:
        """`known` are names beside the text; `many` says that the names come from many articles, so that a surname
        stands for someone only where no one else has it, and a given name or first word for no one."""
        self._many = many
        self._mentions, self._words = mentions, words
        self.aliases = {fold(spelling): name for spelling, name in aliases.items()} | {
            fold(n): n for n in aliases.values()
        }
        self._by_alias: dict[str, Profile] = {}
        self._surnames: dict[str, list[Profile]] = {}
        self._firsts: dict[str, list[Profile]] = {}
        self._exact: dict[tuple[str, ...], Profile] = {}
        self._offices: dict[tuple[str, str], list[Profile]] = {}
        self._institutions: dict[frozenset[str], list[tuple[Institution, Profile]]] = {}
        self._lands: dict[str, Profile] = {}
        self._acronyms: dict[str, Profile] = {}
        self.owner: list[Profile] = [None] * len(mentions)  # type: ignore[list-item]  # each is set below
        for mention in known:  # names of the headline, which is not part of the text
            self._full(mention).names[mention.words] += 0
        self._told: dict[tuple[object, ...], Profile] = {}
        for index, mention in enumerate(mentions):
            if len(mention.words) > 1:
                self._assign(index, mention, self._full)
        for short, full in (acronyms or {}).items():
            if full in self._exact:
                self._acronyms[_letters(short)] = self._exact[full]
        self._learn_acronyms()
        single = [index for index, mention in enumerate(mentions) if len(mention.words) == 1]
        for index in sorted(single, key=lambda index: mentions[index].kind != "person"):
            self._assign(index, mentions[index], self._short)

    def profiles(self) -> list[Profile]:
        """All profiles, in the order in which the text brings them."""
        found = list(dict.fromkeys(self.owner))
        for profile in found:
            profile.mentions.sort()
        return found

    def _assign(self, index: int, mention: Mention, find: Callable[[Mention], Profile]) -> None:
        """Gives a mention its profile. One like an earlier one tells nothing new, and most are."""
        told = mention[2:]
        if (profile := self._told.get(told)) is None:
            profile = self._told[told] = find(mention)
            profile.note(mention)
        profile.names[mention.words] += 1
        profile.mentions.append(index)
        self.owner[index] = profile

    def _aliased(self, mention: Mention) -> Profile | None:
        if not self.aliases:
            return None
        name = self.aliases.get(fold(join(mention.words)))
        if name is None and mention.owner >= 0:
            name = self.aliases.get(fold(join(self._words[mention.owner : mention.last])))
        if name is None:
            return None
        return self._by_alias.setdefault(name, Profile(mention.kind, title=name))

    def _full(self, mention: Mention) -> Profile:
        """The profile of a name of several words."""
        known = self._exact.get(mention.words)
        if known is not None and not (
            mention.generic and mention.country and known.country not in (None, mention.country)
        ):
            return known
        profile = self._aliased(mention)
        if mention.kind == "place":
            profile = profile or self._place(mention)
        elif mention.kind in ("organisation", "group"):
            profile = profile or self._organisation(mention)
        else:
            profile = profile or self._person(mention)
        self._exact[mention.words] = profile
        if mention.kind in ("person", "unknown"):
            self._index_person(mention, profile)
        self._firsts.setdefault(plain(mention.words[0]), []).append(profile)
        return profile

    def _index_person(self, mention: Mention, profile: Profile) -> None:
        _, surname = split_name(mention.words)
        block = self._surnames.setdefault(sound(surname), [])
        if profile not in block[-_MOST:]:
            block.append(profile)
        if mention.role and mention.country:
            self._offices.setdefault((mention.role, mention.country), []).append(profile)

    def _person(self, mention: Mention) -> Profile:
        name = split_name(mention.words)
        for profile in self._surnames.get(sound(name[1]), ())[-_MOST:]:
            if not _conflict(profile, mention) and all(_same_person(n, mention.words) for n in profile.names):
                return profile
        if mention.role and mention.country:
            for profile in self._offices.get((mention.role, mention.country), ())[-_MOST:]:
                if not _conflict(profile, mention) and all(alike(n, mention.words) for n in profile.names):
                    return profile
        return Profile(mention.kind)

    def _organisation(self, mention: Mention) -> Profile:
        if mention.kind == "group" and join(mention.words) in gazetteer().peoples:
            return self._land("~" + str(mention.country), mention)
        own = institution(mention.words, mention.country)
        block = self._institutions.setdefault(own.words, [])
        fits = [
            at
            for at in range(max(0, len(block) - _MOST), len(block))
            if _one_institution(own, block[at][0], mention.generic)
        ]
        if len(fits) == 1 or (fits and not self._many):
            other, profile = block[fits[-1]]
            block[fits[-1]] = (own if own.country else other, profile)
            return profile
        profile = Profile("organisation", country=own.country)
        block.append((own, profile))
        return profile

    def _place(self, mention: Mention) -> Profile:
        name = join(mention.words)
        if name.isupper() and len(name) > 4:
            name = name.title()
        if code := gazetteer().countries.get(name):
            return self._land(code, mention)
        return self._lands.setdefault(name, Profile("place"))

    def _land(self, key: str, mention: Mention) -> Profile:
        """A country, or with `~` before its code its people, under the gazetteer's name."""
        if (profile := self._lands.get(key)) is None:
            title = None if key.startswith("~") else gazetteer().names[key]
            profile = self._lands[key] = Profile(mention.kind, country=mention.country, title=title)
        return profile

    def _learn_acronyms(self) -> None:
        """Acronyms that stand beside their names; then those that only one name's first letters give."""
        for before, after in zip(self._mentions, self._mentions[1:], strict=False):
            if (pair := self._beside(before, after)) is not None:
                short, full = pair
                self._acronyms.setdefault(_letters(short), self._exact[full])
        found: dict[str, set[Profile]] = {}
        for name, profile in self._exact.items():
            if profile.kind in ("organisation", "unknown"):
                for form in {initials(name), "".join(word[0] for word in name).upper()}:
                    if len(form) > 2 or (len(form) == 2 and profile.kind == "organisation" and not self._many):
                        found.setdefault(form, set()).add(profile)
        for form, profiles in found.items():
            if len(profiles) == 1:
                self._acronyms.setdefault(form, next(iter(profiles)))

    def _beside(self, before: Mention, after: Mention) -> tuple[str, tuple[str, ...]] | None:
        """Acronym and name of `National Intelligence Service (NIS)`, `NIS (National …)`, `…, or NIS,`."""
        words, gap = self._words, after.first - before.last
        bracketed = gap == 1 and words[before.last] in ("(", "<")
        if not bracketed and not (gap == 2 and words[before.last] == "," and words[before.last + 1] == "or"):
            return None
        short, full = (before, after) if len(before.words) == 1 and bracketed else (after, before)
        if len(short.words) > 1 or len(full.words) == 1 or full.kind == "place" or not is_acronym(short.words[0]):
            return None
        # Acronyms of other languages stand for translated names: the Security Service of Ukraine (SBU).
        foreign = bracketed and short is after and full.kind == "organisation"
        return (short.words[0], full.words) if foreign or abbreviates(short.words[0], full.words) else None

    def _short(self, mention: Mention) -> Profile:
        """The profile of a name of one word."""
        word = mention.words[0]
        if profile := self._aliased(mention):
            return profile
        if mention.kind == "place":
            return self._namesake(word) or self._place(mention)
        if mention.kind == "group" and mention.country:
            return self._land("~" + mention.country, mention)
        if is_acronym(word):
            letters = _letters(word)
            if code := gazetteer().countries.get(word):
                return self._land(code, mention)
            return self._acronyms.setdefault(letters, Profile("organisation"))
        if mention.kind in ("person", "unknown") and (profile := self._by_surname(mention)):
            return profile
        if word[-1] == "s" and sound(word[:-1]) in self._surnames and not mention.role:  # a family
            return self._exact.setdefault((word, "family"), Profile("group", plural=True))
        key = (sound(word), mention.gender or "", mention.kind) if mention.kind == "person" else (plain(word),)
        if mention.generic and mention.country:
            key = (*key, mention.country)
        if (profile := self._exact.get(key)) is None:
            profile = self._exact[key] = Profile(mention.kind)
            if mention.kind == "person":  # known by a title; the bare name later is the same person
                self._surnames.setdefault(sound(word), []).append(profile)
        return profile

    def _namesake(self, word: str) -> Profile | None:
        """The person of the article whose surname is also a place: a town then, never a country or its capital."""
        table = gazetteer()
        if word in table.countries or word in table.capitals:
            return None
        people = [
            p for p in self._surnames.get(sound(word), ()) if p.kind == "person" and any(word == n[-1] for n in p.names)
        ]
        return people[0] if len(people) == 1 else None

    def _by_surname(self, mention: Mention) -> Profile | None:
        """Whom a name of one word stands for, when the full names of the article leave no doubt."""
        word = mention.words[0]
        if word in INSTITUTIONS:
            return None
        people = [p for p in self._surnames.get(sound(word), ())[-_MOST:] if not _conflict(p, mention)]
        if self._many:
            if len(people) != 1 or people[0].kind != "person" or gazetteer().gender(word) is not None:
                return None
            same = any(plain(split_name(name)[1]) == plain(word) for name in people[0].names)
            return people[0] if same else None
        if len(people) > 1 and mention.role:
            people = [p for p in people if mention.role in p.roles] or people
        if people:
            return people[0] if len(people) == 1 else _foremost(people)
        firsts = [p for p in dict.fromkeys(self._firsts.get(plain(word), ())[-_MOST:]) if not _conflict(p, mention)]
        if len(firsts) != 1 or word in GENERIC or word in REGION_FIRST:
            return None
        # `Hillary`, `Goldman`; a person's title goes with the surname.
        return None if mention.role and firsts[0].kind == "person" else firsts[0]


def _one_institution(a: Institution, b: Institution, generic: bool) -> bool:
    """Whether two institutions of the same words are one. A missing country is no other country for what any has."""
    if a.country == b.country:
        return a.office == b.office or not a.head or not b.head
    return generic and None in (a.country, b.country) and a.head == b.head


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names of one surname can be one person's."""
    if len(a) == 1 or len(b) == 1 or a[-len(b) :] == b or b[-len(a) :] == a:  # Mario Vargas Llosa, Vargas Llosa
        return True
    (givens, surname), (others, other) = split_name(a), split_name(b)
    return same_givens(givens, others) and same_surname(surname, other)


def _conflict(profile: Profile, mention: Mention) -> bool:
    """Whether title, gender or kind keep a mention from being of this actor."""
    if {profile.gender, mention.gender} == {"m", "f"}:
        return True
    return (mention.kind == "person" and profile.kind in ("organisation", "place")) or profile.kind == "place"


def _foremost(people: Sequence[Profile]) -> Profile | None:
    """The one whom the article names in full first and most often; no one, when these are two."""
    counts = [sum(n for name, n in p.names.items() if len(name) > 1) for p in people]
    return people[0] if counts[0] > max(counts[1:]) else None


def _letters(acronym: str) -> str:
    return acronym.replace(".", "").replace("-", "").upper()


def fold(name: str) -> str:
    """A name as aliases are looked up: no article, no accents, any apostrophe, one space."""
    return " ".join(
        filter(
            None,
            (
                plain(word)
                for word in name.removeprefix("the ").removeprefix("The ").replace("(", "").replace(")", "").split()
            ),
        )
    )
