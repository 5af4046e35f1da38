"""Stories of our own valley: a dam burst, a strike at the port, and an election."""

import json
import lzma
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.stories import StaleFeaturesError, Story, nearest, stories, story_features, story_of
from corpus.article import Article, Locator
from corpus.folder import open_corpus, sample_corpus

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold" / "stories-dev.jsonl.xz"


def article(name: str, day: str | None, title: str, text: str) -> Article:
    return Article(name, text, title, Locator(f"{name}.txt"), published=date.fromisoformat(day) if day else None)


BURST = "Dam above Orvell bursts, 4,200 flee their beds"
DAM = (
    article(
        "dam-1",
        "2024-03-07",
        BURST,
        "The old Tarn dam above Orvell gave way before dawn on Thursday and sent a wall of water "
        "through the lower town. "
        "Fire chief Marta Lindqvist said that 311 residents were brought to the grammar school by "
        "boat. The earthen dam "
        "was built in 1931. Brandt and Sons, who fell timber on the Harrow, declined to comment.",
    ),
    article(
        "dam-2",
        "2024-03-07",
        "Orvell under water after Tarn dam fails",
        "Some 4,200 people were driven from their homes in Orvell when the Tarn dam failed on "
        "Thursday. Boats carried "
        "hundreds to safety, the fire chief, Marta Lindqvist, told reporters. Engineers believe "
        "that timber from a "
        "Brandt and Sons felling site on the Harrow had blocked the spillway.",
    ),
    article(
        "dam-3",
        "2024-03-08",
        "Inspector passed Orvell dam as sound a year ago",
        "The dam that drowned lower Orvell on Thursday was declared sound last spring, files of "
        "the water board show. "
        "The Tarn bank, finished in 1931, held back the winter's rain until timber choked its "
        "spillway. Marta Lindqvist, "
        "the fire chief, said that all 311 residents taken off by boat were safe.",
    ),
)
STRIKE = (
    article(
        "strike-1",
        "2024-03-07",
        "Dockers walk out at Saltmouth",
        "Cranes stood still in Saltmouth on Thursday as 900 dockers walked out over night shifts. "
        "The union leader, Piet "
        "Hallam, said no container would move before the port company came to the table. Ferries "
        "to the islands sailed.",
    ),
    article(
        "strike-2",
        "2024-03-09",
        "Saltmouth port strike enters third day",
        "Containers piled up at Saltmouth on Saturday, the third day of a walkout by dockers over "
        "night shifts. Piet "
        "Hallam of the union accused the port company of stalling. A company spokeswoman said that "
        "talks were planned.",
    ),
)
VOTE = (
    article(
        "vote-1",
        "2024-03-08",
        "Mayor of Kelling loses to a baker",
        "A baker, Ines Arrow, was elected mayor of Kelling on Friday with 52 percent of the vote, "
        "ending the eighteen-year "
        "rule of Tom Garrick, who conceded before midnight at the town hall.",
    ),
)
ALL = (*DAM, *STRIKE, *VOTE)


def grouped(articles: Sequence[Article]) -> tuple[Story, ...]:
    return stories([(a.id, story_features(a)) for a in articles])


def members(found: Sequence[Story]) -> set[frozenset[str]]:
    return {frozenset(story.articles) for story in found}


def test_articles_on_one_event_are_one_story_and_an_article_alone_is_a_story_of_one() -> None:
    found = grouped(ALL)
    assert members(found) == {frozenset(a.id for a in story) for story in (DAM, STRIKE, VOTE)}
    assert [len(story.articles) for story in found] == [3, 2, 1]


def test_a_story_is_labelled_in_the_words_of_one_of_its_articles() -> None:
    dam, strike, vote = grouped(ALL)
    assert dam.label in {a.title for a in DAM}
    assert strike.label in {a.title for a in STRIKE}
    assert vote.label == "Mayor of Kelling loses to a baker"


def test_a_story_has_its_first_and_last_day_and_its_articles_in_order_of_time() -> None:
    strike = grouped(ALL)[1]
    assert (strike.first, strike.last) == (date(2024, 3, 7), date(2024, 3, 9))
    assert strike.articles == ("strike-1", "strike-2")


def test_a_reprint_is_told_as_one_origin_of_its_story() -> None:
    reprint = article("dam-1-again", "2024-03-08", BURST, DAM[0].text + " More to follow.")
    dam = grouped([*ALL, reprint])[0]
    assert len(dam.articles) == 4
    assert ("dam-1", "dam-1-again") in dam.origins
    assert len(dam.origins) == 3


def test_a_story_keeps_its_id_when_later_articles_join_it() -> None:
    before = {story.articles[0]: story.id for story in grouped(ALL[:2] + ALL[3:])}
    after = {story.articles[0]: story.id for story in grouped(ALL)}
    assert before == after


def test_the_same_kind_of_event_half_a_year_on_is_another_story() -> None:
    later = article(
        "strike-later",
        "2024-09-20",
        "Bus drivers walk out in Kelling",
        "Buses stayed in their depots in Kelling on Friday as 200 drivers walked out over night "
        "shifts. The union leader, "
        "Rosa Quill, said that no bus would leave before the council came to the table.",
    )
    assert frozenset({"strike-later"}) in members(grouped([*ALL, later]))


def test_articles_without_a_date_are_grouped_by_their_words() -> None:
    bare = [article(a.id, None, a.title, a.text) for a in ALL]
    found = grouped(bare)
    assert frozenset(a.id for a in DAM) in members(found)
    assert found[0].first is None


