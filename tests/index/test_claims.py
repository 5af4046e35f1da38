"""Claims in the index: which a query finds, that several terms hold of one claim, what is marked, listed, counted."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from corpus.article import Article
from corpus.folder import Corpus, open_corpus
from index.build import build, stale
from index.errors import DamagedIndexError, QueryError
from index.search import Index

LEVEE, PUMPS, CALM = "levee", "pumps", "calm"

TEXTS = {
    LEVEE: "---\ntitle: Levee\npublished: 2024-03-05\n---\n"
    "Mayor Zoë Brandt’s office says 12,000 people left. “We lost 40 homes,” said Petr Kovář. The river may rise.",
    PUMPS: "---\ntitle: Pumps\npublished: 2024-03-07\n---\n"
    "Zoe Brandt denied on 6 March that pumps failed. Over 500 soldiers and 3 pumps came, Kovar said. Levee holds.",
    CALM: "---\ntitle: Calm\npublished: 2024-04-01\n---\nNothing was claimed about the levee.",
}


def figure(words: str, value: float | None, counted: str = "-", change: str = "=", **ends: float) -> Any:
    return {"words": words, "value": value, "low": ends.get("low"), "high": ends.get("high"),
            "change": change, "unit": "-", "counted": counted}  # fmt: skip


def said(words: str, actor: str | None = None, *figures: Any, days: Any = (), **more: str) -> dict[str, Any]:
    return {"words": words, "actor": actor, "figures": figures, "days": days, **more}


SAID = {
    LEVEE: [
        said("Mayor Zoë Brandt’s office says 12,000 people left", "Zoë Brandt", figure("12,000", 12000, "people")),
        said("“We lost 40 homes,” said Petr Kovář", "Petr Kovář", figure("40", 40, "homes"), speech="direct"),
        said("The river may rise", certainty="hedged"),
    ],
    PUMPS: [
        said("Zoe Brandt denied on 6 March that pumps failed", "Zoe Brandt", stance="denies", days=[[738951, 738951]]),
        said("Over 500 soldiers and 3 pumps came, Kovar said", "Kovar",
             figure("Over 500", 500, "soldiers", change=">"), figure("3", 3, "pumps"), certainty="unverified"),
    ],
    CALM: [],
}  # fmt: skip


def record(text: str, number: int, claim: Mapping[str, Any]) -> dict[str, Any]:
    """A CLAIM of the contract."""

    def span(words: str) -> list[int]:
        start = text.index(words)
        return [start, start + len(words)]

    figures = [{**{k: v for k, v in f.items() if k != "words"}, "span": span(f["words"])} for f in claim["figures"]]
    return {
        "id": f"c{number}", "span": span(claim["words"]), "content": [span(claim["words"])], "reasons": [], "dates": [],
        "source": [span(claim["words"])] if claim["actor"] else [], "cue": [], "actor": claim["actor"],
        "speech": claim.get("speech", "indirect" if claim["actor"] else "none"), "figures": figures,
        "stance": claim.get("stance", "asserts"), "certainty": claim.get("certainty", "plain"),
    }  # fmt: skip


class Finder:
    """Finds in an article what the test says is there, and knows which names are one person's."""

    version = "1"

    def __init__(self, claims: Mapping[str, Any] = SAID) -> None:
        self.claims = claims

    def __call__(self, article: Article) -> Any:
        found = self.claims[article.id]
        names = {claim["actor"] for claim in found if claim["actor"]}
        return {
            "claims": [record(article.text, number, claim) for number, claim in enumerate(found, 1)],
            "days": [claim["days"] for claim in found],
            "actors": [{"name": n, "kind": "person", "mentions": 1, "spellings": [n, n.split()[-1]]} for n in names],
        }

    def names(self, actors: Any) -> Mapping[str, str]:
        given = {actor.name for actor in actors}
        return {name: one for name, one in {"Kovar": "Petr Kovář", "Zoe Brandt": "Zoë Brandt"}.items() if name in given}


