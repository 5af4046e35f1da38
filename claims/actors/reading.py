"""What a run of capitalised words says by itself: which of them are the name, its kind, a role, a country."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from claims.actors.gazetteer import Gender, gazetteer
from claims.actors.lexicon import (
    ABBREVIATED_ROLES,
    CALENDAR,
    COMMON,
    EVENTS,
    FOLLOWERS,
    FORMER,
    GENERIC,
    HONORIFICS,
    INSTITUTIONS,
    NO_ACTOR,
    NO_TITLE,
    NUMBERED,
    PARTICLES,
    PLACE_FIRST,
    PLACE_LAST,
    PORTFOLIOS,
    REGION_FIRST,
    ROLES,
    SELF_STANDING,
)
from claims.wordlists import STARTERS, words_of

Kind = Literal["person", "organisation", "place", "group", "unknown"]

# Family names that come first in Korean, Chinese and Vietnamese names, as news spells them.
FAMILY_FIRST = words_of(
    """
    Kim Lee Park Choi Jung Jeong Moon Yoon Yun Ban Roh Chung Han Cho Hwang Shin Ri Rhee Kwon Hong Ahn Oh Yang Xi
    Hu Li Wang Zhang Chen Deng Mao Jiang Wen Zhu Zhao Bo Liu Lin Ma Huang Zhou Wu Xu Sun Guo He Gao Luo Zheng
    Liang Xie Tang Cao Peng Zeng Lai Tsai Chiang Tsang Nguyen Tran Pham Vo Ho Le Dang Bui Do Ngo Duong Truong
    Kang Jang Im Seo Suh Son Nam Noh Cha Chun Hyon Choe
    """
)
_COMPOUND = re.compile(
    r"-(?:era|listed|based|backed|led|style|born|speaking|occupied|controlled|run|owned|made|educated|bound|trained|funded|linked|sponsored|held|wide|area"
    r"|like|friendly|only|related|type|mandated|brokered|imposed|drafted|designed|built|educated|dominated|majority)s?$"
)
PARTY_TAG = re.compile(r"[RDI]-[A-Z]")
"""`R-TX`, `D-Calif.`: whom a member of Congress sits for."""
_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))


@dataclass(frozen=True, slots=True)
class Reading:
    """Words `lo:hi` of the run are the name (none, when the run is a role alone)."""

    lo: int
    hi: int
    kind: Kind
    role: str = ""
    """Head of the title before the name, in lower case: `president`."""
    gender: Gender | None = None
    country: str | None = None
    """Code of the country that the title or institution belongs to."""
    sure: bool = False
    """Whether the words leave no doubt about the kind."""
    generic: bool = False
    """An institution that any country may have, so that the country is part of its name."""


def role_of(word: str) -> str | None:
    """The role that a word of a title stands for, in lower case."""
    if found := ABBREVIATED_ROLES.get(word):
        return found
    lower = word.lower()
    return lower if lower in ROLES else None


@lru_cache(maxsize=4096)
def is_acronym(word: str) -> bool:
    """`NATO`, `U.N.`, `AT&T`: capitals alone, two at least."""
    letters = word.replace(".", "").replace("&", "").replace("-", "")
    return 2 <= len(letters) <= 6 and letters.isalnum() and letters.isupper() and letters[0].isalpha()


@lru_cache(maxsize=4096)
def read(words: tuple[str, ...]) -> Reading | None:
    """What the run says; None when it holds no name: a calendar word, a law, a word that only opens a sentence."""
    lo, hi = 0, len(words)
    while (
        lo < hi
        and (words[lo] in CALENDAR or words[lo] in FORMER or words[lo].lower() in STARTERS)
        and not _is_whole_place(words[lo:hi])
    ):
        lo += 1
    while hi > lo and (words[hi - 1] in CALENDAR or words[hi - 1][0].islower()):
        hi -= 1
    if lo == hi:
        return None
    if hi - lo > 2 and words[lo] in FOLLOWERS and gazetteer().gender(words[lo + 1]) is not None:
        lo += 1  # `Democrat Alan Smith`
    if hi - lo > 2 and words[lo].isupper() and "." not in words[lo] and not words[lo + 1].isupper():
        lo += (
            words[lo] not in gazetteer().countries and gazetteer().gender(words[lo + 1]) is not None
        )  # `FIRED Eric Smith`
    country, after, is_adjective = _land(words, lo, hi)
    if after == hi:
        return _land_alone(words, lo, hi, country)
    if titled := _titled(words, after, hi):
        return replace(titled, country=titled.country or country)
    named = _named(words, lo, hi, after)
    if named is None:
        return None
    if named.kind == "unknown" and words[lo] in FOLLOWERS and hi - lo == 3:
        return replace(named, lo=lo + 1)  # `Democrat Jane Smith`
    if country is None or named.kind == "place":
        return named
    if named.kind == "person" and is_adjective:
        return replace(named, lo=after, country=country)
    return replace(named, lo=lo if named.hi - after > 0 else named.lo, country=country)


def _is_whole_place(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and gazetteer().is_place(" ".join(words))


def _land(words: tuple[str, ...], lo: int, hi: int) -> tuple[str | None, int, bool]:
    """The country that the run starts with, where it ends, and whether it is an adjective."""
    table = gazetteer()
    for size in range(min(4, hi - lo), 0, -1):
        phrase = words[lo] if size == 1 else " ".join(words[lo : lo + size])
        if code := table.country(phrase):
            return code, lo + size, phrase in table.adjectives
    return None, lo, False


def _land_alone(words: tuple[str, ...], lo: int, hi: int, country: str | None) -> Reading | None:
    table = gazetteer()
    phrase = " ".join(words[lo:hi])
    if phrase in table.countries:
        return Reading(lo, hi, "organisation" if country == "EU" else "place", country=country, sure=True)
    # An adjective alone may still be a people (`the Dutch`); what stands around it decides.
    return Reading(lo, hi, "group", country=country, sure=phrase in table.peoples)


def _titled(words: tuple[str, ...], lo: int, hi: int) -> Reading | None:
    """A name with a title before it, or a title alone."""
    table = gazetteer()
    last, role = -1, ""
    gender: Gender | None = None
    country: str | None = None
    at = lo
    while at < hi:
        word = words[at]
        if word in HONORIFICS:
            last, gender = at + 1, HONORIFICS[word]
        elif found := role_of(word):
            last, role = at + 1, found
            gender = gender or (ROLES.get(found, "-") if ROLES.get(found, "-") != "-" else None)
        elif word == "of" and at == last:
            while at + 1 < hi and (words[at + 1] in PORTFOLIOS or table.is_place(words[at + 1])):
                at += 1
                country = country or table.countries.get(words[at])
            last = at + 1
        elif table.gender(word) is not None and not table.is_place(word) and word not in INSTITUTIONS:
            break
        at += 1
    if last < 0 or (last < hi and words[last] in NO_TITLE):
        return None
    rest = words[last:hi]
    if not rest:
        # `Larry King` is caught by the given name above; here the role ends the run: a description, not a name.
        return Reading(hi, hi, "person", role, gender, country)
    if any(word in INSTITUTIONS for word in rest) or (len(rest) > 1 and (rest[-1] in PLACE_LAST or rest[-1] in EVENTS)):
        return None
    if table.is_place(" ".join(rest)) and table.gender(rest[0]) is None and not gender:
        return None
    if gender is None or gender == "-":
        gender = table.gender(rest[0]) if len(rest) > 1 else gender
    return Reading(last, hi, "person", role, gender, country, sure=True)


def _named(words: tuple[str, ...], lo: int, hi: int, after: int) -> Reading | None:
    """A name without a title; `after` is where a country's name or adjective at its start ends."""
    table = gazetteer()
    if _COMPOUND.search(words[hi - 1]):
        return None  # `Hong Kong-listed`
    whole = " ".join(words[lo:hi])
    if whole.isupper() and len(whole) > 4:  # a dateline: SEOUL
        whole = whole.title()
    if table.is_place(whole):
        return Reading(lo, hi, "place", country=table.capitals.get(whole), sure=True)
    joint = next((i for i in range(lo + 1, hi) if words[i] in ("of", "for", "on")), hi)
    head, first = words[joint - 1], words[lo]
    if head in INSTITUTIONS and (hi - lo > 1 or head in SELF_STANDING):
        own = all(word in GENERIC or word in INSTITUTIONS for word in words[after:hi] if word[0].isupper())
        last = words[hi - 1] if hi - lo > 2 and words[hi - 2] in ("of", "the") else ""
        return Reading(lo, hi, "organisation", country=table.countries.get(last), sure=True, generic=own)
    if hi - lo == 1:
        return _single(first, lo, hi)
    if head in EVENTS or (first in NUMBERED and hi - lo == 2) or (whole.isupper() and after == lo):
        return None
    if (
        head in PLACE_LAST
        or first in PLACE_FIRST
        or (first in REGION_FIRST and table.is_place(" ".join(words[lo + 1 : hi])))
    ):
        return Reading(lo, hi, "place", sure=True)
    return _single(words[after], after, hi) if hi - after == 1 else _many(words, after, hi)