def test_a_label_says_what_most_articles_report_though_the_fullest_has_a_headline_on_a_detail() -> None:
    fullest = article("dam-0", "2024-03-07", "A baker, a ladder and eleven minutes", " ".join(a.text for a in DAM))
    (story,) = grouped([fullest, *DAM])
    assert story.label in {a.title for a in DAM}


def test_a_title_names_no_outlet_in_a_label_and_is_cut_between_words() -> None:
    long = article("a", None, "Dam bursts above the old town of Orvell overnight - The Valley Courier", "Water came.")
    assert grouped([long])[0].label == "Dam bursts above the old town of Orvell overnight"
    longer = article("b", None, "water " * 60, "Water came.")
    label = grouped([longer])[0].label
    assert len(label) <= 90
    assert label.endswith("water…")


def test_an_article_without_a_title_is_labelled_by_its_first_words() -> None:
    assert grouped([article("a", None, "", "Water came down Mill Lane.")])[0].label == "Water came down Mill Lane."


def test_empty_and_odd_articles_are_stories_of_their_own() -> None:
    odd = [
        article("empty", None, "", ""),
        article("void", None, "", " \n\n"),
        article("marks", None, "", "?! … --"),
        article("nul", None, "\x00", "\x00\x1b[0m" * 50),
    ]
    assert len(grouped([*odd, *ALL])) == len(odd) + 3
    assert grouped([]) == ()


def test_two_stubs_with_a_word_in_common_are_no_story() -> None:
    stubs = [article("a", None, "Title only", "Title only"), article("b", None, "Another title", "Another title")]
    assert members(grouped(stubs)) == {frozenset("a"), frozenset("b")}


def test_the_sample_articles_are_one_story() -> None:
    corpus = sample_corpus()
    (story,) = grouped([a for source in corpus.sources() for a in corpus.articles(source)])
    assert len(story.articles) == len(story.origins) == 5


@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seed articles are not here")
def test_the_seed_articles_are_one_story() -> None:
    corpus = open_corpus([str(SHARED / "seeds")])
    (story,) = grouped([a for source in corpus.sources() for a in corpus.articles(source)])
    assert len(story.articles) == len(story.origins) == 5


def test_features_of_another_version_are_refused_with_what_to_do() -> None:
    stored = story_features(DAM[0])
    for broken in (b"", stored[:-1], bytes([stored[0] + 1]) + stored[1:]):
        with pytest.raises(StaleFeaturesError, match="run `crossread index` again"):
            stories([("dam-1", broken)])


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(len(ALL))))
def test_stories_do_not_depend_on_the_order_of_articles(order: list[int]) -> None:
    assert grouped([ALL[i] for i in order]) == grouped(ALL)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=200), st.one_of(st.none(), st.dates())), max_size=8))
def test_every_article_is_in_exactly_one_story(drafts: list[tuple[str, str, date | None]]) -> None:
    articles = [
        Article(str(n), text, title, Locator("x"), published=day) for n, (title, text, day) in enumerate(drafts)
    ]
    found = grouped(articles)
    assert sorted(name for story in found for name in story.articles) == sorted(a.id for a in articles)
    assert all(sorted(n for o in s.origins for n in o) == sorted(s.articles) for s in found)
    assert len({story.id for story in found}) == len(found)


def test_a_year_of_like_notices_does_not_become_one_story() -> None:
    chance = random.Random(3)
    towns = [
        f"{a}{b}" for a in ("Kel", "Orv", "Salt", "Mar", "Tor", "Wen", "Hask") for b in ("ling", "ford", "by", "wick")
    ]
    notices = [
        article(
            f"n{n}",
            f"2024-{1 + n % 12:02d}-{1 + n % 27:02d}",
            f"{towns[n % 28]} council sets its rates",
            f"The council of {towns[n % 28]} set its rates at {chance.randint(10, 99)}.{n % 10} "
            f"percent. Councillor "
            f"{chance.choice(towns)}son{n} spoke against. The {chance.choice(towns)} hall was full.",
        )
        for n in range(200)
    ]
    assert max(len(story.articles) for story in grouped(notices)) < 60


@pytest.mark.skipif(not GOLD.is_file(), reason="the gold set is not beside the repository")
def test_events_of_three_outlets_are_grouped_as_the_gold_set_does() -> None:
    with lzma.open(GOLD, "rt", encoding="utf8") as lines:
        events = [json.loads(line) for line in lines]
    gold = {
        f"{event['id']}-{n}": (event["id"], article(f"{event['id']}-{n}", a["published"], a["title"], a["text"]))
        for event in events
        for n, a in enumerate(event["articles"])
    }
    mine = {name: set(story.articles) for story in grouped([a for _, a in gold.values()]) for name in story.articles}
    same = {name: {other for other, (event, _) in gold.items() if event == gold[name][0]} for name in gold}
    precision = sum(len(mine[n] & same[n]) / len(mine[n]) for n in gold) / len(gold)
    recall = sum(len(mine[n] & same[n]) / len(same[n]) for n in gold) / len(gold)
    assert 2 * precision * recall / (precision + recall) >= 0.995


def test_the_articles_most_like_a_new_one_are_those_of_its_story() -> None:
    every = ALL
    features = [story_features(one) for one in every]
    found = nearest([features[0]], features, len(DAM))
    assert set(found) >= {0, 1}
    assert len(found) <= len(DAM)
    assert nearest([features[0]], [b"", *features[1:]], 1) == [1]
    assert nearest([], features, 5) == nearest([features[0]], [], 5) == []


def test_one_story_of_given_articles_is_told_as_among_all_stories() -> None:
    features = [(one.id, story_features(one)) for one in ALL]
    for story in stories(features):
        assert story_of([pair for pair in features if pair[0] in story.articles]) == story
