"""Stories in the index: which articles are of one, how their claims stand to each other, and what is told anew."""

import errno
from base64 import b64encode
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.folder import Corpus, open_corpus
from index import grouping, relating
from index.build import build, stale
from index.claims.table import STATES
from index.errors import DamagedIndexError, QueryError
from index.query.fields import TOLD
from index.relating import relate
from index.results import Story
from index.search import Index

TEXTS = {
    "quay-a": "quay: 4 ships burnt. Nobody was hurt.",
    "quay-b": "quay: 7 ships burnt. A crane fell.",
    "quay-c": "quay: 7 ships burnt.",
    "fair": "fair: The fair opened.",
    "mill-a": "mill: The mill shut.",
    "mill-b": "mill: The mill never shut.",
}


class Teller:
    """Takes the first word of a text for its story and each sentence for a claim, compared by how it ends."""

    version = "1"

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.compared: list[list[str]] = []
        self.told: list[list[str]] = []

    def __call__(self, article: Article) -> Any:
        return {
            "claims": [claim(number, *span) for number, span in enumerate(sentences(article.text), 1)],
            "story": b64encode(article.text.partition(":")[0].encode()).decode(),
        }

    def stories(self, articles: Sequence[tuple[str, bytes]]) -> list[Story]:
        self.asked.append(len(articles))
        groups: dict[str, list[str]] = {}
        for name, told in sorted(articles):
            groups.setdefault(told.decode(), []).append(name)
        found = [Story(f"s{word}", word.title(), tuple(own), tuple((name,) for name in own), None, None)
                 for word, own in groups.items()]  # fmt: skip
        return sorted(found, key=lambda story: -len(story.articles))

    def story(self, articles: Sequence[tuple[str, bytes]]) -> Story:
        self.told.append(sorted(name for name, _ in articles))
        names = sorted(name for name, _ in articles)
        word = articles[0][1].decode()
        return Story(f"s{word}", word.title(), tuple(names), tuple((name,) for name in names), None, None)

    def nearest(self, articles: Sequence[bytes], among: Sequence[bytes], most: int) -> list[int]:
        return [number for number, told in enumerate(among) if told in articles][:most]

    def states(self, articles: Sequence[Article], annotations: Sequence[Any]) -> list[list[str]]:
        self.compared.append([article.id for article in articles])
        said = [[article.text[slice(*c["span"])] for c in made["claims"]]
                for article, made in zip(articles, annotations, strict=True)]  # fmt: skip
        return [
            [standing(words, [w for other in said if other is not own for w in other]) for words in own] for own in said
        ]


def sentences(text: str) -> list[tuple[int, int]]:
    start, found = text.index(":") + 2, []
    while (end := text.find(".", start)) >= 0:
        found.append((start, end))
        start = end + 2
    return found


def claim(number: int, start: int, end: int) -> dict[str, Any]:
    return {
        "id": f"c{number}", "span": [start, end], "content": [[start, end]], "reasons": [], "dates": [], "figures": [],
        "source": [], "cue": [], "actor": None, "speech": "none", "stance": "asserts", "certainty": "plain",
    }  # fmt: skip


def standing(words: str, others: list[str]) -> str:
    alike = [other for other in others if other.split()[-1] == words.split()[-1]]
    if any("never" in (other + words) for other in alike):
        return "contradicts"
    if any(other != words for other in alike):
        return "differs"
    return "agrees" if alike else "only-here"


def corpus_in(folder: Path) -> Corpus:
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return open_corpus(folder)


