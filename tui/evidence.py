"""Claims, comparisons and notes as evidence: each a passage to the letter, its article, and what is said of it.

`tui.evidence_formats` writes them for a spreadsheet, an editor or another tool.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from corpus.article import Article, Span

if TYPE_CHECKING:
    from claims.comparison import Comparison, Thread
    from corpus.annotations import Annotations

Kind = Literal["claim", "member", "silent", "note", "verdict", "tag", "mark"]
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage and what is said of it."""

    id: str
    """Distinct within an export, and the same the next time."""
    kind: Kind
    article: Article
    span: Span | None
    """None for what is about the article as a whole, and for a passage that its text no longer has."""
    quote: str
    """The words of the passage to the letter, "" where there is none."""
    said: str
    """What is said of it, in one line for a person."""
    cells: Mapping[str, Cell]
    """What is said of it as columns of a table: the same of every piece of one export."""
    record: Mapping[str, Any]
    """The same as JSON values, in the contract's words where it has them."""
    heading: str = ""
    """What it stands under, with others: a thread."""
    created: str | None = None
    """When a person said so: ISO 8601."""
    tags: tuple[str, ...] = field(default=())
    """Words to find it by."""


def claim_evidence(article: Article, record: Mapping[str, Any]) -> Evidence:
    """A claim, from its CLAIM record."""
    from claims.records import claim_of
    from tui.claimwords import quoted, who
    from tui.cli.claimmarks import date_told, figure_told

    claim, text = claim_of(record), article.text
    figures = [figure_told(figure) for figure in claim.figures]
    dates = [date_told(timex, text) for timex in claim.dates]
    state = record.get("state")
    how = [claim.stance, claim.certainty, *([] if claim.speech == "none" else [f"{claim.speech} speech"])]
    said = " · ".join([who(claim, text), *how, *figures, *dates, *([state] if state else [])])
    cells: dict[str, Cell] = {
        "claim": claim.id, "actor": claim.actor, "source": quoted(claim.source, text), "cue": quoted(claim.cue, text),
        "content": quoted(claim.content, text), "speech": claim.speech, "stance": claim.stance,
        "certainty": claim.certainty, "state": state, "figures": "; ".join(figures), "dates": "; ".join(dates),
    }  # fmt: skip
    return Evidence(
        id=f"{article.id}#{claim.id}",
        kind="claim",
        article=article,
        span=claim.span,
        quote=claim.span.of(text),
        said=said,
        cells=cells,
        record=record,
        tags=tuple(filter(None, (claim.stance, claim.certainty, state))),
    )


def comparison_evidence(comparison: "Comparison") -> Iterator[Evidence]:
    """Of each thread its members, each with how it stands to the others, and the articles that are silent."""
    for thread in comparison.threads:
        for member in range(len(thread.members)):
            yield _member(comparison, thread, member)
        for silent in thread.silent:
            article = comparison.articles[silent.article]
            state = "unknown" if silent.unknown else "silent"
            yield Evidence(
                id=f"{thread.id}#{article.id}",
                kind="silent",
                article=article,
                span=silent.nearest,
                quote=comparison.words(silent.article, silent.nearest) if silent.nearest else "",
                said=f"{state}; the nearest passage" if silent.nearest else f"{state}; no passage comes near",
                cells=_thread_cells(thread, state, None, None, None, ""),
                record=_thread_record(thread, state) | {"nearest": silent.nearest and list(silent.nearest)},
                heading=thread.label,
                tags=(state,),
            )


def _member(comparison: "Comparison", thread: "Thread", at: int) -> Evidence:
    member = thread.members[at]
    article = comparison.articles[member.article]
    against = []
    for pair in thread.relations:
        if at in (pair.a, pair.b):
            other = thread.members[pair.b if at == pair.a else pair.a]
            against.append(
                {"article": comparison.articles[other.article].id, "span": list(other.span), "relation": pair.relation,
                 "on": pair.on, "detail": pair.detail}
            )  # fmt: skip
    told = "; ".join(f"{a['relation']} with {a['article']}{_about(a)}" for a in against)
    state = thread.says(at)
    own = {"claim": member.claim, "actor": member.actor, "stance": member.stance, "certainty": member.certainty}
    who = member.actor or "the article itself"
    return Evidence(
        id=f"{thread.id}#{article.id}#{member.span.start}",
        kind="member",
        article=article,
        span=member.span,
        quote=comparison.words(member.article, member.span),
        said=" · ".join([who, member.stance, member.certainty, state, *([told] if told else [])]),
        cells=_thread_cells(thread, state, member.actor, member.stance, member.certainty, told),
        record=_thread_record(thread, state) | own | {"relations": against},
        heading=thread.label,
        tags=(state,),
    )


def _about(against: Mapping[str, Any]) -> str:
    words = " ".join(filter(None, (against["on"], against["detail"])))
    return f" ({words})" if words else ""


def _thread_record(thread: "Thread", state: str) -> dict[str, Any]:
    return {"thread": thread.id, "label": thread.label, "relation": thread.relation, "state": state}


def _thread_cells(
    thread: "Thread", state: str, actor: str | None, stance: str | None, certainty: str | None, told: str
) -> dict[str, Cell]:
    return {
        "thread": thread.id, "label": thread.label, "relation": thread.relation, "state": state, "actor": actor,
        "stance": stance, "certainty": certainty, "against": told,
    }  # fmt: skip


def note_evidence(article: Article, kept: "Annotations") -> Iterator[Evidence]:
    """What a person added to an article: notes and verdicts on passages, tags, a mark."""
    from corpus.annotations import anchor

    for note in kept.notes(article.id):
        yield _noted(article, "note", anchor(note, article), note.quote, note.text, "", note.hash, note.written)
    for v in kept.verdicts(article.id):
        yield _noted(article, "verdict", anchor(v, article), v.quote, v.text, v.verdict, v.hash, v.written)
    for tag in sorted(kept.tags.get(article.id, ())):
        yield _noted(article, "tag", None, "", tag, "", article.hash, "")
    if article.id in kept.marked:
        yield _noted(article, "mark", None, "", "marked", "", article.hash, "")


def _noted(
    article: Article, kind: Kind, span: Span | None, quote: str, text: str, verdict: str, of: str, written: str
) -> Evidence:
    gone = bool(quote) and span is None
    said = ": ".join(filter(None, (verdict, text)))
    return Evidence(
        id=f"{article.id}#{kind}-{span.start if span else 0}-{written or text}",
        kind=kind,
        article=article,
        span=span,
        quote=quote,
        said=f"{said} (the article has changed; its text no longer has these words)" if gone else said,
        cells={"kind": kind, "verdict": verdict, "note": text, "written": written, "of": of},
        record={"kind": kind, "verdict": verdict or None, "text": text, "written": written or None, "of": of},
        created=written or None,
        tags=(verdict,) if verdict else (text,) if kind == "tag" else (),
    )


def noted_articles(kept: "Annotations") -> Sequence[str]:
    """Ids of the articles to which a person has added something."""
    return sorted({*kept.noted, *kept.judged, *kept.tags, *kept.marked})
