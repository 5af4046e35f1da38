"""A query as the person typed it: terms added and taken away, the rest left as it stands."""

import re

_WORDS = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
_ORDER = re.compile(r"sort:-?\w+$")
_TOP_LEVEL_OR = re.compile(r"\bOR\b")
_PLAIN = re.compile(r"[\w-]+")


def term(field: str, value: str) -> str:
    """`outlet:bbc`, or `outlet:"City paper"` where the value needs quotes."""
    return f"{field}:{value}" if _PLAIN.fullmatch(value) else f'{field}:"{value.replace(chr(34), " ")}"'


def words(query: str) -> list[str]:
    """The query's terms, quoted parts kept whole."""
    return _WORDS.findall(query)


def toggled(query: str, wanted: str) -> str:
    """The query without the term if it has it, else with it as a further condition."""
    found = words(query)
    if wanted in found:
        return " ".join(word for word in found if word != wanted)
    rest = " ".join(word for word in found if not _ORDER.match(word))
    if _TOP_LEVEL_OR.search(re.sub(r'"[^"]*"|\([^()]*\)', "", rest)):
        rest = f"({rest})"
    order = [word for word in found if _ORDER.match(word)]
    return " ".join([part for part in (rest, wanted) if part] + order)


def order(query: str) -> str:
    """The order that the query asks for (`date`, `-date`, `relevance`), or ""."""
    return next((word.removeprefix("sort:") for word in words(query) if _ORDER.match(word)), "")


def ordered(query: str, wanted: str) -> str:
    """The query with another order; "" takes its order away."""
    rest = [word for word in words(query) if not _ORDER.match(word)]
    return " ".join([*rest, f"sort:{wanted}"] if wanted else rest)