def corpus_in(folder: Path, texts: Mapping[str, str] = TEXTS) -> Corpus:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return open_corpus(folder)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    corpus, directory = corpus_in(tmp_path_factory.mktemp("river")), tmp_path_factory.mktemp("index")
    build(corpus, directory, annotate=Finder(), processes=1)
    return Index.open(corpus, directory)


def articles(index: Index, query: str, **options: Any) -> set[str]:
    return {hit.entry.id for hit in index.search(query, **options).hits}


def claims(index: Index, query: str, **options: Any) -> list[str]:
    """The claims that answer, each as its article and number."""
    return [f"{hit.entry.id} {hit.record['id']}" for hit in index.claims(query, **options).hits]


def marked(index: Index, query: str, name: str) -> list[str]:
    article = index.article(name)
    return [span.of(article.text) for span in index.spans(query, article)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("claim.by:brandt", {LEVEE, PUMPS}),
        ("claim.by:BRANDT", {LEVEE, PUMPS}),
        ("claim.by:Zoe", {LEVEE, PUMPS}),
        ('claim.by:"zoe brandt"', {LEVEE, PUMPS}),
        ('claim.by:"brandt zoe"', set()),
        ("claim.by:Kovář", {LEVEE, PUMPS}),
        ("claim.by:petr", {LEVEE, PUMPS}),
        ("claim.by:brandt's", {LEVEE, PUMPS}),
        ("claim.by:kov*", {LEVEE, PUMPS}),
        ("claim.by:kowar~", {LEVEE, PUMPS}),
        ("claim.by:(brandt OR nobody)", {LEVEE, PUMPS}),
        ("claim.by:(brandt petr)", set()),
        ("claim.by:nobody", set()),
        ("claim.of:people", {LEVEE}),
        ("claim.of:soldier", {PUMPS}),
        ("claim.of:(home OR pump)", {LEVEE, PUMPS}),
        ("claim.num:12000", {LEVEE}),
        ("claim.num:12,000", {LEVEE}),
        ("claim.num:12k", {LEVEE}),
        ("claim.num:>12000", set()),
        ("claim.num:>=12000", {LEVEE}),
        ("claim.num:<12000", {LEVEE, PUMPS}),
        ("claim.num:<3", set()),
        ("claim.num:<=3", {PUMPS}),
        ("claim.num:300..600", {PUMPS}),
        ("claim.num:..3", {PUMPS}),
        ("claim.num:1000..", {LEVEE}),
        ("claim.num:500", {PUMPS}),
        ("claim.num:(40 OR 3)", {LEVEE, PUMPS}),
        ("claim.is:denied", {PUMPS}),
        ("claim.is:hedged", {LEVEE}),
        ("claim.is:unverified", {PUMPS}),
        ("claim.is:confirmed", set()),
        ("claim.is:questioned", set()),
        ("claim.is:intended", set()),
        ("claim.is:plain", {LEVEE, PUMPS}),
        ("claim.is:attributed", {LEVEE, PUMPS}),
        ("claim.is:hedged -claim.is:attributed", {LEVEE}),
        ("claim.speech:direct", {LEVEE}),
        ("claim.speech:none", {LEVEE}),
        ("claim.speech:mixed", set()),
        ("claim.date:2024-03-06", {PUMPS}),
        ("claim.date:2024-03", {PUMPS}),
        ("claim.date:..2023", set()),
        ("levee claim.is:plain", {LEVEE, PUMPS}),
        ("rise claim.by:brandt", {LEVEE}),
        ("title:calm OR claim.is:denied", {CALM, PUMPS}),
        ("NOT claim.is:attributed", {CALM}),
        ("levee -claim.is:denied", {LEVEE, CALM}),
        ("date:..2024-03-06 claim.by:brandt", {LEVEE}),
    ],
)  # fmt: skip
def test_claim_fields_find_articles_by_what_they_claim(index: Index, query: str, found: set[str]) -> None:
    assert articles(index, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("claim.by:brandt claim.num:>=12000", {LEVEE}),
        ("claim.by:kovar claim.num:>=12000", set()),
        ("claim.by:brandt claim.speech:direct", set()),
        ("claim.by:petr claim.speech:direct claim.num:40", {LEVEE}),
        ("claim.by:brandt -claim.is:denied", {LEVEE}),
        ("claim.by:brandt NOT claim.num:>0", {PUMPS}),
        ("claim.by:(brandt OR kovar) claim.is:unverified", {PUMPS}),
        ("(claim.by:brandt OR claim.speech:direct) claim.num:40", {LEVEE}),
        ("claim.by:brandt levee claim.num:40", set()),
        ("claim.by:brandt OR claim.num:40", {LEVEE, PUMPS}),
    ],
)
def test_several_claim_terms_hold_of_one_claim(index: Index, query: str, found: set[str]) -> None:
    assert articles(index, query) == found


