"""One verdict in three reports: how long the prison term is differs, and whose it is is never mixed up."""

from datetime import date

import pytest

from claims.comparison import Comparison, compare
from corpus.article import Article, Locator

REPORTS = {
    "tribune": (
        date(2025, 4, 3),
        "A court in Sarn sentenced former minister Piet Hald to six years in prison on Thursday for taking bribes. "
        "The builder, Otto Frey, got two years.",
    ),
    "post": (
        date(2025, 4, 3),
        "Piet Hald, the former minister, must go to prison for six and a half years, a court in Sarn ruled on "
        "Thursday. Prosecutors had asked for eight years.",
    ),
    "radio": (
        date(2025, 4, 4),
        "Former minister Piet Hald will appeal against his conviction for bribery, his lawyer said on Friday. The "
        "builder Otto Frey, who had admitted paying the bribes, was given a suspended sentence of two years.",
    ),
}


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(
        [
            Article(name, text, name, Locator(f"{name}.txt"), published=day, hash=name)
            for name, (day, text) in REPORTS.items()
        ]
    )


def test_terms_of_prison_differ_by_half_a_year(comparison: Comparison) -> None:
    details = {pair.detail for thread in comparison.threads for pair in thread.relations if pair.relation == "differs"}
    assert details == {"six years / six and a half years"}


def test_what_one_man_got_is_never_what_the_other_did(comparison: Comparison) -> None:
    for thread in comparison.threads:
        told = [comparison.words(member.article, member.sentence) for member in thread.members]
        assert not (any("sentenced former minister" in words for words in told) and any("Frey" in w for w in told[1:]))


def test_that_the_builder_got_two_years_is_told_by_both(comparison: Comparison) -> None:
    assert any(
        {m.article for m in thread.members} == {0, 2}
        and all("two years" in comparison.words(m.article, m.sentence) for m in thread.members)
        for thread in comparison.threads
    )


def test_what_a_year_came_to_is_no_count_that_a_later_report_may_raise() -> None:
    told = [
        Article(name, text, name, Locator(name), published=day, hash=name)
        for name, day, text in (
            ("daily", date(2025, 2, 12), "The carmaker Verano reported a loss of 310 million euros for 2024."),
            ("gazette", date(2025, 2, 14), "The carmaker Verano posted a net loss of 301 million euros for 2024."),
        )
    ]
    details = {(p.relation, p.detail) for thread in compare(told).threads for p in thread.relations}
    assert details == {("differs", "310 million euros / 301 million euros")}
