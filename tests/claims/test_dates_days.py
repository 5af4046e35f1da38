"""Days that are told in several words or beside numbers: which day is meant, and which number is none."""

from datetime import date

import pytest

from claims.pipeline import extract

FRIDAY = date(2024, 5, 3)


def told(text: str, published: date | None = FRIDAY) -> dict[str, str]:
    return {timex.span.of(text): timex.value for timex in extract(text, published).dates}


def counts(text: str) -> list[float | None]:
    return [figure.value for figure in extract(text, FRIDAY).figures]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The siege lasted from 8 to 21 April.", {"8": "2024-04-08", "21 April": "2024-04-21"}),
        ("They met on 8 and 9 April 2023.", {"8": "2023-04-08", "9 April 2023": "2023-04-09"}),
        ("It burned on the night of 2-3 May.", {"2": "2024-05-02", "3 May": "2024-05-03"}),
    ],
)
def test_the_first_of_several_days_of_a_month_is_a_day_and_no_figure(text: str, days: dict[str, str]) -> None:
    assert told(text) == days
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They meet on the first Monday in May.", "2024-05-06"),
        ("They met on the last Sunday of March 2019.", "2019-03-31"),
        ("Two Sundays ago the pier burned.", "2024-04-21"),
        ("In the early hours of Saturday the roof fell in.", "2024-04-27TMO"),
    ],
)
def test_a_day_told_by_its_place_in_a_month_or_week_is_one_day(text: str, day: str) -> None:
    assert list(told(text).values()) == [day]
    assert counts(text) == []


@pytest.mark.parametrize(
    ("text", "count", "days"),
    [
        ("On Sunday 35 houses burned down.", 35, {"Sunday": "2024-04-28"}),
        ("On Sunday 7 more bodies were found.", 7, {"Sunday": "2024-04-28"}),
        ("By Sunday 200 had left.", 200, {"Sunday": "2024-05-05"}),
        ("In May 12 people drowned.", 12, {"May": "2024-05"}),
        ("In March 40 trucks crossed the border.", 40, {"March": "2024-03"}),
    ],
)
def test_a_number_behind_a_day_or_month_may_count_what_follows(text: str, count: float, days: dict[str, str]) -> None:
    assert counts(text) == [count]
    assert told(text) == days


@pytest.mark.parametrize("text", ["On May 12 people voted.", "They left on May 12.", "The May 12 talks failed."])
def test_a_day_of_a_month_counts_nothing(text: str) -> None:
    assert counts(text) == []
    assert list(told(text)) == ["May 12"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The report, published by the auditors on Monday, found faults.", "2024-04-29"),
        ("The pipe that burst was found by divers on Monday.", "2024-04-29"),
        ("It must be mended by noon on Monday.", "2024-05-06T12:00"),
        ("The talks planned for Monday are off.", "2024-05-06"),
    ],
)
def test_who_did_something_by_a_day_is_no_deadline(text: str, day: str) -> None:
    assert list(told(text).values()) == [day]


@pytest.mark.parametrize("dateline", ["LORNE, 3 May 2024. ", "LORNE, May 3, 2024: ", "PORT LORNE, 3 May 2024. "])
def test_a_dateline_with_a_whole_date_stands_for_publication_without_a_dash(dateline: str) -> None:
    assert told(f"{dateline}The ferry sank on Wednesday, and the harbour was shut.", None)["Wednesday"] == "2024-05-01"


def test_a_whole_date_in_a_sentence_does_not_stand_for_publication() -> None:
    assert told("They met on 3 May 2024. The ferry sank on Wednesday.", None)["Wednesday"] == "XXXX-WXX-3"
