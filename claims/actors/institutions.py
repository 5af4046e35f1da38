"""When two names are one institution: word order, spelling, company endings, acronyms, the country it belongs to."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from claims.actors.gazetteer import gazetteer
from claims.actors.spelling import plain
from claims.wordlists import words_of

# Heads that differ only by who translates the name.
_HEADS = {
    **dict.fromkeys(
        ["agency", "service", "services", "bureau", "directorate", "office", "department", "ministry"], "office"
    ),
    **dict.fromkeys(["organization", "organisation", "association"], "organization"),
    **dict.fromkeys(["forces", "force", "troops"], "force"),
}
_SPELLINGS = {
    "defence": "defense",
    "labour": "labor",
    "centre": "center",
    "organisation": "organization",
    "co": "company",
    "corp": "corporation",
    "operation": "operations",
    "programme": "program",
}
_ENDINGS = words_of(
    """
    inc corp corporation company co ltd limited plc llc llp gmbh ag sa nv spa asa ab oyj bhd group holdings
    holding incorporated
    """
)
_SMALL = frozenset(["of", "the", "and", "for", "on", "de", "la", "&", "'s", "’s", "in", "at"])


class Institution(NamedTuple):
    """What an institution's name comes down to."""

    country: str | None
    words: frozenset[str]
    """Its words in plain spelling, without company endings, the country and the head."""
    head: str

    @property
    def office(self) -> str:
        """The class of its head: an agency for one translator is a service for the next."""
        return _HEADS.get(self.head, self.head)


@lru_cache(maxsize=4096)
def institution(words: tuple[str, ...], country: str | None = None) -> Institution:
    """`Ministry of Defence of Ukraine`, `Ukrainian Defense Ministry`: one country, one set of words, one head."""
    table = gazetteer()
    kept: list[str] = []
    at = 0
    while at < len(words):
        for size in (3, 2, 1):
            phrase = " ".join(words[at : at + size])
            if at + size <= len(words) and (code := table.country(phrase)) and len(words) > size:
                country = code
                at += size
                break
        else:
            word = plain(words[at])
            if word and word not in _SMALL:
                kept.append(_SPELLINGS.get(word, word))
            at += 1
    if not kept:  # `African Americans`: nations alone
        kept = [plain(word) for word in words]
    while len(kept) > 1 and kept[-1] in _ENDINGS:
        kept.pop()
    # `Ministry of Defense` has its head first.
    heads = [word for word in kept if word in _HEADS] if len(kept) > 1 else []
    head = heads[-1] if heads else ""
    return Institution(country, frozenset(word for word in kept if word != head), head)


def initials(words: Sequence[str]) -> str:
    """First letters of the words that an acronym is made of: `National Intelligence Service` gives NIS."""
    return "".join(part[0] for word in words if word.lower() not in _SMALL for part in word.split("-") if part).upper()


def abbreviates(acronym: str, words: Sequence[str]) -> bool:
    """Whether the acronym is made of the words' first letters, small words counted or not."""
    letters = acronym.replace(".", "").replace("&", "").replace("-", "").upper()
    if len(letters) < 2 or len(words) < 2:
        return False
    every = "".join(word[0] for word in words).upper()
    return letters in (initials(words), every)
