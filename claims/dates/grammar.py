"""What a time expression looks like: one pattern a rule, over the letters of `lexemes`.

In a pattern a name in capitals is a class of `lexicon`; any other sign between names is the gap between two words:
`_` a blank, `-` a hyphen, `,` a comma, `'` a possessive, `=` a dash. The rules stand in order of precedence.
Repetitions are bounded, so that the time spent at one place is.
"""

import re
from typing import Final

from claims.dates.lexicon import LETTERS

_SHARED: Final = {
    "ANYMONTH": "(?:MONTH|MAY)",
    "ANYDAY": "(?:WEEKDAY|SUN)",
    "NUMBER": "(?:(?:DATE|DIGITS|YEAR)(?:[_-]FRACTION)?|FRACTION|(?:AN[_-])?WORD(?:[_-](?:AND_)?WORD){0,6})",
    "COUNT": "(?:(?:AN_)?(?:MORE_)?FEW(?:_OF)?|NUMBER(?:(?:_TO_|_AND_|=|-)NUMBER)?(?:_AND_AN_HALF)?)(?:_MORE)?",
    "ANYUNIT": "(?:UNIT|UNITS|QUARTER|QUARTERS|WEEKEND|WEEKENDS)",
    "ASIDE": "(?:LAST|NEXT|THIS|PREVIOUS|FOLLOWING|CURRENT|LATEST|SAME|THAT)",
    "PUBLISHED": "(?:LAST|NEXT|THIS|CURRENT)",
    "AFTERWARDS": "(?:AGO|LATER)",
}
"""Classes of several classes, and phrases that more than one rule holds."""

RULES: Final = {
    "iso": "ISO",
    "slash": "(?:ANYDAY[,_])?SLASH",
    "clock": "(?:NOON|CLOCK)(?:_ZONE)?",
    "month_day": "(?:(?P<weekday>ANYDAY)[,_])?(?P<month>ANYMONTH)[_-](?:THE_)?(?P<day>DATE|ORD)(?:(?:,|_|_OF_)(?P<year>YEAR))?",
    "day_month": "(?:(?P<weekday>ANYDAY)[,_])?(?P<the>THE_)?(?:(?P<day>ORD|NTH)(?:_(?:UNIT_)?OF)?|(?P<plain>DATE))[_-]"
    "(?P<month>ANYMONTH)(?:[,_-](?P<year>YEAR))?",
    "month_year": "(?P<month>ANYMONTH)(?:,|_|_OF_|-)(?P<year>YEAR)",
    "month_of_year": "(?P<month>ANYMONTH)(?:,|_|_OF_)(?P<rel>LAST|THIS|NEXT)_(?P<unit>UNIT)",
    "aside_month": "(?P<the>THE_)?(?P<rel>ASIDE)(?:_(?P<past>LAST|NEXT))?_(?P<month>ANYMONTH)(?![_-](?:DATE|ORD)|[,_]YEAR)",
    "each_named": "EACH_(?:ANYDAY(?:_PART)?|ANYMONTH|SEASON|WEEKEND)|MONDAYS|ANYDAY_PARTS",
    "weekday": "(?:(?P<the>THE_)?(?P<rel>ASIDE)(?:_(?P<past>LAST|NEXT))?_)?(?P<day>ANYDAY)(?:_(?P<part>PART))?",
    "today": "(?:(?:THE_)?(?P<off>UNIT)_BEFORE_)?(?P<today>TODAY)(?:_(?P<part>PART))?",
    "part": "(?P<the>THE_)?(?P<rel>ASIDE)_(?P<part>PART)|TONIGHT",
    "part_of": "(?:THE_)?(?:EARLY[_-])?(?P<part>PART)_(?:OF|ON)",
    "part_day": "(?:THE_)?(?P<part>PART)",
    "quarter": "(?:(?P<whose>PUBLISHED)_UNIT')?(?P<the>THE_)?"
    "(?:(?P<year>YEAR)_|(?:(?P<ago>UNIT-AFTERWARDS)|FISCAL|PUBLISHED)[_-]){0,3}"
    "(?P<nth>NTH|ORD|DATE|LAST)[_-](?:FISCAL[_-])?(?P<unit>QUARTER|HALF)"
    "(?:_(?:OF_)?(?:FISCAL_|THE_){0,2}(?:(?P<after>YEAR)|(?P<rel>PUBLISHED)_(?:FISCAL_)?UNIT))?",
    "each_quarter": "NTH_QUARTERS",
    "quarters_of": "(?:THE_)?(?P<nth>NTH|LAST)_(?P<count>WORD|DATE)_(?P<unit>QUARTERS)_OF_(?:FISCAL_)?(?P<year>YEAR)",
    "that_quarter": "(?P<the>THE_)?(?:(?P<year>YEAR)|(?P<ago>UNIT-AFTERWARDS)|(?P<rel>ASIDE))_(?:FISCAL_)?"
    "(?P<unit>QUARTER|PERIOD)(?P<before>_AN_UNIT_AFTERWARDS)?",
    "the_quarter": "THE_(?:FISCAL_)?QUARTER(?P<before>_AN_UNIT_AFTERWARDS)?",
    "year_ago": "(?:(?:THE|AN)_)?(?P<unit>UNIT)-AFTERWARDS",
    "year_end": "(?P<unit>UNIT)(?:[-_]|')(?P<end>START)",
    "age": "(?:THE_)?NUMBER(?:[_-](?:UNIT|UNITS)[_-]OLD|_UNITS_OF_AGE)",
    "ago": "(?P<count>COUNT|AN(?:_MORE)?(?:_HALF)?|HALF_AN)[_-](?P<unit>ANYUNIT)(?:_TO_(?:SO|WORD))?(?P<half>_AND_AN_HALF)?"
    "_(?P<way>AGO|LATER)",
    "units_ago": "(?P<unit>UNITS|QUARTERS)_(?P<way>AGO|LATER)",
    "aside_units": "(?P<the>THE_)?(?P<rel>LAST|NEXT|PREVIOUS|FOLLOWING|LATEST|NTH|THIS|THAT)_(?P<count>COUNT)[_-](?P<unit>ANYUNIT)",
    "aside_unit": "(?P<the>THE_)?(?P<rel>ASIDE)(?:_(?P<past>LAST|NEXT))?_(?:FISCAL_)?(?P<unit>UNIT|WEEKEND|SEASON)",
    "plural_aside": "(?P<the>THE_)?(?P<rel>LAST|NEXT|PREVIOUS|THAT|RECENT|FUTURE)_(?P<unit>UNITS|QUARTERS|WEEKENDS)(?:_AND_UNITS)?",
    "each": "EACH_(?:(?P<count>NUMBER|FEW|NTH|OTHER)_)?(?P<unit>ANYUNIT|PART)",
    "span": "(?P<the>THE_)?(?P<count>COUNT|(?:HALF_)?AN(?:_MORE)?(?:_HALF)?)[_-](?P<unit>ANYUNIT)"
    "(?:(?P<half>_AND_AN_HALF)|_TO_(?:SO|WORD)(?![_-](?:ANYUNIT)))?(?P<period>_PERIOD)?",
    "season": "(?P<the>THE_)?(?P<season>SEASON)(?:(?:,|_|_OF_)(?:(?P<year>YEAR)|(?P<rel>LAST|THIS|NEXT)_UNIT|(?P<spoken>WORD_WORD(?:[-_]WORD)?)))?",
    "holiday": "(?:(?P<rel>LAST|THIS|NEXT)_)?(?P<name>HOLIDAY|FEAST)(?:_(?P<day>UNIT|EVE|WEEKDAY|WEEKEND))?(?:[,_](?P<year>YEAR))?",
    "century": "(?P<the>THE_)?(?P<nth>ORD|NTH|WORD[_-]NTH)[_-](?P<unit>UNIT)",
    "decade": "(?P<the>THE_)?(?P<tens>TENS)",
    "fiscal_year": "(?P<the>THE_)?(?P<kind>FISCAL_UNIT|FISCAL|FY|UNIT)_(?P<year>YEAR)",
    "spoken_year": "(?P<the>THE_UNIT_)?(?P<words>WORD_(?:AND_)?WORD(?:[-_]WORD)?)",
    "year": "(?P<year>YEAR)",
    "month": "(?P<month>ANYMONTH)",
    "the_nth": "THE_(?P<day>ORD)",
    "the_unit": "THE_(?:FISCAL_)?(?P<unit>UNIT|WEEKEND)",
    "daily": "DAILY",
    "now": "NOW|RECENTLY|SOON|CURRENT|RECENT",
    "the_future": "THE_(?:FUTURE|LAST)",
    "units": "(?P<the>THE_)?(?P<unit>UNITS)(?:_(?:TO|AND)_UNITS)?",
}  # fmt: skip


