"""The threads of a comparison as a stack: each article's words under its outlet, or that it is silent."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corpus.article import Span
from tui.bylines import date_in_words
from tui.compared import DIFFERENT, also_told, apart_in, drifts, member_state, sign
from tui.glyphs import glyphs
from tui.layers import Mark
from tui.widgets.stacked import Entry, Told

if TYPE_CHECKING:
    from claims.comparison import Comparison, State, Thread
    from corpus.article import Article

TOLD = 4
"""Tellings of one article shown under a claim."""
NEAREST = 160
"""Characters shown of the passage nearest to a claim that an article doesn't have."""


def state_sign(state: "State") -> str:
    """The glyph of what an article says on a claim."""
    own = {"hedged": glyphs().doubted, "denied": glyphs().denied, "unknown": glyphs().ellipsis}
    return own.get(state) or sign(state)


def entries(comparison: "Comparison", threads: "Sequence[Thread]") -> Iterator[Entry]:
    """The threads, in the order given."""
    for thread in threads:
        apart = f"   {drifts(thread)}" if thread.drift else ""
        title = f"{sign(thread.relation)} {thread.relation}{apart}   {_about(thread)}"
        told = tuple(told for number in range(len(comparison.articles)) for told in _told(comparison, thread, number))
        yield Entry(title, thread.relation in DIFFERENT, told)


def also(comparison: "Comparison") -> Iterator[Entry]:
    """What several articles tell without a claim in common, an entry each."""
    for group in also_told(comparison):
        told = tuple(
            Told(n, outlet_and_day(comparison.articles[n]), "", False, comparison.words(n, span))
            for n, span in sorted(group.items())
        )
        yield Entry(f"{glyphs().also} also told, with no claim in common", False, told)


def alone(comparison: "Comparison") -> Iterator[Entry]:
    """What only one article has, an entry an article."""
    for number, spans in enumerate(comparison.alone):
        if not spans:
            continue
        article = comparison.articles[number]
        many = f"{len(spans)} passage{'' if len(spans) == 1 else 's'}"
        told = tuple(Told(number, "", "", False, " ".join(comparison.words(number, span).split())) for span in spans)
        yield Entry(f"{glyphs().alone} {many} only in {outlet_and_day(article)}", False, told)


def _about(thread: "Thread") -> str:
    """What is set side by side, `10,000 / 12,000 troops`; the thread's label where nothing is."""
    gravest = [
        pair for pair in thread.relations if pair.relation == thread.relation and pair.on not in (None, "polarity")
    ]
    return gravest[0].detail if gravest and gravest[0].detail else thread.label


def outlet_and_day(article: "Article") -> str:
    """`Wire desk · 29 Oct 2024`, or the title of an article without an outlet."""
    day = date_in_words(article.published) if article.published else ""
    return " · ".join(filter(None, (article.outlet or article.title, day)))


def _told(comparison: "Comparison", thread: "Thread", number: int) -> Iterator[Told]:
    """An article's tellings of a thread, or its silence."""
    article, told = comparison.articles[number], thread.told_by(number)
    if not told:
        state = thread.state(number)
        nearest = next((silent.nearest for silent in thread.silent if silent.article == number), None)
        words = " ".join(comparison.words(number, nearest).split()) if nearest else ""
        words = words if len(words) <= NEAREST else words[:NEAREST].rsplit(" ", 1)[0] + f" {glyphs().ellipsis}"
        words = f"nearest: {words}" if words else ""
        marks: tuple[Mark, ...] = (Mark(Span(0, len(words)), "silent"),) if words else ()
        yield Told(number, outlet_and_day(article), f"{state_sign(state)} {state}", False, words, marks)
    for at in sorted(told, key=lambda at: thread.members[at].sentence)[:TOLD]:
        member, state = thread.members[at], member_state(thread, at)
        start = member.sentence.start
        marks = tuple(
            Mark(Span(span.start - start, span.end - start), "conflict" if conflicts else "near")
            for span, conflicts in apart_in(thread, (at,))
            if member.sentence.holds(span)
        )
        words = comparison.words(number, member.sentence)
        shown = f"{state_sign(state)} {'asserts' if state == 'contradicts' else state}"
        yield Told(number, outlet_and_day(article), shown, state in (*DIFFERENT, "denied"), words, marks)
