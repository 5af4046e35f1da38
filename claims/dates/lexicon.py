"""The words that time expressions are made of, in classes that the grammar is written with."""

import string
from collections.abc import Iterable
from typing import Final

Value = int | float | str
Words = dict[str, Value]

_split = str.split

_MONTHS: Final = _split("january february march april may june july august september october november december")
_WEEKDAYS: Final = _split("monday tuesday wednesday thursday friday saturday sunday")
_ONES: Final = _split(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
)
_TENS: Final = _split("twenty thirty forty fifty sixty seventy eighty ninety")
_NTHS: Final = _split(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)


def _each(words: str, value: Value = "") -> Words:
    return dict.fromkeys(words.split(), value)


def _named(words: Iterable[str], ending: str = "") -> Words:
    return {word + ending: word for word in words}


def _counted(words: Iterable[str], start: int = 0) -> Words:
    return {word: n for n, word in enumerate(words, start)}


# Words that mean a time only with a capital letter: may, march and sun are others without.
_CAPITALISED: Final[dict[str, Words]] = {
    "MONTH": {month: n for month, n in _counted(_MONTHS, 1).items() if month not in ("march", "may")}
    | {"feb": 2, "apr": 4, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12},
    "MAY": {"march": 3, "may": 5, "jan": 1, "mar": 3, "jun": 6},
    "WEEKDAY": _counted(_WEEKDAYS) | {"tue": 1, "tues": 1, "thu": 3, "thur": 3, "thurs": 3},
    "SUN": {"mon": 0, "wed": 2, "fri": 4, "sat": 5, "sun": 6},
    "MONDAYS": _counted([day + "s" for day in _WEEKDAYS]),
    "HOLIDAY": {
        "thanksgiving": "thanksgiving", "easter": "easter", "christmas": "12-25", "xmas": "12-25", "halloween": "10-31",
    },
    "FEAST": {
        "memorial": "memorial", "labor": "labor", "columbus": "columbus", "election": "election",
        "independence": "07-04", "veterans": "11-11", "inauguration": "01-20", "boxing": "12-26", "labour": "05-01",
    },
    "ZONE": _each("est edt cst cdt mst mdt pst pdt gmt utc cet cest bst et"),
    "FY": {"fy": ""},
    "NEW": {"new": ""},
    "QTH": {"q": ""},
}  # fmt: skip

_ANYCASE: Final[dict[str, Words]] = {
    "WORD": _counted(_ONES, 1)
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {"dozen": 12, "hundred": 100, "thousand": 1000},
    "FEW": _each("few several many couple dozens hundreds thousands some", "X"),
    "NTH": _counted(_NTHS, 1) | {"thirtieth": 30},
    "TENS": {word.removesuffix("y") + "ies": 10 * n for n, word in enumerate(_TENS, 2)},
    "UNIT": _named(_split("minute hour day week month year decade century millennium"))
    | {"yr": "year", "mth": "month", "wk": "week", "hr": "hour"},
    "UNITS": _named(_split("second minute hour day week month year decade"), "s")
    | {"centuries": "century", "yrs": "year", "mths": "month", "wks": "week", "hrs": "hour", "mins": "minute"},
    "QUARTER": {"quarter": "quarter", "qtr": "quarter"},
    "QUARTERS": {"quarters": "quarter", "qtrs": "quarter"},
    "HALF": {"half": "half"},
    "PERIOD": {"period": ""},
    "WEEKEND": {"weekend": "weekend"},
    "WEEKENDS": {"weekends": "weekend"},
    "SEASON": {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    "PART": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"},
    "PARTS": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "NOON": {"noon": "T12:00", "midnight": "T24:00", "midday": "TMI", "dawn": "TMO", "dusk": "TEV"},
    "TODAY": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "TONIGHT": {"tonight": 0, "overnight": -1},
    "LAST": {"last": -1, "past": -1},
    "PREVIOUS": _each("previous preceding prior", -1),
    "NEXT": _each("next coming upcoming", 1),
    "FOLLOWING": _each("following subsequent", 1),
    "LATEST": {"latest": 0},
    "THIS": {"this": 0},
    "CURRENT": {"current": 0},
    "THAT": _each("that those these", 0),
    "SAME": {"same": 0},
    "RECENT": {"recent": ""},
    "FUTURE": {"future": ""},
    "EARLY": _each("early late mid"),
    "LATER": {"earlier": -1, "later": 1},
    "BEFORE": {"before": -1, "after": 1},
    "AGO": {"ago": -1},
    "AN": _each("a an"),
    "THE": {"the": ""},
    "OF": {"of": ""},
    "IN": {"in": ""},
    "ON": _each("on at"),
    "TO": _each("to or"),
    "AND": {"and": ""},
    "OTHER": {"other": 2},
    "FROM": {"from": 1},
    "EACH": _each("each every"),
    "START": _each("start beginning end middle close turn outset"),
    "FISCAL": _each("fiscal financial calendar school academic"),
    "OLD": {"old": ""},
    "AGE": {"age": ""},
    "SO": {"so": ""},
    "TIME": {"time": ""},
    "MORE": _each("more additional consecutive straight full trading business whole entire long single"),
    "EVE": {"eve": ""},
    "NOW": _each("now currently nowadays presently", "PRESENT_REF"),
    "RECENTLY": _each("recently lately", "PAST_REF"),
    "SOON": {"soon": "FUTURE_REF"},
    "DAILY": {
        "hourly": "PT1H", "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y",
    },
}  # fmt: skip

# Classes of what starts with a digit, told by its form: a number that may be a year or a day of a month, any other,
# 24th, 1/2, 2024-10-25, 10/25/2024, 2 p.m.
_BY_FORM: Final = ("YEAR", "DATE", "DIGITS", "ORD", "FRACTION", "ISO", "SLASH", "CLOCK")

LETTERS: Final = dict(
    zip(
        (*_CAPITALISED, *_ANYCASE, *_BY_FORM),
        string.ascii_letters + "".join(map(chr, range(0x3B1, 0x3C9))),
        strict=False,
    )
)
"""Class of words to the letter that stands for it in patterns."""

ABBREVIATIONS: Final = frozenset(
    _split("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun yr yrs qtr")
)
"""Words that may end in a full stop without ending what they belong to."""

WORDS: Final[dict[str, tuple[str, Value]]] = {
    case(word): (LETTERS[name], value)
    for table, cases in (
        (_CAPITALISED, (str.capitalize, str.upper)),
        (_ANYCASE, (str.lower, str.capitalize, str.upper)),
    )
    for name, words in table.items()
    for word, value in words.items()
    for case in cases
}
"""A word as it is written to its letter and its value."""
