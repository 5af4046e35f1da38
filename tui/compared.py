"""A comparison as the screen shows it: the order in which it is stepped through, its marks, its words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.cells import cell_len

from corpus.article import Span
from tui.glyphs import glyphs
from tui.layers import Mark

if TYPE_CHECKING:
    from claims.comparison import Alignment, Comparison, Member, Relation, State, Thread

DIFFERENT: "tuple[Literal['contradicts'], Literal['differs']]" = ("contradicts", "differs")
GRAVEST: "tuple[Relation, ...]" = ("contradicts", "differs", "compatible", "agrees")
"""Relations, those first that tell most to a reader who looks for conflict."""


SURE = 0.6
"""Score of an alignment from which on it is shown: of the sample's articles, what is aligned with less is mostly of
different things."""


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the left and of the right article that go together; one of them None where only the other has it."""

    left: Span | None
    right: Span | None
    sign: str
    tone: str
    """`conflict`, `sign`, `also` or `alone`, the most telling first."""
    thread: int = -1
    """Its number in reading order; -1 for what isn't one."""


def sign(relation: str) -> str:
    """The glyph of a relation."""
    return str(getattr(glyphs(), relation))


def in_reading_order(comparison: "Comparison") -> "tuple[Thread, ...]":
    """The threads as the first article tells them; those it doesn't have last, as the next one does."""

    def place(thread: "Thread") -> tuple[int, int, int]:
        first = thread.members[0]
        return first.article, first.sentence.start, first.span.start

    return tuple(sorted(comparison.threads, key=place))


def most_telling(threads: "Iterable[Thread]") -> "list[Thread]":
    """Contradictions first, then differences, what is compatible, what agrees; in each the widest spread of figures
    first, then what most articles tell."""

    def rank(thread: "Thread") -> tuple[int, float, int]:
        tellers = {member.article for member in thread.members}
        return GRAVEST.index(thread.relation), -thread.spread, -len(tellers)

    return sorted(threads, key=rank)


def also_told(comparison: "Comparison") -> tuple[dict[int, Span], ...]:
    """Sentences that report the same thing without a claim in common: of each article that has one, the sentence.

    Of all that are surely aligned those that match each other best, and that share no thread with the other article.
    Furniture and editors' notes report nothing.
    """
    from claims.origins.own_words import page_lines

    articles = zip(comparison.articles, comparison.extractions, strict=True)
    pages = [page_lines(article.text, found.furniture) for article, found in articles]
    best: dict[tuple[int, int, Span], Alignment] = {}
    sure = [
        link
        for link in comparison.alignments
        if link.score >= SURE
        and not any(line.overlaps(link.a_span) for line in pages[link.a])
        and not any(line.overlaps(link.b_span) for line in pages[link.b])
    ]
    for link in sorted(sure, key=lambda link: link.score):
        best[link.a, link.b, link.a_span] = best[link.b, link.a, link.b_span] = link
    told = {
        (member.article, other.article, member.sentence)
        for thread in comparison.threads for member in thread.members for other in thread.members
    }  # fmt: skip
    group_of: dict[tuple[int, Span], dict[int, Span]] = {}
    for link in sorted(sure, key=lambda link: (-link.score, link.a, link.b, link.a_span)):
        here, there = (link.a, link.b, link.a_span), (link.b, link.a, link.b_span)
        if best[here] is best[there] and not told & {here, there}:
            _join(group_of, (link.a, link.a_span), (link.b, link.b_span))
    groups = {id(group): group for group in group_of.values()}
    return tuple(sorted(groups.values(), key=lambda group: min(group.items())))


def _join(group_of: dict[tuple[int, Span], dict[int, Span]], a: tuple[int, Span], b: tuple[int, Span]) -> None:
    """Puts two sentences together with what either is together with; no article has two sentences in a group."""
    one, other = group_of.get(a, dict([a])), group_of.get(b, dict([b]))
    if one is not other and not one.keys() & other.keys():
        joined = one | other
        group_of.update(dict.fromkeys(joined.items(), joined))


def links(
    comparison: "Comparison",
    threads: "Sequence[Thread]",
    also: Sequence[Mapping[int, Span]],
    left: int,
    current: int = -1,
    pane: int = 0,
) -> list[Link]:
    """What stands between an article and the next: of threads, the gravest first, of what both tell besides, and of
    what one of them alone has. `also` is what `also_told` says.

    Of the current thread the tellings are those that are set beside the one of the article in hand.
    """
    right, found = left + 1, []
    for number, thread in sorted(enumerate(threads), key=lambda entry: GRAVEST.index(entry[1].relation)):
        told = side_by_side(thread, pane if number == current else left)
        ends = [told.get(at) for at in (left, right)]
        if number != current and (pair := thread.between(left, right)):
            ends = [thread.members[at] for at in (pair.a, pair.b)]  # by article
        if related := _related(thread, *ends):
            tone = "conflict" if related in DIFFERENT else "alone" if related == "silent" else "sign"
            spans = [member.sentence if member else None for member in ends]
            found.append(Link(spans[0], spans[1], sign(related), tone, number))
    both = [group for group in also if {left, right} <= group.keys()]
    found += [Link(group[left], group[right], glyphs().also, "also") for group in both]
    found += [Link(span, None, sign("silent"), "alone") for span in comparison.alone[left]]
    return found + [Link(None, span, sign("silent"), "alone") for span in comparison.alone[right]]