def test_what_is_counted_and_how_many_hold_of_one_figure(index: Index) -> None:
    assert articles(index, "claim.of:soldiers claim.num:>=500") == {PUMPS}
    assert articles(index, "claim.of:pumps claim.num:>=500") == set()
    assert articles(index, "claim.of:pumps -claim.num:>=500") == {PUMPS}


def test_over_five_hundred_is_five_hundred_and_more(index: Index) -> None:
    assert articles(index, "claim.num:>500 claim.of:soldiers") == {PUMPS}
    assert articles(index, "claim.num:<500 claim.of:soldiers") == set()
    assert articles(index, "claim.num:>501 claim.of:soldiers") == set()


def test_a_range_is_found_by_any_number_in_it(tmp_path: Path) -> None:
    found = {CALM: [said("Nothing was claimed", None, figure("Nothing", None, low=20, high=30))]}
    corpus = corpus_in(tmp_path / "corpus", {CALM: TEXTS[CALM]})
    build(corpus, tmp_path / "index", annotate=Finder(found), processes=1)
    index = Index.open(corpus, tmp_path / "index")
    for query, expected in (("25", 1), ("20", 1), (">30", 0), (">=30", 1), ("31..40", 0), ("..19", 0), ("10..21", 1)):
        assert index.search(f"claim.num:{query}").total == expected, query


def test_the_claims_that_answer_are_marked_and_of_figures_the_figure(index: Index) -> None:
    assert marked(index, "claim.is:denied", PUMPS) == ["Zoe Brandt denied on 6 March that pumps failed"]
    assert marked(index, "claim.by:petr", PUMPS) == ["Over 500 soldiers and 3 pumps came, Kovar said"]
    assert marked(index, "claim.of:people claim.by:brandt", LEVEE) == ["12,000"]
    assert marked(index, "levee claim.of:soldiers", PUMPS) == ["Over 500", "Levee"]
    assert marked(index, "claim.by:brandt", CALM) == []
    assert marked(index, "-claim.is:hedged", PUMPS) == []


def test_passages_show_the_claims_that_answer(index: Index) -> None:
    (hit,) = index.search("claim.speech:direct").hits
    (passage,) = hit.passages
    text = index.article(LEVEE).text
    assert [span.of(text) for span in passage.hits] == ["“We lost 40 homes,” said Petr Kovář"]
    assert "We lost 40 homes" in passage.text


def test_while_a_claim_field_is_typed_its_value_is_open(index: Index) -> None:
    assert articles(index, "claim.by:bra", typing=True) == {LEVEE, PUMPS}
    assert articles(index, "levee claim.is:den", typing=True) == {LEVEE, PUMPS, CALM}
    assert articles(index, "levee claim.num:>", typing=True) == {LEVEE, PUMPS, CALM}


# Claims by themselves


