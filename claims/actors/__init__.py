"""Who acts and speaks in an article: names under one name, and whom pronouns and descriptions stand for."""

from collections.abc import Mapping, Sequence

from claims.actors.cast import Cast, in_titles
from claims.actors.references import Resolver
from claims.claim import Actor
from claims.frame import frame
from claims.tokens import Tokens
from corpus.article import Span

__all__ = ["Cast", "Resolver", "actors", "in_titles"]


def actors(
    text: str,
    sentences: Sequence[Span],
    tokens: Tokens,
    tags: Sequence[str],
    aliases: Mapping[str, str] | None = None,
) -> tuple[Actor, ...]:
    """The named actors of an article, each under one name with every mention of it.

    `aliases` maps other spellings to the one name they stand for; it wins over all that is told from the text.
    """
    return Cast(frame(text, sentences, tokens, tags), aliases).actors()
