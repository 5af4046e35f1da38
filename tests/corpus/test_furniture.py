"""Page furniture is found by general rules, and the text of real articles is hardly ever taken for it."""

import json
import lzma
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.furniture import furniture

SHARED = Path(__file__).parents[3] / "shared"

BODY = """The old bridge over the Lind reopened on Friday, the county's engineer said.

It had been closed for eight days, after the flood tore away its railing and half of the road.

"We looked at every pier," Jon Price told reporters. "It stands."
"""


def found(text: str) -> list[str]:
    return [span.of(text) for span in furniture(text)]


@pytest.mark.parametrize(
    "line",
    [
        "News Feed",
        "3 min read",
        "Article image",
        "Avatar",
        "Show More",
        "READ MORE »",
        "Advertisement",
        "- Advertisement -",
        "Story continues below advertisement",
        "Share this article",
        "Related stories",
        "14 comments",
        "5 hours ago",
        "Published: October 18, 2024, 9:30 a.m.",
        "Updated 18 Oct 2024 at 11:05 GMT",
        "Read more: Ministry promises money for the bridge. Rain expected until Sunday.",
        "more:Ministry promises money for the bridge",
        "SEE ALSO: The bridges of the Lind",
        "Contributed by: Northern Wire",
        "Source: Northern Wire",
        "(Reporting by Ada Moreau in Lindholm; Editing by Karin Berg)",
        "Ada Moreau contributed to this report.",
        "This article first appeared in The Lind Courier.",
        "© 2024 The Lind Courier. All rights reserved.",
        "Image source, Getty Images",
        "The bridge at Lindholm on the day it was closed (Ada MOREAU / AFP)",
        "Cars wait at the bridge, Oct. 18, 2024. (AP Photo/Ada Moreau)",
        "Cars wait at the bridge in Lindholm [Ada Moreau/Reuters]",
        "A view of the bridge (photo by Ada Moreau)",
        "We recommend using the Firefox browser for a better reading experience.",
        "We recommend the Ranger browser for watching films.",
        "For the best experience, use a modern browser.",
        "Your browser can’t play this video.",
        "This page requires JavaScript.",
        "You are using an ad blocker, which is how we lose our bread.",
        "By continuing to use this website you accept our terms.",
        "To continue reading, please log in or register.",
        "Already a subscriber? Sign in.",
        "This article is for subscribers only.",
        "You have read all of your free articles this month.",
        "Get our news app for phones and tablets.",
        "Our app is now available on both stores.",
        "One letter a week, and you can unsubscribe whenever you like.",
        "Please enable JavaScript to view the comments.",
        "This site uses cookies.",
        "Sign up for our newsletter and get the news of the day.",
        "Get the latest news delivered straight to your inbox.",
        "Follow us on Facebook and X for more.",
        "Follow Ada Moreau on Twitter @moreau",
        "![The bridge](bridge.jpg)",
        "Ada Moreau/Getty Images",
        "REUTERS/Ada Moreau",
        "ada@courier.example",
        "Tags: floods, bridges",
        "Our Standards: The Lind Courier's principles.",
        "A version of this article appeared in print on Friday, page 4.",
        "list 1 of 3",
        "Читайте також: Гроші на міст",
        "Lesen Sie auch: Wie man einen Damm baut",
        "View image in fullscreen",
    ],
)
def test_a_line_that_a_page_prints_around_an_article_is_found(line: str) -> None:
    text = BODY.replace("\n\nIt had", f"\n\n{line}\n\nIt had")
    assert found(text) == [line]


def test_lines_need_no_blank_lines_around_them() -> None:
    assert found("The road is open.\nRead more: The bridge\nNobody was hurt.\nAvatar\n") == [
        "Read more: The bridge",
        "Avatar",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Read more than one paper, the minister said.",
        "More than 40 people were hurt.",
        "The image of the bridge shocked the country.",
        "Source of the flood was the upper dam, engineers said.",
        "She wants readers to follow the money.",
        "Millions of people follow her on Twitter, where she wrote about the flood.",
        "Published in 1949, the novel sold 20 million copies.",
        "The bridge opened in 1923 (and was rebuilt in 1951).",
        "The flood was a warning, said the Lindholm Water Authority (LWA).",
        'He told the agency: "We will get in touch with us all."',
        "By Friday the water had gone.",
        "By Monday Night",
        "The two share a border.",
        "Save the bridge, the crowd shouted.",
        "Watch out for the rain, the office warned.",
        "Experts recommend using the Ranger browser to people who are watched.",
        "Many of them use a browser that hides who they are, police said.",
        "Norvia is already a member of the league, the minister said.",
        "The firm said most visitors accepted a cookie with their tea.",
        "He continued reading, and the hall fell silent.",
        "People who use an ad blocker cost papers 40 million crowns, the study found.",
        "The court blocked the app, which is available in 12 countries.",
        "Readers subscribe to papers less than they did, the union said.",
        "Their browser history was part of the evidence.",
        "Editing by hand takes hours, she says.",
        "He will join us on Friday.",
        "The plan was dropped…",
        "Ada Moreau is a reporter who saw the flood come.",
    ],
)
def test_a_sentence_of_the_article_is_not(line: str) -> None:
    text = BODY.replace("\n\nIt had", f"\n\n{line}\n\nIt had")
    assert found(text) == []


