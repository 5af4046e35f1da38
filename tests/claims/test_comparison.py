"""Comparisons as others meet them: the contract's JSON, and articles that no one would wish to compare."""

import json
from typing import Any

import pytest

from claims.comparison import compare
from claims.comparison_records import comparison_record
from corpus.article import Article, Locator

FLOOD = "The dam at Orvell burst on Tuesday. The flood killed 12 people, the mayor said. About 4,000 people fled."
TOLD_AGAIN = "On Tuesday the Orvell dam burst. The flood killed 19 people, said the mayor. Some 4,200 people fled."
GERMAN = (
    "Der Damm von Orvell ist am Dienstag gebrochen. Die Flut hat nach Angaben der Polizei zwölf Menschen getötet. "
    "Mehr als viertausend Menschen sind aus dem Tal geflohen, und die Straße ist nicht mehr zu befahren."
)


def article(name: str, text: str, language: str | None = "en") -> Article:
    return Article(name, text, name.title(), Locator(f"{name}.txt"), language=language, hash=f"{name}:{text}")


def record(*articles: Article) -> Any:
    """What a script reads."""
    return json.loads(json.dumps(comparison_record(compare(articles))))


def test_the_record_has_every_field_of_the_contract() -> None:
    found = record(article("a", FLOOD), article("b", TOLD_AGAIN))
    assert set(found) >= {"articles", "origins", "alignments", "threads"}
    assert found["articles"][0] == {"id": "a", "title": "A", "outlet": None, "published": None, "path": "a.txt"}
    assert sorted(at for origin in found["origins"] for at in origin) == [0, 1]
    assert {"a", "b", "a_span", "b_span", "score"} == set(found["alignments"][0])
    thread = found["threads"][0]
    assert set(thread) >= {"id", "label", "members", "relations", "silent"}
    assert set(thread["members"][0]) >= {"article", "claim", "span", "certainty", "stance", "actor"}
    assert set(thread["relations"][0]) >= {"a", "b", "relation", "on", "detail"}
    silent = record(article("a", FLOOD), article("b", TOLD_AGAIN), article("c", "A choir sang."))["threads"][0][
        "silent"
    ]
    assert set(silent[0]) >= {"article", "nearest"}


def test_the_gravest_thread_comes_first_with_both_figures() -> None:
    first = record(article("a", FLOOD), article("b", TOLD_AGAIN))["threads"][0]
    assert first["relations"][0]["relation"] == "differs"
    assert first["relations"][0]["on"] == "figure"
    assert first["relations"][0]["detail"] == "12 / 19"


def test_spans_of_the_record_quote_the_articles() -> None:
    texts = FLOOD, TOLD_AGAIN
    found = record(*(article(str(at), text) for at, text in enumerate(texts)))
    for thread in found["threads"]:
        for pair in thread["relations"]:
            for facet in pair["facets"]:
                for at, side in ((pair["a"], "a"), (pair["b"], "b")):
                    start, end = facet[side]
                    words = texts[thread["members"][at]["article"]][start:end]
                    assert words
                    assert facet["on"] == "polarity" or words in facet["detail"]


def test_an_article_compared_with_itself_agrees_with_itself_and_is_said_to_be_the_same() -> None:
    comparison = compare([article("a", FLOOD), article("b", FLOOD)])
    assert comparison.origins == ((0, 1),)
    assert comparison.notes == ("b: is word for word a",)
    assert {pair.relation for thread in comparison.threads for pair in thread.relations} == {"agrees"}
    assert comparison.alone == ((), ())


def test_articles_that_share_nothing_are_told_so() -> None:
    comparison = compare([article("a", FLOOD), article("b", "A choir of bakers sang. Its leader tours the islands.")])
    assert comparison.threads == ()
    assert comparison.notes == ("the articles share no claim",)
    assert [len(spans) for spans in comparison.alone] == [3, 2]


@pytest.mark.parametrize(
    ("other", "note"),
    [
        (article("b", ""), "b: is empty"),
        (article("b", " \n\n"), "b: is empty"),
        (article("b", GERMAN, "de"), "b: is in another language (de); claims are read in English"),
        (article("b", "Read more:"), "b: holds no sentence outside page furniture"),
    ],
    ids=["empty", "blank", "German", "furniture"],
)
def test_what_cannot_be_compared_is_named_with_its_reason(other: Article, note: str) -> None:
    comparison = compare([article("a", FLOOD), other])
    assert note in comparison.notes
    assert all(silent.unknown for thread in comparison.threads for silent in thread.silent if silent.article == 1)


def test_one_article_alone_or_none_has_no_threads() -> None:
    assert compare([]).threads == ()
    assert compare([article("a", FLOOD)]).threads == ()


def test_thirty_articles_are_compared_at_once() -> None:
    articles = [
        article(f"a{at}", f"The dam at Orvell burst. The flood killed {10 + at % 3} people. Reporter {at} was there.")
        for at in range(30)
    ]
    comparison = compare(articles)
    assert max(len(thread.members) for thread in comparison.threads) == 30
    assert comparison.threads[0].relation == "differs"


def test_a_note_of_one_line_finds_its_sentence_in_a_long_article() -> None:
    filler = " ".join(
        f"The choir of village {name} sang for the harvest in the old hall." for name in "ABCDEFGHIJKLMNOP"
    )
    long = f"{filler} The flood at Orvell killed 12 people when the dam burst. {filler}"
    comparison = compare(
        [article("note", "Orvell: the dam burst and the flood killed 12 people."), article("long", long)]
    )
    (thread,) = comparison.threads
    assert "Orvell killed 12" in comparison.words(1, thread.members[1].span)


def test_hostile_texts_are_compared_without_a_crash() -> None:
    texts = [
        "\x00\x1b[31m 12 people",
        "a" * 20_000,
        "1 2 3 4 5 6 7 8 9 " * 300,
        "\ud800 flood killed 12 people.",
        "“" * 500,
    ]
    assert len(compare([article(str(at), text, None) for at, text in enumerate(texts)]).alone) == len(texts)
