"""Word lists, written as running text so that they can be read and diffed."""


def words_of(rows: str) -> frozenset[str]:
    """The set of the words in `rows`, which spaces and line breaks part."""
    return frozenset(rows.split())
