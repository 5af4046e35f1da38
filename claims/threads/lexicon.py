"""Words that mean the same to a reader who sets two reports side by side, written by hand from general knowledge."""

from __future__ import annotations

from functools import cache
from typing import Final

from claims.actors.gazetteer import gazetteer
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
rise rose risen climb climbed jump jumped gain gained add added up soar soared advance advanced surge surged +
+ rocket increase increased grow grew grown
fall fell fallen drop dropped decline declined lose lost down slip slipped shed ease eased plunge plunged +
+ sink sank decrease decreased
send sent dispatch dispatched deploy deployed deployment ship shipped move moved station stationed transport +
+ transported presence present transfer transferred
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


@cache
def senses() -> dict[int, int]:
    """By word, the one that stands for all of its meaning; a word that isn't here stands for itself."""
    found: dict[int, int] = {}
    for line in _SAME.replace(" +\n+ ", " ").split("\n"):
        row = [number(word) for word in line.split()]
        for term in row:
            found.setdefault(term, row[0])
    known = gazetteer()
    names = known.names
    for word, code in (*known.adjectives.items(), *known.peoples.items()):
        own, country = word.split()[-1], names[code].split()[-1]
        if own[:3].lower() == country[:3].lower():  # `Korean` and `Korea`; not `Dutch`, nor `American` for `States`
            found.setdefault(number(own), number(country))
    return found


def sense(term: int) -> int:
    """One term for all words of one meaning."""
    return senses().get(term, term)


@cache
def _terms(words: str) -> frozenset[int]:
    return frozenset(map(number, words.split()))


def rising() -> frozenset[int]:
    """Terms of verbs that raise a figure."""
    return _terms(
        """
        rise rose risen climb climbed jump jumped gain gained add added up soar soared advance advanced surge surged
        rocket increase increased grew higher
        """
    )


def falling() -> frozenset[int]:
    """Terms of verbs that lower one."""
    return _terms(
        """
        fall fell fallen drop dropped decline declined lose lost down slip slipped shed ease eased plunge plunged sink
        sank decrease decreased lower
        """
    )


@cache
def anyone() -> frozenset[int]:
    """Senses of nouns that say nothing of who is counted."""
    return frozenset(map(sense, _terms("people other")))


@cache
def roles() -> frozenset[int]:
    """Terms of what people are by rank or trade."""
    return _terms(
        """
        soldier officer commander general sergeant police policeman guard doctor nurse paramedic teacher pupil student
        pilot sailor firefighter miner engineer official minister lawmaker senator judge lawyer reporter journalist
        worker driver farmer tourist passenger
        """
    )


@cache
def people() -> frozenset[int]:
    """Senses of nouns for people, who do things and are none."""
    return frozenset(
        map(sense, _terms("troop soldier people person man woman officer official citizen child worker force member"))
    )
