"""Who says what where a sentence holds several clauses, sources and statements."""

import pytest

from claims.pipeline import extract
from corpus.folder import sample_corpus
from tests.claims.test_attribution import Words, quoted


def by(cue: str, text: str) -> Words:
    """What a sentence has of the one attribution whose cue holds this word."""
    (found,) = [one for one in quoted(text) if any(cue in words.split() for words in one[1])]
    return found


@pytest.mark.parametrize(
    ("text", "reporter", "source"),
    [
        (
            "The bank will close ten branches, the Courier reported, citing two people familiar with the plan.",
            "the Courier",
            "two people familiar with the plan",
        ),
        (
            "The bank will close ten branches, the Courier reported on Monday, citing a senior official.",
            "the Courier",
            "a senior official",
        ),
    ],
)
def test_whom_a_report_cites_is_a_source_of_what_it_reports(text: str, reporter: str, source: str) -> None:
    assert by("reported", text)[0] == [reporter]
    assert by("citing", text) == ([source], ["citing"], ["The bank will close ten branches"])
    assert by("reported", text)[2] == ["The bank will close ten branches"]


def test_a_source_cited_before_the_verb_is_not_taken_for_the_reporter() -> None:
    text = "The Courier, citing a union official, said the bank will close ten branches."
    assert by("said", text) == (["The Courier"], ["said"], ["the bank will close ten branches"])
    assert by("citing", text)[0] == ["a union official"]


def test_a_reason_that_is_cited_is_no_source() -> None:
    text = "The bank will close ten branches, the chairman said, citing high costs."
    assert all(source != ["high costs"] for source, _, _ in quoted(text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor has landed in Oslo and is to stay a week, while her office said she will meet the prime minister.",
        "Nobody knows the cost of the flood, as her office said she will meet the prime minister.",
    ],
)
def test_what_another_clause_says_is_no_part_of_what_is_said(text: str) -> None:
    assert by("said", text) == (["her office"], ["said"], ["she will meet the prime minister"])


def test_a_relative_clause_ends_where_its_sentence_goes_on() -> None:
    text = "The bank, which said it would appeal, has lost its licence."
    assert by("said", text) == (["which"], ["said"], ["it would appeal"])


def test_a_relative_clause_about_what_is_said_ends_where_the_main_clause_begins() -> None:
    text = "In one meeting that aides said was held in March, the treasurer shouted at a clerk."
    assert by("said", text) == (["aides"], ["said"], ["that", "was held in March"])


def test_an_aside_ends_no_relative_clause() -> None:
    text = "Nora Lind, who said that the bridge, which opened in May, was unsafe, has left the council."
    assert by("said", text)[2] == ["that the bridge, which opened in May, was unsafe"]


def test_a_participle_after_a_comma_begins_a_statement_of_its_own() -> None:
    text = "The minister said that dams could fail, adding that nobody was hurt."
    assert by("said", text)[2] == ["that dams could fail"]
    assert by("adding", text)[::2] == (["The minister"], ["that nobody was hurt"])


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The brothers are said to own three hotels.", ["The brothers", "to own three hotels"]),
        ("He is believed to be in hiding.", ["He", "to be in hiding"]),
        ("The company is thought to have lost $5 million.", ["The company", "to have lost $5 million"]),
    ],
)
def test_the_subject_of_an_impersonal_passive_is_no_source(text: str, content: list[str]) -> None:
    ((source, _, found),) = quoted(text)
    assert (source, found) == ([], content)


def test_what_someone_does_not_confirm_is_a_statement() -> None:
    text = "The council promised to pay, though it did not explicitly confirm the sale."
    assert by("confirm", text)[::2] == (["it"], ["the sale"])
    assert by("verify", "The Courier could not verify the contents of the letter.")[0] == ["The Courier"]


def test_hearsay_is_a_statement_of_nobody_named() -> None:
    source, _, content = by("reportedly", "Two ferries reportedly sank in the storm.")
    assert source == []
    assert content[-1] == "sank in the storm"


@pytest.mark.parametrize("text", ["The minister promised to resign.", "The minister has agreed to resign."])
def test_the_subject_of_an_active_verb_is_a_source(text: str) -> None:
    assert [source for source, _, _ in quoted(text)] == [["The minister"]]


def test_two_sources_of_one_quotation_are_both_told() -> None:
    text = "“We sold it all,” one of the traders said, according to the transcript."
    assert by("said", text)[::2] == (["one of the traders"], ["“We sold it all,”"])
    assert by("according", text)[0] == ["the transcript"]


@pytest.mark.parametrize("text", ["“It was a dry year,” he chuckled.", "Tired and cold, she sobbed, “Take me home.”"])
def test_a_rare_verb_beside_a_quotation_is_a_cue(text: str) -> None:
    assert any(cue[0].split()[-1] in {"chuckled", "sobbed"} for _, cue, _ in quoted(text))


def test_nothing_is_said_without_a_content() -> None:
    for text in ("In a statement, the company said that it would appeal.", "The workers were tired and hungry."):
        assert all(content for _, _, content in quoted(text))


def test_a_firm_whose_name_ends_like_a_genitive_is_named_whole() -> None:
    assert by("cited", "Moody's cited weak sales at the bank's branches.")[:2] == (["Moody's"], ["cited"])


def test_a_verb_shortened_after_a_pronoun_stays_with_its_cue() -> None:
    assert by("said", "She's said that the bridge is safe.")[0] == ["She"]


@pytest.mark.parametrize("mark", ["• ", "* ", "- ", "&\\t", "\\t"])
def test_marks_of_the_layout_are_no_part_of_a_source(mark: str) -> None:
    assert by("said", f"{mark}The mayor said that the bridge would reopen.")[0] == ["The mayor"]


def test_who_did_it_is_no_source_beside_reportedly() -> None:
    text = next(article.text for article in sample_corpus() if article.id == "trainloads")
    reported = [claim for claim in extract(text).claims if "reportedly" in [cue.of(text) for cue in claim.cue]]
    assert [claim.source for claim in reported] == [()]
    assert reported[0].content[-1].of(text) == "been deployed by Russia"