def _single(word: str, lo: int, hi: int) -> Reading | None:
    if word in EVENTS or word in NO_ACTOR or len(word) == 1 or PARTY_TAG.match(word):
        return None
    if word in FOLLOWERS:
        return Reading(lo, hi, "group", sure=word[-1] == "s")
    if word in INSTITUTIONS:  # a name only where a country owns it: `Russia's Parliament`
        return Reading(lo, hi, "organisation", generic=True)
    if word[-1] == "s" and word[:-1].lower() in ROLES:
        return None
    # `Korean-speaking`, `IDs` are no names.
    if (
        word.lower() in COMMON
        or any(part[:1].islower() for part in word.split("-")[1:])
        or (word[-1] == "s" and word[:-1].isupper())
    ):
        return None
    return Reading(lo, hi, "organisation" if is_acronym(word) else "unknown")


def _many(words: tuple[str, ...], lo: int, hi: int) -> Reading:
    table = gazetteer()
    first = words[lo]
    gender = table.gender(first)
    is_person = (
        gender is not None
        or (words[hi - 1] in _SUFFIXES and words[hi - 2] not in EVENTS)
        or any(len(word) == 2 and word[1] == "." for word in words[lo : hi - 1])
        or (first in FAMILY_FIRST and 2 <= hi - lo <= 3)
        or any(word in PARTICLES and word != "of" for word in words[lo + 1 : hi - 1])
    )
    if is_person and hi - lo <= 5 and "&" not in words:
        return Reading(lo, hi, "person", gender=gender, sure=True)
    return Reading(lo, hi, "unknown")
