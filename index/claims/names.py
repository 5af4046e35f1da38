"""Short texts (actors, what is counted) inverted, to find those that hold what a part of a query seeks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.arrays import Array, Strings
from index.inversion import Inverter
from index.occurrences import TextVocabulary
from index.query.places import APART, Places, in_sequence, nearby
from index.query.plan import Slot, sought
from index.query.syntax import Leaf


def names_arrays(name: str, texts: Sequence[str]) -> dict[str, Array]:
    """What `Names` reads."""
    found = Inverter().invert(texts)
    return {
        **Strings.of(found.terms).store(f"{name}.terms"),
        f"{name}.starts": found.starts,
        f"{name}.docs": found.docs,
        f"{name}.places": found.places,
        f"{name}.positions": found.positions,
        f"{name}.count": np.array([len(texts)], np.int64),
    }


class Names:
    """Finds texts by their words, as articles are found by theirs."""

    def __init__(self, file: Mapping[str, Array], name: str) -> None:
        self._terms = Strings.stored(file, f"{name}.terms")
        self._starts, self._docs = file[f"{name}.starts"], file[f"{name}.docs"]
        self._places, self._positions = file[f"{name}.places"], file[f"{name}.positions"]
        self._count = int(file[f"{name}.count"][0])

    def matching(self, leaf: Leaf) -> NDArray[np.bool_]:
        """For each text, whether it holds what the leaf seeks."""
        plan = sought(replace(leaf, field=""), self._vocabulary)
        mask = np.zeros(self._count, bool)
        for sequence in plan.sequences:
            slots = [self._stand(slot) for slot in sequence]
            if len(slots) == 1:
                found = slots[0]
            else:
                found = in_sequence(slots) if plan.within is None else nearby(slots, sequence, plan.within)[0]
            mask[found // APART] = True
        return mask

    def _stand(self, slot: Slot) -> Places:
        """Where any term of a slot stands, ascending."""
        parts = [np.zeros(0, np.int64)]
        for term in slot.terms:
            number = self._numbers.get(term)
            if number is not None:
                parts.append(self._places_of(number))
        return np.unique(np.concatenate(parts))

    def _places_of(self, number: int) -> Places:
        first, last = int(self._starts[number]), int(self._starts[number + 1])
        counts = np.diff(self._places[first : last + 1])
        positions = self._positions[int(self._places[first]) : int(self._places[last])]
        return np.repeat(self._docs[first:last].astype(np.int64), counts) * APART + positions

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {term: number for number, term in enumerate(self._terms.all())}

    @cached_property
    def _vocabulary(self) -> TextVocabulary:
        return TextVocabulary(set(self._numbers))
