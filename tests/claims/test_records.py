"""The JSON of an extraction is what the contract says, field for field."""

import json
from datetime import date

from claims.claim import Claim, Figure, Timex
from claims.pipeline import extract
from claims.records import claim_record, date_record, extraction_of, extraction_record, figure_record, rest_record
from corpus.article import Span

TEXT = "Norway’s coast guard said on Friday that 10 to 12 boats, or 2.5 percent of the fleet, may be lost."


def test_a_line_of_extract_has_the_fields_of_the_contract() -> None:
    record = extraction_record("ferry-1", extract(TEXT, date(2024, 10, 29)))
    assert list(record) == ["id", "sentences", "furniture", "claims", "figures", "dates", "actors"]
    assert record["id"] == "ferry-1"
    assert record["sentences"] == [[0, len(TEXT)]]
    assert json.loads(json.dumps(record)) == record


def test_a_claim_has_the_fields_of_the_contract() -> None:
    (claim,) = extraction_record("a", extract(TEXT, date(2024, 10, 29)))["claims"]
    assert set(claim) >= {"id", "span", "source", "cue", "content", "actor", "speech", "stance", "certainty"}
    assert [TEXT[s:e] for s, e in claim["source"]] == ["Norway’s coast guard"]
    assert (claim["speech"], claim["stance"], claim["certainty"]) == ("indirect", "asserts", "hedged")
    assert claim["dates"] == [{"span": [29, 35], "type": "DATE", "value": "2024-10-25"}]
    assert [TEXT[s:e] for s, e in claim["reasons"]] == ["may"]


def test_a_range_has_bounds_and_no_value_and_whole_numbers_no_decimals() -> None:
    figures = extraction_record("a", extract(TEXT, date(2024, 10, 29)))["figures"]
    assert [(f["value"], f["low"], f["high"]) for f in figures] == [(None, 10, 12), (2.5, None, None)]
    assert [type(f["low"]) for f in figures] == [int, type(None)]


def test_numbers_too_large_for_a_whole_one_stay_as_they_are() -> None:
    assert figure_record(Figure(Span(0, 1), 1e300))["value"] == 1e300


def test_a_claim_of_a_corpus_names_its_article() -> None:
    claim = Claim("c1", Span(0, 4), (), (), (Span(0, 4),), None, "none", "asserts", "plain", (), (), ())
    assert next(iter(claim_record(claim, "ferry-1").items())) == ("article", "ferry-1")
    assert "article" not in claim_record(claim)


def test_a_date_that_the_text_does_not_tell_has_an_empty_value() -> None:
    assert date_record(Timex(Span(3, 9), "DATE", "")) == {"span": [3, 9], "type": "DATE", "value": ""}


def test_an_extraction_comes_back_from_its_records_as_it_was() -> None:
    text = f"{TEXT} “Nobody was hurt,” Ole Brandt, 41, told reporters in Bergen.\n\nRead more: Storms\n\nHe left."
    found = extract(text, date(2024, 10, 29))
    assert found.furniture
    assert found.actors
    stored = json.dumps([[claim_record(claim) for claim in found.claims], rest_record(found)])
    assert extraction_of(*json.loads(stored)) == found