def test_claims_are_listed_by_the_terms_that_each_satisfies(index: Index) -> None:
    assert claims(index, "claim.by:brandt") == ["pumps c1", "levee c1"]
    assert claims(index, "title:levee") == ["levee c1", "levee c2", "levee c3"]
    assert claims(index, "title:levee claim.num:>0") == ["levee c1", "levee c2"]
    assert claims(index, "-claim.is:denied claim.by:brandt") == ["levee c1"]
    assert claims(index, "-claim.is:plain") == ["pumps c2", "levee c3"]
    assert claims(index, "title:calm") == []
    assert len(claims(index, "")) == 5


def test_a_claim_comes_with_its_words_its_article_and_the_one_name_of_its_actor(index: Index) -> None:
    (hit,) = index.claims("claim.is:denied").hits
    assert hit.words == "Zoe Brandt denied on 6 March that pumps failed"
    assert hit.entry.title == "Pumps"
    assert hit.record["actor"] == "Zoë Brandt"
    assert hit.record["stance"] == "denies"
    assert index.claims("claim.is:denied", words=False).hits[0].words == ""


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("article", ["pumps c1", "pumps c2", "levee c1", "levee c2", "levee c3"]),
        ("actor", ["pumps c2", "levee c2", "pumps c1", "levee c1", "levee c3"]),
        ("figure", ["levee c2", "pumps c2", "levee c1", "pumps c1", "levee c3"]),
        ("-figure", ["levee c1", "pumps c2", "levee c2", "pumps c1", "levee c3"]),
        ("date", ["pumps c1", "pumps c2", "levee c1", "levee c2", "levee c3"]),
    ],
)
def test_claims_come_in_the_order_asked_for(index: Index, order: Any, found: list[str]) -> None:
    assert claims(index, "", order=order) == found
    assert [*claims(index, "", order=order, limit=2), *claims(index, "", order=order, limit=9, offset=2)] == found


def test_claims_are_counted_by_actor_and_by_how_they_are_made(index: Index) -> None:
    results = index.claims("", limit=0)
    assert (results.total, results.articles) == (5, 2)
    assert results.facets.actors == {"Petr Kovář": 2, "Zoë Brandt": 2}
    assert results.facets.certainty == {"plain": 3, "hedged": 1, "unverified": 1}
    assert results.facets.stance == {"asserts": 4, "denies": 1}
    assert results.facets.speech == {"indirect": 3, "none": 1, "direct": 1}
    assert index.claims("claim.is:denied").facets.actors == {"Zoë Brandt": 1}


def test_articles_are_counted_by_who_claims_and_how(index: Index) -> None:
    every = index.facets("*")
    assert every.actors == {"Petr Kovář": 2, "Zoë Brandt": 2}
    assert every.claims == {"denied": 1, "hedged": 1, "unverified": 1}
    assert index.facets("title:levee").claims == {"hedged": 1}
    assert index.facets("title:calm").actors == {}


# Building


def test_a_refresh_keeps_the_claims_of_what_has_not_changed(tmp_path: Path) -> None:
    corpus, directory = corpus_in(tmp_path / "corpus"), tmp_path / "index"
    seen: list[str] = []

    class Watching(Finder):
        def __call__(self, article: Article) -> Any:
            seen.append(article.id)
            return super().__call__(article)

    build(corpus, directory, annotate=Watching(), processes=1)
    (corpus.root / "levee.md").write_text(TEXTS[LEVEE] + " More.", encoding="utf-8")
    seen.clear()
    build(corpus, directory, annotate=Watching(), processes=1)
    index = Index.open(corpus, directory)
    assert seen == [LEVEE]
    (corpus.root / "calm.md").unlink()
    build(corpus, directory, annotate=Watching(), processes=1)
    assert index.refresh()
    assert claims(index, "") == ["pumps c1", "pumps c2", "levee c1", "levee c2", "levee c3"]
    assert articles(index, "claim.by:petr claim.is:unverified") == {PUMPS}
    assert index.annotation(PUMPS)["claims"][0]["stance"] == "denies"


