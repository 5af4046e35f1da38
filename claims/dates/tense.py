"""The tense that governs a place in the text, told from the verbs around it."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Final

from claims.tokens import Tokens
from claims.wordlists import words_of

_REACH: Final = 22
_FUTURE: Final = frozenset(("will", "'ll", "’ll", "shall", "wo", "may", "might", "would"))
_PLAN: Final = (
    "plan plans planned planning expect expects expected expecting schedule scheduled due set slated hope hopes hoping"
    " intend intends intended want wants likely going supposed prepare prepares preparing aim aims vowed"
    " is are was were be 's"
)
_PLANS: Final = frozenset(_PLAN.split())
_BE: Final = frozenset(("is", "are", "'s", "’s"))
_SAID: Final = frozenset(("said", "told", "announced", "reported"))
_HAVE: Final = frozenset(("has", "have", "had", "been", "was", "were", "is", "are", "be", "'s"))
_SCHEDULED: Final = words_of(
    """
    return returns begin begins start starts open opens reopen reopens meet meets arrive arrives leave leaves depart
    departs convene convenes resume resumes play plays travel travels fly flies expire expires vote votes
    """
)
"""Verbs whose present tense tells what is on a timetable: `the talks resume on Monday`. Not those whose present
headlines tell the past in (`closes`, `ends`, `launches`, `visits`)."""
_SELDOM_NOUNS: Final = words_of("begins meets arrives departs convenes resumes reopens opens")
"""Such verbs that a tagger takes for nouns."""
_COMING: Final = words_of(
    """
    returning starting opening reopening closing meeting arriving leaving departing visiting hosting convening resuming
    launching playing facing travelling traveling flying going
    """
)
_SET_FOR: Final = frozenset(("scheduled", "planned", "slated", "expected"))
_BEFORE_A_PARTICIPLE: Final = frozenset((",", "NN", "NNS", "NNP"))
_END: Final = frozenset(".?!")


def tenses(tokens: Tokens, tags: Sequence[str]) -> Callable[[int], str]:
    """A function from an offset to `past`, `present`, `future` or "".

    The nearest finite verb before the offset in its sentence decides, else the nearest after it. An infinitive or
    a participle after a verb of planning looks ahead.
    """
    words = tokens.words

    def tense(offset: int) -> str:
        at = bisect_right(tokens.bounds[0], offset) - 1
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


def _participle(word: str, before: str, tag: str) -> str:
    """The tense that a participle shows: `is scheduled to`, `the report, published on`."""
    if word in _SET_FOR:
        return "future" if before in _HAVE else ""
    return "past" if tag in _BEFORE_A_PARTICIPLE and word not in _PLANS else ""


def _tense(words: Sequence[str], tags: Sequence[str], i: int) -> str:
    """The tense that word `i` shows by itself."""
    tag, word = tags[i], words[i].lower()
    if tag in ("VBD", "VBN") and word in _SAID:
        return "past"
    if tag == "VBD" and i and words[i - 1].lower() == "be":  # a participle, whatever the tagger thinks
        return ""
    if tag == "VBD":
        return "future" if word in ("planned", "scheduled", "slated") else "past"
    if tag == "MD":
        return "future" if word in _FUTURE else ""
    if tag in ("VBZ", "VBP") or (tag == "NNS" and word in _SELDOM_NOUNS and i and tags[i - 1].startswith("NN")):
        if (word in _SCHEDULED and words[i + 1 : i + 2] != ["to"]) or (
            word in _BE and words[i + 1 : i + 2] and words[i + 1].lower() in _COMING
        ):
            return "future"
        return "past" if word in ("has", "have", "'ve", "’ve") else "present"
    if tag == "VBN" and i:
        return _participle(word, words[i - 1].lower(), tags[i - 1])
    if tag == "TO" and i + 1 < len(tags) and tags[i + 1] == "VB" and i and words[i - 1].lower() in _PLANS:
        return "future"
    return ""
