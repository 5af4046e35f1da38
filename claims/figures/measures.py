"""A number with what makes it a quantity: its currency, its size, its unit, the noun that it counts."""

from claims.figures import names
from claims.figures.digits import suffix_after
from claims.figures.lexicon import ADVERBIAL, BETWEEN_BOUND_AND_NUMBER, CLASSIFIERS, DAYS, TIMES
from claims.figures.nouns import NOUNS, SPECIFIERS, after_specifiers, phrase, phrase_after, unit_of
from claims.figures.numerals import Numeral
from claims.figures.reading import Quantity, Reading
from claims.figures.units import compound, currency_before, dollar_of, kind_of, money_or_mass, singular, table, unit_at

_SPACES = " \u00a0\u202f\u2009"
_PLURALS = frozenset({"NNS", "NNPS"})
_NEVER_ONE = frozenset({"point", "count", "day"})
"""`at one point`, `one time`, `one day`: with the word `one` they say no quantity."""

_ANY_ONE = frozenset({"no", "the", "this", "that", "another", "any", "every", "each", "some"})
_WHICH_OF_A_ROW = frozenset({"last", "next", "past", "first", "estimated"})


def quantity(reading: Reading, numeral: Numeral, tied: bool) -> Quantity | None:
    """The quantity that `numeral` is the number of, or None where it is a date, a name or a code.

    `tied`: a dash binds it to the number before it, which is a quantity.
    """
    text = reading.text
    start, end = numeral.start, numeral.end
    money = currency_before(text, start) if numeral.digits and start else None
    if numeral.digits and money is None and not tied and not names.written_apart(text, numeral):
        return None
    q = Quantity(
        money[1] if money else start, end, (start, end), numeral.value, numeral.low, numeral.high,
        vague=numeral.vague, scaled=numeral.scaled, digits=numeral.digits,
    )  # fmt: skip
    if money:
        q.unit, q.kind = money[0], "money"
    bound = _measure(reading, q, numeral)
    if bound is None:
        return None
    q.first = reading.token_at(q.start)
    q.after = reading.token_from(q.end)
    q.left, q.right = reading.sentence(q.first)
    if numeral.part and not q.unit:
        share(reading, q)
    elif not q.unit and (bound or not _without_unit(reading, q, numeral)):
        return None
    if numeral.value == 1 and not numeral.digits and q.unit in _NEVER_ONE:
        return None
    if numeral.digits and not money and not tied and _signed(text, start):
        q.start -= 1
        q.value = -q.value
    return q


def _signed(text: str, start: int) -> bool:
    return text[start - 1 : start] in ("-", "−") and not text[start - 2 : start - 1].isalnum()


def _measure(reading: Reading, q: Quantity, numeral: Numeral) -> bool | None:
    """Reads size and unit behind the number into `q`. Whether a hyphen binds a word to it; None if it is a code."""
    text = reading.text
    at = q.end
    following = text[at : at + 1]
    if numeral.digits and not numeral.scaled and following and (following.isalpha() or following in _SPACES):
        suffix = suffix_after(text, at)
        if suffix and _is_size(reading, q, text[at : suffix[1]], suffix[1]):
            q.value *= suffix[0]
            q.scaled = True
            q.end = at = suffix[1]
            following = text[at : at + 1]
    if q.kind == "money":
        nation = dollar_of(text, at) if q.unit == "dollar" and following in (" ", "U") else None
        if nation:
            q.unit, at = nation
        q.unit, q.end = compound(text, q.unit, at)
        return False
    if not following:
        found = None
    elif following in _SPACES or following == "-":
        at += 1
        if text[at : at + 1] == "-" and text[at + 1 : at + 2] in _SPACES:  # the then - 18 - year-old
            at += 2
        found = unit_at(text, at, glued=False)
    else:
        found = unit_at(text, at, glued=True)
        if found is None and following.isalpha():
            return None
    if found is None:
        q.plain = numeral.digits and not q.scaled and text[q.number[0] : q.number[1]].isdecimal()
        return following == "-" and text[at : at + 1].isalpha()
    unit, at = found
    if following == "-" and not numeral.digits and table()[unit].dimension in ("time", "months"):
        return None  # a three-year plan
    unit = money_or_mass(unit, text, q.start, q.end, q.scaled)
    q.unit, q.end = compound(text, unit, at)
    q.kind = kind_of(unit)
    return False


def _is_size(reading: Reading, q: Quantity, written: str, end: int) -> bool:
    """Whether letters behind digits are a size and not a unit: `$5m` and `5m users`, but `5m deep`."""
    suffix = written.strip(_SPACES)
    if q.kind == "money" or len(suffix) > 1:
        return True
    if written != suffix or suffix in ("b", "B"):
        return False
    return suffix in ("k", "K") or reading.tags[reading.token_from(end)] in _PLURALS


