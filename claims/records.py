"""Claims and all that is extracted as plain data, field for field as the contract's JSON has them."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from claims.claim import Actor, Claim, Extraction, Figure, Timex
from corpus.article import Span

Record: TypeAlias = dict[str, Any]
"""What `json.dumps` takes."""


def extraction_record(article: str, extraction: Extraction) -> Record:
    """A line of `extract --json`; `article` is its id."""
    return {
        "id": article,
        "sentences": _spans(extraction.sentences),
        "furniture": _spans(extraction.furniture),
        "claims": [claim_record(claim) for claim in extraction.claims],
        "figures": [figure_record(figure) for figure in extraction.figures],
        "dates": [date_record(timex) for timex in extraction.dates],
        "actors": [actor_record(actor) for actor in extraction.actors],
    }


def claim_record(claim: Claim, article: str | None = None) -> Record:
    """A CLAIM; with `article`, its id, a line of `claims --json`."""
    return {
        **({"article": article} if article is not None else {}),
        "id": claim.id,
        "span": list(claim.span),
        "source": _spans(claim.source),
        "cue": _spans(claim.cue),
        "content": _spans(claim.content),
        "actor": claim.actor,
        "speech": claim.speech,
        "stance": claim.stance,
        "certainty": claim.certainty,
        "reasons": _spans(claim.reasons),
        "figures": [figure_record(figure) for figure in claim.figures],
        "dates": [date_record(timex) for timex in claim.dates],
    }


def figure_record(figure: Figure) -> Record:
    """A FIGURE; whole numbers are written without a decimal point."""
    return {
        "span": list(figure.span),
        "value": _number(figure.value),
        "low": _number(figure.low),
        "high": _number(figure.high),
        "change": figure.change,
        "unit": figure.unit,
        "counted": figure.counted,
    }


def date_record(timex: Timex) -> Record:
    """A DATE; its value is empty where the text doesn't tell it."""
    return {"span": list(timex.span), "type": timex.type, "value": timex.value}


def actor_record(actor: Actor) -> Record:
    """An actor under its one name, with where it is mentioned."""
    return {"name": actor.name, "kind": actor.kind, "mentions": _spans(actor.mentions)}


def rest_record(extraction: Extraction) -> Record:
    """What an extraction holds beside its claims and what they hold: with these, all of it."""
    figures = {figure.span for claim in extraction.claims for figure in claim.figures}
    dates = {timex.span for claim in extraction.claims for timex in claim.dates}
    return {
        "sentences": _spans(extraction.sentences),
        "furniture": _spans(extraction.furniture),
        "figures": [figure_record(figure) for figure in extraction.figures if figure.span not in figures],
        "dates": [date_record(timex) for timex in extraction.dates if timex.span not in dates],
        "actors": [actor_record(actor) for actor in extraction.actors],
    }


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


_EXACT = 2**53
"""Up to here a float tells every whole number from the next."""


def _number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == value // 1 and abs(value) <= _EXACT else value


def claim_of(record: Mapping[str, Any]) -> Claim:
    """The claim of a record, as `claim_record` makes it."""

    def spans(name: str) -> tuple[Span, ...]:
        return tuple(Span(*span) for span in record[name])

    return Claim(
        id=record["id"],
        span=Span(*record["span"]),
        source=spans("source"),
        cue=spans("cue"),
        content=spans("content"),
        actor=record["actor"],
        speech=record["speech"],
        stance=record["stance"],
        certainty=record["certainty"],
        reasons=spans("reasons"),
        figures=tuple(map(_figure_of, record["figures"])),
        dates=tuple(map(_date_of, record["dates"])),
    )


def extraction_of(claims: Iterable[Mapping[str, Any]], rest: Mapping[str, Any]) -> Extraction:
    """The extraction of which there are the records of its claims, and what `rest_record` made."""
    own = tuple(map(claim_of, claims))
    figures = {figure.span: figure for claim in own for figure in claim.figures}
    figures |= {figure.span: figure for figure in map(_figure_of, rest["figures"])}
    dates = {timex.span: timex for claim in own for timex in claim.dates}
    dates |= {timex.span: timex for timex in map(_date_of, rest["dates"])}
    return Extraction(
        sentences=tuple(Span(*span) for span in rest["sentences"]),
        furniture=tuple(Span(*span) for span in rest["furniture"]),
        claims=own,
        figures=tuple(figures[span] for span in sorted(figures)),
        dates=tuple(dates[span] for span in sorted(dates)),
        actors=tuple(
            Actor(actor["name"], tuple(Span(*span) for span in actor["mentions"]), actor["kind"])
            for actor in rest["actors"]
        ),
    )


def _figure_of(record: Mapping[str, Any]) -> Figure:
    return Figure(**{**record, "span": Span(*record["span"])})


def _date_of(record: Mapping[str, Any]) -> Timex:
    return Timex(**{**record, "span": Span(*record["span"])})
