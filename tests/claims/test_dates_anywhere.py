"""Time expressions in any text: spans that hold, values of the right form, and the seed articles."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Timex
from claims.dates import dates, interval
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences

GOLD = sorted((Path(__file__).parent / "seeds").glob("0*.json"))
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"

VALUE = re.compile(
    r"|(?:PAST|PRESENT|FUTURE)_REF"
    r"|P(?:T?(?:\d+(?:\.\d+)?|X)[SMHDWQYECL]|\d+Y\d+M|T\d+[HM]\d+[MS]|\d+DT\d+H)"
    r"|(?:\d{2,3}|\d{4}|XXXX)(?:-(?:\d\d|XX)){0,2}(?:T(?:\d\d:\d\d|MO|MI|AF|EV|NI))?"
    r"|(?:\d{4}|XXXX)-(?:W(?:\d\d|XX)(?:-(?:WE|[1-7]))?(?:T(?:\d\d:\d\d|MO|MI|AF|EV|NI))?|Q[1-4]|H[12]|SP|SU|FA|WI)"
)

WORDS = (
    "Friday last next this the a of and in on Oct. October May march 25 25th 2024 1999 quarter third year years ago"
    " earlier later month week days day two several hundred half p.m. 5 noon night Monday today yesterday now current"
    " early mid late end every each Christmas Day '80s 1990s 10/25/2024 2024-10-25 14:05 old - , . ; \n \n\n ' é я"
)
DAYS = st.one_of(st.none(), st.dates(date(1, 1, 1), date(9999, 12, 31)))


def found(text: str, published: date | None) -> tuple[Timex, ...]:
    tokens = tokenize(text)
    return dates(text, published, tokens, tag(tokens, sentences(text)))


def check(text: str, timexes: tuple[Timex, ...]) -> None:
    end = 0
    for timex in timexes:
        assert end <= timex.span.start < timex.span.end <= len(text)
        assert timex.span.of(text) == timex.span.of(text).strip()
        assert VALUE.fullmatch(timex.value), timex
        end = timex.span.end


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=40), DAYS)
def test_any_row_of_words_of_time_gives_spans_and_values_that_hold(words: list[str], published: date | None) -> None:
    text = " ".join(words)
    check(text, found(text, published))


@given(st.text(max_size=200), DAYS)
def test_any_text_gives_spans_and_values_that_hold(text: str, published: date | None) -> None:
    check(text, found(text, published))


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=25))
def test_without_publication_nothing_that_depends_on_it_is_resolved(words: list[str]) -> None:
    text = " ".join(word for word in words if not re.search(r"\d", word))
    assert not [timex for timex in found(text, None) if interval(timex.value)]


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_days_close_by_are_counted_from_publication(published: date) -> None:
    today, yesterday, weekday, week = found(
        "It rained today and yesterday. It rained Sunday and all last week.", published
    )
    assert interval(today.value) == (published, published, "day")
    assert interval(yesterday.value) == (published - timedelta(days=1), published - timedelta(days=1), "day")
    sunday, last = interval(weekday.value), interval(week.value)
    assert sunday
    assert timedelta(0) <= published - sunday.first < timedelta(days=7)
    assert sunday.first.weekday() == 6
    assert last
    assert last.last < published <= last.last + timedelta(days=7)


@given(st.lists(st.sampled_from(WORDS.split(" ")), max_size=25), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_paragraph_without_dates_before_it_only_moves_them(words: list[str], published: date) -> None:
    before, text = "The mill stood by the river.\n\n", " ".join(words)
    tokens, more = tokenize(text), tokenize(before + text)
    alone = dates(text, published, tokens, ["NN"] * len(tokens))
    moved = dates(before + text, published, more, ["NN"] * len(more))
    assert [(t.span.start + len(before), t.value) for t in alone] == [(t.span.start, t.value) for t in moved]


@pytest.mark.parametrize("bit", ["one ", "the end of ", "May ", "1,", "1999 ", "1/", "Oct-", "half a ", "two-", "'s "])
def test_long_rows_of_one_bit_are_read_to_their_end(bit: str) -> None:
    text = bit * (50_000 // len(bit))
    tokens = tokenize(text)
    check(text, dates(text, date(2024, 10, 29), tokens, ["NN"] * len(tokens)))


def seed(path: Path) -> tuple[str, dict[str, Any]]:
    gold = json.loads(path.read_text("utf-8"))
    source = SEEDS / gold["file"]
    if not source.is_file():
        pytest.skip("the seed articles are not beside the repository")
    return source.read_text("utf-8"), gold


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_date_of_a_seed_is_found_and_resolved(path: Path) -> None:
    text, gold = seed(path)
    have = {tuple(t.span): (t.type, t.value) for t in found(text, date.fromisoformat(gold["published"]))}
    want = {tuple(d["span"]): (d["type"], d["value"]) for d in gold["dates"] if not d.get("optional")}
    assert {span: have.get(span) for span in want} == want
    assert set(have) <= {tuple(d["span"]) for d in gold["dates"]}


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_dates_of_a_seed_that_need_publication_stay_open_without_it(path: Path) -> None:
    text, gold = seed(path)
    have = {tuple(t.span): t.value for t in found(text, None)}
    for d in gold["dates"]:
        if d["published_needed"] and d["value"]:
            value = have[tuple(d["span"])]
            # A full date elsewhere in the article may tell the year.
            assert not interval(value) or value == d["value"]