def _without_unit(reading: Reading, q: Quantity, numeral: Numeral) -> bool:
    """Finds what a number without a unit of measure counts; False where the number is no figure."""
    first, after = q.first, q.after
    if q.plain:
        if names.age(reading, numeral, first, after):
            q.unit, q.kind = "year of age", "age"
            return True
        if names.dated(reading, numeral, first, after) or names.named(reading, numeral, first, after):
            return False
        if names.year(reading, numeral, first, after):
            q.kind = "year"
            return True
    if reading.text[q.end : q.end + 1] in ("-", "–"):  # an end of a range, whose other end has the noun
        q.kind = "bare" if q.digits else "word"
        return True
    if _count(reading, q):
        q.unit = compound(reading.text, q.unit, reading.ends[q.after - 1])[0]
        return True
    rate, end = compound(reading.text, "", q.end)
    if rate:  # an average of 20 per week
        q.unit, q.end, q.kind = rate, end, "rate"
    elif reading.lower[first - 1] == "or" and not q.digits and reading.tags[first - 2] == "NN":  # a day or two
        q.unit = singular(reading.lower[first - 2])
        q.kind = kind_of(q.unit)
    elif not (q.digits or q.scaled or q.vague or _stands_for_a_noun(reading, q)):
        q.kind = "word"
    return True


def _stands_for_a_noun(reading: Reading, q: Quantity) -> bool:
    """Whether a number word is about people or things named elsewhere: `two were killed`, `three others`."""
    following, tag = reading.lower[q.after], reading.tags[q.after]
    return q.value != 1 and (following in ("more", "others", "of") or tag in ("VBD", "VBP", "VBN", "MD"))


def _count(reading: Reading, q: Quantity) -> bool:
    """Reads the noun that the number counts into `q`, if there is one: its unit is that noun in the singular."""
    lower, tags = reading.lower, reading.tags
    at = q.after
    of = lower[at] == "of"
    if of:
        at = after_specifiers(reading, at + 1)
        while at < q.after + 6 and (tags[at] == "CD" or lower[at] in _WHICH_OF_A_ROW):  # two of their last 12 games
            at += 1
    elif lower[at] == "or" and lower[at + 1] in ("more", "so", "fewer", "less"):
        at += 2
    elif lower[at] in ("more", "odd"):
        at += 1
    if at >= q.right:
        return False
    found = phrase_after(reading, at, q.right)
    if found is None or (lower[found[1] - 1] in TIMES and lower[found[0]] in ("last", "next", "this", "each", "every")):
        return False
    if lower[found[0]] in ADVERBIAL or lower[found[0]].capitalize() in DAYS:
        return False
    first, after = found
    if lower[first] in ("other", "others") and after == first + 1:  # 50 people …, and 53 others
        return False
    unit = unit_of(reading, first, after)
    if not unit:
        return False
    head = table().get(singular(lower[after - 1]))
    if head and first < after - 1 and head.dimension in ("time", "months", "length", "mass"):
        q.unit, q.kind, q.noun, q.after = head.name, "measure", (first, after - 1), after
        return True
    if lower[after - 1] in CLASSIFIERS and lower[after] == "of" and tags[after + 1] in NOUNS:
        inner = phrase_after(reading, after + 1, q.right)
        if inner:
            unit, after = f"{unit} {unit_of(reading, *inner)}", inner[1]
    single = q.value == 1 and not of and not q.digits
    if single and (tags[after - 1] in _PLURALS or lower[q.first - 1] in _ANY_ONE):
        return False
    q.kind, q.after, q.noun = "one" if single else "noun", after, (first, after)
    q.unit = _modifiers_before(reading, q) + unit
    return True


def _modifiers_before(reading: Reading, q: Quantity) -> str:
    """Adjectives of the counted noun that stand before its number: `the previous two sessions`."""
    at = q.first - 1
    word = reading.lower[at]
    adjective = at > q.left and reading.tags[at] == "JJ" and reading.tags[at - 1] in SPECIFIERS
    return f"{word} " if adjective and word not in BETWEEN_BOUND_AND_NUMBER | _WHICH_OF_A_ROW else ""


def share(reading: Reading, q: Quantity) -> None:
    """Makes `q` a part of a whole: `two-thirds of voters`, `one in five children`; its unit is `% ` and the whole."""
    q.kind = "part"
    at = q.after
    if reading.lower[at] == "of":
        at += 1
    at = after_specifiers(reading, at)
    whole = phrase_after(reading, at, q.right) if at < q.right else None
    q.unit = f"% {phrase(reading, *whole)}" if whole else "% -"
    if whole:
        q.noun, q.after = whole, whole[1]
