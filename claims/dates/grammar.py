"""What a time expression looks like: one pattern a rule, over the letters of `lexemes`.

In a pattern a name in capitals is a class of `lexicon`, and a sign between names the gap between two words: `_` a
blank, `-` a hyphen, `,` a comma, `'` a possessive, `=` a dash, a backtick a blank and an apostrophe. Blanks only part
what is read. The rules stand in order of precedence. All repetitions are bounded, and so the time spent at one place.
"""

import re
from typing import Final

from claims.dates.lexicon import LETTERS

_SHARED: Final = {
    "ANYMONTH": "(?:MONTH|MAY)",
    "ANYDAY": "(?:WEEKDAY|SUN)",
    "ANYUNIT": "(?:UNIT|UNITS|QUARTER|QUARTERS|WEEKEND|WEEKENDS)",
    "ASIDE": "(?:LAST|NEXT|THIS|PREVIOUS|FOLLOWING|CURRENT|LATEST|SAME|THAT)",
    "PUBLISHED": "(?:LAST|NEXT|THIS|CURRENT)",
    "AFTERWARDS": "(?:AGO|LATER)",
    "ARTICLE": "(?P<the>THE_)?",
    "RELATIVE": "(?P<rel>ASIDE)(?:(?<=THIS)_(?P<past>LAST|NEXT))?",
    "MONTHNAME": "(?P<month>ANYMONTH)",
    "DAYNAME": "(?:(?P<weekday>ANYDAY)[,_])?",
    "NUMBER": "(?: (?:DATE|DIGITS|YEAR)(?:[_-]FRACTION)? | FRACTION | (?:AN[_-])?WORD(?:[_-](?:AND_)?WORD){0,6} )",
    "COUNT": "(?: (?:AN_)?(?:MORE_)?FEW(?:_OF)? | NUMBER(?:(?:_TO_|=|-)NUMBER)?(?:_AND_AN_HALF)? )(?:_MORE)?",
    "ONE": "(?:HALF_)?AN(?:_MORE)?(?:_HALF)?",
    "ANDHALF": "(?P<half>_AND_AN_HALF)?",
}
"""Classes of several classes, and phrases that several rules hold."""

