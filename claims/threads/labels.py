"""What a thread is called, in the words of one of its members."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.claim import Claim
from claims.threads.telling import Telling
from claims.wordlists import words_of
from corpus.article import Span

LONGEST = 88
"""Characters of a label."""
SHORTEST_WORDS = 4
CLAUSE = 0.75
"""Share of a label's length from which it ends with a clause; a shorter one often lacks its verb."""
_OPENINGS = words_of("in on at after before during since with despite amid following earlier last this as for by under")
_JOINTS = words_of("and or but nor which who when where")
GAP = 30
"""Characters between two pieces of a claim that are read with them."""
_DEPENDENT = words_of("it he she they this these his her their its would could will is are was were has have had to")
"""First words of what leans on something said before."""
_SPEAKING = words_of("i we my our you me us your")
"""First words of what says who speaks only to one who knows."""
LEANS, SPEAKS = 0.25, 0.1
"""How much less like the others a member counts whose words lean on something said before, or speak of themselves."""
_ADVERB = re.compile(
    r"^(?:initially|originally|later|then|now|still|yet|moreover|furthermore|additionally|in addition|finally"
    r"|eventually|nevertheless|nonetheless|instead|indeed|in fact|of course|for example|for instance|as a result"
    r"|in turn|overall|in other words|by contrast|in contrast|similarly|likewise|specifically|notably|importantly"
    r"|ultimately|afterwards?|well|subsequently|previously|currently|separately|also|too|however|meanwhile|therefore"
    r"|thus|again),\s+",
    re.IGNORECASE,
)
"""What joins a sentence to the one before and tells nothing by itself."""
_LEADING = re.compile(r"^(?:that|whether|but|and|so|meanwhile|however|also)\b[,\s]*", re.IGNORECASE)
_LEANING = words_of(
    """
    him himself herself themselves itself them whom no not how what why where when to as for of with about from by than
    their his its like whatever being
    """
)
"""First words of what can't stand without its source and cue."""
_DATELINE = re.compile(r"^(?:[A-Z][A-Z.,’' ]{2,30})(?: \([^)]{2,20}\))? ?(?:–|—|--|-) ?(?=\S)")
_MARKS = " \t\n,;:–—-"
_PAIRS = (("“", "”"), ("‘", "’"), ("(", ")"), ("[", "]"), ('"', '"'), ("'", "'"))
_INITIALS = ("U.S.", "U.N.", "U.K.", "Jr.", "Sr.", "Inc.", "Co.", "Corp.", "Ltd.", "a.m.", "p.m.")
_EDGES = " \t\n,;:–—-“”\"‘’'()[]"


