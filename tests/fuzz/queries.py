"""Any query, whole or half typed: it reads, prints and parses back, and is evaluated over a text; or one error."""

import sys
from datetime import date

from tests.fuzz.harness import fuzz, instrumented

with instrumented(__name__):
    from index.errors import QueryError
    from index.highlights import Highlighter
    from index.occurrences import Text, TextVocabulary
    from index.query.context import Context
    from index.query.parser import parse
    from index.query.plan import sought
    from index.query.printing import printed
    from index.query.wording import reading
    from index.suggestions import suggestions

TEXT = "The state-run dam above O'Brien's town held. About 12,000 people left; 北京大学 sent experts to the café."
WORDS = [
    b" OR ", b" AND ", b"NOT ", b"-", b"(", b")", b'"', b'"~5', b"~2", b"*", b"?", b"claim.by:", b"claim.num:>10",
    b"claim.of:", b"claim.is:denied", b"claim.date:2024-10..", b"date:", b"2024-03..2024-04", b"outlet:", b"tag:",
    b"author:", b"sort:-date", b"is:unread", b"has:note", b"query:mine", b"nk", b"path:a/", b"id:", b"title:", b"text:",
    b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"1e999", b"'", b"..", b":", b"\xc2\xab", b"\0", b"\x1b[2J",
]  # fmt: skip
SEEDS = [
    b"\0dam holds", b'\0"state run" OR (experts -town)', b"\1outlet:north date:2024-10.. dam*",
    b"\0claim.by:engineers claim.num:>1000 claim.of:people", b"\1peple~2 *a* s?ate", b'\1"people left"~5 is:unread',
    b"\0query:mine nk sort:date", b"\0" + b"(" * 40 + b"dam" + b")" * 40, b"\1author:\"O'Brien\" -tag:flood",
]  # fmt: skip

_CONTEXT = Context(
    today=date(2024, 12, 1), saved={"mine": "dam OR town sort:date", "loop": "query:loop"}, abbreviations={"nk": "a b"}
)
_TYPING = Context(today=_CONTEXT.today, saved=_CONTEXT.saved, abbreviations=_CONTEXT.abbreviations, typing=True)
_READ = Text(TEXT)
_VOCABULARY = TextVocabulary(_READ.terms())


class _Spelled:
    """The words of one text, as an index has them."""

    def holds(self, term: str) -> bool:
        return term in _VOCABULARY.known

    def starting(self, prefix: str, most: int) -> tuple[list[str], int]:
        return _VOCABULARY.starting(prefix, most)

    def spelt_like(self, word: str, distance: int) -> list[tuple[str, int, int]]:
        return [(near, distance, 1) for near in _VOCABULARY.close(word, distance, 10)[0]]


def check(data: bytes) -> None:
    """The first byte says whether the query is still being typed."""
    typing, text = bool(data and data[0] % 2), data[1:].decode("utf-8", "replace")
    try:
        query = parse(text, _TYPING if typing else _CONTEXT)
    except QueryError as error:
        assert str(error) and "\n" not in str(error)
        assert error.span is None or 0 <= error.span.start <= error.span.end <= len(text)
        return
    assert reading(query)
    if not typing:
        again = printed(query)
        assert parse(again, _CONTEXT) == query, again
    highlighter = Highlighter("The dam", TEXT, lambda leaf: sought(leaf, _VOCABULARY), lambda _: True, lambda _: [])
    for place, spans in zip(("The dam", TEXT), highlighter.hits(query.root), strict=True):
        assert all(0 <= span.start < span.end <= len(place) for span in spans)
        assert list(spans) == sorted(spans)
    suggestions(query, _Spelled())


if __name__ == "__main__":
    fuzz(sys.modules[__name__])
