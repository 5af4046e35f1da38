"""Each format gives its fields and its text to the letter."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.folder import open_corpus

Write = Callable[[str, str | bytes], Path]

FRONT = """---
title: 'Floods: what we know'
outlet: The Lind Courier
author: Ada Moreau
published: 2024-10-18T09:30:00Z
url: https://courier.example/floods
language: en
tags: [floods, Lindholm]
---
"""


def one(file: Path) -> Article:
    (article,) = open_corpus(file)
    return article


def test_front_matter_gives_the_fields_and_the_rest_is_the_text(write: Write) -> None:
    article = one(write("a.md", FRONT + "\nThe river rose.  \n\n---\n\nIt fell again.\n"))
    assert article.text == "\nThe river rose.  \n\n---\n\nIt fell again.\n"
    assert article.title == "Floods: what we know"
    assert article.outlet == "The Lind Courier"
    assert article.authors == ("Ada Moreau",)
    assert article.published == date(2024, 10, 18)
    assert article.url == "https://courier.example/floods"
    assert article.language == "en"
    assert article.tags == ("floods", "Lindholm")
    assert article.inferred == frozenset()


@pytest.mark.parametrize(
    ("front", "authors", "tags"),
    [
        ("authors: [Ada Moreau, Jon Price]\ntags: one, two", ("Ada Moreau", "Jon Price"), ("one", "two")),
        ("author: [Ada Moreau, Ada Moreau]\ntags:\n- one\n- ''", ("Ada Moreau",), ("one",)),
        ("title: x", (), ()),
    ],
)
def test_authors_and_tags_are_one_or_a_list(write: Write, front: str, authors: tuple[str], tags: tuple[str]) -> None:
    article = one(write("a.md", f"---\n{front}\n---\nText.\n"))
    assert (article.authors, article.tags) == (authors, tags)


def test_a_headline_with_a_colon_needs_no_quotes(write: Write) -> None:
    front = "title: Torvia: it's a draw: what now\nauthor: Ada Moreau\npublished: 2024-10-18  # from the page: guessed"
    corpus = open_corpus(write("a.md", f"---\n{front}\n---\nText.\n"))
    (article,) = corpus
    assert article.title == "Torvia: it's a draw: what now"
    assert article.authors == ("Ada Moreau",)
    assert article.published == date(2024, 10, 18)
    assert article.text == "Text.\n"
    assert not corpus.faults


def test_words_that_yaml_takes_for_values_stay_words(write: Write) -> None:
    assert one(write("a.md", "---\ntitle: No\n---\nText.\n")).title == "No"
    assert one(write("b.md", "---\ntitle: 2024\n---\nText.\n")).title == "2024"


def test_an_empty_field_is_inferred(write: Write) -> None:
    article = one(write("a.md", "---\ntitle:\noutlet: ~\n---\nThe river rose on Monday.\n"))
    assert (article.title, article.outlet) == ("The river rose on Monday", None)


@pytest.mark.parametrize(
    "text",
    [
        "No front matter at all.\n",
        "---\n\nA rule above the text, and --- in it.\n\n---\n",
        "--- not front matter\n",
        "Text\n---\ntitle: x\n---\n",
        "",
    ],
)
def test_text_without_front_matter_is_all_text(write: Write, text: str) -> None:
    assert one(write("a.md", text)).text == text


def test_front_matter_that_never_ends_is_told_and_is_text(write: Write) -> None:
    corpus = open_corpus(write("a.md", "---\ntitle: x\n\nThe river rose.\n"))
    (article,) = corpus
    assert article.text == "---\ntitle: x\n\nThe river rose.\n"
    assert [str(fault) for fault in corpus.faults] == [
        "a.md:1: the front matter is never closed and is read as text; end it with a line of ---"
    ]


def test_windows_line_ends_and_byte_order_marks_are_no_hindrance(write: Write) -> None:
    article = one(write("a.md", ("\ufeff" + FRONT + "One.\nTwo.\n").replace("\n", "\r\n")))
    assert (article.outlet, article.text) == ("The Lind Courier", "One.\nTwo.\n")


def test_a_json_row_gives_all_fields(write: Write) -> None:
    row = {
        "id": "r-1", "text": "The river rose.\r\n", "title": "Floods", "published": "26-FEB-1987 15:01:01.79",
        "outlet": "Courier", "url": "https://c.example", "author": "Ada Moreau", "language": "en", "tags": ["floods"],
        "places": ["lindholm"],
    }  # fmt: skip
    article = one(write("a.jsonl", json.dumps(row)))
    assert article.id == "r-1"
    assert article.text == "The river rose.\n"
    assert (article.title, article.outlet, article.url, article.language) == (
        "Floods",
        "Courier",
        "https://c.example",
        "en",
    )
    assert (article.authors, article.tags, article.published) == (("Ada Moreau",), ("floods",), date(1987, 2, 26))
    assert article.inferred == frozenset()


def test_rows_are_numbered_by_their_line_where_they_have_no_id(write: Write) -> None:
    corpus = open_corpus(
        write("wire.jsonl", '\n{"text": "One."}\n{"id": 7, "text": "Two."}\n{"id": "", "text": "Three."}')
    )
    found = list(corpus)
    assert [article.id for article in found] == ["wire-2", "7", "wire-4"]
    assert [corpus.load(article.locator).id for article in found] == ["wire-2", "7", "wire-4"]


def test_half_a_character_in_json_is_replaced_and_told(write: Write) -> None:
    corpus = open_corpus(write("a.jsonl", '{"text": "A \\ud83d flood."}\n{"text": "A \\ud83c\\udf0a."}\n'))
    assert [article.text for article in corpus] == ["A \N{REPLACEMENT CHARACTER} flood.", "A 🌊."]
    assert corpus.faults[0].line == 1


def test_a_line_in_another_encoding_is_read_and_told(write: Write) -> None:
    corpus = open_corpus(
        write("a.jsonl", '{"text": "Das Café blieb offen."}\n'.encode("windows-1252") + b'{"text": "Two."}')
    )
    assert [article.text for article in corpus] == ["Das Café blieb offen.", "Two."]
    assert "not UTF-8" in corpus.faults[0].message


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=5))
def test_any_texts_written_as_rows_come_back_and_load_alone(write: Write, texts: list[str]) -> None:
    corpus = open_corpus(write("any.jsonl", "".join(json.dumps({"text": text}) + "\n" for text in texts)))
    found = list(corpus)
    plain = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [article.text for article in found] == plain
    for article in found:
        assert corpus.load(article.locator, article.id) == article


PAGE = """<!doctype html><html lang="en"><head><title>Bridge reopens | The Harbour Times</title>
<meta charset="{charset}"><meta property="og:site_name" content="The Harbour Times">
<meta name="author" content="Ada Moreau">
<meta property="article:published_time" content="2024-10-18T09:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Bridge reopens</h1>
<p>The old bridge over the Lind reopened on Friday, eight days after the flood that tore away its railing, the town’s
engineer said at the opening.</p><p>“We looked at every pier,” Jon Price told reporters. “It stands.” About 3,000 cars
cross the bridge on a working day, and as many again on the days of the fair.</p></article>
<footer>Copyright 2024 The Harbour Times. All rights reserved.</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_saved_page_gives_its_article_and_what_it_says_of_itself(write: Write, charset: str) -> None:
    pytest.importorskip("trafilatura")
    article = one(write("page.html", PAGE.format(charset=charset).encode(charset)))
    assert article.title == "Bridge reopens"
    assert article.outlet == "The Harbour Times"
    assert article.authors == ("Ada Moreau",)
    assert article.published == date(2024, 10, 18)
    assert "“It stands.” About 3,000 cars" in article.text
    assert "All rights reserved" not in article.text


def test_without_the_extra_a_saved_page_says_what_to_install(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    corpus = open_corpus(write("page.html", PAGE))
    assert list(corpus) == []
    assert [fault.message for fault in corpus.faults] == ["web pages need an extra: pip install 'crossread[html]'"]


def test_a_page_without_an_article_is_told(write: Write) -> None:
    pytest.importorskip("trafilatura")
    corpus = open_corpus(write("page.html", "<html></html>"))
    assert list(corpus) == []
    assert len(corpus.faults) == 1