def labels(tellings: Sequence[Telling], central: Sequence[float]) -> tuple[str, ...]:
    """What a thread may be called, best first: the words of the member most like the others, attribution left out.

    Shorter ones stand before longer ones, and those that lean on something said before behind others.
    """
    words = [wording(telling) for telling in tellings]

    def rank(at: int) -> tuple[float, str]:
        cut = 0.1 * ("…" in words[at]) + LEANS * _leans(words[at]) + SPEAKS * (_first(words[at]) in _SPEAKING)
        return (central[at] - 0.0015 * max(0, len(words[at]) - LONGEST // 2) - cut, words[at])

    return tuple(dict.fromkeys(words[at] for at in sorted(range(len(words)), key=rank, reverse=True)))


def leans(telling: Telling) -> bool:
    """Whether what a sentence says can't be told without what was said before: `They won`."""
    return _leans(wording(telling))


def _leans(words: str) -> bool:
    return _first(words) in _DEPENDENT


def _first(words: str) -> str:
    """The first word without what hangs on it: `They’re`."""
    return re.split(r"[’'\s]", words.lower(), maxsplit=1)[0]


def wording(telling: Telling) -> str:
    """What a sentence says, without who says it, on one line, cut to a label's length between words."""
    known: str | None = telling.kept.get("wording")
    if known is None:
        known = telling.kept["wording"] = _wording(telling)
    return known


def _wording(telling: Telling) -> str:
    said, line = _said(telling), _line(telling.text, telling.span)
    if said and (_leans(said) or _first(said) in _SPEAKING) and not _leans(line) and line[:1].isupper():
        said = ""  # who says so is who `he` or `we` is
    words = _bare(_DATELINE.sub("", said or line))
    words = _bare(_ADVERB.sub("", _LEADING.sub("", words)))
    words = words[:1].upper() + words[1:]
    if len(words) > LONGEST:
        words = _without_opening(words)
    if len(words) <= LONGEST:
        return words
    cut = words[:LONGEST]
    clause = max(cut.rfind(mark) for mark in (", ", "; ", " – ", ": "))
    at = clause if clause > CLAUSE * LONGEST else cut.rfind(" ")
    return cut[: at if at > 0 else LONGEST].rstrip(_EDGES + "…") + "…"


def _said(telling: Telling) -> str:
    """What is said, where most of the sentence tells it and it can stand by itself; else nothing."""
    claim = next((c for c in telling.claims if c.cue and _told_in(telling, c)), None)
    if not claim:
        return ""
    pieces = [piece for piece in claim.content if telling.span.holds(piece)]
    pieces[0] = Span(_start(telling, claim, pieces[0]), pieces[0].end)
    gap = Span(pieces[0].end, pieces[-1].start)
    if gap.end - gap.start <= GAP and not any(part.overlaps(gap) for part in claim.source):
        pieces = [Span(pieces[0].start, pieces[-1].end)]  # only the cue parts them: `are reportedly moved`
    longest = max(pieces, key=lambda piece: piece.end - piece.start)
    words = _LEADING.sub("", _bare(_line(telling.text, longest)))
    leans = words.partition(" ")[0].lower() in _LEANING
    return "" if leans or len(words.split()) < SHORTEST_WORDS else words


def _bare(words: str) -> str:
    """Words without the marks at their ends; of quotation marks and brackets only those that lack their other half."""
    before = None
    while words != before:
        before = words
        words = words.strip(_MARKS)
        words = words if words.endswith(_INITIALS) else words.rstrip(".").rstrip(_MARKS)
        for opening, closing in _PAIRS:
            first, last = words.startswith(opening), words.endswith(closing)
            if not (first or last):
                continue
            around = first and last and words.count(opening) + words.count(closing) == 2 * (1 + (opening == closing))
            if opening == closing:
                lone = words.count(opening) % 2 == 1
                first, last = first and lone, last and lone and not first
            else:
                more = words.count(opening) - words.count(closing)
                first, last = first and more > 0, last and more < 0
            words = words[first or around : len(words) - (last or around)]
    return words


def _without_opening(words: str) -> str:
    """A long sentence without what stands before its first comma, where that only says when, where or how."""
    opening, _, rest = words.partition(", ")
    adverbial = opening.partition(" ")[0].lower() in _OPENINGS and len(opening) <= LONGEST // 2
    if not adverbial or len(rest.split()) < SHORTEST_WORDS or rest.partition(" ")[0].lower() in _JOINTS:
        return words
    return rest[:1].upper() + rest[1:]


def _told_in(telling: Telling, claim: Claim) -> bool:
    """Whether most of a sentence is what the claim says, so that its content can stand for it."""
    inside = [piece for piece in claim.content if telling.span.holds(piece)]
    words = sum(len(piece.of(telling.text).split()) for piece in inside)
    return words >= SHORTEST_WORDS and 2 * words >= len(telling.words)


def _start(telling: Telling, claim: Claim, piece: Span) -> int:
    """Where a label starts: with the sentence, unless who says so stands before; never inside a figure."""
    before = Span(telling.span.start, piece.start)
    if not any(part.overlaps(before) for part in (*claim.source, *claim.cue)):
        return telling.span.start
    inside = (figure.span.start for figure in telling.figures if figure.span.start < piece.start <= figure.span.end)
    return min(inside, default=piece.start)


def _line(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())
