"""Time expressions of news sentences: where they stand, what kind they are, which time they mean."""

from datetime import date

import pytest

from claims.dates import dates
from claims.dates.extraction import READERS
from claims.dates.grammar import RULES
from claims.pipeline import extract
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences

TUESDAY = date(2024, 10, 29)


def found(text: str, published: date | None = TUESDAY) -> list[tuple[str, str, str]]:
    """Words, type and value of each."""
    tokens = tokenize(text)
    timexes = dates(text, published, tokens, tag(tokens, sentences(text)))
    return [(timex.span.of(text), timex.type, timex.value) for timex in timexes]


def values(text: str, published: date | None = TUESDAY) -> dict[str, str]:
    return {words: value for words, _, value in found(text, published)}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("October 25, 2024", "2024-10-25"),
        ("Oct. 25, 2024", "2024-10-25"),
        ("25 Oct. 2024", "2024-10-25"),
        ("Friday, October 25, 2024", "2024-10-25"),
        ("the 25th of October 2023", "2023-10-25"),
        ("2024-10-25", "2024-10-25"),
        ("10/25/2024", "2024-10-25"),
        ("25/10/2024", "2024-10-25"),
        ("25.10.2024", "2024-10-25"),
        ("2024/10/25", "2024-10-25"),
        ("October 2023", "2023-10"),
        ("1987", "1987"),
        ("the 1990s", "199"),
        ("the '80s", "198"),
        ("the early 1970s", "197"),
        ("the 20th century", "19"),
        ("fiscal 1990", "1990"),
        ("the third quarter of 1989", "1989-Q3"),
        ("Q3 2023", "2023-Q3"),
        ("the first half of 2022", "2022-H1"),
        ("spring 2003", "2003-SP"),
        ("the summer of 1994", "1994-SU"),
        ("nineteen ninety-six", "1996"),
    ],
)
def test_a_date_that_is_given_in_full_needs_no_publication(words: str, value: str) -> None:
    assert values(f"The mill was closed in {words}, neighbours said.", None) == {words: value}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("October 25th", "2024-10-25"),
        ("April 3", "2024-04-03"),
        ("the 24th", "2024-10-24"),
        ("Friday", "2024-10-25"),
        ("Tuesday", "2024-10-29"),
        ("last Tuesday", "2024-10-22"),
        ("yesterday", "2024-10-28"),
        ("the day before yesterday", "2024-10-27"),
        ("last week", "2024-W43"),
        ("earlier this year", "2024"),
        ("late last month", "2024-09"),
        ("last fall", "2023-FA"),
        ("last December", "2023-12"),
        ("July last year", "2023-07"),
        ("three days ago", "2024-10-26"),
        ("two weeks ago", "2024-W42"),
        ("nearly two decades ago", "200"),
        ("more than 30 years ago", "1994"),
        ("a year ago", "2023"),
        ("the third quarter", "2024-Q3"),
        ("the weekend", "2024-W43-WE"),
        ("early August", "2024-08"),
        ("mid-August", "2024-08"),
        ("the end of September", "2024-09"),
        ("the first week of March", "2024-03"),
        ("the week of Oct. 14", "2024-W42"),
        ("Labor Day", "2024-09-02"),
        ("Easter Sunday", "2024-03-31"),
        ("last Christmas", "2023-12-25"),
    ],
)
def test_what_has_happened_is_dated_back_from_publication(words: str, value: str) -> None:
    assert values(f"The bridge was closed {'on ' if words.startswith('the 24th') else ''}{words}.") == {words: value}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Friday", "2024-11-01"),
        ("next Tuesday", "2024-11-05"),
        ("tomorrow", "2024-10-30"),
        ("next month", "2024-11"),
        ("next year", "2025"),
        ("in two days", "P2D"),
        ("Dec. 3", "2024-12-03"),
        ("January", "2025-01"),
        ("five years from now", "2029"),
        ("Thanksgiving", "2024-11-28"),
        ("New Year's Day", "2025-01-01"),
        ("next summer", "2025-SU"),
        ("the end of the year", "2024"),
        ("2030", "2030"),
    ],
)
def test_what_will_happen_is_dated_ahead_from_publication(words: str, value: str) -> None:
    assert values(f"The bridge will open {words}.") == {words.removeprefix("in "): value}


