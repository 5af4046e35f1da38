"""Words to terms: what is folded, what is found either way, and spans that quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import inversion
from index.analysis import LONGEST, Kind, fold, terms, words
from index.inversion import Inverter, Postings, merged


def main_terms(text: str) -> list[str]:
    return [term.term for term in terms(text) if term.kind is Kind.MAIN]


def all_terms(text: str) -> set[str]:
    return {term.term for term in terms(text)}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Flooding", "floods"),
        ("CAFÉ", "cafe"),
        ("cafe\u0301", "café"),
        ("the mayor's", "the mayor"),
        ("the mayor’s", "the mayor"),
        ("MAYOR'S", "mayor"),
        ("U.S.", "US"),
        ("U.N.'s", "UN"),
        ("12,000", "12000"),
        ("1\u00a0250\u00a0000", "1250000"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
        ("ＡＢＣ", "abc"),
        ("ﬁre", "fires"),
        ("don't", "dont"),
        ("Kovač’s", "kovac"),
        ("the 1980s", "the 1980"),
    ],
)
def test_spellings_of_one_word_share_their_terms(one: str, other: str) -> None:
    assert main_terms(one) == main_terms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("organ", "organization"), ("12.5", "125"), ("が", "か"), ("й", "ж"), ("new", "news"), ("3.14", "3")],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert main_terms(one) != main_terms(other)


@pytest.mark.parametrize("hyphen", ["-", "‐", "‑"])
def test_a_hyphenated_word_is_its_parts_in_a_row_and_one_word_over_them(hyphen: str) -> None:
    found = [(term.term, term.position, term.start, term.end) for term in terms(f"a state{hyphen}run bank")]
    assert ("state", 1, 2, 7) in found
    assert ("run", 2, 8, 11) in found
    assert ("staterun", 1, 2, 11) in found
    assert ("bank", 3, 12, 16) in found


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_an_apostrophe_within_a_name_is_passed_over(apostrophe: str) -> None:
    assert "obrien" in all_terms(f"Ms O{apostrophe}Brien spoke")


def test_the_name_behind_a_short_head_is_found_alone() -> None:
    assert {"leclerc", "dleclerc"} <= {term.replace("=", "") for term in all_terms("Avenue d’Leclerc")}


def test_a_possessive_is_no_part_of_the_span() -> None:
    text = "the minister’s plan"
    assert [text[t.start : t.end] for t in terms(text)][1] == "minister"


def test_a_word_keeps_its_written_form_where_stemming_changed_it() -> None:
    assert {"organiz", "=organizations"} <= all_terms("Organizations")
    assert not any(term.startswith("=") for term in all_terms("bank"))


@pytest.mark.parametrize("text", ["北京大学", "東京タワー", "서울특별시", "กรุงเทพ"])
def test_scripts_without_spaces_give_one_term_a_character(text: str) -> None:
    found = [term for term in terms(text) if term.kind is Kind.MAIN]
    assert len(found) >= 4
    assert [term.position for term in found] == list(range(len(found)))


def test_words_of_other_scripts_are_whole_words() -> None:
    assert main_terms("Зеленский сказал") == ["зеленскии", "сказал"]
    assert len(main_terms("प्रधानमंत्री ने कहा")) == 3
    assert len(main_terms("قال الرئيس")) == 2


def test_data_without_spaces_counts_by_its_beginning_only() -> None:
    assert max(len(term.removeprefix("=")) for term in all_terms("x" * 20_000)) == LONGEST


def test_numbers_with_separators_are_one_word_and_lists_of_numbers_are_several() -> None:
    assert main_terms("12,000.50 of 1,2,3") == ["12000.50", "of", "1", "2", "3"]
    assert main_terms("10–12 and 1990-91") == ["10", "12", "and", "1990", "91"]


@given(st.text())
def test_spans_lie_in_the_text_and_positions_never_fall(text: str) -> None:
    last = 0
    for term in terms(text):
        assert 0 <= term.start < term.end <= len(text)
        assert term.term
        assert "\n" not in term.term
        assert term.position >= last - 4
        last = max(last, term.position)


@given(st.text())
def test_every_letter_and_digit_of_a_script_with_spaces_is_within_some_span(text: str) -> None:
    covered = {
        at for start, word in words(text) for part in word.parts for at in range(start + part.start, start + part.end)
    }
    missed = {text[at] for at in range(len(text)) if text[at].isalnum() and text[at].isascii()} - {
        text[at] for at in covered
    }
    assert missed <= set("sS")  # only ever the s of a possessive


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.text(max_size=60), min_size=2, max_size=8))
def test_batches_inverted_apart_and_merged_are_the_texts_inverted_together(texts: list[str]) -> None:
    whole = Inverter().invert(texts)
    half = len(texts) // 2
    inverter = Inverter()
    parts = merged([inverter.invert(texts[:half]), inverter.invert(texts[half:])])
    same_postings(parts, whole)


def same_postings(parts: Postings, whole: Postings) -> None:
    assert parts.terms == whole.terms
    for name in ("spoken", "starts", "docs", "places", "positions", "lengths"):
        assert getattr(parts, name).tolist() == getattr(whole, name).tolist(), name


@given(st.lists(st.text(alphabet="ab \n-'.1é。", max_size=40), max_size=6), st.integers(1, 12))
def test_a_large_text_inverted_piece_by_piece_is_the_same(texts: list[str], piece: int) -> None:
    whole = Inverter().invert(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inversion, "_PIECE", piece)
        pieces = [*Inverter().in_batches(texts)]
    if pieces:
        same_postings(merged(pieces), whole)


@given(st.lists(st.text(alphabet="ab s-'.1,é", max_size=30), max_size=5))
def test_inverted_texts_hold_the_terms_of_each_at_their_positions(texts: list[str]) -> None:
    found = Inverter().invert(texts)
    stored = set()
    for number, term in enumerate(found.terms):
        for posting in range(found.starts[number], found.starts[number + 1]):
            for place in found.positions[found.places[posting] : found.places[posting + 1]]:
                stored.add((term, int(found.docs[posting]), int(place)))
    assert stored == {(t.term, doc, t.position) for doc, text in enumerate(texts) for t in terms(text)}
