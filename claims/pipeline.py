"""From a text to its claims: sentences, tokens, tags, every stage once, then claims from what they found."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from claims.actors import Cast, Resolver
from claims.assembly import Assembly
from claims.attribution import attributions
from claims.certainty.judge import Judge
from claims.claim import Actor, Extraction
from claims.dates import dates
from claims.figures import figures
from claims.frame import frame
from claims.prose import prose
from claims.quotations import quotations
from claims.regions import Regions
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.furniture import furniture
from corpus.sentences import sentences


def extract(
    text: str,
    published: date | None = None,
    title: str | None = None,
    aliases: Mapping[str, str] | None = None,
) -> Extraction:
    """All that an article claims, with the figures, dates and actors in it; spans are offsets into `text`.

    `published` resolves dates such as `Friday`; `title` is a headline that `text` doesn't repeat, whose names count as
    known; `aliases` maps other spellings of actors to their one name. Page furniture holds no claims, figures, dates
    and actors.
    """
    parts = sentences(text)
    tokens = tokenize(text)
    tags = tag(tokens, parts)
    page, quoted = Regions(furniture(text)), quotations(text)
    columns = frame(text, parts, tokens, tags)
    english = prose(columns)
    numbers = tuple(f for f in figures(text, parts, tokens, tags) if not page.touch(f.span))
    times = dates(text, published, tokens, tags, page)
    cast = Cast(columns, aliases, title)
    said = [
        found
        for found in attributions(text, parts, tokens, tags, quoted)
        if (pieces := [*found.cue, *found.source, *found.content])
        and not any(map(page.touch, pieces))
        and english[min(len(english) - 1, columns.range(pieces[0])[0])]
    ]
    resolver = Resolver(cast)
    names = resolver.sources(said)
    assembly = Assembly(columns, cast, Judge(columns), Regions(quoted), numbers, times)
    claims = assembly.claims(said, names, parts, page, english)
    return Extraction(parts, page.spans, claims, numbers, times, _joined(cast.actors(page), resolver.unnamed()))


def _joined(named: Iterable[Actor], unnamed: Iterable[Actor]) -> tuple[Actor, ...]:
    """All actors in the order of their first mention, those of one name as one."""
    found: dict[str, Actor] = {}
    for actor in (*named, *unnamed):
        same = found.get(actor.name)
        mentions = actor.mentions if same is None else tuple(sorted({*same.mentions, *actor.mentions}))
        found[actor.name] = replace(same or actor, mentions=mentions)
    return tuple(sorted(found.values(), key=lambda actor: actor.mentions[0]))
