"""Ids are stable, readable, and need no quotes in a shell."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.ids import LONGEST, article_id, distinct

names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0/"), min_size=1).filter(
    lambda name: name not in (".", "..")
)
paths = st.lists(names, min_size=1, max_size=3).map("/".join)


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("calls.txt", "calls"),
        ("000_efeb.txt", "000_efeb"),
        ("kursk/calls.txt", "kursk-calls"),
        ("a/b/c.jsonl", "a-b-c"),
        ("über-alles.md", "über-alles"),
        ("новости.txt", "новости"),
    ],
)
def test_a_plain_name_is_its_own_id(path: str, identity: str) -> None:
    assert article_id(path) == identity


def test_a_row_has_its_line_in_its_id() -> None:
    assert article_id("wire/october.jsonl", 12) == "wire-october-12"


@pytest.mark.parametrize("name", ["two words.txt", "$(rm).txt", "a;b.txt", "x" * 300 + ".txt", "🌊.txt", "-v.txt"])
def test_a_name_that_had_to_change_has_a_hash_behind_it(name: str) -> None:
    identity = article_id(name)
    assert all(c in "0123456789abcdef" for c in identity[-6:])
    assert len(identity) <= LONGEST + 7
    assert not identity.startswith("-")


def test_names_that_would_look_alike_stay_apart() -> None:
    assert len({article_id(name) for name in ("a b.txt", "a-b.txt", "a  b.txt", "a_b.txt", "a\tb.txt")}) == 5


@given(paths)
def test_any_path_has_an_id_that_is_safe_in_a_shell(path: str) -> None:
    identity = article_id(path + ".txt")
    assert identity
    assert all(c.isalnum() or c in "-_." for c in identity)
    assert identity[0] not in "-."
    assert not identity.isascii() or shlex.quote(identity) == identity
    assert article_id(path + ".txt") == identity


@given(st.sets(names, min_size=2, max_size=30))
def test_names_of_one_folder_have_ids_of_their_own(some: set[str]) -> None:
    from unicodedata import normalize

    some = {normalize("NFC", name) for name in some}
    assert len({article_id(name + ".txt") for name in some}) == len(some)


@given(st.lists(names, min_size=1, max_size=50))
def test_a_taken_id_is_made_distinct_and_keeps_its_look(keys: list[str]) -> None:
    taken: set[str] = set()
    for number, key in enumerate(keys):
        identity = "same" if "same" not in taken else distinct("same", f"{key}:{number}", taken)
        assert identity not in taken
        assert identity.startswith("same")
        taken.add(identity)
