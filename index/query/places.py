"""Where words stand together: sequences and neighbourhoods over sorted arrays of places.

A place is an article's number times `APART` plus the position in it, so that one array holds many articles and
no sequence reaches from one into the next.
"""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]

APART = 1 << 32
"""More than any position and window."""


def in_sequence(slots: Sequence[Places]) -> Places:
    """Where a sequence starts: places of the first slot with one of the next slot a place on, and so forth."""
    starts = slots[0]
    for distance, places in enumerate(slots[1:], 1):
        if not len(starts):
            return starts
        starts = starts[_found(places, starts + distance)]
    return starts


def nearby(slots: Sequence[Places], words: Sequence[Hashable], within: int) -> tuple[Places, Places]:
    """Windows that hold a place of every slot with at most `within` other words between: first and last place.

    Slots of equal `words` are one word sought several times, which has to stand there as often.
    """
    width = len(slots) + within - 1
    times: dict[int, list[int]] = {}
    for number, word in enumerate(words):
        times.setdefault(words.index(word), []).append(number)
    firsts, lasts = [], []
    for number in times:
        starts = slots[number]
        ends = starts
        fits = np.ones(len(starts), bool)
        for other, repeats in times.items():
            needed = len(repeats) - (other == number)
            if not needed:
                continue
            at = np.searchsorted(slots[other], starts, side="right") + needed - 1
            inside = at < len(slots[other])
            place = slots[other][np.minimum(at, len(slots[other]) - 1)] if len(slots[other]) else starts
            fits &= inside & (place <= starts + width)
            ends = np.maximum(ends, place)
        firsts.append(starts[fits])
        lasts.append(ends[fits])
    first, last = np.concatenate(firsts), np.concatenate(lasts)
    order = np.argsort(first, kind="stable")
    return first[order], last[order]


def _found(places: Places, wanted: Places) -> NDArray[np.bool_]:
    """Which of `wanted` are among `places`."""
    if not len(places):
        return np.zeros(len(wanted), bool)
    at = np.searchsorted(places, wanted)
    there: NDArray[np.bool_] = places[np.minimum(at, len(places) - 1)] == wanted
    return there
