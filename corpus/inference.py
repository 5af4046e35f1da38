"""What a bare text tells of itself: title, outlet, authors, date and language, from its own words alone.

Only what the text says is taken: a weekday, or a date without its year, tells no publication date.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.dateline import Dateline, dateline
from corpus.furniture import is_page_line, is_portrait
from corpus.language import language_of
from corpus.layout import OPEN_WORDS, blocks
from corpus.page_labels import AGENCIES, BYLINE
from corpus.published import MONTH, parse_published
from corpus.sentences import first_sentence

LONGEST_TITLE = 100
"""Code points of a title cut from the lede; a headline may be twice as long."""
SHORTEST_TITLE = 60
"""Code points that are left when a lede is cut at a clause; below that it is cut between words."""
ENDS = 6000
"""Characters at either end of a long text that can name title, outlet, authors and date."""

_CLAUSE = re.compile(r"[,;:](?= )| [—–-](?= )| (?=(?:that|which|who|after|as|while|because|where|when) )")
_DATE_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|updated|posted|modified)(?: on| at)?:? )?(?P<date>(?:[a-z]{3,9}\.?,? )?"
    rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH.replace('?P<month>', '?:')},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}}))"
    r"(?:[ ,|•·T/-].{0,30})?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_CONTRIBUTED = re.compile(r"(?i:contributed by|source|via|courtesy of)\s?: ?(?P<name>[A-Z][^.!?|\n]{1,40})\.?")
_OUTLET_NAME = re.compile(
    rf"\w+|(?:{AGENCIES}).*"
    r"|.*\b(?:News|Times|Post|Press|Agency|TV|Radio|Media|Daily|Independent|Herald|Journal|Tribune|Guardian|Gazette|Chronicle)"
)
_NEWS_DESK = re.compile(
    r"(?P<name>(?:The )?[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,4})"
    r" (?:[Nn]ews ?[Dd]esk|[Nn]ewsroom|[Nn]ews [Tt]eam|[Ee]ditorial (?:[Tt]eam|[Ss]taff|[Bb]oard)|[Ss]taff)"
)
_EMPLOYED = re.compile(
    r"[A-Z][\w.'’-]+ (?:[A-Z][\w.'’-]* ){1,3}is (?:an? |the )?[\w -]{0,60}?"
    r"(?i:reporter|correspondent|journalist|editor|producer)"
    r" (?:for|at|with) (?P<name>(?:[Tt]he )?[A-Z][\w&'’-]*(?: [A-Z][\w&'’-]*){0,4})"
)
_AUTHOR = re.compile(r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|van|von|der|al|bin)){1,3}")
_ROLE = re.compile(r"(?i:staff|senior|chief|writer|reporter|correspondent|editor|press|news|agency|bureau|for|of|at)\b")


@dataclass(frozen=True, slots=True)
class Inferred:
    """What could be told; None or empty where the text doesn't tell."""

    title: str
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: date | None = None
    language: str | None = None


def infer(text: str, fallback: str) -> Inferred:
    """What `text` tells of itself; `fallback` is the title of a text that has no words."""
    where = blocks(text if len(text) <= 2 * ENDS else text[:ENDS])
    lines = [text[start:end].strip() for start, end in where]
    if len(text) > 2 * ENDS:
        tail = text[-ENDS:]
        lines += [tail[start:end].strip() for start, end in blocks(tail)]
    first = next((i for i, line in enumerate(lines[:12]) if not is_page_line(line, first=i == 0)), None)
    if first is None or first >= len(where):
        return Inferred(fallback)
    filed = next((d for start, _ in where[first : first + 3] if (d := dateline(text, start, start + 300))), None)
    return Inferred(
        title=_title(text, where, first, filed) or fallback,
        outlet=_outlet(lines, filed),
        authors=_authors(lines[:8]),
        published=_published([*lines[:8], *lines[-4:]]) or (filed.published if filed else None),
        language=language_of(text),
    )


def _title(text: str, where: Sequence[tuple[int, int]], first: int, filed: Dateline | None) -> str:
    """The headline where the text has one, else its first sentence, cut where a reader would pause."""
    start, end = where[first]
    line = " ".join(text[start : min(end, start + 2000)].split())
    short = first + 1 < len(where) and len(line) <= 2 * LONGEST_TITLE and not line.endswith((".", ":", ",", "”", '."'))
    if short and (filed is None or filed.span.start > start):
        return line.rstrip(" ;")
    if filed is not None and start <= filed.span.start < end:
        start = filed.span.end
        end = next((stop for _, stop in where if stop > start), end)
    lede = " ".join(first_sentence(text, start, min(max(start, end), start + 3 * LONGEST_TITLE)).of(text).split())
    if len(lede) <= LONGEST_TITLE:
        return lede.removesuffix(".").rstrip()
    pauses = [found.start() for found in _CLAUSE.finditer(lede, SHORTEST_TITLE, LONGEST_TITLE)]
    cut = pauses[-1] if pauses else lede.rfind(" ", 1, LONGEST_TITLE)
    words = lede[: cut if cut > 0 else LONGEST_TITLE - 1].rstrip(" ,;:—–-")
    while words.rpartition(" ")[2] in OPEN_WORDS and " " in words:
        words = words.rpartition(" ")[0]
    return words + "…"


def _outlet(lines: Sequence[str], filed: Dateline | None) -> str | None:
    """By the dateline's agency, else by who contributed it, whose desk signs it, or whom its author works for."""
    if filed is not None and filed.agency:
        return filed.agency.strip()
    for i, line in enumerate(lines):
        if len(line) > 300:
            continue
        if (found := _CONTRIBUTED.fullmatch(line)) and _OUTLET_NAME.fullmatch(found["name"]):
            return found["name"].strip()
        if i and (found := _NEWS_DESK.fullmatch(line)) and is_portrait(lines[i - 1]):
            return found["name"]
        if i >= len(lines) - 3 and i > 2 and (found := _EMPLOYED.match(line)):
            return found["name"].rstrip(".")
    return None


def _authors(lines: Sequence[str]) -> tuple[str, ...]:
    """The names of the first byline."""
    byline = next((line for line in lines if len(line) <= 120 and BYLINE.fullmatch(line)), "")
    authors = []
    for name in re.split(r",? and |, | & ", byline[3:]):
        if not _AUTHOR.fullmatch(name) or _ROLE.search(name):
            break
        authors.append(name)
    return tuple(authors)


def _published(lines: Sequence[str]) -> date | None:
    """A line that says when it was published, or is a whole date and nothing else."""
    for line in lines:
        if (
            10 <= len(line) <= 100
            and _YEAR.search(line)
            and (found := _DATE_LINE.fullmatch(line))
            and (told := parse_published(found["date"]))
        ):
            return told
    return None
