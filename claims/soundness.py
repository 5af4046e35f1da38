"""Attributions that say something: each has content, and no part of one is made of marks alone."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claims.claim import Attribution
from claims.regions import Regions
from corpus.article import Span

_WORDY = re.compile(r"[^\W_]")
_LEAST = 4
"""Words before a cue that can be what is said."""
_WORD = re.compile(r"[^\W_]+")
_AFTER = re.compile(r"\W*:?\s*$")


def sound(said: Iterable[Attribution], text: str, sentences: Sequence[Span]) -> list[Attribution]:
    """`said` without parts that hold no letter and no digit, and without what has no content.

    Content that is missed is looked for where it can only stand: before `, she told reporters.` and behind `added:`.
    """
    found = [_of_words(attribution, text) for attribution in said]
    taken = Regions(piece for a in found for piece in (*a.source, *a.cue, *a.content))
    out = []
    for attribution in found:
        if not attribution.content and (attribution.source or attribution.cue):
            attribution = replace(attribution, content=tuple(_missed(attribution, text, sentences, taken)))
        if attribution.content:
            out.append(attribution)
    return out


def _of_words(said: Attribution, text: str) -> Attribution:
    parts = (said.source, said.cue, said.content)
    kept = [tuple([piece for piece in part if _WORDY.search(text, *piece)]) for part in parts]
    return said if tuple(kept) == parts else Attribution(*kept)


def _missed(said: Attribution, text: str, sentences: Sequence[Span], taken: Regions) -> Iterator[Span]:
    pieces = sorted((*said.source, *said.cue))
    first, last = pieces[0].start, pieces[-1].end
    at = bisect_right(sentences, Span(first, len(text) + 1)) - 1
    if at < 0 or last > sentences[at].end or not said.cue:
        return
    sentence = sentences[at]
    if text[sentence.start : first].rstrip().endswith((",", ",”", ',"', ",''", ",’")):
        content = Span(sentence.start, sentence.start + len(text[sentence.start : first].rstrip().rstrip(",")))
    elif _colon(text, said, last, sentence) and at + 1 < len(sentences):
        content = sentences[at + 1]
    else:
        return
    if len(_WORD.findall(text, *content)) >= _LEAST and not taken.touch(content):
        yield content


def _colon(text: str, said: Attribution, last: int, sentence: Span) -> bool:
    """Whether the sentence ends with the colon of its attribution, so that the next one is what is said."""
    rest = text[said.cue[-1].start : sentence.end].rstrip()
    return rest.endswith(":") and bool(_AFTER.match(text, last, sentence.end))
