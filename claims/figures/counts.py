"""The noun that a number without a unit of measure counts: `1,500 elite troops`, `two-thirds of voters`."""

from claims.figures.lexicon import ADVERBIAL, BETWEEN_BOUND_AND_NUMBER, CLASSIFIERS, DAYS, TIMES
from claims.figures.nouns import NOUNS, SPECIFIERS, after_specifiers, phrase, phrase_after, unit_of
from claims.figures.reading import Quantity, Reading
from claims.figures.units import kind_of, singular, table
from claims.wordlists import words_of

_PLURALS = frozenset({"NNS", "NNPS"})
_ANY_ONE = frozenset(
    {"no", "the", "this", "that", "another", "any", "every", "each", "some", "which", "at", "in", "from", "on"}
)
_NO_COUNT_OF_ONE = frozenset(
    {"day", "time", "thing", "way", "point", "moment", "reason", "side", "hand", "person", "area", "more", "place"}
)
"""`one day`, `one way or another`: with the word `one` before them they say no quantity."""
_OF_STATE = frozenset({"is", "was", "has", "had", "died", "dies", "remains", "remained", "survived"})
_WHICH_OF_A_ROW = frozenset({"last", "next", "past", "first", "estimated"})
_MEASURED = frozenset({"time", "months", "length", "mass"})
_MORE = frozenset({"more", "so", "fewer", "less"})


_CASUALTIES = words_of(
    "killed kills killing wounded wounding injured injuring hurt arrested detained rescued evacuated left"
)
"""Before a number word they say how many people: `the attack killed nine`."""
_ENDS = frozenset({".", ",", ":", "CC", "IN", ""})


def stands_for_a_noun(reading: Reading, q: Quantity) -> bool:
    """Whether a number word is about people or things named elsewhere: `two were killed`, `killed three`."""
    following, tag = reading.lower[q.after], reading.tags[q.after]
    if q.value == 1:
        return False
    hurt = reading.lower[q.first - 1] in _CASUALTIES and tag in _ENDS
    return hurt or following in ("more", "others", "of") or tag in ("VBD", "VBP", "VBN", "MD")


def count(reading: Reading, q: Quantity) -> bool:
    """Reads the noun that the number counts into `q`, if there is one: its unit is that noun in the singular."""
    lower, tags = reading.lower, reading.tags
    at, of = _noun_from(reading, q)
    found = phrase_after(reading, at, q.right) if at < q.right else None
    if found is None or not _countable(reading, *found):
        return False
    first, after = found
    head = lower[after - 1]
    if q.value == 1 and not q.digits and not of and not _one_counted(reading, q, after):
        return False
    unit = unit_of(reading, first, after)
    known = table().get(singular(head))
    if known and first < after - 1 and known.dimension in _MEASURED:  # three long years
        q.unit, q.kind, q.noun, q.after = known.name, "measure", (first, after - 1), after
        return True
    if head in CLASSIFIERS and lower[after] == "of" and tags[after + 1] in NOUNS:
        inner = phrase_after(reading, after + 1, q.right)
        if inner:
            unit, after = f"{unit} {unit_of(reading, *inner)}", inner[1]
    q.kind, q.after = kind_of(singular(unit)), after
    if q.kind != "noun":  # tens of thousands of dollars
        q.unit = singular(unit)
        return True
    q.noun = (first, after)
    q.unit = _modifiers_before(reading, q) + unit
    q.one_of = of and q.value == 1
    return unit != ""


def _one_counted(reading: Reading, q: Quantity, after: int) -> bool:
    """Whether the word `one` counts the noun that ends before `after`: not in `one day`, `one soldier recalled`."""
    lower, tags = reading.lower, reading.tags
    if tags[after - 1] in _PLURALS or lower[after - 1] in _NO_COUNT_OF_ONE or lower[q.first - 1] in _ANY_ONE:
        return False
    return (tags[after] not in ("VBD", "VBZ") and lower[after] not in ("said", "told")) or lower[after] in _OF_STATE


def _noun_from(reading: Reading, q: Quantity) -> tuple[int, bool]:
    """The token from which the counted noun is looked for, and whether `of` leads to it."""
    lower, tags = reading.lower, reading.tags
    at = q.after
    if lower[at] == "of":
        at = after_specifiers(reading, at + 1)
        while at < q.after + 6 and (tags[at] == "CD" or lower[at] in _WHICH_OF_A_ROW):  # two of their last 12 games
            at += 1
        return at, True
    if lower[at] == "or" and lower[at + 1] in _MORE:
        return at + 2, False
    if lower[at] in ("more", "odd"):
        return (after_specifiers(reading, at + 2), True) if lower[at + 1] == "of" else (at + 1, False)
    if lower[at][:1].isdecimal() and at > q.first:  # eight million 250ml bottles, 12 9 litre cases
        return at + (1 if lower[at][-1].isalpha() else 2 if singular(lower[at + 1]) in table() else 0), False
    return at, False


def _countable(reading: Reading, first: int, after: int) -> bool:
    """Whether a noun phrase is something counted: not `last year`, `Monday`, `worldwide`, `others`."""
    lower = reading.lower
    if lower[after - 1] in TIMES and lower[first] in ("last", "next", "this", "each", "every"):
        return False
    if lower[first] in ADVERBIAL or lower[first].capitalize().removesuffix("s") in DAYS:
        return False
    return after > first + 1 or lower[first] not in ("other", "others")


def _modifiers_before(reading: Reading, q: Quantity) -> str:
    """An adjective of the counted noun that stands before its number: `the previous two sessions`."""
    at = q.first - 1
    word = reading.lower[at]
    adjective = at > q.left and not q.digits and reading.tags[at] == "JJ" and reading.tags[at - 1] in SPECIFIERS
    return f"{word} " if adjective and word not in BETWEEN_BOUND_AND_NUMBER | _WHICH_OF_A_ROW else ""


def share(reading: Reading, q: Quantity) -> None:
    """Makes `q` a part of a whole: `two-thirds of voters`, `one in five children`; its unit is `% ` and the whole."""
    q.kind = "part"
    at = after_specifiers(reading, q.after + 1 if reading.lower[q.after] == "of" else q.after)
    whole = phrase_after(reading, at, q.right) if at < q.right else None
    q.unit = f"% {phrase(reading, *whole)}" if whole else "% -"
    if whole:
        q.noun, q.after = whole, whole[1]
