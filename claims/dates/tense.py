"""The tense that governs a place in the text, told from the verbs around it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from claims.tokens import Tokens

_REACH: Final = 22
_FUTURE: Final = frozenset(("will", "'ll", "’ll", "shall", "wo", "may", "might", "would"))
_PLAN: Final = (
    "plan plans planned planning expect expects expected expecting schedule scheduled due set slated hope hopes hoping"
    " intend intends intended want wants likely going supposed prepare prepares preparing aim aims vowed"
    " is are was were be 's"
)
_PLANS: Final = frozenset(_PLAN.split())
_SAID: Final = frozenset(("said", "told", "announced", "reported"))
_HAVE: Final = frozenset(("has", "have", "had", "been", "was", "were", "is", "are", "be", "'s"))
_END: Final = frozenset(".?!")


def tenses(tokens: Tokens, tags: Sequence[str]) -> Callable[[int], str]:
    """A function from an offset to `past`, `present`, `future` or "".

    The nearest finite verb before the offset in its sentence decides, else the nearest after it. An infinitive or
    a participle after a verb of planning looks ahead.
    """
    words = tokens.words
    starts = tokens.starts.tolist()

    def tense(offset: int) -> str:
        at = bisect_right(starts, offset) - 1
        here = ""
        for i in range(at - 1, max(-1, at - _REACH), -1):
            if found := _tense(words, tags, i):
                here = found
                break
            if words[i] in _END or tags[i] == "." or words[i] == "\n":
                break
        if here and here != "present":
            return here
        for i in range(at + 1, min(len(words), at + _REACH)):
            if found := _tense(words, tags, i):
                return here or found
            if words[i] in _END or tags[i] == ".":
                break
        return here

    return tense


def _tense(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """The tense that word `i` shows by itself."""
    tag, word = tags[i], words[i].lower()
    if tag in ("VBD", "VBN") and word in _SAID:
        return "past"
    if tag == "VBD":
        return "future" if word in ("planned", "scheduled", "slated") else "past"
    if tag == "MD":
        return "future" if word in _FUTURE else ""
    if tag in ("VBZ", "VBP"):
        return "past" if word in ("has", "have", "'ve", "’ve") else "present"
    if tag == "VBN" and word in ("scheduled", "planned", "slated", "expected") and i and words[i - 1].lower() in _HAVE:
        return "future"
    if tag == "TO" and i + 1 < len(tags) and tags[i + 1] == "VB" and i and words[i - 1].lower() in _PLANS:
        return "future"
    return ""
