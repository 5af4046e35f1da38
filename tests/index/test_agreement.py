"""The index, the marks in a text, a plain reading of the rules, and Whoosh's own searcher: all find the same."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA
from whoosh import query as whoosh_query
from whoosh.index import FileIndex

from corpus.folder import open_corpus
from index.analysis import Kind, fold, terms
from index.build import build
from index.catalogue import Catalogue
from index.errors import QueryError
from index.query.parser import parse
from index.query.printing import printed
from index.query.syntax import And, Everything, Fuzzy, Node, Not, Or, Phrase, Query, Wildcard, Word
from index.schema import schema
from index.search import Index
from index.storage import PlainStorage
from index.store import FORMAT

TEXTS = {
    "a.md": ("Floods at the dam", "The dams were old. Nobody feared floods; the dam burst at night."),
    "b.md": ("A quiet week", "State-run pumps failed and the pump-house burned. The dam held."),
    "c.md": ("Burst of rain", "Rain, rain and more rain: the burst dam, O'Brien said, was staterun."),
    "d.md": ("Nothing", "Organizations organized an organ concert in the old town hall."),
    "e.md": ("The mayor’s word", "The mayor said the mayors said: the the the end. Dam."),
    "f.md": ("", "12,000 people, 12000 beds and 2.5 tons of rain-soaked sand-bags."),
}
VOCABULARY = [
    *("dam", "dams", "floods", "the", "burst", "rain", "state-run", "staterun", "state", "o'brien", "pump-house"),
    *("organ", "organized", "mayor", "12,000", "2.5", "old", "said", "sand-bags", "zebra"),
]
PATTERNS = ["d*", "*an*", "?am", "organiz*", "fl*ds", "r?in", "12*", "state-r*", "*"]
ROUGH = ["dan", "flods", "myaor", "reign", "oragn"]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("corpus")
    for name, (title, text) in TEXTS.items():
        (root / name).write_text(f"---\ntitle: {title or '.'}\n---\n{text}\n", encoding="utf-8")
    build(open_corpus(root), root / "index")
    # A second build leaves two segments, one of them with an article that is gone.
    (root / "b.md").write_text((root / "b.md").read_text(encoding="utf-8") + "More rain fell.\n", encoding="utf-8")
    build(open_corpus(root), root / "index")
    return root


@pytest.fixture(scope="module")
def index(directory: Path) -> Index:
    return Index.open(open_corpus(directory), directory / "index")


scopes = st.sampled_from(["", "title", "text"])
words = st.builds(Word, st.sampled_from(VOCABULARY), scopes)
phrases = st.builds(
    Phrase,
    st.lists(st.sampled_from([*VOCABULARY, "d*"]), min_size=1, max_size=3).map(" ".join),
    scopes,
    st.sampled_from([0, 0, 1, 3, 8]),
)
leaves = st.one_of(
    words, words, phrases,
    st.builds(Wildcard, st.sampled_from(PATTERNS[:-1]), scopes),
    st.builds(Fuzzy, st.sampled_from(ROUGH), st.sampled_from([1, 2]), scopes),
)  # fmt: skip


def affordable(tree: Node) -> bool:
    """Whether a query asks for no more wildcards than one may."""
    try:
        parse(printed(Query(tree)))
    except QueryError as error:
        if "use fewer" not in str(error):
            raise
        return False
    return True


trees: st.SearchStrategy[Node] = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
).filter(affordable)
often = settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None
)


def places(text: str) -> Iterator[tuple[int, set[str]]]:
    """Each position of a text with its terms and written forms; parts of a joined word count where it starts."""
    found: dict[int, set[str]] = {}
    for term in terms(text):
        found.setdefault(term.position, set()).add(term.term)
    yield from sorted(found.items())


def fits(word: str, own: set[str]) -> bool:
    """Whether a word of a query, which may hold wildcards, is one of the terms at a place."""
    if "*" not in word and "?" not in word:
        return bool({t.term for t in terms(word) if t.kind is not Kind.SURFACE} & own)
    import re

    pattern = re.escape(fold(word)).replace(r"\*", ".*").replace(r"\?", ".")
    return any(re.fullmatch(pattern, term.removeprefix("=")) for term in own)


def spelled(text: str) -> list[list[str]]:
    """The ways to read a query's words: hyphenated ones in parts or as one."""
    ways: list[list[str]] = [[]]
    for word in text.split():
        parts = word.split("-")
        both = [parts, ["".join(parts)]] if len(parts) > 1 else [parts]
        ways = [[*way, *own] for way in ways for own in both]
    return ways


def stands(words: list[str], text: str, within: int | None) -> bool:
    """Whether words stand together in a text, told by trying every start."""
    at = dict(places(text))
    if within is None:
        return any(all(fits(w, at.get(start + n, set())) for n, w in enumerate(words)) for start in at)
    span = len(words) - 1 + within
    for start, own in at.items():
        for number, first in enumerate(words):
            if not fits(first, own):
                continue
            others = [w for n, w in enumerate(words) if n != number]
            inside = [terms_ for place, terms_ in at.items() if start < place <= start + span]
            enough = all(
                sum(fits(word, terms_) for terms_ in inside) >= sum(_same(word, other) for other in others)
                for word in others
            )
            if enough:
                return True
    return False