RULES: Final = {
    "iso": "ISO",
    "slash": "(?:ANYDAY[,_])?SLASH",
    "clock": "(?:NOON|CLOCK)(?:_ZONE)? | (?P<hours>YEAR|DIGITS)_ZONE",
    "hour": "(?P<hour>DATE|WORD)_IN_THE_(?P<part>PART)",
    "month_day": "DAYNAME MONTHNAME[_-](?:THE_)?(?P<day>DATE|ORD)(?:(?:,|_|_OF_)(?P<year>YEAR))?",
    "day_month": "DAYNAME ARTICLE(?:(?P<day>ORD|NTH)(?:_(?:(?P<unit>UNIT)_)?OF)?|(?P<plain>DATE))"
    "[_-]MONTHNAME(?:[,_-](?P<year>YEAR))?",
    "month_year": "MONTHNAME(?:,|_|_OF_|-)(?P<year>YEAR)",
    "month_of_year": "MONTHNAME(?:,|_|_OF_)(?P<rel>LAST|THIS|NEXT)_(?P<unit>UNIT)",
    "aside_month": "ARTICLE RELATIVE_MONTHNAME(?![_-](?:DATE|ORD)|[,_]YEAR)",
    "each_named": "EACH_(?:ANYDAY(?:_PART)?|ANYMONTH|SEASON|WEEKEND) | MONDAYS | ANYDAY_PARTS",
    "nth_weekday": "ARTICLE(?P<nth>NTH|ORD|LAST)_(?P<day>ANYDAY)_(?:IN|OF)_MONTHNAME(?:(?:,|_|_OF_)(?P<year>YEAR))?",
    "weekdays_ago": "(?P<count>COUNT)_(?P<day>MONDAYS)_AGO",
    "weekday": "(?:ARTICLE RELATIVE_)?(?P<day>ANYDAY)(?:_(?P<part>PART))?",
    "today": "(?:(?:THE_)?(?P<off>UNIT)_BEFORE_)?(?P<today>TODAY)(?:_(?P<part>PART))?",
    "part": "ARTICLE(?P<rel>ASIDE)_(?P<part>PART) | TONIGHT",
    "part_of": "(?:THE_)?(?:(?:EARLY[_-])?(?P<part>PART)_(?:OF|ON)|EARLY_(?P<hours>UNITS)_OF)",
    "part_day": "(?:THE_)?(?P<part>PART)",
    "quarter": "(?:(?P<whose>PUBLISHED)_UNIT')?ARTICLE"
    "(?:(?P<year>YEAR)_|(?:(?P<ago>UNIT-AFTERWARDS)|FISCAL|PUBLISHED)[_-]){0,3}"
    "(?P<nth>NTH|ORD|DATE|LAST)[_-](?:FISCAL[_-])?(?P<unit>QUARTER|HALF)"
    "(?:_(?:OF_)?(?:FISCAL_|THE_){0,2}(?:(?P<after>YEAR)|(?P<rel>PUBLISHED)_(?:FISCAL_)?UNIT))?",
    "short_quarter": "(?:QTH[+](?P<nth>DATE)|(?P<before>DATE)[+]QTH)(?:(?:_|,|_OF_)(?:FISCAL_|FY_)?(?P<year>YEAR))?",
    "each_quarter": "NTH_QUARTERS",
    "quarters_of": "(?:THE_)?(?P<nth>NTH|LAST)_(?P<count>WORD|DATE)_QUARTERS_OF_(?:FISCAL_)?(?P<year>YEAR)",
    "that_quarter": "ARTICLE(?:(?P<year>YEAR)|(?P<ago>UNIT-AFTERWARDS)|(?P<rel>ASIDE))_(?:FISCAL_)?"
    "(?P<unit>QUARTER|PERIOD)(?P<before>_AN_UNIT_AFTERWARDS)?",
    "the_quarter": "THE_(?:FISCAL_)?QUARTER(?P<before>_AN_UNIT_AFTERWARDS)?",
    "year_ago": "(?:(?:THE|AN)_)?(?P<unit>UNIT)-AFTERWARDS",
    "year_end": "(?P<unit>UNIT)(?:[-_]|')(?P<end>START)",
    "age": "(?:THE_)?NUMBER(?:[_-](?:UNIT|UNITS)[_-]OLD|_UNITS_OF_AGE)",
    "ago": "(?P<count>COUNT|ONE)[_-](?P<unit>ANYUNIT)(?:_TO_(?:SO|WORD))?ANDHALF_(?P<way>AGO|LATER|FROM_NOW)",
    "units_ago": "(?:UNITS|QUARTERS|(?:(?:AN_)?MORE|FEW)_TIME|MORE)_(?P<way>AGO|LATER)",
    "aside_units": "ARTICLE(?P<rel>LAST|NEXT|PREVIOUS|FOLLOWING|LATEST|NTH|THIS|THAT)_(?P<count>COUNT)"
    "[_-](?P<unit>ANYUNIT)",
    "aside_unit": "ARTICLE RELATIVE_(?:FISCAL_)?(?P<unit>UNIT|WEEKEND|SEASON)",
    "plural_aside": "ARTICLE(?P<rel>LAST|NEXT|PREVIOUS|THAT|RECENT|FUTURE)_(?P<unit>UNITS|QUARTERS|WEEKENDS)"
    "(?:_AND_UNITS)?",
    "each": "EACH_(?:MORE_)?(?:(?P<count>NUMBER|FEW|NTH|OTHER)_)?(?P<unit>ANYUNIT|PART)",
    "span": "ARTICLE(?P<count>COUNT|ONE)[_-](?P<unit>ANYUNIT)"
    "(?:(?P<half>_AND_AN_HALF)|_TO_(?:SO|WORD)(?![_-]ANYUNIT))?(?P<period>_PERIOD)?",
    "season": "ARTICLE(?P<season>SEASON)"
    "(?:(?:,|_|_OF_)(?:(?P<year>YEAR)|(?P<rel>LAST|THIS|NEXT)_UNIT|(?P<spoken>WORD_WORD(?:[-_]WORD)?)))?",
    "holiday": "(?:(?P<rel>LAST|THIS|NEXT)_)?(?P<name>HOLIDAY|FEAST)(?:_(?P<day>UNIT|EVE|WEEKDAY|WEEKEND))?"
    "(?:[,_](?P<year>YEAR))?",
    "new_year": "NEW_(?P<year>UNIT)'(?P<day>UNIT|EVE)",
    "century": "ARTICLE(?P<nth>ORD|NTH|WORD[_-]NTH)[_-](?P<unit>UNIT)",
    "decade": "(?P<the>THE[_`])?(?P<tens>TENS)",
    "fiscal_year": "ARTICLE(?P<kind>FISCAL_UNIT|FISCAL|FY|UNIT)[_+](?P<year>YEAR)",
    "spoken_year": "(?P<the>THE_UNIT_)?(?P<words>WORD_(?:AND_)?WORD(?:[-_]WORD)?)",
    "year": "YEAR",
    "month": "MONTHNAME",
    "the_nth": "THE_(?P<day>ORD)",
    "the_unit": "THE_(?:FISCAL_|MORE_)?(?P<unit>UNIT|WEEKEND)",
    "daily": "DAILY",
    "now": "NOW | RECENTLY | SOON | CURRENT | RECENT",
    "the_future": "THE_(?:FUTURE|LAST)",
    "units": "ARTICLE(?P<unit>UNITS)(?:_(?:TO|AND)_UNITS)?",
}


