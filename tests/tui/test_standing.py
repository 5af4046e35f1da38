"""How the claims of a story stand to each other: what `claim.state:` finds in an index built from real articles."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from corpus.article import Article, Locator
from corpus.folder import open_corpus
from index.search import Index
from tui import standing
from tui.annotating import Annotator
from tui.indexing import refresh

LEDE = "A storm flooded the harbour of Lindvik on Monday night, and the ferry terminal was closed for a week. "
STORY = {
    "post": LEDE + "The police said that 40 people were injured in the storm. The mayor opened a sports hall for the "
    "homeless. A choir sang in the old church.",
    "echo": LEDE + "Police said that 65 people were injured in the storm. The mayor of Lindvik opened a sports hall "
    "for the homeless. Divers looked for a sunken tug.",
    "wire": LEDE + "The mayor opened a sports hall for the homeless. Insurers will send their experts on Friday.",
    "far": "The national library bought a letter by a composer at an auction in Vienna for 90,000 crowns.",
}


def write(folder: Path, texts: Mapping[str, str]) -> Path:
    folder.mkdir()
    for name, text in texts.items():
        title = "Letter bought in Vienna" if name == "far" else "Storm floods Lindvik harbour"
        head = f"---\ntitle: {title}\npublished: 2024-03-05\noutlet: {name}\n---\n"
        (folder / f"{name}.md").write_text(head + text + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    root = tmp_path_factory.mktemp("storm")
    corpus = open_corpus(write(root / "news", STORY))
    refresh(corpus, directory=root / "index")
    return Index.open(corpus, root / "index")


def told(index: Index, query: str) -> dict[str, str]:
    return {hit.entry.id: hit.words for hit in index.claims(query, limit=50).hits}


def test_articles_on_one_event_are_one_story_and_others_are_not(index: Index) -> None:
    story = index.story_of("post")
    assert story is not None
    assert set(story.articles) == {"post", "echo", "wire"}
    assert set(index.ids(f"story:{story.id}")) == {"post", "echo", "wire"}
    assert index.ids("story:far") == ["far"]


def test_figures_that_cannot_both_hold_differ(index: Index) -> None:
    found = told(index, "claim.state:differs")
    assert set(found) == {"post", "echo"}
    assert "40 people" in found["post"]
    assert "65 people" in found["echo"]
    assert set(index.ids("claim.state:differs claim.of:people claim.num:65")) == {"echo"}
    assert index.ids("claim.state:differs claim.num:90000") == []


def test_what_one_article_alone_tells_is_only_here(index: Index) -> None:
    words = " ".join(told(index, "claim.state:only-here outlet:wire").values())
    assert "Insurers" in words
    assert "storm" not in words
    assert index.ids("claim.state:only-here outlet:far") == []


def test_an_article_on_its_own_has_no_state(index: Index) -> None:
    assert set(index.states("far") or ()) <= {""}
    assert index.ids("id:far -claim.state:agrees -claim.state:only-here") == ["far"]


DRIFT = {
    "sure": "Inspectors said that Norda Foods poisoned the wells at Gant. "
    "The choir of Gant sang in the square on Sunday.",
    "unsure": "Inspectors said that Norda Foods may have poisoned the wells at Gant. A tug sank off the coast.",
    "near": "Norda Foods opened a cannery at Gant. The owner said it would hire nobody.",
}


def test_what_is_a_fact_here_and_only_feared_there_drifts() -> None:
    given = [Article(name, text, text, Locator(name), hash=name) for name, text in DRIFT.items()]
    made = [Annotator()(article) for article in given]
    sure, unsure, near = standing.states(given, made)
    assert sure[0] == unsure[0] == "drifts"
    assert "drifts" not in [*sure[1:], *unsure[1:], *near]


def articles(count: int) -> list[Article]:
    made = []
    for number in range(count):
        text = f"Police in Lindvik said that {40 + number} people were injured in the storm on Monday. " + (
            f"Volunteer {number} Brandt-{number} repaired the {number}th window of the town hall." if number % 2 else ""
        )
        made.append(Article(f"n{number}", text, "Storm in Lindvik", Locator(f"n{number}"), hash=f"{number}"))
    return made


def test_a_large_story_is_compared_in_windows_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "TOGETHER", 4)
    windows = [list(window) for window in standing._windows(range(11))]
    assert windows == [[0, 1, 2, 3], [2, 3, 4, 5], [4, 5, 6, 7], [6, 7, 8, 9], [7, 8, 9, 10]]
    assert [list(window) for window in standing._windows(range(4))] == [[0, 1, 2, 3]]
    assert [*standing._windows(range(1))] == []
    given = articles(9)
    made = [Annotator()(article) for article in given]
    found = standing.states(given, made)
    assert [len(own) for own in found] == [len(one["claims"]) for one in made]
    assert all("differs" in own for own in found)


def test_what_is_known_of_another_text_is_not_compared() -> None:
    one, other = articles(2)
    made = [Annotator()(one), {**Annotator()(other), "hash": "another text"}]
    assert {state for own in standing.states([one, other], made) for state in own} == {""}
    assert standing.states([one, other], [Annotator()(one), None])[1] == []
