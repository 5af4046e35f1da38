"""Units of measure and currencies: how texts write them, and the one name each goes by.

The names are singular and lower case, joined by ` per ` where a unit is compound (`kilometre per hour`,
`dollar per barrel`). `units.csv` holds the table.
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its one name. `factor` units of the base of its dimension make one of it."""

    name: str
    dimension: str
    factor: float

    @property
    def money(self) -> bool:
        return (len(self.dimension) == 3 and self.dimension.isupper()) or self.dimension in _MANY_NATIONS


_MANY_NATIONS = frozenset(
    {"rupee", "franc", "crown", "krone", "krona", "peso", "riyal", "rial", "dirham", "dinar", "shilling", "lira", "ecu"}
)
"""Currencies that several nations have, where the text doesn't say whose it is."""
# Behind a space these are more often something else: `5 in Kabul`, `12 A-levels`, `3 s`.
_GLUED_ONLY = frozenset({"in", "c", "p", "A", "N", "T", "s", "h", "G", "K", "t", "MP", "mb", "J"})
_SYMBOLS_OF_ONE = frozenset({"A", "N", "T", "J", "K", "s", "h", "t"})
_ENDED = re.compile(r"[,.;:)/]|$|\s(?:at|in|of|and|or|to|for|with|by|from|is|was)\b")
"""What shows that a letter behind a space is a symbol: `300 K at`, `1.3 A/cm2`, but not `5 A grades`."""
_PLURAL_ONLY = frozenset({"second", "mark", "sol", "cup", "crown", "time"})
_NEVER_CAPITALISED = frozenset({"cup", "point", "mark", "stone", "sol", "second", "crown", "real", "quid", "time"})
_PERCENT = frozenset({"percentage", "percentage point", "basis point"})


@cache
def table() -> dict[str, Unit]:
    """All units by name."""
    return {row[0]: Unit(row[0], row[1], float(row[2])) for row in _rows()}


@cache
def _rows() -> tuple[list[str], ...]:
    with (files("claims.figures") / "units.csv").open(encoding="utf8") as lines:
        return tuple(csv.reader(line for line in lines if not line.startswith("#")))


def kind_of(unit: str) -> str:
    """The kind of quantity that `unit` makes of a number: `money`, `percent`, `age`, `measure`, or `noun`."""
    known = table().get(unit)
    if known is None:
        return "noun"
    if known.money:
        return "money"
    return "percent" if unit in _PERCENT else "age" if known.dimension.startswith("age") else "measure"


def kind_of_time(unit: str) -> bool:
    """Whether `unit` measures time."""
    known = table().get(unit)
    return known is not None and known.dimension in ("time", "months")


def _forms(name: str) -> tuple[str, ...]:
    """How a name is written for one and for many."""
    if name.endswith((" old", "-old")):
        return tuple(f"{name[:-4]}{s}{joint}old" for s in ("", "s") for joint in (" ", "-"))
    for joint in (" of ", " per ", " squared", " million", " billion", " trillion", " celsius", " centigrade",
                  " fahrenheit", " c", " f"):  # fmt: skip
        head, found, rest = name.partition(joint)
        if found and (joint[0:2] in (" o", " p", " s") or not rest):
            return tuple(f"{form}{joint}{rest}" for form in _forms(head))
    many = name[:-1] + "ies" if name.endswith("ry") else name + ("es" if name.endswith(("ch", "x", "s")) else "s")
    return (many,) if name in _PLURAL_ONLY else (name, many)


