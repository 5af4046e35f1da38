"""Who says what, by what words: by kinds of attribution, on any text."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.attribution import attributions
from claims.claim import Attribution
from claims.quotations import quotations
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences

Words = tuple[list[str], list[str], list[str]]


def found(text: str) -> tuple[Attribution, ...]:
    tokens, split = tokenize(text), sentences(text)
    return attributions(text, split, tokens, tag(tokens, split), quotations(text))


def quoted(text: str) -> list[Words]:
    """Source, cue and content of each attribution, in words."""
    return [tuple([span.of(text) for span in part] for part in (a.source, a.cue, a.content)) for a in found(text)]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The mayor said that the bridge would reopen in May.",
            "The mayor",
            "said",
            "that the bridge would reopen in May",
        ),
        ("The mayor said the bridge would reopen in May.", "The mayor", "said", "the bridge would reopen in May"),
        ("The bridge will reopen, according to the mayor.", "the mayor", "according to", "The bridge will reopen"),
        (
            "According to two engineers, the bridge was unsafe.",
            "two engineers",
            "According to",
            "the bridge was unsafe",
        ),
        ("Officials denied that any money was missing.", "Officials", "denied", "that any money was missing"),
        ("The union hopes to win higher pay.", "The union", "hopes", "to win higher pay"),
        ("He plans to leave.", "He", "plans", "to leave"),
        ("THE MAYOR SAID THE BRIDGE WOULD REOPEN.", "THE MAYOR", "SAID", "THE BRIDGE WOULD REOPEN"),
    ],
)
def test_reported_speech_gives_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    assert quoted(text) == [([source], [cue], [content])]


def test_a_quotation_gives_its_words_with_their_marks() -> None:
    assert quoted("“Who paid for this?” she asked.") == [(["she"], ["asked"], ["“Who paid for this?”"])]


def test_a_quotation_cut_by_its_speaker_gives_both_pieces() -> None:
    assert quoted("“The bridge,” the mayor said on Monday, “will reopen.”") == [
        (["the mayor"], ["said"], ["“The bridge,”", "“will reopen.”"])
    ]


def test_a_quotation_that_runs_on_after_its_speaker_belongs_to_the_same_attribution() -> None:
    assert quoted("“It’s over,” said Ana Lopez, who runs the port. “Nobody called us.”") == [
        (["Ana Lopez, who runs the port"], ["said"], ["“It’s over,”", "“Nobody called us.”"])
    ]


def test_paragraphs_quoted_on_without_a_closing_mark_belong_to_the_same_attribution() -> None:
    (attribution,) = quoted("“We came to the harbour first.\n\n“We leave it last,” the captain said.")
    assert attribution == (["the captain"], ["said"], ["“We came to the harbour first.", "“We leave it last,”"])


def test_two_cues_of_one_sentence_give_two_attributions_of_one_source() -> None:
    first, second = quoted("The minister warned of floods, adding that dams could fail.")
    assert first[0] == ["The minister"]
    assert first[2][0].endswith("floods")
    assert second[0] == ["The minister"]
    assert second[2] == ["that dams could fail"]


def test_a_passive_cue_needs_no_source() -> None:
    (attribution,) = quoted("The bridge is believed to be unsafe.")
    assert "believed" in attribution[1][0]
    assert attribution[2][-1].endswith("be unsafe")


def test_a_headline_may_name_its_source_at_its_end() -> None:
    text = "Bridge to reopen in May, mayor says\n\nThe mayor said on Monday that the bridge would reopen."
    assert quoted(text)[0] == (["mayor"], ["says"], ["Bridge to reopen in May"])


def test_the_verb_of_a_headline_in_capitals_is_no_part_of_its_source() -> None:
    text = "Ministers Refuse in Geneva to Discuss Deal\n\nGENEVA - Negotiators from six countries met on Monday."
    assert [source for source, cue, _ in quoted(text) if cue == ["Refuse"]] == [["Ministers"]]


@pytest.mark.parametrize("headline", ["Mayor: Bridge to reopen in May", "Bridge to reopen in May: mayor"])
def test_a_headline_may_name_its_source_beside_a_colon(headline: str) -> None:
    text = f"{headline}\n\nThe mayor said on Monday that the bridge would reopen."
    source, cue, content = quoted(text)[0]
    assert [word.lower() for word in source] == ["mayor"]
    assert (cue, content) == ([":"], ["Bridge to reopen in May"])


def test_what_a_colon_parts_is_no_attribution_unless_the_text_cites_it() -> None:
    text = "Bridge works: what we know\n\nThe mayor said on Monday that the bridge would reopen."
    assert [cue for _, cue, _ in quoted(text)] == [["said"]]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The cat sat on the mat. Rain fell all night.",
        "Le pont rouvrira en mai après deux ans de travaux.",
        "Team A 3 1 2\nTeam B 2 2 2\nTeam C 0 0 9",
        "for i in range(10):\n    print(i)",
    ],
)
def test_a_text_in_which_nobody_says_anything_has_none(text: str) -> None:
    assert found(text) == ()


def test_a_text_without_marks_still_gives_what_is_said() -> None:
    assert ["said"] in [cue for _, cue, _ in quoted("the mayor said the bridge would reopen he said it was safe")]


def check(text: str) -> None:
    for attribution in found(text):
        spans = sorted(attribution.source + attribution.cue + attribution.content)
        assert attribution.cue
        for span in spans:
            assert 0 <= span.start < span.end <= len(text)
            assert span.of(text).strip() == span.of(text)
        assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


PIECES = [
    "said",
    "told",
    "“",
    "”",
    '"',
    ",",
    ".",
    "\n\n",
    "He",
    "according to",
    "the mayor",
    "that",
    "it rains",
    ":",
    "X",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_spans_lie_in_the_text_and_never_overlap_within_an_attribution(pieces: list[str]) -> None:
    check(" ".join(pieces))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_at_all_can_be_read(text: str) -> None:
    check(text)


def test_one_long_paragraph_gives_as_much_as_its_sentences() -> None:
    sentence = "The mayor said the bridge would reopen in May. "
    assert len(found(sentence * 2_000)) == 2_000


def test_a_paragraph_without_an_end_gives_no_more_than_it_holds() -> None:
    check("he said she said " * 4_000)
    check("“he said " * 4_000)


def test_what_is_found_does_not_depend_on_texts_before() -> None:
    text = "Officials denied that any money was missing. “Not a cent,” one said."
    first = quoted(text)
    found("Entirely other words, argued nobody in particular, were whispered.")
    assert quoted(text) == first
