"""Loads all that finding and comparing claims needs, for the processes of a build that are forked from this one."""

import gc
from datetime import date

from claims.comparison import compare
from corpus.article import Article, Locator
from tui.annotating import Annotator

_TEXT = """BERGEN, Oct 29 - Norway's coast guard said on Friday that 12 boats may be lost.

"Nobody was hurt," Ole Brandt told reporters. The ministry denied it had spent 2.5 million crowns."""

_articles = [Article(name, _TEXT, "Storm", Locator(name), published=date(2024, 10, 29)) for name in ("a", "b")]
_made = [Annotator()(article) for article in _articles]
compare(_articles)
gc.collect()
gc.freeze()  # what is never collected isn't written to, and stays shared
gc.set_threshold(5_000, 10, 2)  # looking for cycles as often as is usual takes a twentieth of the time