def expanded(pattern: str) -> str:
    """The regular expression over letters that a pattern over names stands for."""
    for _ in range(3):
        pattern = re.sub(r"[A-Z]{2,}", lambda name: _SHARED.get(name[0], name[0]), pattern)
    return re.sub(r"[A-Z]{2,}", lambda name: LETTERS[name[0]], pattern).replace(" ", "")


PATTERNS: Final = {name: re.compile(expanded(pattern)) for name, pattern in RULES.items()}

ANY: Final = re.compile(
    "|".join(f"(?P<{name}>{re.sub(r'[?]P<[a-z]+>', '?:', expanded(pattern))})" for name, pattern in RULES.items())
)
"""All rules at once; `lastgroup` names the one that fits."""

CORE: Final = re.compile(
    expanded(
        "MONTH|MAY|WEEKDAY|SUN|MONDAYS|HOLIDAY|FEAST|UNIT|UNITS|QUARTER|QUARTERS|HALF|PERIOD|WEEKEND|WEEKENDS|SEASON"
        "|PART|PARTS|AGO|NOON|TODAY|TONIGHT|NOW|RECENTLY|RECENT|CURRENT|SOON|DAILY|FUTURE|THE_LAST|WORD[_-]WORD"
        "|YEAR|ORD|TENS|ISO|SLASH|CLOCK|FY|ZONE|QTH"
    )
)
"""What every expression holds one of. Searching for it first makes the whole twice as fast."""

MORE_DAYS: Final = re.compile(
    expanded("(?:_(?:AND|TO)_(?:THE_)?|[-=])(?P<day>DATE|ORD)(?![-_](?:ANYMONTH|ANYUNIT|PART))")
)
"""What may go on after a day of a month: `the 27th and 28th`."""

DAY_BEFORE: Final = re.compile(expanded("(?P<day>DATE)(?:(?P<listed>_(?:AND|TO)_)|[-=])$"))
"""What may stand before a day and its month: the 8 of `from 8 to 21 April`."""

YEAR_AHEAD: Final = re.compile(expanded("(?:[-=,]|_(?:TO|AND)_)MONTHNAME(?:_(?:DATE|ORD))?[,_](?P<year>YEAR)"))
"""The end of a range or list of months that gives the year of all: `from October to December 2024`."""

DAY: Final = tuple(
    (name, PATTERNS[name])
    for name in ("iso", "slash", "month_day", "day_month", "holiday", "weekday", "today", "the_nth")
)
"""The rules for what names one day, which may stand beside a time of day."""