def test_another_version_of_what_finds_claims_makes_the_index_stale(tmp_path: Path) -> None:
    corpus, directory = corpus_in(tmp_path / "corpus"), tmp_path / "index"
    build(corpus, directory, processes=1)
    assert not stale(corpus, directory)
    assert stale(corpus, directory, Finder())
    report = build(corpus, directory, annotate=Finder(), processes=1)
    assert not report.note
    assert not stale(corpus, directory, Finder())
    newer = Finder()
    newer.version = "2"
    assert stale(corpus, directory, newer)
    assert "how claims are found has changed" in build(corpus, directory, annotate=newer, processes=1).note


def test_an_index_without_claims_says_how_to_get_them(tmp_path: Path) -> None:
    corpus, directory = corpus_in(tmp_path / "corpus"), tmp_path / "index"
    build(corpus, directory, processes=1)
    index = Index.open(corpus, directory)
    assert not index.has_claims
    for ask in (index.search, index.claims):
        with pytest.raises(QueryError, match="run crossread index"):
            ask("levee claim.by:brandt")
    assert articles(index, "levee") == {LEVEE, PUMPS, CALM}


def test_no_article_and_no_claim_are_no_trouble(tmp_path: Path) -> None:
    for name, texts in (("none", {}), ("calm", {CALM: TEXTS[CALM]})):
        corpus = corpus_in(tmp_path / name, texts)
        build(corpus, tmp_path / f"{name}-index", annotate=Finder(), processes=1)
        index = Index.open(corpus, tmp_path / f"{name}-index")
        for query in ("", "claim.by:x", "claim.num:>1 claim.of:y", "-claim.is:hedged", "claim.date:2024"):
            assert index.claims(query).total == 0
            assert not index.claims(query, order="-figure").facets.actors


@pytest.mark.parametrize("pattern", ["claims-*", "*.found"])
def test_a_damaged_file_of_claims_is_noticed_and_mended_by_the_next_build(tmp_path: Path, pattern: str) -> None:
    corpus, directory = corpus_in(tmp_path / "corpus"), tmp_path / "index"
    build(corpus, directory, annotate=Finder(), processes=1)
    (file,) = directory.glob(pattern)
    file.write_bytes(file.read_bytes()[:-10])
    with pytest.raises(DamagedIndexError):
        Index.open(corpus, directory)
    assert "built again" in build(corpus, directory, annotate=Finder(), processes=1).note
    assert len(claims(Index.open(corpus, directory), "")) == 5


def test_an_old_generation_leaves_nothing_behind(tmp_path: Path) -> None:
    corpus, directory = corpus_in(tmp_path / "corpus"), tmp_path / "index"
    for text in ("One.", "Two words.", "And three words."):
        (corpus.root / "calm.md").write_text(text, encoding="utf-8")
        build(corpus, directory, annotate=Finder(), processes=1)
    assert len([*directory.glob("claims-*")]) == 1
    assert len([*directory.glob("*.found")]) == len([*directory.glob("*.words")])


def test_claims_are_found_by_several_processes_as_by_one(tmp_path: Path) -> None:
    texts = {f"n{number}": f"Report {number} says {number} boats sank. " + "Rain fell. " * 800 for number in range(60)}
    corpus = corpus_in(tmp_path / "corpus", texts)
    for name, processes in (("one", 1), ("two", 2)):
        build(corpus, tmp_path / name, annotate=boats, processes=processes)
    one, two = (Index.open(corpus, tmp_path / name) for name in ("one", "two"))
    for query in ("", "claim.num:>=40", "claim.of:boat claim.num:7..9"):
        assert json.dumps([hit.record for hit in one.claims(query, 100, order="figure").hits]) == json.dumps(
            [hit.record for hit in two.claims(query, 100, order="figure").hits]
        )
    assert two.claims("claim.num:7..9").total == 3


def boats(article: Article) -> Any:
    """One claim an article, as a process of its own can make it."""
    number = article.text.split()[1]
    words = f"{number} boats sank"
    return {"claims": [record(article.text, 1, said(words, None, figure(words, float(number), "boats")))]}
