"""A comparison as plain data, field for field as the contract's JSON has it."""

from claims.comparison import Comparison, Conflict, Member, Related, Thread
from claims.records import Record


def comparison_record(comparison: Comparison) -> Record:
    """What `compare --json` and `story --json` print."""
    return {
        "articles": [
            {
                "id": article.id,
                "title": article.title,
                "outlet": article.outlet,
                "published": article.published and article.published.isoformat(),
                "path": article.path,
            }
            for article in comparison.articles
        ],
        "origins": [list(origin) for origin in comparison.origins],
        "alignments": [
            {"a": link.a, "b": link.b, "a_span": list(link.a_span), "b_span": list(link.b_span), "score": link.score}
            for link in comparison.alignments
        ],
        "threads": [thread_record(thread) for thread in comparison.threads],
        "alone": [[list(span) for span in spans] for spans in comparison.alone],
        "notes": list(comparison.notes),
    }


def thread_record(thread: Thread) -> Record:
    return {
        "id": thread.id,
        "label": thread.label,
        "relation": thread.relation,
        "members": [_member(member) for member in thread.members],
        "relations": [_related(related) for related in thread.relations],
        "silent": [
            {"article": s.article, "nearest": list(s.nearest) if s.nearest else None, "unknown": s.unknown}
            for s in thread.silent
        ],
        "drift": [{"a": d.a, "b": d.b, "on": d.on, "detail": d.detail} for d in thread.drift],
    }


def _member(member: Member) -> Record:
    return {
        "article": member.article,
        "claim": member.claim,
        "span": list(member.span),
        "certainty": member.certainty,
        "stance": member.stance,
        "actor": member.actor,
    }


def _related(related: Related) -> Record:
    return {
        "a": related.a,
        "b": related.b,
        "relation": related.relation,
        "on": related.on,
        "detail": related.detail,
        "facets": [_conflict(conflict) for conflict in related.facets],
    }


def _conflict(conflict: Conflict) -> Record:
    return {
        "on": conflict.on,
        "relation": conflict.relation,
        "a": list(conflict.a),
        "b": list(conflict.b),
        "detail": conflict.detail,
    }
