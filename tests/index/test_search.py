"""Searching: what each form of query finds, in which order, with which words marked."""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.folder import Corpus, open_corpus
from index.build import build
from index.errors import Cancelled, DamagedIndexError, QueryError
from index.search import Index

DAM, SCHOOL, PUMPS, CAFE = "north-dam-holds", "north-school", "south-pumps", "south-café"


@dataclass
class Kept:
    """What a person added, as a test gives it."""

    read: Set[str] = field(default_factory=set)
    noted: Set[str] = field(default_factory=set)
    tags: Mapping[str, Set[str]] = field(default_factory=dict)
    queries: Mapping[str, str] = field(default_factory=dict)


def ids(index: Index, query: str, **options: Any) -> list[str]:
    """Ids of the articles that answer, in order."""
    return [hit.entry.id for hit in index.search(query, limit=1000, **options).hits]


def marked(index: Index, query: str, name: str) -> list[str]:
    """The words of an article's text that a query marks."""
    article = index.article(name)
    return [span.of(article.text) for span in index.spans(query, article)]


@pytest.fixture(scope="module")
def index(floods: Mapping[str, str], tmp_path_factory: pytest.TempPathFactory) -> Index:
    root = tmp_path_factory.mktemp("floods")
    for name, text in floods.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "corpus.yaml").write_text("abbreviations:\n  wb: '\"water board\"'\n", encoding="utf-8")
    directory = tmp_path_factory.mktemp("index")
    build(open_corpus(root), directory)
    return Index.open(open_corpus(root), directory)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dam", {DAM, SCHOOL, PUMPS, CAFE}),
        ("DAMS", {DAM, SCHOOL, PUMPS, CAFE}),
        ("flood", {SCHOOL}),
        ("floods", {SCHOOL}),
        ("cafe", {CAFE}),
        ("dam burst", {PUMPS, CAFE}),
        ("school OR pumps", {SCHOOL, PUMPS}),
        ("dam -burst", {DAM, SCHOOL}),
        ("NOT dam", set()),
        ("-school", {DAM, PUMPS, CAFE}),
        ("(school OR pumps) burst", {PUMPS}),
        ('"dam burst"', {PUMPS}),
        ('"burst dam"', set()),
        ('"burst dam"~1', {PUMPS}),
        ('"dam burst"~3', {PUMPS, CAFE}),
        ('"dam burst"~2', {PUMPS}),
        ("flood*", {SCHOOL}),
        ("organiz*", {SCHOOL}),
        ("organis*", set()),
        ("*ization", {SCHOOL}),
        ("te?ted", {SCHOOL}),
        ("scho*l", {SCHOOL}),
        ("pmups~", {PUMPS, SCHOOL}),
        ("skool~2", {SCHOOL}),
        ("skool~", set()),
        ("state-run", {DAM, PUMPS}),
        ('"state run"', {DAM}),
        ("staterun", {DAM, PUMPS}),
        ("o'brien", {DAM, PUMPS}),
        ("O’BRIEN", {DAM, PUMPS}),
        ("obrien", {DAM, PUMPS}),
        ("12000", {DAM}),
        ("12,000", {DAM}),
        ("2.5", {CAFE}),
        ("board's", {DAM}),
        ("北京", {CAFE}),
        ("大学", {CAFE}),
        ("京北", set()),
        ("title:dam", {DAM}),
        ("text:school", {SCHOOL}),
        ("title:(school hall)", {SCHOOL}),
        ("title:(school OR cost)", {SCHOOL, CAFE}),
        ('title:"holt holds"', {DAM}),
        ("outlet:north", {DAM, SCHOOL}),
        ("source:NORTH", {DAM, SCHOOL}),
        ('outlet:"southern echo"', {CAFE}),
        ("outlet:sou*", {CAFE}),
        ("author:varga", {DAM, SCHOOL}),
        ('author:"tom reed"', {SCHOOL}),
        ('author:"reed ines"', set()),
        ("author:vagra~", {DAM, SCHOOL}),
        ("tag:floods", {DAM, CAFE}),
        ("tag:schools", {SCHOOL}),
        ("tag:#Floods", {DAM, CAFE}),
        ("tag:flood", set()),
        ("tag:flood*", {DAM, CAFE}),
        ("id:north-school", {SCHOOL}),
        ("id:north-*", {DAM, SCHOOL}),
        ("id:nothing", set()),
        ("path:north", {DAM, SCHOOL}),
        ("path:north/", {DAM, SCHOOL}),
        ("path:nor", set()),
        ("path:*/pumps.txt", {PUMPS}),
        ("path:south/pumps.txt", {PUMPS}),
        ("path:*.md", {DAM, SCHOOL, CAFE}),
        ("date:2024-03-05", {DAM}),
        ("date:2024-03", {DAM, SCHOOL}),
        ("date:2024-03-06..", {SCHOOL, CAFE}),
        ("date:..2024-03-05", {DAM}),
        ("date:>2024-03-06", {CAFE}),
        ("date:<2024", set()),
        ("*", {DAM, SCHOOL, PUMPS, CAFE}),
        ("", {DAM, SCHOOL, PUMPS, CAFE}),
        ("wb", {DAM}),
        ("tag:floods burst", {CAFE}),
        ("-tag:floods dam", {SCHOOL, PUMPS}),
        ("is:unread", {DAM, SCHOOL, PUMPS, CAFE}),
        ("is:read", set()),
        ("has:note", set()),
    ],
)
def test_each_form_of_query_finds_its_articles(index: Index, query: str, found: set[str]) -> None:
    results = index.search(query)
    assert {hit.entry.id for hit in results.hits} == found
    assert results.total == len(found)


