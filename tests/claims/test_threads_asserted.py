"""What is negated contradicts what is asserted of the same at one time; what is planned or feared only drifts."""

import pytest

from claims.comparison import Comparison, compare
from corpus.article import Article, Locator


def compared(one: str, other: str) -> Comparison:
    return compare([Article(name, text, text, Locator(name), hash=text) for name, text in (("a", one), ("b", other))])


def relations(one: str, other: str) -> set[tuple[str, str | None]]:
    return {(pair.relation, pair.on) for thread in compared(one, other).threads for pair in thread.relations}


CONTRADICT = [
    ("The Kettle Hill mine did not close on Friday.", "The mine at Kettle Hill closed on Friday."),
    ("The minister did not sign the fishing treaty.", "The minister signed the fishing treaty."),
    ("Norda Foods has not paid the fine of 2 million euros.", "Norda Foods has paid the fine of 2 million euros."),
    ("The Gant pass is closed.", "The Gant pass is not closed."),
    ("The Dorne reactor has not been shut down.", "The Dorne reactor has been shut down."),
    ("Tom Aldine never met the arms dealer in Vessel.", "Tom Aldine met the arms dealer in Vessel."),
    ("The grain treaty wasn't signed in Geneva on Thursday.", "The grain treaty was signed in Geneva on Thursday."),
    ("Norda Foods said it did not sell its brewery in Gant.", "Norda Foods sold its brewery in Gant."),
]
NO_CONTRADICTION = [
    ("The Kettle Hill mine did not close in 2019.", "The Kettle Hill mine closed in 2021."),
    ("The Kettle Hill mine may close on Friday.", "The Kettle Hill mine did not close on Friday."),
    ("Norda Foods plans to close the Kettle Hill mine.", "Norda Foods did not close the Kettle Hill mine."),
    ("Norda Foods plans to close the Kettle Hill mine.", "Norda Foods closed the Kettle Hill mine."),
    ("The minister will not sign the fishing treaty before June.", "The minister signed the fishing treaty."),
    (
        "No decision has been taken on the Kettle Hill mine.",
        "A decision on the Kettle Hill mine is expected on Friday.",
    ),
    ("Not all of the wells at Gant were poisoned.", "Some of the wells at Gant were poisoned."),
    ("Norda Foods might not sell its brewery in Gant.", "Norda Foods sold its brewery in Gant."),
    ("Norda Foods did not sell its brewery in Gant in 2019.", "Norda Foods sold its brewery in Gant."),
    ("Norda Foods did not sell its brewery in Gant.", "Norda Foods sold its cannery in Gant."),
    ("Norda Foods did not sell its brewery in Gant cheaply.", "Norda Foods sold its brewery in Gant."),
    ("Aldine did not say whether Norda Foods sold its brewery in Gant.", "Norda Foods sold its brewery in Gant."),
    ("Norda Foods did not only sell its brewery in Gant.", "Norda Foods sold its brewery in Gant."),
    ("The minister did not rule out that the reactor at Dorne would close.", "The reactor at Dorne closed."),
    ("Had Norda Foods not sold its brewery in Gant, it would have failed.", "Norda Foods sold its brewery in Gant."),
]
DRIFT = [
    ("Norda Foods plans to close the Kettle Hill mine.", "Norda Foods closed the Kettle Hill mine."),
    ("Norda Foods may have poisoned the wells at Gant.", "Norda Foods poisoned the wells at Gant."),
    ("Norda Foods could close the Kettle Hill mine in March.", "Norda Foods will close the Kettle Hill mine in March."),
    ("Aldine allegedly hit a guard outside the Danner bank.", "Aldine hit a guard outside the Danner bank."),
    ("Norda Foods intends to sell its brewery in Gant.", "Norda Foods has sold its brewery in Gant."),
    ("Norda Foods is expected to sell its brewery in Gant.", "Norda Foods has sold its brewery in Gant."),
    ("Norda Foods will sell its brewery in Gant.", "Norda Foods has sold its brewery in Gant."),
    ("Norda Foods might sell its brewery in Gant.", "Norda Foods has sold its brewery in Gant."),
    ("Norda Foods has reportedly sold its brewery in Gant.", "Norda Foods has sold its brewery in Gant."),
]


@pytest.mark.parametrize(("one", "other"), CONTRADICT)
def test_what_is_negated_contradicts_what_is_asserted(one: str, other: str) -> None:
    assert relations(one, other) == relations(other, one) == {("contradicts", "polarity")}


@pytest.mark.parametrize(("one", "other"), NO_CONTRADICTION)
def test_what_is_open_planned_or_of_another_time_is_not_contradicted(one: str, other: str) -> None:
    assert "contradicts" not in {relation for relation, _ in relations(one, other) | relations(other, one)}


@pytest.mark.parametrize(("one", "other"), DRIFT)
def test_what_is_planned_or_doubted_here_and_a_fact_there_drifts_in_certainty(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        found = compared(first, second)
        (thread,) = found.threads
        assert thread.relation in ("agrees", "compatible")
        assert [shift.on for shift in thread.drift if shift.on == "certainty"] == ["certainty"]
        doubting = 0 if first == one else 1
        assert [thread.state(doubting), thread.state(1 - doubting)] == ["hedged", thread.relation]


def test_a_plan_that_both_tell_does_not_drift() -> None:
    one, other = "Norda Foods plans to sell its brewery in Gant.", "Norda Foods will sell its brewery in Gant."
    assert [shift for thread in compared(one, other).threads for shift in thread.drift if shift.on == "certainty"] == []
