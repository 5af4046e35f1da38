"""Paragraphs in capitals alone are read as if they were written as sentences are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.casing import cased
from claims.pipeline import extract

TEXT = (
    "THE DAM BURST ON MONDAY, THE MAYOR OF LINTAL SAID. AT LEAST 12 PEOPLE WERE KILLED, ACCORDING TO POLICE.\n\n"
    "“WE DIDN'T SEE IT,” SAID ADA MOREAU. THE SOUTH KOREAN ARMY WILL SEND 3,000 SOLDIERS BY MARCH."
)


def test_names_and_beginnings_keep_their_capitals() -> None:
    assert cased(TEXT) == (
        "The dam burst on Monday, the Mayor of Lintal said. At least 12 people were killed, according to police.\n\n"
        "“We didn't see it,” said Ada Moreau. The South Korean army will send 3,000 soldiers by March."
    )


def test_claims_in_capitals_are_found_whole() -> None:
    found = extract(TEXT)
    assert [(f.change, f.value) for f in found.figures] == [(">", 12), ("=", 3000)]
    told = {" ".join(s.of(TEXT) for s in c.source): [s.of(TEXT) for s in c.content] for c in found.claims if c.source}
    assert {"Ada Moreau", "Mayor of Lintal"} <= {c.actor for c in found.claims}
    assert told["ADA MOREAU"] == ["“WE DIDN'T SEE IT,”"]
    assert told["THE MAYOR OF LINTAL"] == ["THE DAM BURST ON MONDAY"]
    assert told["POLICE"] == ["AT LEAST 12 PEOPLE WERE KILLED"]


@pytest.mark.parametrize(
    "text",
    [
        "DAM BURSTS AT LINTAL, TWELVE DEAD, POLICE SAY\n\nThe dam burst on Monday, the mayor said.",
        "NATO, OPEC, UNESCO, UNICEF, IAEA, ASEAN, ECOWAS, MERCOSUR, INTERPOL",
        "The dam burst on Monday, the mayor of LINTAL said.",
        "",
    ],
)
def test_headings_and_names_stay_as_they_are(text: str) -> None:
    assert cased(text) == text


@given(st.text(alphabet=st.sampled_from("THE OF AND İßŉ'’.,\n“”ABCdz SAID I US 12"), max_size=200))
def test_no_letter_is_moved(text: str) -> None:
    found = cased(text)
    assert len(found) == len(text)
    assert found.casefold() == text.casefold()