def test_the_verb_that_governs_a_weekday_tells_which_one() -> None:
    assert [value for _, _, value in found("She spoke Friday. She will speak again Friday.")] == [
        "2024-10-25",
        "2024-11-01",
    ]
    assert values("They plan to meet on Thursday.") == {"Thursday": "2024-10-31"}
    assert values("Talks are scheduled for Thursday.") == {"Thursday": "2024-10-31"}
    assert values("The deadline was extended until Thursday.") == {"Thursday": "2024-10-31"}
    assert values("He said Thursday's vote was fair.") == {"Thursday": "2024-10-24"}


def test_words_of_the_sentence_before_have_no_say() -> None:
    assert values("They camped by the river. He left Friday.") == {"Friday": "2024-10-25"}


def test_that_is_no_part_of_a_day_when_it_only_joins_clauses() -> None:
    assert values("He said that Thursday's vote was fair.") == {"Thursday": "2024-10-24"}
    assert values("She fled in 2019. On that Thursday, nobody saw her.")["that Thursday"]


def test_a_year_is_settled_by_the_weekday_beside_its_date() -> None:
    assert values("It happened on Friday, Oct. 27.") == {"Friday, Oct. 27": "2023-10-27"}


def test_days_of_one_month_are_listed_each_on_its_own() -> None:
    assert values("Troops should arrive on the 27th and 28th.") == {"the 27th": "2024-10-27", "28th": "2024-10-28"}
    assert values("He was held from Oct. 3-5.") == {"Oct. 3": "2024-10-03", "5": "2024-10-05"}
    assert values("It killed two on Oct. 3 and 12 people later.") == {"Oct. 3": "2024-10-03"}


def test_a_year_at_the_end_of_a_range_holds_for_its_start() -> None:
    assert values("Output fell from October to December 2021.") == {"October": "2021-10", "December 2021": "2021-12"}
    assert values("Sales for Nov-Feb 2021 rose.") == {"Nov": "2020-11", "Feb 2021": "2021-02"}


def test_later_expressions_refer_back_to_what_was_dated_before() -> None:
    text = "He landed on Jan. 3, 2020. The same day, he met her. Two weeks later, he fell ill. The next month he left."
    assert [value for _, _, value in found(text)] == ["2020-01-03", "2020-01-03", "2020-W03", "2020-02"]


def test_a_year_before_a_quarter_is_that_quarter_of_the_year_before() -> None:
    text = "Net income rose in the third quarter, from a loss a year earlier. In the year-ago quarter, sales fell."
    assert [value for _, _, value in found(text)] == ["2024-Q3", "2023-Q3", "2023-Q3"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("2 p.m. Friday", "2024-10-25T14:00"),
        ("8:30am on Oct. 24", "2024-10-24T08:30"),
        ("10:35 a.m. EST Thursday", "2024-10-24T10:35"),
        ("noon Saturday", "2024-10-26T12:00"),
        ("around 7:15 p.m.", "2024-10-29T19:15"),
        ("Friday night", "2024-10-25TNI"),
        ("this morning", "2024-10-29TMO"),
        ("last night", "2024-10-28TNI"),
        ("yesterday afternoon", "2024-10-28TAF"),
        ("the evening of October 23rd", "2024-10-23TEV"),
        ("four in the morning", "2024-10-29T04:00"),
        ("2024-10-25T14:05", "2024-10-25T14:05"),
    ],
)
def test_times_of_day_carry_their_day(words: str, value: str) -> None:
    assert found(f"The shelling began at {words}.") == [(words, "TIME", value)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("three months", "P3M"),
        ("six weeks", "P6W"),
        ("a decade", "P10Y"),
        ("years", "PXY"),
        ("several hours", "PTXH"),
        ("a couple of years", "P2Y"),
        ("two and a half years", "P2Y6M"),
        ("2 1/2 years", "P2Y6M"),
        ("an hour and a half", "PT1H30M"),
        ("half an hour", "PT30M"),
        ("90 minutes", "PT90M"),
        ("412 days", "P412D"),
        ("one hundred and twenty days", "P120D"),
        ("nearly two months", "P2M"),
        ("at least 72 hours", "PT72H"),
        ("the past two months", "P2M"),
        ("the next few days", "PXD"),
        ("the first nine months", "P9M"),
        ("the coming weeks", "PXW"),
        ("eight trading days", "P8D"),
    ],
)
def test_lengths_of_time(words: str, value: str) -> None:
    assert found(f"It has rained for {words}.") == [(words, "DURATION", value)]


