"""Words that mean the same to a reader who sets two reports side by side, written by hand from general knowledge."""

from __future__ import annotations

from functools import cache
from typing import Final

from claims.terms import number

_SAME: Final = """
troop soldier force servicemen serviceman personnel fighter military army
officer commander
people person persons resident civilian man men woman women human individual citizen worker
interpreter translator
kill killed killing die died dead death deaths fatality fatalities toll perish slain
injure injured injury hurt wound wounded wounding injuries
arrest arrested detain detained custody held capture captured
flee fled evacuate evacuated evacuation displace displaced
share stock
rise rose risen climb climbed jump jumped gain gained add added up soar soared advance advanced surge surged rocket increase increased grow grew grown
fall fell fallen drop dropped decline declined lose lost down slip slipped shed ease eased plunge plunged sink sank decrease decreased
send sent dispatch dispatched deploy deployed deployment ship shipped move moved station stationed transport transported
sue sued lawsuit
buy bought purchase purchased acquire acquired acquisition
sell sold sale
begin began begun start started
build built construct
destroy destroyed raze razed
quake earthquake temblor tremor
fire blaze
storm typhoon hurricane cyclone
plane aircraft jet airliner
car vehicle automobile
child children kid
attack assault raid
city town
expect forecast predict anticipate project estimate
earnings profit
revenue sales
home house
doctor physician
pact treaty agreement accord deal
dam levee
say
"""
CASES: Final = ({"up", "climb"}, {"down", "fall"})


@cache
def _senses() -> dict[int, int]:
    senses: dict[int, int] = {}
    for line in _SAME.split("\n"):
        row = [number(word) for word in line.split()]
        for term in row:
            senses.setdefault(term, row[0])
    return senses


def sense(term: int) -> int:
    """One term for all words of one meaning."""
    return _senses().get(term, term)


@cache
def _terms(words: str) -> frozenset[int]:
    return frozenset(map(number, words.split()))


def rising() -> frozenset[int]:
    """Terms of verbs that raise a figure."""
    return _terms(
        "rise rose risen climb climbed jump jumped gain gained add added up soar soared advance advanced surge surged rocket increase increased grew higher"
    )


def falling() -> frozenset[int]:
    return _terms(
        "fall fell fallen drop dropped decline declined lose lost down slip slipped shed ease eased plunge plunged sink sank decrease decreased lower"
    )
