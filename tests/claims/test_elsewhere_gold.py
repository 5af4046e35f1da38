"""Who else says this, over 40 short articles of our own: several stories, with near misses of each kind beside them.

Every article is a candidate for every question. `right` lists the articles that tell the claim, deny it or count the
same; for a third of the questions nobody does.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from claims.claim import Extraction
from claims.pipeline import extract
from claims.threads.elsewhere import who_else
from corpus.article import Article, Locator, Span

GOLD = Path(__file__).parent / "pairs" / "elsewhere.json"


@cache
def gold() -> tuple[dict[str, Article], list[dict[str, Any]]]:
    told = json.loads(GOLD.read_text("utf-8"))
    articles = [
        Article(
            row["id"],
            row["text"],
            row["text"].partition(". ")[0],
            Locator(row["id"]),
            published=date.fromisoformat(row["published"]),
            hash=row["id"],
        )
        for row in told["articles"]
    ]
    return {article.id: article for article in articles}, told["questions"]


@cache
def extracted(name: str) -> Extraction:
    article = gold()[0][name]
    return extract(article.text, article.published, article.title)


@cache
def answers() -> list[tuple[list[str], list[str]]]:
    """Of each question the right articles, and those that are named, best first."""
    articles, questions = gold()
    found = []
    for question in questions:
        article = articles[question["article"]]
        start = article.text.index(question["words"])
        span = Span(start, article.text.index(".", start + len(question["words"])))
        echoes = who_else(article, extracted(article.id), span, articles.values(), lambda other: extracted(other.id))
        found.append((question["right"], [echo.article.id for echo in echoes]))
    return found


def precision_at_one() -> float:
    named = [(right, told) for right, told in answers() if told]
    return sum(told[0] in right for right, told in named) / len(named)


def recall_at_five() -> float:
    wanted = sum(len(right) for right, _ in answers())
    return sum(len(set(told[:5]) & set(right)) for right, told in answers()) / wanted


def nobody_told_rightly() -> float:
    """Of the questions to which nobody is the answer, those that are answered so."""
    alone = [told for right, told in answers() if not right]
    return sum(not told for told in alone) / len(alone)


def test_the_first_that_is_named_tells_it_and_most_who_do_are_named() -> None:
    assert precision_at_one() >= 0.9
    assert recall_at_five() >= 0.6


def test_where_nobody_else_tells_it_nobody_is_named() -> None:
    assert nobody_told_rightly() >= 0.9