def test_a_length_before_a_noun_leaves_the_article_to_the_noun() -> None:
    assert found("The two-day visit and a 30-year bond") == [
        ("two-day", "DURATION", "P2D"),
        ("30-year", "DURATION", "P30Y"),
    ]
    assert values("She reported a third-quarter loss.") == {"third-quarter": "2024-Q3"}
    assert values("The Oct. 7 attack changed it.") == {"Oct. 7": "2024-10-07"}


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("every day", "P1D"),
        ("each week", "P1W"),
        ("every two weeks", "P2W"),
        ("every other month", "P2M"),
        ("annually", "P1Y"),
        ("daily", "P1D"),
        ("every Friday", "XXXX-WXX-5"),
        ("each July", "XXXX-07"),
        ("Mondays", "XXXX-WXX-1"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("every morning", "XXXX-XX-XXTMO"),
        ("every single day", "P1D"),
        ("a year", "P1Y"),
    ],
)
def test_times_that_come_again_are_sets(words: str, value: str) -> None:
    assert found(f"Trains bring 400 tons {words}.") == [(words, "SET", value)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("now", "PRESENT_REF"),
        ("currently", "PRESENT_REF"),
        ("these days", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("several months ago", "PAST_REF"),
        ("years ago", "PAST_REF"),
        ("a long time ago", "PAST_REF"),
        ("soon", "FUTURE_REF"),
    ],
)
def test_vague_times_are_references(words: str, value: str) -> None:
    assert found(f"Many people were missing {words}.", None) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "unresolved"),
    [
        ("The army spoke Friday.", {"Friday": "XXXX-WXX-5"}),
        ("It fell on October 25th.", {"October 25th": "XXXX-10-25"}),
        ("It fell in August.", {"August": "XXXX-08"}),
        ("He left on Oct. 25 and on the 27th.", {"Oct. 25": "XXXX-10-25", "the 27th": "XXXX-10-27"}),
        ("It ended last week.", {"last week": ""}),
        ("It ended yesterday.", {"yesterday": ""}),
        ("It ended three days ago.", {"three days ago": ""}),
        ("It rose in the third quarter.", {"the third quarter": "XXXX-Q3"}),
        ("The night of Oct. 24 was calm.", {"The night of Oct. 24": "XXXX-10-24TNI"}),
    ],
)
def test_without_publication_nothing_is_guessed(text: str, unresolved: dict[str, str]) -> None:
    assert values(text, None) == unresolved


def test_a_dateline_stands_for_publication() -> None:
    text = "KYIV, Oct. 25, 2024 (AP) — The army said Thursday that 10,000 had arrived since August."
    assert values(text, None) == {"Oct. 25, 2024": "2024-10-25", "Thursday": "2024-10-24", "August": "2024-08"}


def test_an_earlier_full_date_gives_later_ones_its_year_but_settles_no_weekday() -> None:
    text = "He left on June 3, 2019, by train. He came back on Sept. 4, a cold day. It was found on Friday."
    assert values(text, None) == {"June 3, 2019": "2019-06-03", "Sept. 4": "2019-09-04", "Friday": "XXXX-WXX-5"}


def test_wire_copy_abbreviates() -> None:
    text = "WASHINGTON, Oct 22 - Shr 12 cts vs 10 cts in 1st qtr. Revs 24 mln as of Sept 30\nPay Nov 8"
    assert values(text) == {
        "Oct 22": "2024-10-22",
        "1st qtr": "2024-Q1",
        "Sept 30": "2024-09-30",
        "Nov 8": "2024-11-08",
    }
    assert values("MONDAY, OCTOBER 28: RATES RISE") == {"MONDAY, OCTOBER 28": "2024-10-28"}
    assert values("The figures of 11/02/89 were lost.") == {"11/02/89": "1989-11-02"}


