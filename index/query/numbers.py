"""Figures in queries: `12000`, `>10000`, `10000..12000`, `..500`, `2.5m`, `12,000`."""

import math
import re

FORMS = "12000, >10000, >=10000, <500, <=500, 10000..12000 or 2.5m"

_NUMBER = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s*([a-z]*)")
_SEPARATOR = re.compile(r"(?<=\d)[,_\u00a0\u202f\u2009'](?=\d{3}(?!\d))")
_BOUND = re.compile(r"(>=|<=|>|<|≥|≤)(.*)", re.DOTALL)
_DASHED = re.compile(r"([\d.,]+)\s*[-–—]\s*([\d.,]+)")
_BEGUN = re.compile(r"(?:>=?|<=?|≥|≤)?[\d.,]*\.{0,2}[\d.,]*[a-z]*")

_SCALES = {
    "": 1, "k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "million": 1e6,
    "b": 1e9, "bn": 1e9, "bln": 1e9, "billion": 1e9, "tn": 1e12, "trillion": 1e12,
}  # fmt: skip

Range = tuple[float, float]
"""The least and the greatest number of a range, both within; infinite where it is open."""


class NumberError(ValueError):
    """No number; `meant` is what was likely meant, or None."""

    def __init__(self, message: str, meant: str | None = None) -> None:
        super().__init__(message)
        self.meant = meant


def number_range(text: str) -> Range:
    """The numbers that `text` names; raises `NumberError`."""
    if match := _BOUND.fullmatch(text):
        return _bounded(match[1], _number(match[2]))
    if ".." not in text:
        value = _number(text)
        return value, value
    start, _, end = text.partition("..")
    if not start.strip() and not end.strip():
        raise NumberError("a range needs a number on one side of its dots")
    low = _number(start) if start.strip() else -math.inf
    high = _number(end) if end.strip() else math.inf
    if low > high:
        raise NumberError(f"{start} is more than {end}", f"{end}..{start}")
    return low, high


def begun(text: str) -> bool:
    """Whether `text` can be the beginning of a number that is still being typed."""
    return bool(_BEGUN.fullmatch(text))


def _bounded(sign: str, value: float) -> Range:
    match sign:
        case ">=" | "≥":
            return value, math.inf
        case "<=" | "≤":
            return -math.inf, value
        case ">":
            return math.nextafter(value, math.inf), math.inf
        case _:
            return -math.inf, math.nextafter(value, -math.inf)


def _number(text: str) -> float:
    plain = _SEPARATOR.sub("", text.strip()).lower()
    match = _NUMBER.fullmatch(plain)
    scale = _SCALES.get(match[2]) if match else None
    if match is None or scale is None:
        raise NumberError(f"{text or 'nothing'} is no number; write {FORMS}", _meant(text))
    # Whole numbers of digits are exact; a product such as 2.3 × 1e6 is rounded to what its digits say.
    value = float(match[1]) if scale == 1 else round(float(match[1]) * scale, 6)
    if math.isinf(value):
        raise NumberError(f"{text[:20]}… is larger than any number here")
    return value


def _meant(text: str) -> str | None:
    """The same numbers the way we write them: `10-12` is `10..12`, `=5` is `5`, `5+` is `>=5`."""
    if match := _DASHED.fullmatch(text):
        return f"{match[1]}..{match[2]}"
    bare = text.strip("=~≈$€£% ")
    if bare.endswith("+"):
        bare = f">={bare.rstrip('+')}"
    if not bare or bare == text:
        return None
    try:
        number_range(bare)
    except NumberError:
        return None
    return bare