@cache
def _surfaces() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Written form to unit: names in lower case, symbols to the letter behind a number, and those before one."""
    names: dict[str, str] = {}
    symbols: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    for unit, _, _, written, signs in _rows():
        for name in filter(None, written.split("|")):
            for form in _forms(name):
                names.setdefault(form.replace("-", " "), unit)
        for sign in filter(None, signs.split("|")):
            (prefixes if sign.endswith("…") else symbols).setdefault(sign.rstrip("…"), unit)
    return names, symbols, {**symbols, **prefixes}


def _trie(words: Iterable[str]) -> str:
    """A regular expression of all `words`, longest first, that looks at each character once."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}

    def expression(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
        branches = [(r"[\s-]" if key == " " else re.escape(key)) + expression(node[key]) for key in sorted(node) if key]
        if not branches:
            return ""
        body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
        return f"(?:{body})?" if "" in node else body

    return expression(tree)


@cache
def _name_pattern() -> re.Pattern[str]:
    return re.compile(rf"({_trie(_surfaces()[0])})(?![^\W_])", re.IGNORECASE)


@cache
def _symbol_pattern() -> re.Pattern[str]:
    # A symbol of letters ends where the word does; a sign (%, $) may have letters next to it.
    words = [sign for sign in _surfaces()[1] if sign[-1].isalnum()]
    signs = [sign for sign in _surfaces()[1] if not sign[-1].isalnum()]
    return re.compile(rf"((?:{_trie(words)})(?![\w²³])|(?:{_trie(signs)}))")


def singular(name: str) -> str:
    """A name of a unit as its one name, any other noun as it is."""
    return _surfaces()[0].get(name, name)


def unit_at(text: str, at: int, glued: bool) -> tuple[str, int] | None:
    """The unit written at `at` under its one name, and where it ends. `glued`: only digits stand before it."""
    match = _name_pattern().match(text, at)
    if match:
        written = match[1]
        if not (written[0].isupper() and written.lower().rstrip("s") in _NEVER_CAPITALISED):
            return _surfaces()[0][" ".join(written.lower().replace("-", " ").split())], match.end()
    match = _symbol_pattern().match(text, at)
    if match is None:
        return None
    symbol, end = match[1], match.end()
    if symbol in _GLUED_ONLY and not glued and (symbol not in _SYMBOLS_OF_ONE or not _ENDED.match(text, end)):
        return None
    if symbol in "′″" and text[end : end + 1].isalpha():  # 2022′s
        return None
    if symbol == "s" and "." not in text[max(0, at - 4) : at]:  # Model 3s, the 1990s
        return None
    return _surfaces()[1][symbol], end


_PER = re.compile(r"(?: ?/ ?|\sper\s|-per-|\s(?:an?|each|every)\s(?=[^\W\d_])|[ -]a-| each\b| apiece\b)")
_NOUN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_AGO = re.compile(r" (?:ago|earlier|before|later|previously|old|on)\b")
_COUNTED_IN = frozenset(
    {
        "share", "barrel", "ounce", "ton", "tonne", "pound", "gallon", "litre", "liter", "head", "person", "piece",
        "hour", "day", "week", "month", "year", "night", "minute", "second", "mile", "kilometre", "kilometer", "kilo",
        "kilogram", "bottle", "bushel", "unit", "game", "session", "quarter", "century", "decade", "square", "cubic",
        "metre", "meter", "foot", "yard", "acre", "hectare", "pint", "round", "bag", "ticket",
    }
)  # fmt: skip
"""What `a` makes a rate of: `$60 a barrel`, but not `5 percent a spokesman said`."""


def compound(text: str, unit: str, at: int) -> tuple[str, int]:
    """`unit` with what it is counted by, if that is written at `at` (`per share`, `/h`, `a barrel`), and the end."""
    for _ in range(2):
        if text[at : at + 1] not in (" ", "/", "-", "\n"):
            break
        joint = _PER.match(text, at)
        if joint is None:
            break
        word, start = joint.group().strip(" -\n"), joint.end()
        if not word or (word in ("each", "apiece") and start == at + 1 + len(word)):
            return unit, start
        inner = unit_at(text, start, glued=word == "/")
        noun = _NOUN.match(text, start)
        if word not in ("/", "per"):
            if noun is None or noun.group().lower() not in _COUNTED_IN or _AGO.match(text, noun.end()):
                break
        elif inner is None and (noun is None or word == "/"):
            break
        if inner is None:
            assert noun is not None
            inner = noun.group().lower(), noun.end()
        unit, at = f"{unit} per {inner[0]}", inner[1]
    return unit, at


_SIGNS = frozenset("$€£¥₹₩₽₴₺₪₦₸฿₱₫৳₿=")
_DOLLARS = r"(?:US|U\.S\.|USD|C|CA|CAD|CDN|Cdn|CAN|A|AU|AUD|NZ|HK|S|NT|J|R|Mex) ?\$"
_PREFIX = re.compile(
    rf"(?<![^\W_])(?:{_DOLLARS}|Y=|[A-Z][A-Za-z]{{1,3}}\.? ?)$|\$(?:US|A|C|NZ|HK|S) ?$|[{''.join(_SIGNS - {'='})}] ?$"
)
_NATIONS = "US|U\\.S\\.?|USD|American|Canadian|CAD|Cdn|CDN|Australian|AUD|NZ|New Zealand|Hong Kong|HK|Singapore|SGD"
_NATION = re.compile(rf" ?({_NATIONS})(?![\w$])")
_NATIONAL = {
    "us": "dollar", "usd": "dollar", "american": "dollar", "canadian": "canadian dollar", "cad": "canadian dollar",
    "cdn": "canadian dollar", "australian": "australian dollar", "aud": "australian dollar", "nz": "new zealand dollar",
    "new zealand": "new zealand dollar", "hong kong": "hong kong dollar", "hk": "hong kong dollar",
    "singapore": "singapore dollar", "sgd": "singapore dollar",
}  # fmt: skip


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """The currency written right before `at`, and where it starts: `US$`, `€`, `CHF `, `RM`."""
    before = text[at - 1]
    if before in (" ", "\u00a0"):
        before = text[at - 2 : at - 1]
    if not before or not (before in _SIGNS or before == "." or before.isalpha()):
        return None
    match = _PREFIX.search(text, max(0, at - 7), at)
    if match is None:
        return None
    symbols = _surfaces()[2]
    written = match.group().replace("\u00a0", " ").rstrip()
    if written[0] == "$" and len(written) > 1:
        written = f"{written[1:]}$"
    unit = symbols.get(written) or symbols.get(written.replace(" ", ""))
    if unit is None or not table()[unit].money or unit in ("cent", "penny"):
        return None
    if unit == "chinese yuan" or (unit == "japanese yen" and written == "¥"):
        around = text[max(0, at - 200) : at + 200]
        unit = "chinese yuan" if written != "¥" or "yuan" in around or "Chin" in around else unit
    return unit, match.start()


def dollar_of(text: str, at: int) -> tuple[str, int] | None:
    """Whose dollar it is where that is said behind the number: `$75 US`, `$5 million Canadian`."""
    match = _NATION.match(text, at)
    return (_NATIONAL[match[1].replace(".", "").lower()], match.end()) if match else None


_CONVERTED = ("($", "(€", "(US$", "(A$", "(C$")


def money_or_mass(unit: str, text: str, start: int, end: int, scaled: bool) -> str:
    """`pounds` as money or mass: sums in millions, conversions and texts with a pound sign mean money."""
    spelt = unit == "pound-mass" and text[end : end + 8].lower().lstrip(" -").startswith("pound")
    money = spelt and (
        (scaled and not text.startswith(" of ", end + 7))
        or text.startswith(_CONVERTED, end + len(" pounds "))
        or "£" in text[max(0, start - 200) : end + 200]
    )
    return "pound sterling" if money else unit
