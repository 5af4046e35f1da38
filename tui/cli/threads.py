"""A comparison on the command line: on a terminal threads with their passages, off it a line for each thing said."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from tui.cli.output import console, marked, on_terminal, write
from tui.compared import also_told, member_state, most_telling, sign
from tui.glyphs import glyphs
from tui.printable import printable_line

if TYPE_CHECKING:
    from rich.text import Text

    from claims.comparison import Comparison, Member, Related, Thread
    from corpus.article import Article, Span

STYLES = {"contradicts": "bold red", "differs": "bold yellow", "compatible": "cyan", "agrees": "green"}
INDENT = 5
"""Columns before what belongs to an article or a thread."""
NEAREST = 90
"""Characters shown of the passage nearest to a claim that an article doesn't have."""
ALONE = 200
"""Characters shown of a passage that only one article has."""


def show_comparison(comparison: "Comparison") -> None:
    """Prints all that articles say of each other."""
    if on_terminal():
        _show_rich(comparison)
    else:
        write("".join(f"{line}\n" for line in linear(comparison)))


def summary(comparison: "Comparison") -> str:
    """`5 articles, 4 origins; 12 claims shared: 1 contradicts, 2 differ`."""
    counts = [(name, sum(t.relation == name for t in comparison.threads)) for name in STYLES]
    told = ", ".join(f"{count} {name}" for name, count in counts if count)
    shared, also = _counted(len(comparison.threads), "claim"), len(also_told(comparison))
    articles, origins = _counted(len(comparison.articles), "article"), _counted(len(comparison.origins), "origin")
    more = f"; {_counted(also, 'passage')} also told" if also else ""
    return f"{articles}, {origins}; {shared} shared{': ' + told if told else ''}{more}"


def linear(comparison: "Comparison") -> Iterator[str]:
    """The comparison line by line, in words alone: fit for pipes and screen readers."""
    yield summary(comparison)
    for at, article in enumerate(comparison.articles):
        yield f"Article {at + 1}: {heading(article)}"
    for note in comparison.notes:
        yield f"Note: {printable_line(note)}"
    for number, thread in enumerate(most_telling(comparison.threads), 1):
        yield ""
        yield f"Claim {number} of {len(comparison.threads)}, {thread.relation}: {printable_line(thread.label)}"
        for at, member in enumerate(thread.members):
            state = _said(thread, at)
            words = _words(comparison, member.article, member.span)
            yield f"  Article {member.article + 1} {state}, {_who(comparison, member) or 'the article'}: {words}"
        yield from (f"  {line}" for line in _pairs(thread))
        for silent in thread.silent:
            near = f"; nearest: {_nearest(comparison, silent.article, silent.nearest)}" if silent.nearest else ""
            word = f"unknown, {_unread(comparison, silent.article)}" if silent.unknown else "silent"
            yield f"  Article {silent.article + 1} {word}{near}"
    for group in also_told(comparison):
        yield ""
        yield f"Also told, with no claim in common: articles {_listed(group)}"
        yield from (f"  Article {at + 1}: {_words(comparison, at, span)}" for at, span in sorted(group.items()))
    yield ""
    for at, spans in enumerate(comparison.alone):
        yield f"Only in article {at + 1}: {_counted(len(spans), 'sentence')}"
        yield from (f"  {_cut(_words(comparison, at, span), ALONE)}" for span in spans)


def heading(article: "Article") -> str:
    """An article's title, outlet and day on a line."""
    day = article.published.isoformat() if article.published else "undated"
    return printable_line(f"{article.title} · {article.outlet or 'no outlet'} · {day} · {article.id}")


def _pairs(thread: "Thread") -> Iterator[str]:
    """What pairs of members say of each other, where that is more than agreement, and how they drift.

    Of two articles that give several figures which are all compatible, those of one stand before those of the other.
    """
    told: dict[tuple[str, str, str | None], list[Related]] = {}
    for pair in thread.relations:
        if pair.relation != "agrees":
            articles = f"{thread.members[pair.a].article + 1} and {thread.members[pair.b].article + 1}"
            told.setdefault((articles, pair.relation, pair.on), []).append(pair)
    for (articles, relation, facet), pairs in told.items():
        verb = {"differs": "differ", "contradicts": "contradict", "compatible": "are compatible"}[relation]
        on = f" on {facet}" if facet not in (None, "polarity") else ""
        if len(pairs) > 1 and relation == "compatible":
            sides = zip(*(pair.detail.split(" / ", 1) for pair in pairs), strict=True)
            details = [" / ".join(", ".join(dict.fromkeys(values)) for values in sides)]
        else:
            details = list(dict.fromkeys(pair.detail for pair in pairs))
        yield from (f"Articles {articles} {verb}{on}: {printable_line(detail)}" for detail in details)
    for drift in thread.drift:
        articles = f"{thread.members[drift.a].article + 1} and {thread.members[drift.b].article + 1}"
        yield f"Articles {articles} drift in {drift.on}: {printable_line(drift.detail)}"