def expanded(pattern: str) -> str:
    """The regular expression over letters that a pattern over names stands for."""
    for _ in range(2):
        pattern = re.sub(r"[A-Z]{2,}", lambda name: _SHARED.get(name[0], name[0]), pattern)
    return re.sub(r"[A-Z]{2,}", lambda name: LETTERS[name[0]], pattern)


PATTERNS: Final = {name: re.compile(expanded(pattern)) for name, pattern in RULES.items()}

ANY: Final = re.compile(
    "|".join(f"(?P<{name}>{re.sub(r'[?]P<[a-z]+>', '?:', expanded(pattern))})" for name, pattern in RULES.items())
)
"""All rules at once; `lastgroup` names the one that fits."""

CORE: Final = re.compile(
    expanded(
        "MONTH|MAY|WEEKDAY|SUN|MONDAYS|HOLIDAY|FEAST|UNIT|UNITS|QUARTER|QUARTERS|HALF|PERIOD|WEEKEND|WEEKENDS|SEASON|PART|PARTS|NOON"
        "|TODAY|TONIGHT|NOW|RECENTLY|RECENT|CURRENT|SOON|DAILY|FUTURE|YEAR|ORD|TENS|ISO|SLASH|CLOCK|FY|THE_LAST|WORD[_-]WORD"
    )
)
"""What every expression holds one of. Searching for it alone first makes the whole twice as fast."""

DAY: Final = tuple(
    (name, PATTERNS[name]) for name in ("iso", "slash", "month_day", "day_month", "holiday", "weekday", "today", "the_nth")
)
"""The rules for what names one day, which may stand beside a time of day."""
