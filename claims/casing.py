"""Paragraphs in capitals alone, written as sentences are, so that what goes by capitals can read them."""

import re
from functools import lru_cache
from itertools import pairwise, zip_longest

from claims.actors.gazetteer import gazetteer
from claims.frame import ENGLISH, traits_of
from claims.tagging import model

_SHOUTED = re.compile(r"[A-Z]{2,}[^a-z]{20,}[A-Z]{2}")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE = re.compile(r"(?:^|[.!?:][\"”’')]*\s+|[\"“‘(]|\n\s*\n)\W*$")
_FEWEST = 6
"""Words of a paragraph that is judged; fewer are a heading, a name or an abbreviation."""
_OWN = 2
"""Words such as `THE` and `OF` that show that a paragraph is a sentence; headings have one at most."""
_MOSTLY = 0.9
_ENDINGS = ("ED", "ING", "LY", "TION", "NESS", "MENT", "ABLE")
_ACRONYMS = frozenset(("US", "UN", "EU", "UK", "NATO", "USA", "OPEC", "TV", "AP", "AFP", "BBC", "CNN"))


def cased(text: str) -> str:
    """`text`, letter for letter, with paragraphs in capitals in lower case but for names and beginnings."""
    if not _SHOUTED.search(text):
        return text
    edges = [0, *(match.end() for match in _PARAGRAPH.finditer(text)), len(text)]
    return "".join(_paragraph(text[start:end]) for start, end in pairwise(edges))


def _paragraph(part: str) -> str:
    words = _WORD.findall(part)
    upper = sum(map(str.isupper, words))
    own = sum(bool(traits_of(word) & ENGLISH) for word in words)
    if len(words) < _FEWEST or upper < _MOSTLY * len(words) or own < _OWN:
        return part
    out: list[str] = []
    past = 0
    found = [*_WORD.finditer(part)]
    for match, after in zip_longest(found, found[1:]):
        before = part[past : match.start()]
        starts = not out or bool(_SENTENCE.search(part[max(0, match.start() - 8) : match.start()]))
        two = f"{match[0].capitalize()} {after[0].capitalize()}" if after else ""
        out += [before, _written(match[0], starts or gazetteer().country(two) is not None)]
        past = match.end()
    return "".join((*out, part[past:]))


def _written(word: str, starts: bool) -> str:
    """A word in capitals as it would stand in a sentence; as it is where its length would change."""
    found = _as_known(word)
    if starts and found.islower():
        found = found[:1].upper() + found[1:]
    return found if len(found) == len(word) else word


@lru_cache(maxsize=20_000)
def _as_known(word: str) -> str:
    lower, title = word.lower(), word[:1] + word[1:].lower()
    stem = re.split("['’]", lower)[0]
    if not word.isupper() or word in _ACRONYMS:
        return word
    if word == "I" or word.startswith(("I'", "I’")):
        return title
    names, forms = gazetteer(), model().forms
    if names.country(title) or not (
        forms.knows(stem) or forms.knows(stem.removesuffix("s")) or (word.endswith(_ENDINGS) and not forms.knows(title))
    ):
        return title
    return lower