def test_what_the_person_added_can_be_searched_for(index: Index) -> None:
    kept = Kept(read={DAM}, noted={CAFE}, tags={PUMPS: {"Check", "floods"}}, queries={"bursts": "burst sort:date"})
    assert set(ids(index, "is:unread", kept=kept)) == {SCHOOL, PUMPS, CAFE}
    assert ids(index, "is:read", kept=kept) == [DAM]
    assert ids(index, "has:note", kept=kept) == [CAFE]
    assert ids(index, "tag:check", kept=kept) == [PUMPS]
    assert set(ids(index, "tag:floods", kept=kept)) == {DAM, PUMPS, CAFE}
    assert ids(index, "query:bursts", kept=kept) == [CAFE, PUMPS]
    assert ids(index, "query:bursts -million", kept=kept) == [PUMPS]


def test_the_best_come_first_and_a_title_counts_for_more(index: Index) -> None:
    assert ids(index, "dam")[0] == DAM
    assert ids(index, "school pumps") == [SCHOOL]
    scores = [hit.score for hit in index.search("dam OR school").hits]
    assert scores == sorted(scores, reverse=True)
    assert all(score > 0 for score in scores)


def test_without_a_word_to_rank_by_the_newest_come_first_and_undated_last(index: Index) -> None:
    assert ids(index, "*") == [CAFE, SCHOOL, DAM, PUMPS]
    assert ids(index, "dam sort:-date") == [CAFE, SCHOOL, DAM, PUMPS]
    assert ids(index, "dam sort:date") == [DAM, SCHOOL, CAFE, PUMPS]


@pytest.mark.parametrize(
    ("query", "name", "words"),
    [
        ("dam", DAM, ["dam", "dam"]),
        ("flood", SCHOOL, ["floods", "Flooding"]),
        ('"dam burst"', PUMPS, ["dam burst"]),
        ('"burst dam"~3', CAFE, ["burst", "dam"]),
        ("state-run", DAM, ["state-run"]),
        ("staterun", DAM, ["state-run"]),
        ("state-run", PUMPS, ["staterun"]),
        ("state", DAM, ["state"]),
        ("obrien", DAM, ["O'Brien"]),
        ("o'brien", PUMPS, ["O’Brien"]),
        ("board", DAM, ["board", "board"]),
        ("12000", DAM, ["12,000"]),
        ("organiz*", SCHOOL, ["organization"]),
        ("te?ted", SCHOOL, ["tested"]),
        ("pmups~", PUMPS, ["Pumps", "pumps"]),
        ("大学", CAFE, ["大学"]),
        ("title:dam", DAM, []),
        ("dam -burst", DAM, ["dam", "dam"]),
        ("school OR (dam burst)", SCHOOL, ["school"]),
        ("dam date:2024-03", DAM, ["dam", "dam"]),
        ("dam date:2023", DAM, []),
        ("outlet:north", DAM, []),
        ("*", DAM, []),
        ("wb", DAM, ["water board"]),
    ],
)
def test_what_matched_is_marked_no_more_and_no_less(index: Index, query: str, name: str, words: list[str]) -> None:
    assert marked(index, query, name) == words


