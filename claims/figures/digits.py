"""Numbers in digits: thousands and decimals in English and European style, sizes glued behind, powers of ten."""

import re

GLYPHS = {
    "½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100, 1000})
"""Of fractions; `9/11` and `24/7` are names."""
MAX_DIGITS = 15
"""A longer run of digits is an identifier; beyond it doubles lose units as well."""
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}")  # 1,234.5; 12,34,567
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d{1,2}")
_SPACED = re.compile("(?:[\u00a0\u202f\u2009 ]\\d{3})+(?![\\d,.]*\\d)")
_MIXED = re.compile(r"[ -](\d{1,2})/(\d{1,3})(?![\d/])")
_OVER = re.compile(r"/(\d{1,3})(?![\d/])")
_POWER = re.compile(r" ?[×x*] ?10\^?([-−]?\d{1,2})(?![\d.,]*\d)")
_SUFFIX = re.compile(r"(?:mln|mil|mn|MM|bln|bn|tn|trn|trln|[kKmMbB])(?!\w)")
_SUFFIXES = {
    "k": 1e3, "m": 1e6, "mln": 1e6, "mil": 1e6, "mn": 1e6, "mm": 1e6, "b": 1e9, "bln": 1e9, "bn": 1e9,
    "tn": 1e12, "trn": 1e12, "trln": 1e12,
}  # fmt: skip


def digit_value(written: str) -> float | None:
    """The value of digits with thousands and decimals in any unambiguous style, or None if they are no one number."""
    if written.isdecimal():
        return float(written) if len(written) <= MAX_DIGITS else None
    glyph = GLYPHS.get(written[-1], 0.0)
    if glyph:
        whole = digit_value(written[:-1]) if len(written) > 1 else 0.0
        return None if whole is None else whole + glyph
    if len(written) > MAX_DIGITS + 6:
        return None
    if "," not in written:
        if written.count(".") == 1:
            return float(written)
        return float(written.replace(".", "")) if _EUROPEAN.fullmatch(written) else None
    if _GROUPED.fullmatch(written):
        return float(written.replace(",", ""))
    if _EUROPEAN.fullmatch(written):
        return float(written.replace(".", "").replace(",", "."))
    whole_part, _, decimals = written.partition(",")
    if decimals.isdecimal() and len(decimals) <= 2 and whole_part.isdecimal() and len(whole_part) <= 3:
        return float(f"{whole_part}.{decimals}")
    return None


def spaced_thousands(text: str, start: int, end: int) -> int:
    """Where `12 500` at `start` ends if it can be one number, else `end`."""
    match = _SPACED.match(text, end)
    if match is None or text[start] == "0" or text[start - 1 : start].isalnum():
        return end
    return match.end()


def fraction(text: str, value: float, end: int) -> tuple[float, int, bool] | None:
    """`5 1/2`, `1-1/4` or `3/4`, given its first number: value, end, and whether it is less than one."""
    mixed = _MIXED.match(text, end)
    if mixed and 0 < int(mixed[1]) < int(mixed[2]):
        return value + int(mixed[1]) / int(mixed[2]), mixed.end(), False
    over = _OVER.match(text, end)
    if over and value < int(over[1]) and int(over[1]) in _DENOMINATORS:
        return value / int(over[1]), over.end(), True
    return None


def power(text: str, end: int) -> tuple[float, int] | None:
    """The factor of a power of ten written behind a number (`2.998×10^8`), and its end."""
    match = _POWER.match(text, end)
    return (10.0 ** int(match[1].replace("−", "-")), match.end()) if match else None


def suffix_after(text: str, end: int) -> tuple[float, int] | None:
    """The factor of a size set behind digits (`5bn`, `5 mln`), and its end."""
    at = end + 1 if text[end : end + 1] in (" ", "\u00a0") else end
    found = _SUFFIX.match(text, at)
    return (_SUFFIXES[found.group().lower()], found.end()) if found else None