@pytest.mark.parametrize(
    "text",
    [
        "You may march in the sun for a second time.",
        "Theresa May spoke, and April Jones listened.",
        "The March for Life was led by Jan Kowalski.",
        "He sold 2020 shares, 1999 houses and 2000 tons.",
        "Release 3.11.2 and No. 1984 on flight 1990 cost $2024.",
        "A 44-year-old man, 52 years old, and a two-year-old",
        "He is in his 40s, and it was in the 20s outside.",
        "USA Today and the Daily Mail asked Mr. Friday-Jones.",
        "Prices could still fall, and hopes spring from that.",
        "A quarter of the troops; three-quarters of the food",
        "They met 24/7 and won 3:2 by a ratio of 1/2.",
        "Summer Olympics",
    ],
)
def test_words_that_only_look_like_times_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_year_stands_before_what_it_dates_too() -> None:
    assert values("It contradicts 2013 comments by three 2016 candidates.") == {"2013": "2013", "2016": "2016"}


def test_a_day_that_became_a_name_keeps_its_year() -> None:
    assert values("The Sept. 11 attacks; what 9/11 changed") == {"Sept. 11": "2001-09-11", "9/11": "2001-09-11"}


def test_another_language_yields_only_what_is_sure() -> None:
    assert set(values("Der Mann kam am Freitag, im Mai 1999, sagte die Polizei.").values()) <= {"1999", "1999-05"}
    assert values("Жители ушли в августе, then 5 км") == {}
    assert values("ženow łtoday") == {}


def test_every_rule_of_the_grammar_has_its_reader() -> None:
    assert set(RULES) - set(READERS) == {"age"}
    assert set(READERS) <= set(RULES)


FRIDAY = date(2024, 10, 25)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("By this weekend already, the crews should be home, the mayor warned.", FRIDAY, "2024-W43-WE"),
        ("The bridge was shut this weekend, he said.", FRIDAY, "2024-W43-WE"),
        ("The bridge will be shut this weekend.", TUESDAY, "2024-W44-WE"),
        ("Two boats sank this weekend, the coast guard said.", date(2024, 10, 28), "2024-W43-WE"),
    ],
)
def test_this_weekend_is_that_of_the_week_of_publication(text: str, published: date, value: str) -> None:
    assert values(text, published)["this weekend"] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("She returns on Sunday.", "2024-10-27"),
        ("The talks resume on Sunday in Lintal.", "2024-10-27"),
        ("The council meets on Sunday to vote.", "2024-10-27"),
        ("They are meeting on Sunday.", "2024-10-27"),
        # Near misses: headlines that tell the past in the present, verbs of the past, nouns.
        ("Norvia votes to leave the league on Sunday.", "2024-10-20"),
        ("The minister resigns on Sunday.", "2024-10-20"),
        ("She returned on Sunday.", "2024-10-20"),
        ("The returns on Sunday were low.", "2024-10-20"),
    ],
)
def test_the_present_of_a_timetable_looks_ahead(text: str, value: str) -> None:
    assert values(text, FRIDAY)["Sunday"] == value


def test_the_date_of_a_caption_gives_nothing_its_year() -> None:
    caption = "Crews clear the road at Lintal on March 3, 2021. (Ada Moreau / AFP)"
    text = f"Flood hits Lintal\n\n{caption}\n\nThe river rose on March 14, the mayor said. It fell on Tuesday."
    assert [d.value for d in extract(text).dates] == ["XXXX-03-14", "XXXX-WXX-2"]
    assert [d.value for d in extract(text, FRIDAY).dates] == ["2024-03-14", "2024-10-22"]


def test_the_date_of_the_page_stands_for_publication() -> None:
    text = "Flood hits Lintal\n\nPublished October 25, 2024\n\nThe river rose on Tuesday, the mayor said."
    assert [d.value for d in extract(text).dates] == ["2024-10-22"]
