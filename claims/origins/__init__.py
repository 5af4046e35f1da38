"""Origins: articles that are one text, reprinted, cut or lightly reworded."""

from claims.origins.grouping import origins
from claims.origins.passages import Passage, shared_passages
from claims.origins.sketch import sketch

__all__ = ["Passage", "origins", "shared_passages", "sketch"]
