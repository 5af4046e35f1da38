"""The article view with its claims: at rest by kind and certainty, the current one with its parts told apart."""

from typing import ClassVar

from tui.widgets.article import ArticleView

# Colour always goes with something else: italics, an underline, bold, or the mark in the margin.
STYLES = (
    "claim-quoted", "claim-reported", "claim-doubted", "claim-denied",
    "part-content", "part-source", "part-cue", "part-reason", "part-figure", "part-date",
    "mark-quoted", "mark-reported", "mark-own", "mark-doubted", "mark-denied", "mark-conflict",
)  # fmt: skip


class ClaimView(ArticleView, inherit_bindings=False):
    """An article whose claims are drawn over it; its headline block says how many there are."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article--{name}" for name in STYLES}
    DEFAULT_CSS = """
    ClaimView {
        & > .article--claim-quoted { color: $quoted; }
        & > .article--claim-reported { color: $reported; }
        & > .article--claim-doubted { color: $doubted; text-style: italic; }
        & > .article--claim-denied { color: $denied; text-style: underline; }
        & > .article--mark-quoted, & > .article--mark-reported, & > .article--mark-own { color: $faint; }
        & > .article--mark-conflict { color: $denied; text-style: bold; }
        & > .article--mark-doubted { color: $doubted; text-style: bold; }
        & > .article--mark-denied { color: $denied; text-style: bold; }
        & > .article--part-content { background: $claim; color: $claim-text; }
        & > .article--part-source { color: $accent; text-style: bold not italic not underline; }
        & > .article--part-cue { color: $accent; text-style: italic not underline; }
        & > .article--part-reason { color: $doubted; text-style: bold italic; }
        & > .article--part-figure { color: $figure; text-style: bold underline not italic; }
        & > .article--part-date { color: $figure; text-style: underline not italic; }
    }
    """

    def __init__(self, measure: int, id: str | None = None) -> None:  # noqa: A002
        super().__init__(measure=measure, margin_width=5, id=id)
        self._told = ""

    def tell(self, words: str) -> None:
        """What stands after the byline: how many claims there are."""
        if words != self._told:
            self._told = words
            if self.article:
                self._head = self._headline_block(self._text_width)
                self._repaint()

    def _about(self) -> str:
        return " · ".join(filter(None, (super()._about(), self._told)))
