"""The fields that an owner gives an article, in front matter or as keys of a JSON row."""

from collections.abc import Iterable, Mapping
from typing import Any

from corpus.published import parse_published

LONGEST = 1_000
"""Characters of a field, and of each name in a list; a headline has a hundred."""
MOST_NAMES = 200

FIELDS = ("title", "outlet", "author", "authors", "published", "url", "language", "tags")


def draft_fields(given: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Keyword arguments for `Draft`, and a word on each field that couldn't be used; unknown keys are left alone."""
    fields: dict[str, Any] = {}
    doubts: list[str] = []
    for name in ("title", "outlet", "url", "language"):
        value = given.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            fields[name] = _line(value, name, doubts) or None
        elif value is not None:
            doubts.append(f"{name} is not a text and is left out")
    authors = _names(given.get("authors"), "authors", doubts) or _names(given.get("author"), "author", doubts)
    fields["authors"], fields["tags"] = authors, _names(given.get("tags"), "tags", doubts)
    published = given.get("published")
    if published not in (None, ""):
        fields["published"] = parse_published(published)
        if fields["published"] is None:
            doubts.append(f"published is no date that can be told ({str(published)[:40]!r}); write it as 2024-10-18")
    return fields, tuple(doubts)


def clean(text: str) -> str:
    """`text` without lone surrogates, which JSON can spell and no file or terminal can hold."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _names(value: object, field: str, doubts: list[str]) -> tuple[str, ...]:
    """One name or a list of them; a single text of tags may list them with commas."""
    if value is None:
        return ()
    if isinstance(value, str):
        value = value.split(",") if field == "tags" else [value]
    if not isinstance(value, Iterable) or isinstance(value, Mapping):
        doubts.append(f"{field} is not a list of names and is left out")
        return ()
    given = [name for name in value if isinstance(name, str | int | float)]
    if len(given) > MOST_NAMES:
        doubts.append(f"{field} has more than {MOST_NAMES} names; the rest is left out")
    names = [_line(name, field, doubts) for name in given[:MOST_NAMES]]
    return tuple(dict.fromkeys(name for name in names if name))


def _line(value: object, field: str, doubts: list[str]) -> str:
    """A value as one line, cut where it is too long to be what the field is for."""
    try:
        written = str(value)
    except ValueError:  # a number of thousands of digits
        written = ""
    line = " ".join(clean(written[: 4 * LONGEST]).split())
    if len(line) <= LONGEST and len(written) <= 4 * LONGEST:
        return line
    doubt = f"{field} is longer than {LONGEST:,} characters and is cut"
    if doubt not in doubts:
        doubts.append(doubt)
    return line[:LONGEST].rstrip()
