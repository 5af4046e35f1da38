"""Sentences of a text: spans that hold between them every character that is no space.

Libraries were measured first (`docs/decisions/`); these are rules for news: titles, initials, `U.S.`, companies,
quotations. Only a run of terminators with space after it is looked at, so time is linear in the text's length.
"""

import re
from collections.abc import Iterator

from corpus.abbreviations import BEFORE_NUMBERS, FIRMS, NEVER_LAST, SOMETIMES_LAST, STARTERS
from corpus.article import Span
from corpus.layout import blocks

_CANDIDATE = re.compile(
    r"(?<![.?!…])(?P<stop>\.(?: \.){2,}+|[.?!…]++)(?P<closers>[\"'”’»›)\]}]*+)"
    r"(?P<loose>[^\S\n]++['’]?[\"”](?=\s|\Z))?(?:\s++|\Z)"
    r"|(?<=[a-z]{2})(?P<joint>[.?!])[\"”’]?+(?=[\"“‘]?[A-Z][a-z]+[ ,])"  # its space was lost: "supply.He said"
    r"|[。！？]++[」』”’）]*+"
)
_NEXT = re.compile(r"[—–\s-]{0,4}([\"'`“‘«„‹(\[{¿¡]{0,4})\s?([$£€¥#@&•*]?(?:[\w'’]|\.(?=\w)){0,30})")
_TOKEN = re.compile(r"[^\s\"“”‘«(\[/—–-]*$")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_CLIPPED = re.compile(r"[B-DF-HJ-NP-TV-XZ][bcdfghjklmnpqrstvwxz]{1,4}")
_SAID = r"(?:said|says|asked|asks|added|adds|replied|wrote|writes|told|tells|shouted|wondered|joked|quipped|tweeted)"
_SAYER = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen)\. )?(?:[A-Z][\w.'’-]{{0,20}} ){{1,3}}{_SAID}\b"
    rf"|[A-Z][\w.'’-]{{0,20}} (?:[\w.'’-]{{1,20}} ){{0,6}}{_SAID}[.,]"
)
_LONGEST_TOKEN = 24


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text`: trimmed, in order, and holding between them every character that is no space."""
    found = []
    for block_start, block_end in blocks(text):
        for start, end in _split(text, block_start, block_end):
            words = text[start:end]
            left = len(words) - len(words.lstrip())
            if left < len(words):
                found.append(Span(start + left, start + len(words.rstrip())))
    return tuple(found)


def first_sentence(text: str, start: int, end: int) -> Span:
    """The first sentence of the paragraph at `[start, end)`, trimmed."""
    words = text[slice(*next(_split(text, start, end)))]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    counted, marks = start, 0
    for found in _CANDIDATE.finditer(text, start, end):
        cut = found.end()
        if found["loose"]:
            marks += text.count('"', counted, found.start())
            counted = found.start()
            if marks % 2 == 0 and text[found.end("loose") - 1] == '"' and found.end("loose") < end:
                cut = found.start("loose")  # a quotation mark between spaces, which opens what follows
        if cut < end and _is_end(text, start, found, end):
            yield start, cut
            start = cut
    yield start, end


def _is_end(text: str, start: int, found: re.Match[str], end: int) -> bool:
    """Whether a sentence that began at `start` ends at this candidate."""
    stop, closers = found["stop"], found["closers"] or ""
    if stop is None and not found["joint"]:
        return True
    following = _NEXT.match(text, found.end(), end)
    opener, word = (following[1], following[2]) if following else ("", "")
    if not word:
        return True
    if word[0].islower() and not word[1:2].isupper():  # "iPhone" and the like start a sentence
        return False
    quoted = any(mark in closers for mark in "\"'”’»›")
    if stop and stop != ".":
        return not (word in FIRMS or (quoted and _SAYER.match(text, found.end(), end)))
    token = _TOKEN.search(text, max(start, found.start() - _LONGEST_TOKEN), found.start())
    before = token.group() if token else ""
    if not before:
        return not word[0].isdigit()  # "a . 38 revolver"
    if quoted or found["loose"]:
        return True
    if found.start() - start <= len(before) + 2 and (len(before) == 1 or (before.isdigit() and len(before) < 4)):
        return False  # "1. …", "a. …": the mark of a list
    after = text[following.end() : following.end() + 1] if following else ""
    return _ends_after(before, opener, word, initial=len(word) == 1 and after == ".")


def _ends_after(before: str, opener: str, word: str, initial: bool) -> bool:
    """Whether a period after the token `before` ends a sentence when `word` (an `initial` or not) comes next."""
    if before in NEVER_LAST:
        return False
    if word[0].isdigit():
        return before not in BEFORE_NUMBERS and len(before) > 1
    abbreviated = before in SOMETIMES_LAST or _DOTTED.fullmatch(before) or (len(before) == 1 and before.isalpha())
    if abbreviated:
        return any(mark in opener for mark in '"“«„') or (word.lower() in STARTERS and not initial)
    return not _CLIPPED.fullmatch(before)
