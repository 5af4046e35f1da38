"""Passages: they quote the text, show the hits, and stay short."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from index.snippets import passages

SENTENCE = "The water rose by the hour and nobody slept in the lower town that night. "


@st.composite
def texts_with_hits(draw: st.DrawFn) -> tuple[str, list[Span]]:
    text = draw(st.text(alphabet="ab \n.", max_size=600))
    hits = []
    at = 0
    for _ in range(draw(st.integers(0, 12))):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 300)))
        if end > start:
            hits.append(Span(start, end))
            at = end
    return text, hits


@given(texts_with_hits(), st.integers(1, 4), st.integers(20, 200))
def test_passages_quote_the_text_and_hold_their_hits(given: tuple[str, list[Span]], most: int, length: int) -> None:
    text, hits = given
    found = passages(text, hits, most, length)
    assert len(found) <= most
    assert bool(found) == bool(hits or text[:length].strip())
    for passage in found:
        assert passage.text == passage.span.of(text)
        assert all(passage.span.holds(hit) and hit in hits for hit in passage.hits)
        assert len(passage.text) <= max(length, *(hit.end - hit.start for hit in hits), 1) + length
    assert [p.span.start for p in found] == sorted(p.span.start for p in found)
    assert all(passage.hits for passage in found) or not hits


def test_a_passage_begins_and_ends_with_whole_words() -> None:
    text = SENTENCE * 20
    at = text.index("nobody", 500)
    (passage,) = passages(text, [Span(at, at + 6)], length=80)
    assert passage.text.split() == [word for word in passage.text.split() if word in text.split()]
    assert len(passage.text) <= 80


def test_the_passage_with_most_of_the_words_is_chosen() -> None:
    text = SENTENCE * 3 + "Dam. " + SENTENCE * 6 + "The dam burst at dawn. " + SENTENCE * 3
    hits = [Span(text.index("Dam."), text.index("Dam.") + 3)]
    hits += [Span(text.index(word), text.index(word) + len(word)) for word in ("dam", "burst")]
    (passage,) = passages(text, hits, most=1)
    assert "dam burst" in passage.text


def test_a_passage_keeps_to_its_paragraph() -> None:
    text = "A headline\n\nThe dam burst.\n\nBy our staff"
    at = text.index("dam")
    (passage,) = passages(text, [Span(at, at + 3)])
    assert passage.text == "The dam burst."


def test_without_hits_the_beginning_is_shown() -> None:
    (passage,) = passages(SENTENCE * 20, [])
    assert passage.span.start == 0
    assert SENTENCE.startswith(passage.text[:40])
    assert passages("", []) == ()
