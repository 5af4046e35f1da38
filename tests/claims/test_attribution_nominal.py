"""Cues that are nouns or look like nouns, verbs that share a source, and what headlines in capitals say."""

import pytest

from claims.pipeline import extract

Words = tuple[list[str], list[str], list[str]]


def told(text: str) -> list[Words]:
    """Source, cue and content of each attribution, in words."""
    return [
        ([s.of(text) for s in claim.source], [s.of(text) for s in claim.cue], [s.of(text) for s in claim.content])
        for claim in extract(text).claims
        if claim.cue
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A bomb blast on Tuesday near a bus station in Karvia killed 40 people.",
        "A gas blast in the harbour of Lorne wounded two dockers.",
    ],
)
def test_a_noun_made_of_two_is_nobody_who_says_something(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The claim that the minister had taken money was first made by a radio station.",
            "the minister had taken money",
        ),
        ("The government's claim that exports rose 4 percent drew laughter.", "exports rose 4 percent"),
        ("The minister's assertion that no one was hurt was contradicted by doctors.", "no one was hurt"),
    ],
)
def test_what_a_noun_announces_ends_before_the_verb_of_its_sentence(text: str, content: str) -> None:
    assert told(text)[0][2] == [f"that {content}"]


def test_a_quotation_goes_on_after_what_is_told_of_its_speaker() -> None:
    text = '"If the dam goes," said Ilse Brandt, who runs the power station, "the whole valley goes with it."'
    assert [content for _, _, content in told(text)] == [['"If the dam goes,"', '"the whole valley goes with it."']]


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("The mayor said he knew nothing, but refused to hand over his records.", "refused", "The mayor"),
        ('"The bridge is safe," the engineer said, adding that it had been inspected.', "adding", "the engineer"),
    ],
)
def test_verbs_that_are_joined_share_their_source(text: str, cue: str, source: str) -> None:
    assert [one for one, cues, _ in told(text) if cues == [cue]] == [[source]]


def test_a_sentence_may_end_with_its_source_and_a_verb_that_looks_like_a_noun() -> None:
    assert told("The strike caused losses of $3 million a day, the port estimates.") == [
        (["the port"], ["estimates"], ["The strike caused losses of $3 million a day"])
    ]
    assert told("The shop sells maps of the coast, road reports.") == []


def test_what_a_relative_clause_says_ends_before_the_verb_of_its_sentence() -> None:
    text = "The president, who had promised a quick vote, left the town."
    assert [content for _, _, content in told(text)] == [["a quick vote"]]


BODY = "\n\nLORNE - A court ordered the release of the files after a ministry had denied a report of missing planes."


@pytest.mark.parametrize(
    ("headline", "source", "content"),
    [
        ("Court Orders Release of Files", "Court", "Release of Files"),
        ("Ministry Denies Report of Missing Planes", "Ministry", "Report of Missing Planes"),
    ],
)
def test_a_headline_in_capitals_says_all_that_follows_its_verb(headline: str, source: str, content: str) -> None:
    first = told(headline + BODY)[0]
    assert (first[0], first[2]) == ([source], [content])


def test_a_headline_in_capitals_is_nobodys_name() -> None:
    names = {actor.name for actor in extract("Court Orders Release of Files" + BODY).actors}
    assert not any("Orders" in name or name == "Files" for name in names)