def test_words_of_the_title_are_marked_in_the_title(index: Index) -> None:
    (hit,) = index.search("title:holt").hits
    assert [span.of(hit.entry.title) for span in hit.title_hits] == ["Holt"]
    assert all(not passage.hits for passage in hit.passages)
    assert index.search("dam").hits[0].title_hits
    article = index.article(DAM)
    assert [span.of(article.title) for span in index.title_spans("dam holds", article)] == ["Dam", "holds"]


def test_passages_quote_the_article_and_hold_the_hits(index: Index) -> None:
    for query in ("dam", "said", '"dam burst"~3', "*", "title:dam"):
        for hit in index.search(query).hits:
            text = index.article(hit.entry.id).text
            assert hit.passages
            for passage in hit.passages:
                assert passage.text == passage.span.of(text)
                assert all(passage.span.holds(span) for span in passage.hits)


def test_while_typing_the_last_word_finds_what_starts_with_it(index: Index) -> None:
    assert set(ids(index, "scho", typing=True)) == {SCHOOL}
    assert set(ids(index, "dam bur", typing=True)) == {PUMPS, CAFE}
    assert set(ids(index, "organizat", typing=True)) == {SCHOOL}
    assert set(ids(index, '"water bo', typing=True)) == {DAM}
    assert set(ids(index, "(school OR pum", typing=True)) == {SCHOOL, PUMPS}
    assert set(ids(index, "state-r", typing=True)) == {DAM, PUMPS}
    assert ids(index, "scho ", typing=True) == []
    assert ids(index, "scho") == []
    article = index.article(SCHOOL)
    assert [span.of(article.text) for span in index.spans("flo", article, typing=True)] == ["floods", "Flooding"]


def test_the_word_itself_ranks_above_what_only_starts_with_it(index_of: Callable[[Mapping[str, str]], Index]) -> None:
    index = index_of({"a.txt": "A pumper came by today.", "b.txt": "One pump was there today."})
    assert ids(index, "pump", typing=True)[0] == "b"


def test_a_page_of_results_can_be_asked_for(index: Index) -> None:
    every = ids(index, "dam")
    assert [hit.entry.id for hit in index.search("dam", limit=2, offset=1).hits] == every[1:3]
    assert index.search("dam", limit=1).total == 4
    assert index.search("dam", limit=5, offset=10).hits == ()
    assert index.ids("dam") == every


def test_results_say_what_was_understood(index: Index) -> None:
    results = index.search("Dam  AND (burst)")
    assert results.query == "Dam burst"
    assert results.reading == "Dam AND burst"
    assert results.seconds > 0
    assert index.check("dam date:2w..", today=date(2024, 3, 20)) == "dam AND published since 6 Mar 2024"


def test_unknown_words_bring_whole_queries_to_try(index: Index) -> None:
    assert index.search("scool").suggestions[0] == "school"
    assert index.search("dam outlet:north piple").suggestions[0] == "dam outlet:north people"
    assert index.search("xyzzyq").suggestions == ()
    assert index.search("school").suggestions == ()
    assert index.search("school OR piple").suggestions[0] == "school OR people"
    assert index.search("school OR piple", typing=True).suggestions == ()
    assert index.search("piple", typing=True).suggestions[0] == "people"
    assert index.search("million scho", typing=True).suggestions == ()
    assert "organization" in index.search("organizaton").suggestions
    for query in index.search("tested organizaton").suggestions:
        assert index.search(query).total


