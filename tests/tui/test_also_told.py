"""What several articles tell without a claim in common: each sentence once, no article twice in a group."""

from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Extraction
from claims.comparison import Alignment, Comparison
from corpus.article import Article, Locator, Span
from tui.compared import SURE, also_told

NOTHING = Extraction((), (), (), (), (), ())


def comparison(aligned: list[tuple[int, int, int, int, float]], articles: int = 3) -> Comparison:
    """Articles without claims, of which the sentences that start at some offsets are aligned."""
    links = tuple(Alignment(a, b, Span(s, s + 1), Span(t, t + 1), score) for a, s, b, t, score in aligned)
    texts = tuple(Article(str(n), "x" * 99, str(n), Locator(str(n))) for n in range(articles))
    origins = tuple((n,) for n in range(articles))
    return Comparison(texts, (NOTHING,) * articles, origins, links, (), ((),) * articles, ())


def test_sentences_that_match_each_other_best_are_told_together() -> None:
    found = also_told(comparison([(0, 0, 1, 10, 0.9), (0, 0, 1, 20, 0.7), (1, 10, 2, 30, 0.8)]))
    assert found == ({0: Span(0, 1), 1: Span(10, 11), 2: Span(30, 31)},)


def test_what_is_hardly_aligned_is_left_out() -> None:
    assert also_told(comparison([(0, 0, 1, 10, SURE - 0.01)])) == ()


def test_notes_of_editors_and_furniture_are_told_by_nobody() -> None:
    text = "The quay at Mirl was closed on Friday.\n\nEditor’s note: Names of places were changed in this report.\n"
    articles = tuple(Article(str(n), text, str(n), Locator(str(n))) for n in range(2))
    spans = [Span(0, 38), Span(text.index("Editor"), len(text) - 1)]
    aligned = tuple(Alignment(0, 1, span, span, 0.95) for span in spans)
    found = Comparison(articles, (NOTHING,) * 2, ((0,), (1,)), aligned, (), ((),) * 2, ())
    assert also_told(found) == ({0: spans[0], 1: spans[0]},)


SIDES = st.sampled_from([(0, 1), (0, 2), (1, 2)])


@given(st.lists(st.tuples(SIDES, st.integers(0, 9), st.integers(0, 9), st.sampled_from([0.6, 0.7, 0.8, 0.9]))))
def test_no_sentence_is_in_two_groups_and_no_article_twice_in_one(rows: list) -> None:
    unique = {(a, s, b, t): score for (a, b), s, t, score in rows}
    found = also_told(comparison([(a, s, b, t, score) for (a, s, b, t), score in unique.items()]))
    sentences = [item for group in found for item in group.items()]
    assert len(sentences) == len(set(sentences))
    assert all(len(group) > 1 for group in found)
