"""Datelines: where a story was filed, when, and by which agency, as its first words say."""

import re
from dataclasses import dataclass
from datetime import date

from corpus.article import Span
from corpus.published import MONTH, parse_published

_NO_PLACE = frozenset(
    ["analysis", "breaking", "breaking news", "commentary", "correction", "editorial", "exclusive", "explainer",
     "fact check", "live", "live updates", "opinion", "photos", "poll", "review", "update", "video", "watch"]
)  # fmt: skip

_OUTLETS = frozenset(
    ["AFP", "AP", "BBC", "CBC", "CBS", "CNBC", "CNN", "DPA", "NBC", "NPR", "PBS", "REUTERS", "TASS", "UPI"]
)

_CAPITALS = r"[A-Z][A-Z.'’-]{1,20}(?: (?:[A-Z][A-Z.'’-]{0,20}|de|del|la|al)){0,3}"
_NAME = r"[A-Z][a-z'’-]{2,20}(?: [A-Z][a-z'’-]{1,20}){0,2}"
_REGION = (
    r"(?:[,/] ?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)"
    r"[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{1,20}){0,2}){0,2}"
)
_DAY = rf"(?i:{MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {MONTH.replace('?P<month>', '?:')}(?:,? \d{{4}})?)"

_DATELINE = re.compile(
    rf"\s*(?:(?P<place>{_CAPITALS}{_REGION}|{_NAME}{_REGION}(?=[^\n—–]{{0,24}}\())[.,]?\s?)?"
    rf"(?P<day>{_DAY}[.,]?\s?)?(?:[(/](?P<agency>[A-Z][\w.&'’ -]{{1,30}})[)/]\.?)?"
    r"\s?(?:--|[—–_-]|(?<=/\.))[\s_]+(?=[\"“‘']?\S)"
)
"""A place in capitals, or in small letters where an agency in brackets follows; day; agency; a dash."""

_WITHOUT_DASH = re.compile(
    rf"\s*(?P<place>{_CAPITALS}{_REGION})[.,]?\s(?P<day>{_DAY}(?<=\d{{4}}))(?P<agency>)[.:]\s+(?=[\"“‘']?\S)"
)
"""A place in capitals and a whole date, which need no dash: `LORNE, 3 May 2024. `"""


@dataclass(frozen=True, slots=True)
class Dateline:
    """`KYIV, Oct 3 (Reuters) - `; `span` covers it up to the first word of the story."""

    span: Span
    place: str | None
    agency: str | None
    published: date | None
    """Only where the year is given."""


def dateline(text: str, start: int = 0, end: int | None = None) -> Dateline | None:
    """The dateline that the paragraph at `[start, end)` opens with, or None."""
    end = len(text) if end is None else end
    found = _DATELINE.match(text, start, end) or _WITHOUT_DASH.match(text, start, end)
    if found is None or not (found["place"] or found["agency"]):
        return None
    place, agency = found["place"], found["agency"] or None
    if place in _OUTLETS:
        place, agency = None, place  # "CNN — …"
    place = place.strip(" ,") if place else None
    if place and place.find(".") == len(place) - 1 and "," not in place:
        place = place[:-1]  # "MOSCOW. Oct 25", but "WASHINGTON, D.C."
    if place and not agency:
        story = text[found.end() : found.end() + 40]
        if place.lower() in _NO_PLACE or story.upper() == story:
            return None  # a label, or a headline in capitals
    span = Span(found.start() + len(found.group()) - len(found.group().lstrip()), found.end())
    return Dateline(span, place, agency, parse_published(found["day"].strip(" ,.")) if found["day"] else None)