def test_a_headline_that_looks_like_a_label_is_a_headline() -> None:
    assert found("Video: the bridge falls\n\n" + BODY) == []
    assert found("Read more: how papers fight for readers\n\n" + BODY) == []


def test_the_second_copy_of_the_headline_is_furniture_and_a_caption_under_it() -> None:
    text = (
        "News Feed\n\nBridge over the Lind reopens after flood\n\n2 min read\n"
        "Bridge over the Lind reopens after flood\nThe bridge on Friday (Jon PRICE / AFP) \n\n" + BODY
    )
    assert found(text) == [
        "News Feed",
        "2 min read",
        "Bridge over the Lind reopens after flood",
        "The bridge on Friday (Jon PRICE / AFP)",
    ]
    assert furniture(text)[2].start == text.rindex("Bridge over the Lind reopens")


def test_a_sentence_said_twice_is_not_a_headline() -> None:
    assert found(BODY + "\n" + BODY) == []


def test_a_byline_is_furniture_at_the_top_and_nowhere_else() -> None:
    assert found("Bridge reopens\n\nBy Ada Moreau and Jon Price, Staff Writers\n\n" + BODY) == [
        "By Ada Moreau and Jon Price, Staff Writers"
    ]


def test_a_teaser_of_another_article_goes_with_its_headline() -> None:
    text = BODY.replace(
        "\n\nIt had",
        "\n\nHow the county's bridges grew old\nMore than half of the bridges in the county were built before the war,"
        " and no one has kept count of the money that went…\nArticle image\n\nIt had",
    )
    assert [line[:20] for line in found(text)] == ["How the county's bri", "More than half of th", "Article image"]


def test_an_article_that_breaks_off_is_not_a_teaser() -> None:
    assert (
        found(
            BODY + "\nThe county has asked the ministry for money, and the ministry has asked the county to wait for…\n"
        )
        == []
    )


def test_what_follows_the_article_is_furniture_to_the_end() -> None:
    tail = [
        "Avatar",
        "The Lind Courier news desk",
        "We are the editors of the Lind Courier. Feel free to contact us with feedback.",
        "Read more",
        "News Feed",
        "The governor said on Monday that taxes would rise, and that nobody would like it.",
        '"It is a lot of money," a member of the council told the Courier.',
        "Show More",
    ]
    assert found(BODY + "\n" + "\n\n".join(tail) + "\n") == tail


def test_an_authors_life_is_furniture_after_the_article() -> None:
    life = "Ada Moreau is a reporter for The Lind Courier. Reach her at ada@courier.example."
    assert found(BODY + "\n" + life + "\n") == [life]


def test_headlines_under_a_label_are_furniture_and_the_article_goes_on_after_them() -> None:
    text = BODY.replace("\n\nIt had", "\n\nRelated stories\nRain expected until Sunday\nHow a dam is built\n\nIt had")
    assert found(text) == ["Related stories", "Rain expected until Sunday", "How a dam is built"]


_pieces = st.sampled_from(
    [
        "News Feed",
        "Read more",
        "Avatar",
        "Show more",
        "x…",
        "(A / AFP)",
        "Words of it.",
        "\n",
        "\n\n",
        " ",
        "more: x",
        "By A B",
        "…",
    ]
)


@given(st.text() | st.lists(_pieces, max_size=40).map("".join) | st.lists(_pieces, max_size=40).map("\n".join))
def test_furniture_is_in_order_trimmed_and_never_overlaps(text: str) -> None:
    spans = furniture(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        "News Feed\n" * 30_000,
        "(" * 300_000,
        "(AP / " * 50_000 + ")",
        "x…\n" * 100_000,
        "By A" * 75_000,
        "Updated: 1 2" * 25_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_texts_made_to_be_hard_are_read_all_the_same(text: str) -> None:
    assert len(furniture(text)) <= text.count("\n") + 1


def share(texts: list[str]) -> float:
    """How much of the texts is taken for furniture."""
    return sum(span.end - span.start for text in texts for span in furniture(text)) / sum(map(len, texts))


def gold(name: str) -> list[dict[str, str]]:
    path = SHARED / "gold" / f"{name}.jsonl.xz"
    if not path.exists():
        pytest.skip("the gold set is not here")
    with lzma.open(path, "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


@pytest.mark.parametrize(
    ("name", "most"), [("attribution-train", 0.0012), ("reuters", 0.00005), ("dates-train", 0.0002)]
)
def test_articles_without_furniture_keep_their_words(name: str, most: float) -> None:
    """What is found in attribution-train is nearly all furniture indeed: authors' addresses, credits, newsletters."""
    assert share([row["text"] for row in gold(name)[:3000]]) < most


@pytest.mark.skipif(not (SHARED / "seeds").exists(), reason="the seeds are not here")
def test_the_seeds_furniture_is_found() -> None:
    counts = [len(furniture(file.read_text("utf-8"))) for file in sorted((SHARED / "seeds").glob("*.txt"))]
    assert counts == [2, 0, 0, 19, 2]