def _related(thread: "Thread", one: "Member | None", other: "Member | None") -> str | None:
    """How two tellings relate; `silent` where there is only one, None where there is none.

    Of two of which nothing is said by themselves it is what is said of their articles, or that both tell it.
    """
    if one is None or other is None:
        return "silent" if one or other else None
    pair = thread.related(thread.members.index(one), thread.members.index(other))
    pair = pair or thread.between(one.article, other.article)
    return pair.relation if pair else "also"


def telling(thread: "Thread", article: int) -> "Member | None":
    """Of an article's tellings of a thread the one that its state is about: what denies, or is given otherwise."""
    told = [thread.members[at] for at in thread.told_by(article)]
    if not told:
        return None
    if thread.state(article) == "denied":
        return next((member for member in told if member.stance == "denies"), told[0])
    set_off = [span for span, _ in apart(thread, article)]
    return next((member for member in told if any(map(member.sentence.holds, set_off))), told[0])


def side_by_side(thread: "Thread", article: int) -> "dict[int, Member]":
    """Of each article that tells a thread the telling to set beside one article's: those that conflict most."""
    tellers = list(dict.fromkeys(member.article for member in thread.members))
    if article not in tellers:
        return {other: member for other in tellers if (member := telling(thread, other))}
    pairs = {other: pair for other in tellers if other != article and (pair := thread.between(article, other))}
    gravest = max(pairs.values(), key=lambda pair: GRAVEST[::-1].index(pair.relation), default=None)
    mine = set(thread.told_by(article))
    own = next((at for at in ((gravest.a, gravest.b) if gravest else ()) if at in mine), min(mine))
    found = {article: thread.members[own]}
    for other in tellers:
        theirs = set(thread.told_by(other))
        related = [pair for pair in thread.relations if own in (pair.a, pair.b) and {pair.a, pair.b} & theirs]
        pair = max(related, key=lambda pair: GRAVEST[::-1].index(pair.relation), default=pairs.get(other))
        if other != article:
            at = next((at for at in ((pair.a, pair.b) if pair else ()) if at in theirs), min(theirs))
            found[other] = thread.members[at]
    return found


def drifts(thread: "Thread") -> str:
    """`certainty: plain / hedged`: how tellings of a thread drift apart that say the same; "" where none does."""
    found = {drift.on: f"{drift.on}: {drift.detail}" for drift in reversed(thread.drift)}
    return ", ".join(found.values())


def member_state(thread: "Thread", at: int) -> "State":
    """What one telling says: it denies where others assert it, whichever article they stand in."""
    denies = thread.members[at].stance == "denies" and thread.relation == "contradicts"
    return "denied" if denies else thread.says(at)


def apart(thread: "Thread", article: int) -> Iterator[tuple[Span, bool]]:
    """The words of an article that others give otherwise, and whether they conflict with them."""
    yield from apart_in(thread, thread.told_by(article))


def apart_in(thread: "Thread", told: Sequence[int]) -> Iterator[tuple[Span, bool]]:
    """The same of some of its tellings."""
    for pair in thread.relations:
        for at, side in ((pair.a, "a"), (pair.b, "b")):
            for facet in pair.facets if at in told else ():
                if facet.on != "polarity" and facet.relation != "agrees":
                    yield getattr(facet, side), facet.relation in DIFFERENT


def resting_marks(comparison: "Comparison", article: int) -> Iterator[Mark]:
    """What only this article has, and what it gives otherwise than others."""
    for span in comparison.alone[article]:
        yield Mark(span, "alone", glyphs().alone)
    for thread in comparison.threads:
        for span, conflicts in apart(thread, article):
            yield Mark(span, "conflict" if conflicts else "near")


def summary(comparison: "Comparison", also: int, width: int) -> str:
    """`Compare 2   ·   6 shared claims   4 = agrees   1 ≠ differs   ·   7 only left`, as much as there is room for."""
    shared = len(comparison.threads)
    counts = [(sum(thread.relation == name for thread in comparison.threads), sign(name), name) for name in GRAVEST]
    told = [entry for entry in [*counts, (also, glyphs().also, "also told")] if entry[0]]
    alone = [len(spans) for spans in comparison.alone]
    each = " + ".join(map(str, alone))
    only = f"{alone[0]} only left   {alone[1]} only right" if len(alone) == 2 else f"only one has {each}"
    origins = len(comparison.origins)
    same = [f"{origins} origin{'' if origins == 1 else 's'}"] if origins < len(alone) else []
    claims = f"{shared} shared claim{'' if shared == 1 else 's'}"
    words = "   ".join([claims, *(f"{count} {glyph} {name}" for count, glyph, name in told)])
    short = "   ".join([claims, *(f"{count} {glyph}" for count, glyph, _ in told)])
    head = [f"Compare {len(alone)}", *same]
    brief = "  ·  ".join([*head, short])
    forms = ["   ·   ".join([*head, words, only]), "   ·   ".join([*head, short, only]), brief]
    forms.append(brief.replace(" shared ", " ").replace("   ", "  "))
    return next((form for form in forms if cell_len(form) <= width), forms[-1])
