"""A claim in the words of the screen: who, how it is said, how sure, its figures and dates as a person reads them."""

from typing import Literal

from claims.claim import Claim, Figure, Timex
from claims.dates.values import Interval, interval
from claims.figures import converted
from claims.figures.units import kind_of
from corpus.article import Span
from tui.bylines import MONTHS, date_in_words
from tui.glyphs import Glyphs, glyphs

Kind = Literal["quoted", "doubted", "denied", "reported", "own"]
"""What a claim's mark tells; the most telling wins: a denied quotation is denied."""

LEGEND: tuple[tuple[Kind, str], ...] = (
    ("quoted", "quoted"),
    ("doubted", "hedged, unverified or questioned"),
    ("denied", "denied"),
    ("reported", "reported"),
    ("own", "the article's own words"),
)
ITSELF = "the article itself"
SPEECH = {"direct": "quoted", "mixed": "partly quoted", "indirect": "reported", "none": ""}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_PLURALS = {"foot": "feet", "penny": "pence", "percentage": "%", "celsius": "°C", "fahrenheit": "°F", "inch": "inches"}
_UNCHANGED = frozenset({"yen", "yuan", "won", "baht", "rand", "hertz", "kelvin", "renminbi", "ringgit", "mph"})
_VAGUE = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}
_TIMES_OF_DAY = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime", "MI": "noon"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_LENGTHS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "Q": "quarter", "E": "decade"}


def kind(claim: Claim) -> Kind:
    """What its mark tells of a claim."""
    if claim.stance == "denies":
        return "denied"
    if claim.certainty in ("hedged", "unverified") or claim.stance == "questions":
        return "doubted"
    if claim.speech in ("direct", "mixed"):
        return "quoted"
    return "reported" if claim.source or claim.cue else "own"


def glyph(claim: Claim, among: Glyphs | None = None) -> str:
    return str(getattr(among or glyphs(), kind(claim)))


def who(claim: Claim, text: str) -> str:
    """Its actor, or the words that name its source; the article itself where it has none."""
    return claim.actor or quoted(claim.source, text) or (ITSELF if not claim.cue else "someone")


def statement(claim: Claim, text: str) -> str:
    """The words of what is claimed."""
    return quoted(claim.content, text) or claim.span.of(text)


def quoted(spans: tuple[Span, ...], text: str) -> str:
    """The words of some spans, on one line, with an ellipsis for what stands between them."""
    return f" {glyphs().ellipsis} ".join(" ".join(span.of(text).split()) for span in spans)


# Figures


def figure_in_words(figure: Figure) -> str:
    """`about 10,000 troops`, `33.3 % of voters`, `up 3 percentage points`, `40 – 60 crowns per head`."""
    share = converted(figure, "percentage") if figure.unit.startswith("%") else None
    figure = share or figure
    value = _value(figure)
    if share:
        value += " %"
    elif _measured(figure):
        value += f" {unit_in_words(figure.unit, figure.value)}"
    before = {"~": "about ", "up": "up ", "down": "down "}.get(figure.change, "")
    after = {">": " or more", "<": " or less" if share or _measured(figure) else " or fewer"}.get(figure.change, "")
    return before + value + after


def counted_in_words(figure: Figure) -> str:
    """What a figure counts, or "" where the text doesn't tell."""
    if figure.unit.startswith("%"):
        return "" if (whole := figure.unit[1:].strip()) in ("", "-") else f"of {whole}"
    if figure.counted != "-":
        return figure.counted.partition(",")[0]
    return figure.unit if figure.unit != "-" and not _measured(figure) else ""


def figure_told(figure: Figure) -> str:
    """The figure with what it counts: `10,000 troops`, `3.2 million dollars (losses)`."""
    value, counted = figure_in_words(figure), counted_in_words(figure)
    return f"{value} ({counted})" if counted and _measured(figure) else f"{value} {counted}".strip()


def _measured(figure: Figure) -> bool:
    """Whether the figure has a unit of measure, not a noun that it counts or shares out."""
    if figure.unit == "-" or figure.unit.startswith("%"):
        return False
    return kind_of(figure.unit.partition(" per ")[0]) != "noun"


def unit_in_words(unit: str, value: float | None) -> str:
    """`dollars`, `year of age` as `years old`, `%` for a percentage."""
    head, per, rest = unit.partition(" per ")
    if head == "year of age":
        return "years old"
    if head in _PLURALS:
        head = _PLURALS[head] if value != 1 or head not in ("foot", "penny", "inch") else head
    elif value != 1 and head not in _UNCHANGED and not head.endswith("s"):
        head += "s"
    return head + per + rest


def number_in_words(value: float) -> str:
    """`10,000`, `1.2 million`, `0.5`."""
    for scale, name in _SCALES:
        if abs(value) >= scale and round(value / scale, 3) * scale == value:
            return f"{_plain(value / scale)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    if value != value or abs(value) >= 1e15:
        return f"{value:g}"
    if value == int(value):
        return f"{int(value):,}"
    decimals = 1 if abs(value) >= 10 else 2 if abs(value) >= 1 else 3
    written = f"{value:,.{decimals}f}".rstrip("0").rstrip(".")
    return written if float(written.replace(",", "")) else f"{value:.2g}"


def _value(figure: Figure) -> str:
    if figure.value is not None:
        return number_in_words(figure.value)
    ends = [number_in_words(end) for end in (figure.low, figure.high) if end is not None]
    return " – ".join(ends) or "?"


# Dates


def date_as_resolved(timex: Timex, weekday: bool = True) -> str:
    """The days that a time expression means: `Mon 28 Oct 2024`, `21 – 27 Oct 2024`, `Nov 2024`; "" where unresolved."""
    value = timex.value
    if value in _VAGUE:
        return _VAGUE[value]
    if timex.type in ("DURATION", "SET"):
        return _length(value, timex.type == "SET")
    days = interval(value)
    if not days:
        return ""
    return _days(value, days, weekday) + _time_of_day(value)


def _days(value: str, days: Interval, weekday: bool) -> str:
    first, last, grain = days
    match grain:
        case "day":
            return f"{WEEKDAYS[first.weekday()]} " * weekday + date_in_words(first)
        case "month":
            return f"{MONTHS[first.month - 1]} {first.year}"
        case "year" | "decade" | "century":
            return {"year": f"{first.year}", "decade": f"{first.year}s"}.get(grain, f"{first.year} – {last.year}")
        case "season":
            return f"{_SEASONS[value[5:7]]} {first.year}"
        case "quarter" | "half":
            return f"{MONTHS[first.month - 1]} – {MONTHS[last.month - 1]} {last.year}"
    start = f"{first.day}" if (first.month, first.year) == (last.month, last.year) else date_in_words(first)[:-5]
    return f"{start if first.year == last.year else date_in_words(first)} – {date_in_words(last)}"


def _time_of_day(value: str) -> str:
    _, there, time = value.partition("T")
    return f", {_TIMES_OF_DAY.get(time, time)}" if there and time else ""


def _length(value: str, often: bool) -> str:
    """`3 days` for P3D, `every week` for the set P1W; "" for what has no plain words."""
    number, unit = value.removeprefix("P").removeprefix("T")[:-1], value[-1:]
    name = "minute" if value.startswith("PT") and unit == "M" else _LENGTHS.get(unit)
    if not value.startswith("P") or not name or not number.replace(".", "").isdigit():
        return "some " + name + "s" if name and number == "X" and not often else ""
    words = name if number == "1" and often else f"{number} {name}{'' if number == '1' else 's'}"
    return f"every {words}" if often else words
