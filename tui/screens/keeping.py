"""What a person adds while browsing and reading: marks, tags, notes, verdicts, citations."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tui.screens.base import CorpusScreen
from tui.widgets.results import Standing

if TYPE_CHECKING:
    from corpus.article import Article
    from tui.widgets.article import ArticleView


class KeepingScreen(CorpusScreen):
    def standing(self, article: str) -> Standing:
        return Standing()

    def mark_kept(self, view: "ArticleView", article: "Article") -> None: ...

    async def keep(self, change: Callable[[Any], None]) -> None: ...