def _show_rich(comparison: "Comparison") -> None:
    from rich.table import Table
    from rich.text import Text

    out = console()
    articles, _, claims = summary(comparison).partition("; ")
    out.print(Text(articles, style="bold"))
    _indented(claims, "", 2)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", style="cyan", min_width=3)
    table.add_column(overflow="fold")
    for at, article in enumerate(comparison.articles):
        table.add_row(str(at + 1), Text(heading(article)))
    out.print(table)
    for note in comparison.notes:
        _indented(printable_line(note), "yellow")
    for thread in most_telling(comparison.threads):
        out.print()
        _show_thread(comparison, thread)
    for group in also_told(comparison):
        out.print()
        out.print(Text(f"{glyphs().also} also told, with no claim in common"))
        _rows([(at, "", Text(_words(comparison, at, span))) for at, span in sorted(group.items())])
    for at, spans in enumerate(comparison.alone):
        out.print()
        out.print(Text(f"{glyphs().alone} only in {at + 1}: {_counted(len(spans), 'sentence')}", style="dim"))
        for span in spans:
            _indented(_cut(_words(comparison, at, span), ALONE), "dim")


def _show_thread(comparison: "Comparison", thread: "Thread") -> None:
    from rich.table import Table
    from rich.text import Text

    style = STYLES[thread.relation]
    mark = f"{_mark(thread.relation)} {thread.relation}"
    title = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    title.add_column(no_wrap=True, style=style)
    title.add_column(overflow="fold", style="bold")
    title.add_row(mark, Text(printable_line(thread.label)))
    console().print(title)
    rows = []
    for at, member in enumerate(thread.members):
        state = _said(thread, at)
        who = _who(comparison, member)
        words = Text.assemble((f"{who}: ", "italic"), "") if who else Text()
        words.append_text(_passage(comparison, thread, member.article, member.span))
        rows.append((member.article, Text(f"{_mark(state)} {state}", style=STYLES.get(state, "")), words))
    for silent in thread.silent:
        word = "unknown" if silent.unknown else "silent"
        near = f"nearest: {_nearest(comparison, silent.article, silent.nearest)}" if silent.nearest else ""
        why = _unread(comparison, silent.article) if silent.unknown else ""
        told = Text("; ".join(filter(None, (why, near))), style="dim")
        rows.append((silent.article, Text(f"{_mark(word)} {word}", style="dim"), told))
    _rows(rows)
    for line in _pairs(thread):
        _indented(line, "dim")


def _rows(rows: "Sequence[tuple[int, Text | str, Text]]") -> None:
    """Article, state and words below each other."""
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", style="cyan", min_width=3)
    if any(state for _, state, _ in rows):
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for at, state, words in rows:
        table.add_row(str(at + 1), *([state] if state else []), words)
    console().print(table)


def _indented(line: str, style: str, columns: int = INDENT) -> None:
    """A paragraph below what it belongs to."""
    from rich.padding import Padding
    from rich.text import Text

    console().print(Padding(Text(line, style=style), (0, 0, 0, columns)))


def _said(thread: "Thread", at: int) -> str:
    """What a member says of the claim, in a word."""
    state = member_state(thread, at)
    return "asserts" if state == "contradicts" else state


def _mark(state: str) -> str:
    """The sign of a relation, or of what an article says."""
    own = {"hedged": glyphs().doubted, "denied": glyphs().denied, "asserts": glyphs().contradicts,
           "unknown": glyphs().ellipsis}  # fmt: skip
    return own.get(state) or sign(state)


def _listed(articles: "Iterable[int]") -> str:
    """`1 and 2`, `1, 2 and 4`."""
    *others, last = [str(at + 1) for at in sorted(articles)]
    return f"{', '.join(others)} and {last}" if others else last


def _passage(comparison: "Comparison", thread: "Thread", article: int, span: "Span") -> "Text":
    """An article's words with what others give otherwise set off."""
    from corpus.article import Span

    apart = []
    for pair in thread.relations:
        for facet in pair.facets if pair.relation != "agrees" else ():
            for at, own in ((pair.a, facet.a), (pair.b, facet.b)):
                if thread.members[at].article == article and facet.on != "polarity" and span.holds(own):
                    apart.append(Span(*own))
    words = comparison.words(article, span).replace("\n", " ")
    return marked(words, apart, "bold underline", origin=span.start)


def _words(comparison: "Comparison", article: int, span: "Span") -> str:
    return printable_line(" ".join(comparison.words(article, span).split()))


def _nearest(comparison: "Comparison", article: int, span: "Span | None") -> str:
    return _cut(_words(comparison, article, span), NEAREST) if span else ""


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[:longest].rsplit(" ", 1)[0] + " …"


def _who(comparison: "Comparison", member: "Member") -> str:
    """Who says so, by name or in the article's words; "" for the article itself."""
    from tui.claimwords import ITSELF, who

    claims = comparison.extractions[member.article].claims
    claim = next((claim for claim in claims if claim.id == member.claim), None)
    said = who(claim, comparison.articles[member.article].text) if claim else member.actor or ""
    return "" if said == ITSELF else printable_line(said)


def _unread(comparison: "Comparison", article: int) -> str:
    """Why it can't be told whether an article has a claim."""
    read = comparison.articles[article]
    if not read.text.strip():
        return "it holds no words"
    if read.language not in (None, "en"):
        return f"it is in another language ({printable_line(read.language)}) and not read for claims"
    return "the article was cut short"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
