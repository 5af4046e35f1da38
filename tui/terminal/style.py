"""SGR: what a character looks like, and the shortest way from one look to another."""

from dataclasses import dataclass
from functools import lru_cache

_TURNED_OFF = {22: {1, 2}, 23: {3}, 24: {4, 21}, 25: {5, 6}, 27: {7}, 28: {8}, 29: {9}, 54: {51, 52}, 55: {53}}
_ATTRIBUTES = frozenset().union(*_TURNED_OFF.values())
_SEEN_ON_BLANKS = frozenset({4, 5, 6, 7, 9, 21, 51, 52, 53})
"""Attributes that show where there is no letter: lines, blinking, and swapped colours."""


@dataclass(frozen=True, slots=True)
class Look:
    """Attributes and colours as SGR numbers; a colour of no numbers is the terminal's own."""

    attributes: frozenset[int] = frozenset()
    foreground: tuple[int, ...] = ()
    background: tuple[int, ...] = ()


PLAIN = Look()


@lru_cache(4096)
def changed(look: Look, numbers: str) -> Look:
    """The look after `ESC [ numbers m`."""
    attributes, foreground, background = set(look.attributes), look.foreground, look.background
    left = [int(number or 0) for number in numbers.replace(":", ";").split(";")]
    while left:
        code = left.pop(0)
        if code == 0:
            attributes, foreground, background = set(), (), ()
        elif code in _ATTRIBUTES:
            attributes.add(code)
        elif code in _TURNED_OFF:
            attributes -= _TURNED_OFF[code]
        elif code in (38, 48):
            length = {5: 2, 2: 4}.get(left[0] if left else 0, 0)
            colour, left = (code, *left[:length]), left[length:]
            foreground, background = (colour, background) if code == 38 else (foreground, colour)
        elif 30 <= code <= 37 or 90 <= code <= 97:
            foreground = (code,)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            background = (code,)
        elif code == 39:
            foreground = ()
        elif code == 49:
            background = ()
    return Look(frozenset(attributes), foreground, background)


@lru_cache(4096)
def on_blank(look: Look) -> Look:
    """What of a look can be seen on a blank."""
    attributes = look.attributes & _SEEN_ON_BLANKS
    return Look(attributes, look.foreground if attributes else (), look.background)


@lru_cache(4096)
def transition(old: Look | None, new: Look) -> str:
    """The sequence that goes from one look, or from one that isn't known, to another."""
    if old == new:
        return ""
    if new == PLAIN:
        return "\x1b[m"
    ways = [["0", *_told(PLAIN, new)], *([_told(old, new)] if old else [])]
    return f"\x1b[{min((';'.join(numbers) for numbers in ways), key=len)}m"


def _told(old: Look, new: Look) -> list[str]:
    """The numbers that lead from one look to another without a reset."""
    off = sorted(code for code, attributes in _TURNED_OFF.items() if attributes & (old.attributes - new.attributes))
    left = old.attributes.difference(*(_TURNED_OFF[code] for code in off))
    numbers = [*off, *sorted(new.attributes - left)]
    if new.foreground != old.foreground:
        numbers += new.foreground or (39,)
    if new.background != old.background:
        numbers += new.background or (49,)
    return [str(number) for number in numbers]