def told(corpus: Corpus, directory: Path, teller: Teller) -> Index:
    build(corpus, directory, annotate=teller, processes=1)
    relate(corpus, teller, directory, processes=1)
    return Index.open(corpus, directory)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("harbour")
    return told(corpus_in(folder / "corpus"), folder / "index", Teller())


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("story:squay", {"quay-a", "quay-b", "quay-c"}),
        ("story:SQUAY", {"quay-a", "quay-b", "quay-c"}),
        ("story:sfair", {"fair"}),
        ("story:quay-b", {"quay-a", "quay-b", "quay-c"}),
        ("story:(sfair OR smill)", {"fair", "mill-a", "mill-b"}),
        ("story:squa", set()),
        ("story:quay", set()),
        ("-story:squay", {"fair", "mill-a", "mill-b"}),
        ("burnt -story:squay", set()),
        ("crane story:squay", {"quay-b"}),
        ("claim.state:differs", {"quay-a", "quay-b", "quay-c"}),
        ("claim.state:contradicts", {"mill-a", "mill-b"}),
        ("claim.state:only-here", {"quay-a", "quay-b"}),
        ("claim.state:Only-Here", {"quay-a", "quay-b"}),
        ("claim.state:agrees", set()),
        ("claim.state:compatible", set()),
        ("-claim.state:differs", {"fair", "mill-a", "mill-b"}),
        ("story:squay -claim.state:only-here", {"quay-c"}),
        ("claim.state:(differs OR contradicts)", {"quay-a", "quay-b", "quay-c", "mill-a", "mill-b"}),
        ("crane claim.state:only-here", {"quay-b"}),
        ("claim.state:differs claim.state:only-here", set()),
        ("claim.is:plain claim.state:contradicts", {"mill-a", "mill-b"}),
        ("claim.is:plain", set(TEXTS)),
    ],
)
def test_stories_and_states_are_asked_for_like_other_fields(index: Index, query: str, found: set[str]) -> None:
    assert set(index.ids(query)) == found


def test_a_reading_says_how_a_claim_stands(index: Index) -> None:
    assert index.check("claim.state:differs") == "differing from another article in a claim"
    assert index.check("claim.state:only-here") == "told by no other article in a claim"
    assert index.check("story:squay") == "in the story squay"
    assert index.search("story:squay").query == "story:squay"
    assert index.check("claim.is:plain claim.state:differs") == (
        "in one claim (plain AND differing from another article)"
    )


def test_every_state_of_the_language_can_be_stored() -> None:
    assert ("", *TOLD["claim.state"]) == STATES


def test_claims_come_with_their_states_and_are_counted_by_them(index: Index) -> None:
    found = index.claims("claim.state:differs")
    assert {(hit.entry.id, hit.record["state"], hit.words) for hit in found.hits} == {
        ("quay-a", "differs", "4 ships burnt"),
        ("quay-b", "differs", "7 ships burnt"),
        ("quay-c", "differs", "7 ships burnt"),
    }
    assert index.claims("").facets.states == {"differs": 3, "only-here": 2, "contradicts": 2}
    assert index.facets("*").states == {"differs": 3, "contradicts": 2, "only-here": 2}
    assert index.claims("title:fair OR story:sfair").hits[0].record["state"] is None
    assert index.states("quay-b") == ("differs", "only-here")


def test_stories_are_told_by_size_by_id_and_by_article(index: Index) -> None:
    stories = index.stories()
    assert stories is not None
    assert [story.id for story in stories] == ["squay", "smill", "sfair"]
    assert index.story_of("quay-b") == index.story("squay") == stories[0]
    assert stories[0].articles == ("quay-a", "quay-b", "quay-c")
    assert stories[0].origins == (("quay-a",), ("quay-b",), ("quay-c",))
    assert index.story_of("nowhere") is None
    assert index.story("nowhere") is None


def test_before_stories_are_told_apart_a_query_for_them_says_so(tmp_path: Path) -> None:
    corpus, directory = corpus_in(tmp_path / "corpus"), tmp_path / "index"
    for annotate in (None, Teller()):
        build(corpus, directory, annotate=annotate, processes=1)
        index = Index.open(corpus, directory)
        assert (index.stories(), index.story_of("fair"), index.states("fair")) == (None, None, None)
        for query in ("ships story:squay", "ships claim.state:differs"):
            with pytest.raises(QueryError, match="run crossread index") as caught:
                index.search(query)
            assert caught.value.span is not None
            assert caught.value.span.start == 6
        assert set(index.ids("ships")) == {"quay-a", "quay-b", "quay-c"}
    assert stale(corpus, directory, Teller())
    assert relate(corpus, Teller(), directory, processes=1)
    assert not stale(corpus, directory, Teller())
    assert not relate(corpus, Teller(), directory, processes=1)


