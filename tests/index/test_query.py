"""The query language: what each form means, how faults are named, and that a query prints to what parses the same."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.errors import QueryError
from index.query.context import Context
from index.query.parser import parse
from index.query.printing import printed
from index.query.syntax import (
    And,
    Everything,
    Fuzzy,
    Named,
    Not,
    Or,
    Phrase,
    Published,
    Query,
    State,
    Wildcard,
    Word,
)
from index.query.wording import reading

TODAY = date(2024, 11, 14)
SAVED = {
    "dams": "dam OR levee sort:-date",
    "big floods": 'flood "two metres"',
    "loop": "query:pool",
    "pool": "query:loop",
}
SHORT = {"nk": "north korea OR dprk", "bad": "(x"}


def context(**options: object) -> Context:
    return Context(TODAY, SAVED, SHORT, **options)  # type: ignore[arg-type]


def read(query: str, **options: object) -> str:
    return reading(parse(query, context(**options)))


def tree_or_fault(query: str, **options: object) -> Query | QueryError:
    try:
        return parse(query, context(**options))
    except QueryError as error:
        return error


def root(query: str, **options: object) -> object:
    return parse(query, context(**options)).root


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("dam", Word("dam")),
        ("dam burst", And((Word("dam"), Word("burst")))),
        ("dam AND burst", And((Word("dam"), Word("burst")))),
        ("dam OR levee", Or((Word("dam"), Word("levee")))),
        ("dam burst OR levee", Or((And((Word("dam"), Word("burst"))), Word("levee")))),
        ("dam (burst OR broke)", And((Word("dam"), Or((Word("burst"), Word("broke")))))),
        ("NOT dam", Not(Word("dam"))),
        ("-dam", Not(Word("dam"))),
        ("dam -(burst levee)", And((Word("dam"), Not(And((Word("burst"), Word("levee"))))))),
        ("and or not", And((Word("and"), Word("or"), Word("not")))),
        ("state-run", Word("state-run")),
        ("O’Brien", Word("O’Brien")),
        ('"dam burst"', Phrase("dam burst")),
        ("“dam burst”", Phrase("dam burst")),
        ("«dam burst»", Phrase("dam burst")),
        ('"dam burst"~5', Phrase("dam burst", within=5)),
        ("flood*", Wildcard("flood*")),
        ("te?t", Wildcard("te?t")),
        ("Lind~", Fuzzy("Lind")),
        ("Lind~2", Fuzzy("Lind", 2)),
        ("title:dam", Word("dam", "title")),
        ("TITLE:dam", Word("dam", "title")),
        ("title:(dam burst)", And((Word("dam", "title"), Word("burst", "title")))),
        ("text:dam", Word("dam", "text")),
        ('author:"Ines Varga"', Phrase("Ines Varga", "author")),
        ("outlet:post", Word("post", "outlet")),
        ("source:post", Word("post", "outlet")),
        ("tag:(urgent OR late)", Or((Word("urgent", "tag"), Word("late", "tag")))),
        ("id:dam-holds", Word("dam-holds", "id")),
        ("path:north/*.md", Word("north/*.md", "path")),
        ("is:unread", State("unread")),
        ("is:READ", State("read")),
        ("has:note", State("note")),
        ("*", Everything()),
        ("", Everything()),
        ("   ", Everything()),
        ("dam , burst", And((Word("dam"), Word("burst")))),
        ('path:"a b/c  d.txt"', Word("a b/c  d.txt", "path")),
        ('id:"x"', Word("x", "id")),
        ("date:2024", Published("2024", date(2024, 1, 1), date(2024, 12, 31))),
        ("date:2024-02", Published("2024-02", date(2024, 2, 1), date(2024, 2, 29))),
        ("date:2024-10-18", Published("2024-10-18", date(2024, 10, 18), date(2024, 10, 18))),
        ("date:2024-10-01..2024-10-31", Published("2024-10-01..2024-10-31", date(2024, 10, 1), date(2024, 10, 31))),
        ("date:2w..", Published("2w..", date(2024, 10, 31), None)),
        ("date:2w", Published("2w", date(2024, 10, 31), None)),
        ("date:1y..1m", Published("1y..1m", date(2023, 11, 14), date(2024, 10, 14))),
        ("date:..2023", Published("..2023", None, date(2023, 12, 31))),
        ("date:>=2024-10-18", Published(">=2024-10-18", date(2024, 10, 18), None)),
        ("date:>2024-10", Published(">2024-10", date(2024, 11, 1), None)),
        ("date:<2024-10", Published("<2024-10", None, date(2024, 9, 30))),
        ("date:<=2024-10", Published("<=2024-10", None, date(2024, 10, 31))),
        ("date:2024-W43", Published("2024-W43", date(2024, 10, 21), date(2024, 10, 27))),
        ("date:yesterday", Published("yesterday", date(2024, 11, 13), date(2024, 11, 13))),
        ("date:(2023 OR 2024-02-29)", Or((
            Published("2023", date(2023, 1, 1), date(2023, 12, 31)),
            Published("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ))),
    ],
)  # fmt: skip
def test_each_form_means_what_the_language_says(query: str, tree: object) -> None:
    assert root(query) == tree


@pytest.mark.parametrize("order", ["date", "-date", "relevance"])
def test_the_order_stands_anywhere_in_the_query(order: str) -> None:
    assert parse(f"sort:{order} dam") == parse(f"dam sort:{order}")
    assert parse(f"dam sort:{order}").sort == order


def test_a_saved_query_stands_for_what_was_saved_with_its_order() -> None:
    query = parse("query:dams urgent", context())
    assert query.sort == "-date"
    assert query.root == And((Named("dams", Or((Word("dam"), Word("levee"))), saved=True), Word("urgent")))
    assert isinstance(root('query:"big floods"'), Named)


def test_an_abbreviation_of_the_corpus_stands_for_its_meaning_but_not_in_quotation_marks() -> None:
    assert isinstance(root("NK"), Named)
    assert root('"nk"') == Phrase("nk")
    assert root("title:nk") == Word("nk", "title")


@pytest.mark.parametrize(
    ("query", "place", "fault", "meant"),
    [
        ("sorce:bbc", "sorce:", "unknown field sorce:, did you mean source:", "source:bbc"),
        ("x ttile:bbc", "ttile:", "unknown field ttile:, did you mean title:", "x title:bbc"),
        ("before:2024", "before:", "did you mean date:..", "date:..2024"),
        ("http://a.example/b", "http:", "unknown field http:", '"http://a.example/b"'),
        ('dam "burst', '"burst', "never closed", 'dam "burst"'),
        ("(dam burst", "(", "never closed", "(dam burst)"),
        ("dam)", ")", "closes none", "dam"),
        ("dam OR", "OR", "OR needs a word on its right", "dam"),
        ("OR dam", "OR", "OR needs a word on its left", "dam"),
        ("AND dam", "AND", "AND needs a word on both sides", "dam"),
        ("dam AND", "AND", "AND needs a word on both sides", "dam"),
        ("dam NOT", "NOT", "NOT needs a word after it", "dam"),
        ("title:", "title:", "title: needs a value", None),
        ("title: dam", "title:", "title: needs a value", None),
        ("is:unred", "unred", "there is is:unread or is:read", "is:unread"),
        ("has:tag", "tag", "there is has:note", None),
        ("date:18.10.2024", "18.10.2024", "is no date", "date:2024-10-18"),
        ("date:10/18/2024", "10/18/2024", "is no date", "date:2024-10-18"),
        ("date:2024/10", "2024/10", "is no date", "date:2024-10"),
        ("date:2024-13", "2024-13", "no such date", None),
        ("date:2024-02-30", "2024-02-30", "no such date", None),
        ("date:soon", "soon", "soon is no date; write 2024", None),
        ("date:2024..2023", "2024..2023", "is after", "date:2023..2024"),
        ("date:..", "..", "a date on one side", None),
        ("date:9999y..", "9999y..", "no such date", None),
        ("date:>9999", ">9999", "no date lies beyond", None),
        ("sort:(date)", "sort:", "sort: takes", None),
        ("sort:size", "sort:size", "sort: takes", None),
        ("(dam sort:date)", "sort:date", "outside the brackets", None),
        ("query:dam", "dam", "no query is saved as dam", "query:dams"),
        ("query:loop", "loop", "refers to itself", None),
        ("bad", "bad", "never closed", None),
        ("dam~3", "dam~3", "at most ~2", "dam~2"),
        ('"dam burst"~', '"dam burst"~', "how many words", '"dam burst"~5'),
        ('"dam burst"~999', '"dam burst"~999', "at most 100", '"dam burst"~100'),
        ("…", "…", "no word to search for", None),
        ("claim.state:difers", "difers", "claim.state:difers is unknown", "claim.state:differs"),
        ("claim.state:silent", "silent", "agrees, compatible, differs, contradicts, only-here", None),
        ("storie:x", "storie:", "unknown field storie:, did you mean story:", "story:x"),
        ("event:x", "event:", "did you mean story:", "story:x"),
        ("story:", "story:", "needs a value", None),
    ],
)
def test_a_fault_is_named_with_its_place_and_what_was_meant(
    query: str, place: str, fault: str, meant: str | None
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(query, context())
    assert fault in caught.value.message
    assert "\n" not in caught.value.message
    assert caught.value.span.of(query) == place
    assert caught.value.suggestion == meant


def test_what_was_meant_can_be_searched_for() -> None:
    for query in ("sorce:bbc", 'dam "burst', "(dam", "is:unred", "date:18.10.2024", "dam~9", "x OR", "http://a.b"):
        with pytest.raises(QueryError) as caught:
            parse(query, context())
        assert caught.value.suggestion
        parse(caught.value.suggestion, context())


def test_no_query_is_too_large_or_too_deep_to_be_refused_politely() -> None:
    for query in ("(" * 5000, "a" * 20_000, "-" * 9_000 + "a", "a " * 4_000, "NOT " * 2_000 + "x", '"' * 5001):
        found = tree_or_fault(query)
        assert isinstance(found, Query) or len(found.message) < 200


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("dam bur", And((Word("dam"), Word("bur", open=True)))),
        ("dam ", Word("dam")),
        ('"dam bur', Phrase("dam bur", open=True)),
        ("(dam OR bur", Or((Word("dam"), Word("bur", open=True)))),
        ("dam OR", Word("dam")),
        ("dam -", Word("dam")),
        ("dam NOT", Word("dam")),
        ("dam title:", Word("dam")),
        ("dam date:20", Word("dam")),
        ("dam date:2024-1", And((Word("dam"), Published("2024-1", date(2024, 1, 1), date(2024, 1, 31))))),
        ("dam date:2024-10.", Word("dam")),
        ("dam is:unr", Word("dam")),
        ("dam sort:-d", Word("dam")),
        ("dam query:bi", Word("dam")),
        ('"dam burst"~', Phrase("dam burst")),
        ("title:bur", Word("bur", "title", open=True)),
        ("bur*", Wildcard("bur*")),
    ],
)
def test_while_a_query_is_typed_its_end_is_open(query: str, tree: object) -> None:
    assert root(query, typing=True) == tree


def test_while_a_query_is_typed_real_faults_are_still_named() -> None:
    for query in ("sorce:b", "date:soon", "is:x", "dam) b"):
        with pytest.raises(QueryError):
            parse(query, context(typing=True))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("dam burst", "dam AND burst"),
        ("dam (burst OR broke) -levee", "dam AND (burst OR broke) AND NOT levee"),
        ('"dam burst"~5', "“dam burst” within 5 words of each other"),
        ("title:dam source:post author:varga tag:urgent",
         "dam in the title AND from post AND by varga AND tagged urgent"),
        ("Lind~", "words one letter off Lind"),
        ("date:2024-10..", "published since 1 Oct 2024"),
        ("date:..2023", "published until 31 Dec 2023"),
        ("date:2024", "published in 2024"),
        ("date:2023..2024", "published from 2023 to 2024"),
        ("date:2024-10", "published in Oct 2024"),
        ("date:2024-10..2024-11", "published from Oct 2024 to Nov 2024"),
        ("date:2024-10-18", "published on 18 Oct 2024"),
        ("date:2024-10-18..2024-11-02", "published from 18 Oct 2024 to 2 Nov 2024"),
        ("is:unread has:note", "not read yet AND with a note"),
        ("*", "all articles"),
        ("dam sort:-date", "dam · newest first"),
        ("nk", "nk ((north AND korea) OR dprk)"),
    ],
)  # fmt: skip
def test_a_query_reads_out_in_words(query: str, words: str) -> None:
    assert read(query) == words


word = st.text(alphabet="abcé9-'’", min_size=1, max_size=8).filter(
    lambda s: any(c.isalnum() for c in s) and s[0] != "-"
)
pieces = st.one_of(
    word,
    word.map(lambda w: f'"{w} {w}"'),
    word.map(lambda w: f'"{w} x"~3'),
    word.map(lambda w: f"{w}*"),
    word.map(lambda w: f"{w}~"),
    st.sampled_from(["OR", "AND", "NOT", "(", ")", "-", "title:", "outlet:", "tag:", "date:2024..", "is:unread", "*",
                     "sort:-date", "query:dams", "nk", '"', "path:a/b", "source:", 'query:"big floods"', "date:<2020"]),
)  # fmt: skip


@given(
    st.one_of(
        st.text(max_size=40), st.lists(pieces, max_size=10).map(" ".join), st.lists(pieces, max_size=10).map("".join)
    )
)
@example("a OR (b c) -(d OR e)")
@example("-*")
@example('path:"a  b" id:"c d"')
@example('title:"a b"~3')
@example("tag:a~")
@example('tag:"')
@example("date:(2024)")
@example("sort:-date")
def test_a_query_prints_back_to_what_parses_the_same(query: str) -> None:
    tree = tree_or_fault(query)
    if isinstance(tree, QueryError):
        assert 0 <= tree.span.start <= tree.span.end <= len(query)
        assert "\n" not in tree.message
    else:
        assert parse(printed(tree), context()) == tree
        assert reading(tree)


@given(st.text(max_size=40))
def test_typing_never_fails_in_another_way_than_by_a_query_error(query: str) -> None:
    assert tree_or_fault(query, typing=True)
