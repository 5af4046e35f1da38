"""The words that time expressions are made of, in classes that the grammar is written with."""

import string
from typing import Final

MONTHS: Final = (
    "january february march april may june july august september october november december".split()
)  # fmt: skip
WEEKDAYS: Final = "monday tuesday wednesday thursday friday saturday sunday".split()

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()  # noqa: E501
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NTHS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()  # noqa: E501

Value = int | float | str

_NUMBERS: dict[str, Value] = {
    **{word: n for n, word in enumerate(_ONES, 1)},
    **{word: 10 * n for n, word in enumerate(_TENS, 2)},
    "hundred": 100, "thousand": 1000, "dozen": 12,
}  # fmt: skip

# Words that only count as time with a capital letter ("may", "march", "sun") stand in _CAPITALISED.
_CAPITALISED: dict[str, dict[str, Value]] = {
    "MONTH": {
        **{month: n for n, month in enumerate(MONTHS, 1) if month not in ("march", "may")},
        "feb": 2, "apr": 4, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
    },
    "MAY": {"march": 3, "may": 5, "jan": 1, "mar": 3, "jun": 6},
    "WEEKDAY": {**{day: n for n, day in enumerate(WEEKDAYS)}, "tue": 1, "tues": 1, "thu": 3, "thur": 3, "thurs": 3},
    "SUN": {"mon": 0, "wed": 2, "fri": 4, "sat": 5, "sun": 6},
    "MONDAYS": {day + "s": n for n, day in enumerate(WEEKDAYS)},
    "HOLIDAY": {"thanksgiving": "thanksgiving", "christmas": "12-25", "xmas": "12-25", "easter": "easter", "halloween": "10-31"},
    "FEAST": {
        "memorial": "memorial", "labor": "labor", "independence": "07-04", "veterans": "11-11", "columbus": "columbus",
        "inauguration": "01-20", "election": "election", "boxing": "12-26", "labour": "05-01",
    },
    "ZONE": dict.fromkeys("est edt cst cdt mst mdt pst pdt gmt utc cet bst et".split(), ""),
    "FY": {"fy": ""},
}  # fmt: skip

_ANYCASE: dict[str, dict[str, Value]] = {
    "WORD": _NUMBERS,
    "FEW": dict.fromkeys("few several many couple dozens hundreds thousands some".split(), "X"),
    "NTH": {word: n for n, word in enumerate(_NTHS, 1)} | {"thirtieth": 30, "final": -1},
    "UNIT": {u: u for u in "second minute hour day week month year decade century millennium".split() if u != "second"}
    | {"yr": "year", "mth": "month", "wk": "week", "hr": "hour"},
    "UNITS": {
        **{u + "s": u for u in "second minute hour day week month year decade".split()},
        "centuries": "century", "yrs": "year", "mths": "month", "wks": "week", "hrs": "hour", "mins": "minute",
    },
    "QUARTER": {"quarter": "quarter", "qtr": "quarter"},
    "QUARTERS": {"quarters": "quarter", "qtrs": "quarter"},
    "HALF": {"half": "half"},
    "PERIOD": {"period": ""},
    "WEEKEND": {"weekend": "weekend"},
    "WEEKENDS": {"weekends": "weekend"},
    "SEASON": {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"},
    "SUMMERS": {"springs": "SP", "summers": "SU", "autumns": "FA", "winters": "WI"},
    "PART": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"},
    "PARTS": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "NOON": {"noon": "T12:00", "midnight": "T24:00", "midday": "TMI", "dawn": "TMO", "dusk": "TEV"},
    "TODAY": {"today": 0, "yesterday": -1, "tomorrow": 1},
    "TONIGHT": {"tonight": 0, "overnight": -1},
    "LAST": {"last": -1, "past": -1},
    "PREVIOUS": {"previous": -1, "preceding": -1, "prior": -1},
    "NEXT": {"next": 1, "coming": 1, "upcoming": 1},
    "FOLLOWING": {"following": 1, "subsequent": 1},
    "LATEST": {"latest": 0},
    "THIS": {"this": 0},
    "CURRENT": {"current": 0},
    "THAT": {"that": 0, "those": 0, "these": 0},
    "SAME": {"same": 0},
    "RECENT": {"recent": ""},
    "FUTURE": {"future": ""},
    "EARLY": {"early": "", "late": "", "mid": ""},
    "LATER": {"earlier": -1, "later": 1},
    "BEFORE": {"before": -1, "after": 1},
    "AGO": {"ago": -1},
    "AN": {"a": "", "an": ""},
    "THE": {"the": ""},
    "OF": {"of": ""},
    "IN": {"in": ""},
    "ON": {"on": "", "at": ""},
    "TO": {"to": "", "or": ""},
    "OTHER": {"other": 2},
    "AHEAD": {"ahead": ""},
    "AND": {"and": ""},
    "EACH": {"each": "", "every": ""},
    "START": {"start": "", "beginning": "", "end": "", "middle": "", "close": "", "turn": "", "outset": ""},
    "FISCAL": {"fiscal": "", "financial": "", "calendar": "", "school": "", "academic": ""},
    "OLD": {"old": ""},
    "AGE": {"age": ""},
    "SO": {"so": ""},
    "MORE": {"more": "", "additional": "", "consecutive": "", "straight": "", "full": "", "trading": "", "business": "",
             "whole": "", "entire": "", "long": ""},
    "EVE": {"eve": ""},
    "NOW": {"now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF"},
    "RECENTLY": {"recently": "PAST_REF", "lately": "PAST_REF"},
    "SOON": {"soon": "FUTURE_REF"},
    "DAILY": {"daily": "P1D", "annually": "P1Y", "hourly": "PT1H", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "nightly": "XXXX-XX-XXTNI"},
}  # fmt: skip

_NAMES = [*_CAPITALISED, *_ANYCASE, "YEAR", "DATE", "DIGITS", "ORD", "FRACTION", "TENS", "ISO", "SLASH", "CLOCK"]
_LETTERS = [*string.ascii_letters, *map(chr, range(0x3B1, 0x3C9)), *map(chr, range(0x430, 0x450))]
LETTERS: Final = dict(zip(_NAMES, _LETTERS, strict=False))
"""Class of words to the letter that stands for it."""

ABBREVIATIONS: Final = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun yr yrs qtr".split()
)

WORDS: Final[dict[str, tuple[str, Value]]] = {
    variant: (LETTERS[name], value)
    for table, cases in ((_CAPITALISED, (str.capitalize, str.upper)), (_ANYCASE, (str.lower, str.capitalize, str.upper)))
    for name, words in table.items()
    for word, value in words.items()
    for variant in (case(word) for case in cases)
}
"""A word as it is written to its letter and its value."""