def test_only_stories_whose_articles_changed_are_compared_again(tmp_path: Path) -> None:
    corpus, directory, teller = corpus_in(tmp_path / "corpus"), tmp_path / "index", Teller()
    told(corpus, directory, teller)
    assert sorted(teller.compared) == [["mill-a", "mill-b"], ["quay-a", "quay-b", "quay-c"]]
    teller.compared.clear()
    (corpus.root / "mill-c.txt").write_text("mill: The mill shut. It rained.", encoding="utf-8")
    index = told(corpus, directory, teller)
    assert teller.compared == [["mill-a", "mill-b", "mill-c"]]
    assert set(index.ids("claim.state:only-here")) == {"quay-a", "quay-b", "mill-c"}
    teller.compared.clear()
    (corpus.root / "quay-a.txt").unlink()
    index = told(corpus, directory, teller)
    assert teller.compared == [["quay-b", "quay-c"]]
    assert set(index.ids("claim.state:differs")) == set()
    assert set(index.ids("claim.state:agrees")) == {"quay-b", "quay-c"}
    assert set(index.ids("claim.state:contradicts")) == {"mill-a", "mill-b", "mill-c"}
    teller.compared.clear()
    assert not stale(corpus, directory, teller)
    told(corpus, directory, teller)
    assert teller.compared == []


def test_until_stories_are_told_again_those_that_were_go_on_answering(tmp_path: Path) -> None:
    corpus, directory, teller = corpus_in(tmp_path / "corpus"), tmp_path / "index", Teller()
    told(corpus, directory, teller)
    (corpus.root / "aaa.txt").write_text("quay: The quay is empty.", encoding="utf-8")
    (corpus.root / "mill-a.txt").unlink()
    (corpus.root / "fair.txt").unlink()
    build(corpus, directory, annotate=teller, processes=1)
    index = Index.open(corpus, directory)
    assert stale(corpus, directory, teller)
    assert set(index.ids("story:squay")) == {"quay-a", "quay-b", "quay-c"}
    assert set(index.ids("claim.state:differs")) == {"quay-a", "quay-b", "quay-c"}
    assert index.ids("story:smill") == ["mill-b"]
    assert index.story("sfair") is None
    assert index.story_of("aaa") is None
    assert index.states("aaa") == ("",)


def test_a_reader_goes_over_to_the_stories_when_they_are_told(tmp_path: Path) -> None:
    corpus, directory = corpus_in(tmp_path / "corpus"), tmp_path / "index"
    build(corpus, directory, annotate=Teller(), processes=1)
    index = Index.open(corpus, directory)
    assert not index.has_stories
    relate(corpus, Teller(), directory, processes=1)
    assert index.refresh()
    assert index.has_stories
    assert len([*directory.glob("stories-*")]) == len([*directory.glob("claims-*")]) == 1


def test_damaged_stories_are_noticed_and_mended_by_the_next_build(tmp_path: Path) -> None:
    corpus, directory = corpus_in(tmp_path / "corpus"), tmp_path / "index"
    told(corpus, directory, Teller())
    (file,) = directory.glob("stories-*")
    file.write_bytes(file.read_bytes()[:-9])
    with pytest.raises(DamagedIndexError):
        Index.open(corpus, directory)
    assert stale(corpus, directory, Teller())
    assert len(told(corpus, directory, Teller()).stories() or ()) == 3


