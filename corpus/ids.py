"""Ids of articles: stable, short, readable, and safe in a shell without quotes."""

import unicodedata
from collections.abc import Container

LONGEST = 64
"""Code points of a slug; a longer one is cut and gets a hash."""


def article_id(path: str, line: int | None = None) -> str:
    """The id of the article in a file (`path` POSIX, relative to the corpus), or on a line of it.

    `kursk/calls.txt` is `kursk-calls`. Where the slug had to change a letter, a hash of the path follows it,
    so that `a b.txt` and `a-b.txt` stay two.
    """
    folder, _, name = path.rpartition("/")
    stem = name.rpartition(".")[0] or name
    slug = safe_id("-".join([*folder.split("/"), stem]) if folder else stem, path)
    return slug if line is None else f"{slug}-{line}"


def safe_id(name: str, whole: str | None = None) -> str:
    """`name` with nothing in it that a shell or a terminal minds; a hash of `whole` is added where that changed it."""
    name = name if name.isascii() else unicodedata.normalize("NFC", name)
    slug = "".join(c if c.isalnum() or c in "_." else "-" for c in name)
    if slug != name:
        while "--" in slug:
            slug = slug.replace("--", "-")
    slug = slug[:LONGEST].strip("-.")
    if slug == name:
        return slug
    return f"{slug}-{_digest(whole or name)}".lstrip("-")


def distinct(taken_id: str, key: str, taken: Container[str]) -> str:
    """An id like `taken_id` that isn't in `taken`: the same one for the same `key` (the article's path and offset)."""
    for size in range(4, 33, 4):
        other = f"{taken_id}-{_digest(key, size)}"
        if other not in taken:
            return other
    raise AssertionError("two articles of one path and offset")


def _digest(text: str, size: int = 6) -> str:
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:size]
