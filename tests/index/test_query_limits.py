"""Queries made to be hard are answered with bounded work, refused in one line, or given up when nobody waits."""

from collections.abc import Callable, Iterator

import pytest

from index.errors import Cancelled, QueryError
from index.postings import TermIndex
from index.query.context import MOST_PARTS, MOST_PATTERNS, Context
from index.query.parser import parse
from index.query.plan import MOST_IN_ALL, terms_each
from index.search import Index

TEXT = " ".join(f"{first}{second}{third}a" for first in "bcdfghjklm" for second in "aeiou" for third in "npqrstvwxz")
"""500 words that `*a*` finds."""


@pytest.fixture
def index(index_of: Callable[..., Index]) -> Index:
    return index_of({f"{number}.txt": f"The dam {number}\n\n{TEXT} dam held." for number in range(3)})


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The terms whose postings are read."""
    terms: list[str] = []
    real = TermIndex._read

    def reading(self: TermIndex, field: str, term: str) -> object:
        terms.append(term)
        return real(self, field, term)

    monkeypatch.setattr(TermIndex, "_read", reading)
    return terms


def test_many_wildcards_share_what_one_may_stand_for(index: Index, read: list[str]) -> None:
    query = " OR ".join(f"*{letter}{other}*" for letter in "aeio" for other in "npqrstvwxz")
    results = index.search(query)
    assert results.total == 3
    assert len(read) <= 2 * MOST_IN_ALL
    assert terms_each(1) * 1 <= MOST_IN_ALL
    assert terms_each(MOST_PATTERNS) * MOST_PATTERNS <= MOST_IN_ALL
    for segments in (1, 6, 30):  # each term is looked up in each
        assert terms_each(MOST_PATTERNS, segments) * MOST_PATTERNS * segments <= 6 * MOST_IN_ALL


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (" OR ".join(f"*{n}*" for n in range(MOST_PATTERNS + 1)), "more than 40 words have *, ? or ~; use fewer"),
        (" ".join(f"word{n}~" for n in range(MOST_PATTERNS + 1)), "more than 40 words have *, ? or ~; use fewer"),
        (" OR ".join(f"id:*{n}*" for n in range(MOST_PATTERNS + 1)), "more than 40 words have *, ? or ~; use fewer"),
        ('"a* b* c* d* e*"', "(each in quotation marks counts as 10)"),
        (f'"{"a b " * 20}"~5', "more than 12 words are sought near each other; take fewer"),
        ("a " * (MOST_PARTS + 1), "the query has more than 1,000 parts; shorten it"),
        ("is:read " * (MOST_PARTS + 1), "the query has more than 1,000 parts; shorten it"),
    ],
)  # fmt: skip
def test_a_query_of_too_much_is_refused_in_one_line(query: str, told: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert told in str(caught.value)


def test_saved_queries_that_name_each_other_twice_do_not_grow_without_end() -> None:
    saved = {f"q{n}": f"query:q{n + 1} OR query:q{n + 1}" for n in range(40)} | {"q40": "dam"}
    with pytest.raises(QueryError, match="more than 1,000 parts"):
        parse("query:q0", Context(saved=saved))
    assert parse("query:q36", Context(saved=saved)), "a few are fine"


def test_a_context_may_be_used_again_and_again() -> None:
    context = Context()
    for _ in range(40):
        parse(" ".join(f"w{n}*" for n in range(30)), context)


@pytest.mark.parametrize(
    "query", ["*a*", "dam OR *e*", '"*a* *e*"~10', "dam~", "-*a*", " OR ".join(TEXT.split()[:300])]
)
@pytest.mark.parametrize("ask", ["search", "facets"])
def test_a_query_that_nobody_waits_for_is_given_up_wherever_it_is(index: Index, query: str, ask: str) -> None:
    looks = 0

    def never() -> bool:
        nonlocal looks
        looks += 1
        return False

    getattr(index, ask)(query, cancelled=never)
    whole = looks
    assert whole >= 1
    for at in {1, whole // 2, whole}:
        looks = 0

        def after(at: int = at) -> bool:
            nonlocal looks
            looks += 1
            return looks >= max(1, at)

        with pytest.raises(Cancelled):
            getattr(Index(index._corpus, index._store, index._store.current()), ask)(query, cancelled=after)
        assert looks <= whole


def test_hundreds_of_words_read_a_text_a_few_times_and_find_what_one_finds(index: Index) -> None:
    words = TEXT.split()[:40]
    article = index.article("0")
    one_by_one = {span for word in words for span in index.spans(word, article)}
    assert set(index.spans(" OR ".join(words), article)) == one_by_one