def _same(one: str, other: str) -> bool:
    return {t.term for t in terms(one)} & {t.term for t in terms(other)} != set() or one == other


def holds(node: Node, title: str, text: str) -> bool:
    """A plain reading of the language's rules."""
    match node:
        case And(parts):
            return all(holds(part, title, text) for part in parts)
        case Or(parts):
            return any(holds(part, title, text) for part in parts)
        case Not(part):
            return not holds(part, title, text)
        case Everything():
            return True
        case Word(words_, scope):
            return any(stands(way, one, None) for way in spelled(words_) for one in chosen(scope, title, text))
        case Phrase(words_, scope, within):
            ways = spelled(words_)
            return any(
                stands(way, one, within or None if len(way) > 1 else None)
                for way in ways
                for one in chosen(scope, title, text)
            )
        case Wildcard(pattern, scope):
            return any(stands(pattern.split("-"), one, None) for one in chosen(scope, title, text))
        case Fuzzy(word, distance, scope):
            stem = next(t.term for t in terms(word))
            near = (
                OSA.distance(stem, term.removeprefix("=")) <= distance
                for one in chosen(scope, title, text)
                for _, own in places(one)
                for term in own
            )
            return any(near)
    raise AssertionError(node)


def chosen(scope: str, title: str, text: str) -> list[str]:
    return {"title": [title], "text": [text]}.get(scope, [title, text])


@often
@given(tree=trees)
@example(tree=Phrase("dam old d*", "", 3))
def test_the_index_finds_what_the_rules_say(index: Index, tree: Node) -> None:
    query = printed(Query(tree))
    found = set(index.ids(query))
    expected = set()
    for entry in index.entries():
        article = index.article(entry.id)
        if holds(parse(query).root, article.title, article.text):
            expected.add(entry.id)
    assert found == expected


@often
@given(tree=trees)
def test_an_article_is_marked_if_and_only_if_the_index_found_it(index: Index, tree: Node) -> None:
    query = printed(Query(tree))
    found = set(index.ids(query))
    only_excludes = not any(positive(parse(query).root))
    for entry in index.entries():
        article = index.article(entry.id)
        spans = [*index.spans(query, article), *index.title_spans(query, article)]
        if entry.id not in found:
            assert spans == []
        elif not has_not(parse(query).root):
            assert spans
        elif only_excludes:
            assert spans == []


def has_not(node: Node) -> bool:
    match node:
        case And(parts) | Or(parts):
            return any(map(has_not, parts))
        case Not():
            return True
    return False


def positive(node: Node) -> Iterator[Node]:
    """Leaves that no NOT stands before."""
    match node:
        case And(parts) | Or(parts):
            for part in parts:
                yield from positive(part)
        case Not():
            return
        case _:
            yield node


@often
@given(tree=trees)
def test_marks_quote_the_text_in_order_without_overlap(index: Index, tree: Node) -> None:
    query = printed(Query(tree))
    for entry in index.entries():
        article = index.article(entry.id)
        last = 0
        for span in index.spans(query, article):
            assert last <= span.start < span.end <= len(article.text)
            last = span.end


def in_whoosh(node: Node) -> whoosh_query.Query:
    """The query as Whoosh would write it, for the forms that Whoosh has."""
    match node:
        case And(parts):
            return whoosh_query.And([in_whoosh(part) for part in parts])
        case Or(parts):
            return whoosh_query.Or([in_whoosh(part) for part in parts])
        case Word(text) | Phrase(text):
            found = [t.term for t in terms(text) if t.kind is Kind.MAIN]
            if len(found) == 1:
                return whoosh_query.Or([whoosh_query.Term(name, found[0]) for name in ("title", "text")])
            return whoosh_query.Or([whoosh_query.Phrase(name, found) for name in ("title", "text")])
    raise AssertionError(node)


plain_leaves = st.one_of(
    st.sampled_from([w for w in VOCABULARY if "-" not in w]).map(Word),
    st.lists(st.sampled_from(["dam", "the", "burst", "rain", "old", "said"]), min_size=2, max_size=3)
    .map(" ".join)
    .map(Phrase),
)
plain_trees: st.SearchStrategy[Node] = st.recursive(
    plain_leaves,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: And(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
    ),
    max_leaves=5,
)


@often
@given(tree=plain_trees)
def test_whooshs_own_searcher_finds_the_same_in_the_same_files(index: Index, directory: Path, tree: Node) -> None:
    storage = PlainStorage(directory / "index")
    whoosh_index = FileIndex(storage, schema=schema())
    catalogue = Catalogue(directory / "index" / f"catalogue-{index.generation}.arrays", FORMAT)
    with whoosh_index.searcher() as searcher:
        found = set(searcher.docs_for_query(in_whoosh(tree)))
        bases = [base for _, base in searcher.reader().leaf_readers()]
    numbers = catalogue.columns.numbers
    rows: Mapping[int, str] = {
        bases[int(numbers["segment"][row])] + int(numbers["doc"][row]): catalogue.entry(row).id
        for row in range(len(catalogue))
    }
    assert {rows[number] for number in found} == set(index.ids(printed(Query(tree))))
