"""A claim in words: what a person reads on a card."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Claim, Figure, Timex
from claims.pipeline import extract
from corpus.article import Span
from tui.claimlayers import article_claims, parts
from tui.claimwords import date_as_resolved, figure_told, glyph, kind, number_in_words, who
from tui.glyphs import ASCII, UNICODE, unicode_locale

HERE = Span(0, 1)


def claim(**changes) -> Claim:
    plain = {
        "id": "c1", "span": Span(0, 20), "source": (), "cue": (), "content": (Span(0, 20),), "actor": None,
        "speech": "none", "stance": "asserts", "certainty": "plain", "reasons": (), "figures": (), "dates": (),
    }  # fmt: skip
    return Claim(**{**plain, **changes})


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(HERE, 10_000.0, change="~", unit="troop", counted="troops"), "about 10,000 troops"),
        (Figure(HERE, 12_000.0, change="<", counted="soldiers, early reports"), "12,000 or fewer soldiers"),
        (Figure(HERE, 1 / 3, unit="% voters"), "33.3 % of voters"),
        (Figure(HERE, 0.5, unit="% -"), "50 %"),
        (Figure(HERE, 3.0, change="up", unit="percentage point"), "up 3 percentage points"),
        (Figure(HERE, 0.5, change="down", unit="percentage", counted="prices"), "down 0.5 % (prices)"),
        (Figure(HERE, 3_200_000.0, unit="dollar", counted="losses"), "3.2 million dollars (losses)"),
        (Figure(HERE, None, 40.0, 60.0, unit="crown per head"), "40 – 60 crowns per head"),
        (Figure(HERE, 42.0, unit="year of age", counted="man"), "42 years old (man)"),
        (Figure(HERE, 7.0, unit="-"), "7"),
        (Figure(HERE, None), "?"),
    ],
)
def test_figures_are_told_with_value_unit_and_what_they_count(figure: Figure, words: str) -> None:
    assert figure_told(figure) == words


@given(st.floats(allow_nan=True, allow_infinity=True))
def test_any_number_has_words(value: float) -> None:
    assert number_in_words(value)


@pytest.mark.parametrize(
    ("type_", "value", "days"),
    [
        ("DATE", "2024-10-28", "Mon 28 Oct 2024"),
        ("DATE", "2024-W43", "21 – 27 Oct 2024"),
        ("DATE", "2024-W40", "30 Sep – 6 Oct 2024"),
        ("DATE", "2024-W53-WE", ""),
        ("DATE", "2024-11", "Nov 2024"),
        ("DATE", "2024-Q3", "Jul – Sep 2024"),
        ("DATE", "2024-WI", "winter 2024"),
        ("DATE", "199", "1990s"),
        ("TIME", "2024-10-28T15:00", "Mon 28 Oct 2024, 15:00"),
        ("TIME", "2024-10-29TMO", "Tue 29 Oct 2024, morning"),
        ("DATE", "PRESENT_REF", "now"),
        ("DURATION", "P3D", "3 days"),
        ("DURATION", "PXW", "some weeks"),
        ("DURATION", "PT5M", "5 minutes"),
        ("SET", "P1W", "every week"),
        ("DATE", "", ""),
        ("DATE", "2024-13-77", ""),
    ],
)
def test_dates_are_resolved_to_real_days_or_not_at_all(type_, value: str, days: str) -> None:
    assert date_as_resolved(Timex(HERE, type_, value)) == days


@given(st.sampled_from(["DATE", "TIME", "DURATION", "SET"]), st.text("0123456789-WQHPTXDMY:_REF", max_size=12))
def test_no_value_of_a_date_is_too_odd_for_words(type_, value: str) -> None:
    assert isinstance(date_as_resolved(Timex(HERE, type_, value)), str)


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, "own"),
        ({"source": (HERE,), "speech": "indirect"}, "reported"),
        ({"source": (HERE,), "speech": "direct"}, "quoted"),
        ({"source": (HERE,), "speech": "mixed"}, "quoted"),
        ({"source": (HERE,), "speech": "direct", "certainty": "hedged"}, "doubted"),
        ({"certainty": "unverified"}, "doubted"),
        ({"stance": "questions"}, "doubted"),
        ({"source": (HERE,), "speech": "direct", "certainty": "hedged", "stance": "denies"}, "denied"),
    ],
)
def test_the_mark_tells_what_matters_most(changes: dict, shown: str) -> None:
    assert kind(claim(**changes)) == shown


def test_no_two_kinds_share_a_mark_and_each_is_one_character() -> None:
    for glyphs in (UNICODE, ASCII):
        marks = [getattr(glyphs, name) for name in ("quoted", "doubted", "denied", "reported", "own")]
        assert len(set(marks)) == 5
        assert all(len(mark) == 1 for mark in marks)
    assert "".join(getattr(ASCII, name) for name in ASCII.__slots__).isascii()
    assert glyph(claim(stance="denies"), ASCII) == "-"


@pytest.mark.parametrize(
    ("environment", "unicode"),
    [
        ({}, True),
        ({"LANG": "en_GB.UTF-8"}, True),
        ({"LANG": "de_DE.ISO-8859-1"}, False),
        ({"LC_ALL": "C", "LANG": "en_GB.UTF-8"}, False),
        ({"LC_CTYPE": "C.utf8", "LANG": "C"}, True),
    ],
)
def test_marks_are_ascii_where_the_locale_is_not_unicode(environment: dict[str, str], unicode: bool) -> None:
    assert unicode_locale(environment) is unicode


def test_who_is_the_actor_else_the_words_that_name_one_else_the_article() -> None:
    text = "The mayor said it held"
    assert who(claim(actor="Ines Varga", source=(Span(0, 9),)), text) == "Ines Varga"
    assert who(claim(source=(Span(0, 9),)), text) == "The mayor"
    assert who(claim(), text) == "the article itself"
    assert who(claim(cue=(Span(10, 14),)), text) == "someone"


def test_the_claim_of_a_span_is_the_innermost_that_covers_it() -> None:
    outer, inner = claim(id="c1", span=Span(0, 100)), claim(id="c2", span=Span(40, 60))
    found = article_claims([inner, outer])
    assert [one.id for one in found.claims] == ["c1", "c2"]
    assert found.claims[found.nearest(Span(40, 60))].id == "c2"
    assert found.claims[found.nearest(Span(0, 100))].id == "c1"
    assert found.nearest(Span(200, 210)) is None


@given(
    st.lists(
        st.sampled_from(["He said ", "“The dam holds,” ", "300 people left. ", "on Monday ", "it may fail. ", "\n"])
    )
)
def test_marks_lie_within_the_text_whatever_it_is(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = article_claims(extract(text, date(2024, 3, 5)).claims)
    marks = [*found.layer.marks, *(mark for one in found.claims for mark in parts(one))]
    assert all(0 <= mark.span.start < mark.span.end <= len(text) for mark in marks)