def test_where_stories_cannot_be_written_claims_go_on_answering(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus, directory = corpus_in(tmp_path / "corpus"), tmp_path / "index"
    build(corpus, directory, annotate=Teller(), processes=1)
    before = sorted(path.name for path in directory.iterdir())

    def full(path: Path, *_: object, **__: object) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(relating, "write_stories", full)
        with pytest.raises(DamagedIndexError, match="No space left on device; the old one stays"):
            relate(corpus, Teller(), directory, processes=1)
    assert sorted(path.name for path in directory.iterdir()) == before
    assert Index.open(corpus, directory).claims("").total == 8
    assert relate(corpus, Teller(), directory, processes=1)


def test_no_article_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    index = told(open_corpus(tmp_path / "corpus"), tmp_path / "index", Teller())
    assert index.stories() == ()
    assert index.ids("story:x OR claim.state:differs") == []


# Few articles among many


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Thirty stories of three dated articles, which count as many."""
    monkeypatch.setattr(grouping, "WHOLE", 10)
    monkeypatch.setattr(grouping, "_NEIGHBOURS", 6)
    monkeypatch.setattr(grouping, "_AT_ONCE", 3)
    monkeypatch.setattr(grouping, "_FEW", 0.05)
    (tmp_path / "many").mkdir()
    for number in range(90):
        add(tmp_path / "many", f"n{number:02}", f"town{number // 3}", number // 3)
    return open_corpus(tmp_path / "many")


def add(folder: Path, name: str, word: str, day: int, claimed: str = "One ship sank.") -> None:
    text = f"---\npublished: {date(2024, 1, 1) + timedelta(day)}\n---\n{word}: {claimed}"
    (folder / f"{name}.md").write_text(text, encoding="utf-8")


def same_as_anew(corpus: Corpus, directory: Path, tmp_path: Path) -> bool:
    index, anew = Index.open(corpus, directory), told(corpus, tmp_path / "anew", Teller())
    return {(s.id, s.articles, s.origins) for s in index.stories() or ()} == {
        (s.id, s.articles, s.origins) for s in anew.stories() or ()
    } and all(index.states(entry.id) == anew.states(entry.id) for entry in index.entries())


def test_a_new_article_is_looked_for_among_those_most_like_it(many: Corpus, tmp_path: Path) -> None:
    directory, teller = tmp_path / "index", Teller()
    told(many, directory, teller)
    assert teller.asked == [90]
    add(many.root, "a-late-one", "town20", 20, "Two ships sank.")
    index = told(many, directory, teller)
    assert teller.asked[1] < 20
    assert index.story_of("a-late-one") == index.story_of("n60")
    assert teller.told == [["a-late-one", "n60", "n61", "n62"]]
    assert teller.compared[-1] == ["a-late-one", "n60", "n61", "n62"]
    assert same_as_anew(many, directory, tmp_path)


def test_a_new_article_may_be_a_story_of_its_own_and_one_that_is_gone_leaves_the_rest(
    many: Corpus, tmp_path: Path
) -> None:
    directory, teller = tmp_path / "index", Teller()
    told(many, directory, teller)
    add(many.root, "elsewhere", "island", 4)
    (many.root / "n30.md").unlink()
    index = told(many, directory, teller)
    assert len(teller.asked) == 2
    assert teller.asked[1] < 20
    assert [story.articles for story in index.stories() or () if story.id in ("sisland", "stown10")] == [
        ("n31", "n32"), ("elsewhere",)
    ]  # fmt: skip
    assert same_as_anew(many, directory, tmp_path)


def test_when_many_have_come_all_are_told_apart_again(many: Corpus, tmp_path: Path) -> None:
    directory, teller = tmp_path / "index", Teller()
    told(many, directory, teller)
    for number in range(8):
        add(many.root, f"x{number}", f"town{number}", number)
        told(many, directory, teller)
    assert max(teller.asked[1:]) > 90
    assert sum(asked > 90 for asked in teller.asked[1:]) < 4
    for number in range(4):
        (many.root / f"undated{number}.txt").write_text("town3: One ship sank.", encoding="utf-8")
    told(many, directory, teller)
    assert teller.asked[-1] == 102
    assert same_as_anew(many, directory, tmp_path)