def test_facets_count_the_answers(index: Index) -> None:
    facets = index.facets("dam")
    assert facets.outlets == {"North Post": 2, "Southern Echo": 1}
    assert list(facets.months.items()) == [("2024-03", 2), ("2024-04", 1)]
    assert facets.tags == {"floods": 2, "Schools": 1, "holt": 1}
    assert index.facets("dam", kept=Kept(tags={PUMPS: {"late"}, DAM: {"floods"}})).tags["late"] == 1
    assert index.facets("dam", kept=Kept(tags={DAM: {"floods"}})).tags["floods"] == 2
    assert index.facets("nothingness").outlets == {}


def test_the_catalogue_lists_every_article(index: Index) -> None:
    assert len(index) == 4
    assert [entry.id for entry in index.entries(order="path")] == [DAM, SCHOOL, CAFE, PUMPS]
    assert [entry.id for entry in index.entries()] == [CAFE, SCHOOL, DAM, PUMPS]
    assert [entry.id for entry in index.entries(1, 2, "date")] == [SCHOOL, CAFE]
    entry = index.entry(SCHOOL)
    assert entry is not None
    assert (entry.title, entry.outlet, entry.authors) == (
        "School opens its hall",
        "North Post",
        ("Tom Reed", "Ines Varga"),
    )
    assert (entry.published, entry.tags, entry.locator.path) == (date(2024, 3, 6), ("Schools",), "north/school.md")
    assert entry.length == len(index.article(SCHOOL).text)
    assert index.entry("nothing") is None
    inferred = index.entry(PUMPS)
    assert inferred is not None
    assert "title" in inferred.inferred


def test_an_unknown_article_is_a_key_error(index: Index) -> None:
    with pytest.raises(KeyError):
        index.article("nothing")


def test_a_fault_in_a_query_reaches_the_caller_as_one_line(index: Index) -> None:
    with pytest.raises(QueryError, match="did you mean source:"):
        index.search("sorce:post")


def test_a_search_gives_up_when_asked_to(index: Index) -> None:
    with pytest.raises(Cancelled):
        index.search("dam", cancelled=lambda: True)


def test_an_article_that_has_gone_is_shown_by_its_title(
    corpus_of: Callable[[Mapping[str, str]], Corpus], tmp_path: Path
) -> None:
    corpus = corpus_of({"a.txt": "The bridge is closed.", "b.txt": "The bridge is open."})
    build(corpus, tmp_path / "index")
    (corpus.root / "a.txt").unlink()
    results = Index.open(corpus, tmp_path / "index").search("bridge")
    assert results.total == 2
    assert sum(bool(hit.passages) for hit in results.hits) == 1


def test_a_corpus_without_an_index_says_how_to_build_it(
    corpus_of: Callable[[Mapping[str, str]], Corpus], tmp_path: Path
) -> None:
    with pytest.raises(DamagedIndexError, match="crossread index"):
        Index.open(corpus_of({"a.txt": "Words."}), tmp_path / "nowhere")


def test_an_empty_corpus_answers_every_query_with_nothing(index_of: Callable[[Mapping[str, str]], Index]) -> None:
    index = index_of({})
    for query in (
        "",
        "*",
        "dam",
        "-dam",
        '"a b"',
        "a*",
        "abc~",
        "outlet:x",
        "tag:x",
        "id:x",
        "path:x",
        "date:2024",
        "is:unread",
    ):
        assert index.search(query).total == 0
    assert index.facets("*").outlets == {}
    assert index.entries() == []


def test_a_wildcard_that_stands_for_too_many_words_says_so(index_of: Callable[[Mapping[str, str]], Index]) -> None:
    index = index_of({"a.txt": " ".join(f"w{n}x" for n in range(1_500))})
    assert "only the 1,000 commonest of 1,500 words" in index.search("w*").reading
    assert "only" not in index.search("w1*").reading
