"""What holds of threads among whatever articles: no order matters, no article is set against itself."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from claims.comparison import Comparison, compare
from corpus.article import Article, Locator

SENTENCES = (
    "The dam at Orvell burst on Tuesday.",
    "Officials said the Orvell dam had burst.",
    "The flood at Orvell killed 12 people.",
    "At least 15 people died in the Orvell flood, the mayor said.",
    "This is up from an estimated 9 people on Monday.",
    "The mayor denied that the dam had burst.",
    "Engineers deny that the dam at Orvell burst.",
    "About 4,000 people fled Orvell.",
    "More than 3,500 residents of Orvell were evacuated.",
    "The dam at Orvell could burst this weekend.",
    "Is the dam safe?",
    "“We saw the wall break,” a farmer said.",
    "The repair of the dam at Orvell will cost $2.4 million.",
    "The repair of the dam at Lorne will cost $2.4 million.",
)
DAYS = (None, date(2021, 5, 4), date(2021, 5, 9))

texts = st.lists(st.sampled_from(SENTENCES), max_size=5).map(" ".join)
articles = st.lists(st.tuples(texts, st.sampled_from(DAYS)), min_size=2, max_size=4, unique_by=lambda told: told[0])


def compared(told: Sequence[tuple[str, date | None]]) -> Comparison:
    return compare(
        [Article(text[:60] or "empty", text, "Report", Locator("x"), published=day, hash=text) for text, day in told]
    )


def told_of(comparison: Comparison) -> set[object]:
    """All that threads say, articles named by their texts and pairs without an order."""
    found: set[object] = set()
    for thread in comparison.threads:
        texts = [comparison.articles[member.article].text for member in thread.members]
        pairs = {
            (
                frozenset((texts[at], thread.members[at].sentence) for at in (pair.a, pair.b)),
                pair.relation,
                pair.on,
                frozenset(pair.detail.split(" / ")),
            )
            for pair in thread.relations
        }
        members = {(text, m.span, m.claim) for text, m in zip(texts, thread.members, strict=True)}
        states = {(a.text, thread.state(at)) for at, a in enumerate(comparison.articles)}
        silent = {(comparison.articles[s.article].text, s.nearest, s.unknown) for s in thread.silent}
        found.add((thread.label, thread.spread, *map(frozenset, (pairs, members, states, silent))))
    return found


@settings(max_examples=40, deadline=None)
@given(articles, st.randoms(use_true_random=False))
def test_nothing_depends_on_the_order_of_articles(told: list[tuple[str, date | None]], chance: st.DrawFn) -> None:
    turned = list(told)
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert told_of(compared(turned)) == told_of(compared(told))


@settings(max_examples=40, deadline=None)
@given(articles)
def test_two_articles_relate_alike_from_either_side(told: list[tuple[str, date | None]]) -> None:
    for thread in compared(told).threads:
        for a in range(len(told)):
            assert thread.between(a, a) is None
            for b in range(len(told)):
                assert thread.between(a, b) == thread.between(b, a)


@settings(max_examples=40, deadline=None)
@given(articles)
def test_a_cell_says_no_less_than_the_gravest_relation_of_its_article(told: list[tuple[str, date | None]]) -> None:
    for thread in compared(told).threads:
        for pair in thread.relations:
            for at in (pair.a, pair.b):
                state = thread.state(thread.members[at].article)
                assert state not in ("silent", "unknown")
                if pair.relation in ("differs", "contradicts"):
                    assert state in ("differs", "contradicts", "denied")


@settings(max_examples=40, deadline=None)
@given(texts)
def test_an_article_beside_its_copy_says_nothing_but_the_same(text: str) -> None:
    copies = [Article(name, text, "Report", Locator("x"), hash=name) for name in ("one", "other")]
    relations = {pair.relation for thread in compare(copies).threads for pair in thread.relations}
    assert "differs" not in relations
