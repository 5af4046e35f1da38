"""Sentences that report the same thing, in reports of our own."""

import json
import lzma
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.alignment import Alignment, align
from claims.terms import Worded, worded
from corpus.article import Span
from corpus.sentences import sentences

GOLD = Path(__file__).parents[3] / "shared" / "gold" / "alignment-dev.jsonl.xz"

WIRE = (
    "Dam bursts above Orvell. "
    "The old Tarn dam above Orvell gave way before dawn on Thursday, flooding the lower town. "
    "Boats carried 311 residents to the grammar school, fire chief Marta Lindqvist said. "
    "Engineers blamed timber from a logging site that had blocked the spillway. "
    "Trains to the coast are suspended until Sunday."
)
PAPER = (
    "Thousands flee as Tarn dam collapses. "
    "Orvell's lower town was flooded on Thursday when the Tarn dam collapsed in the night. "
    "No train will run to the coast before Sunday, the railway said. "
    "According to Marta Lindqvist, who leads the fire brigade, 311 people were rescued by boat. "
    "The bakery on Mill Lane had been in one family since 1840."
)
RADIO = (
    "The dam at Tarn burst on Thursday and drowned part of Orvell. "
    "Logs washed down from the hills had jammed its spillway, engineers believe. "
    "Elsewhere, the mayor of Kelling was voted out."
)


def read(*texts: str) -> list[list[Worded]]:
    return [worded(text, sentences(text)) for text in texts]


def linked(links: tuple[Alignment, ...], texts: tuple[str, ...], one: str, other: str) -> float:
    """The score of the link between the sentences that hold these words, 0 without one."""
    for link in links:
        if one in link.a_span.of(texts[link.a]) and other in link.b_span.of(texts[link.b]):
            return link.score
    return 0.0


def test_the_same_event_in_other_words_is_linked() -> None:
    texts = (WIRE, PAPER, RADIO)
    links = align(read(*texts))
    assert linked(links, texts, "gave way before dawn", "dam collapsed in the night")
    assert linked(links, texts, "gave way before dawn", "dam at Tarn burst")
    assert linked(links, texts, "311 residents", "311 people")
    assert linked(links, texts, "Trains to the coast", "No train will run")


def test_order_in_the_articles_does_not_matter_and_one_sentence_may_be_linked_to_several() -> None:
    links = align(read(WIRE, PAPER))
    collapse = [link for link in links if "gave way" in link.a_span.of(WIRE)]
    assert len(collapse) >= 2


def test_sentences_that_only_one_article_has_are_not_linked() -> None:
    texts = (WIRE, PAPER, RADIO)
    quoted = {
        span.of(texts[i]) for link in align(read(*texts)) for i, span in ((link.a, link.a_span), (link.b, link.b_span))
    }
    assert not any("bakery" in quote for quote in quoted)
    assert not any("mayor of Kelling" in quote for quote in quoted)


def test_articles_that_share_nothing_have_no_link() -> None:
    other = "Striker Ben Ode signed for Marlby Rovers. He scored 19 goals last season. The fee was not told."
    assert align(read("Wheat prices fell in Chicago. Rain is forecast for Iowa.", other)) == ()


def test_links_quote_sentences_as_they_were_given_in_rising_order() -> None:
    given_sentences = read(WIRE, PAPER, RADIO)
    links = align(given_sentences)
    assert list(links) == sorted(links, key=lambda link: (link.a, link.b, link.a_span, link.b_span))
    for link in links:
        assert link.a < link.b
        assert link.a_span in [sentence.span for sentence in given_sentences[link.a]]
        assert link.b_span in [sentence.span for sentence in given_sentences[link.b]]
        assert 0 <= link.score <= 1


@pytest.mark.parametrize(
    "texts",
    [(), (WIRE,), ("", ""), (WIRE, ""), ("", WIRE, "?! …")],
    ids=["none", "one", "two empty", "one empty", "marks"],
)
def test_too_little_to_compare_gives_no_link(texts: tuple[str, ...]) -> None:
    assert align(read(*texts)) == ()


def test_an_article_beside_itself_is_linked_sentence_by_sentence() -> None:
    found = {(link.a_span, link.b_span) for link in align(read(WIRE, WIRE))}
    same = [(span, span) in found for span in sentences(WIRE)]
    assert sum(same) >= len(same) - 1


def test_another_language_and_long_articles_are_no_trouble() -> None:
    german = "Der Damm über Orvell ist am Donnerstag gebrochen. Die Stadt steht unter Wasser."
    long = " ".join(f"Item {n} of the inventory is a crate of {n % 7} lamps." for n in range(3_000))
    links = align(read(WIRE, german, long))
    assert not any("crate" in link.b_span.of(long) for link in links if (link.a, link.b) == (0, 2))


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(3)))
def test_links_do_not_depend_on_the_order_in_which_articles_come(order: list[int]) -> None:
    texts = (WIRE, PAPER, RADIO)
    plain = {frozenset({(link.a, link.a_span), (link.b, link.b_span)}) for link in align(read(*texts))}
    mixed = align(read(*(texts[i] for i in order)))
    assert {frozenset({(order[link.a], link.a_span), (order[link.b], link.b_span)}) for link in mixed} == plain


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=4))
def test_no_text_makes_it_fail(texts: list[str]) -> None:
    for link in align(read(*texts)):
        assert link.a_span.end <= len(texts[link.a])


@pytest.mark.skipif(not GOLD.is_file(), reason="the gold set is not beside the repository")
def test_links_agree_with_the_gold_set_as_far_as_they_did() -> None:
    said, same = [], []
    with lzma.open(GOLD, "rt", encoding="utf8") as lines:
        stories = [json.loads(line)["articles"] for line in lines]
    for articles in stories:
        texts, spans = [], []
        for article in articles:
            ends = np.cumsum([len(sentence) + 1 for sentence in article["sentences"]]).tolist()
            spans.append([Span(end - len(s) - 1, end - 1) for s, end in zip(article["sentences"], ends, strict=True)])
            texts.append("\n".join(article["sentences"]))
        links = align([worded(text, own) for text, own in zip(texts, spans, strict=True)])
        found = {(link.a, link.a_span, link.b, link.b_span) for link in links}
        for i, a in enumerate(articles):
            for j, b in enumerate(articles[i + 1 :], i + 1):
                for s in a["checked"]:
                    for t in b["checked"]:
                        said.append((i, spans[i][s], j, spans[j][t]) in found)
                        same.append(bool(set(a["events"].get(str(s), ())) & set(b["events"].get(str(t), ()))))
    assert np.corrcoef(said, same)[0, 1] >= 0.415
