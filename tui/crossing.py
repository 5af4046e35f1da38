"""What several articles say of each other, for the explorer: compared, ranked by how comparable, asked who else.

The methods block and are called in threads. What is found in an article is kept, so that it is looked for once.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from corpus.article import Article, Span
from corpus.errors import CrossreadError
from tui.deadline import OverdueError, allowance, at_most
from tui.newest import OvertakenError

if TYPE_CHECKING:
    from claims.claim import Extraction
    from claims.comparison import Comparison, Relation
    from index.search import Index
    from tui.elsewhere import Elsewhere, Silence, Telling
    from tui.workspace import Workspace

KEPT = 128
"""Articles whose extractions are kept."""
OFFERED = 12
"""Articles offered to be compared with one."""
TOGETHER = 30
"""Articles of a story that are set side by side at most: those published nearest to the one it is asked for."""
WORDS = 16
"""Words of an article that others are looked for by."""
LONGEST = 300_000
"""Code points of a text that is looked through for who else says a claim: .4 s."""
SILENT = 12
"""Articles of the story that are said to be silent on a claim, at most."""
LOOKED_AT = 30
"""Articles that are read for who else says a claim: those that share most of its rarest words."""


@dataclass(frozen=True, slots=True)
class ToldStory:
    """A story with what its articles say of each other."""

    label: str
    total: int
    """Articles of the story; `comparison` may have fewer."""
    comparison: "Comparison"
    gone: tuple[str, ...] = ()
    """Ids of articles that can no longer be read, and are left out."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An article that may be compared with one at hand."""

    article: Article
    counts: "Counter[Relation]"
    """Shared claims, by how they relate."""
    reprint: bool
    """Whether both are one text."""

    @property
    def conflicts(self) -> int:
        return self.counts["contradicts"] + self.counts["differs"]


class Crossing:
    """Questions over several articles of the corpus at hand."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._extractions: OrderedDict[tuple[object, ...], Extraction] = OrderedDict()
        self._lock = Lock()
        self._compared: tuple[tuple[list[Article], list[Extraction]], Comparison] | None = None
        """The last story with what its articles say of each other: every claim of it is asked about in turn."""

    @property
    def index(self) -> "Index":
        """The index. Raises `CrossreadError` while there is none."""
        if self._workspace.index is None:
            raise CrossreadError("articles are still being indexed; try again when that is done")
        return self._workspace.index

    def extraction(self, article: Article) -> "Extraction":
        """What is found in an article: as the index has it, else found now."""
        key = article.id, article.text, article.published, article.title
        with self._lock:
            if key in self._extractions:
                self._extractions.move_to_end(key)
                return self._extractions[key]
        found = self._workspace.indexed_extraction(article) or self._extract(article)
        with self._lock:
            self._extractions[key] = found
            while len(self._extractions) > KEPT:
                self._extractions.popitem(last=False)
        return found

    def _extract(self, article: Article) -> "Extraction":
        from claims.pipeline import extract

        try:
            with at_most(allowance(len(article.text))):
                return extract(article.text, article.published, article.title, self._workspace.corpus.settings.aliases)
        except OverdueError:
            raise CrossreadError(f"{article.id}: finding its claims took too long") from None

    def compare(self, ids: Sequence[str]) -> "Comparison":
        """Articles of these ids side by side, in their order. Raises `CrossreadError` for one that can't be read."""
        from claims.comparison import compare

        articles = [self._article(name) for name in ids]
        return compare(articles, [self.extraction(article) for article in articles])

    def _article(self, name: str) -> Article:
        try:
            return self.index.article(name)
        except KeyError:
            raise CrossreadError(f"{name}: is no longer in the corpus") from None

    def story(self, name: str, progress: Callable[[str], None] = lambda _: None) -> ToldStory | None:
        """The story that the article of this id belongs to; None while stories are still being told apart.

        Raises `CrossreadError` where it can't be read.
        """
        from claims.comparison import compare

        own, index = self._article(name), self.index
        story = index.story_of(name)
        if story is None and not (index.has_stories and index.entry(name)):
            return None
        names = story.articles if story else (name,)

        def away(other: str) -> tuple[bool, int]:
            entry = index.entry(other)
            if entry and entry.published and own.published:
                return other != name, abs((entry.published - own.published).days)
            return other != name, 10**6

        nearest = sorted(sorted(names, key=away)[:TOGETHER])
        shown, found = [], []
        for number, article in enumerate(self._readable(nearest), 1):
            progress(f"Reading {number} of {len(nearest)} articles …")
            shown.append(article)
            found.append(self.extraction(article))
        there = {article.id for article in shown}
        gone = tuple(name for name in nearest if name not in there)
        if not (self._compared and self._compared[0] == (shown, found)):
            progress(f"Comparing {len(shown)} articles …")
            self._compared = (shown, found), compare(shown, found)
        return ToldStory(story.label if story else own.title, len(names), self._compared[1], gone)

    def worth_comparing(self, article: Article, but: Set[str] = frozenset()) -> "list[Offer]":
        """Other articles with what each and this one say of each other, most conflicts first, reprints last.

        Of its story, and those that share most of its rarest words; `but` are ids that aren't wanted.
        """
        from claims.comparison import compare

        story = self.index.story_of(article.id)
        near = self._candidates(article, Span(0, len(article.text)), WORDS)
        names = dict.fromkeys([*(near[:OFFERED]), *((story.articles[:OFFERED]) if story else ())])
        own, offers = self.extraction(article), []
        for other in self._readable(name for name in names if name != article.id and name not in but):
            found = compare([article, other], [own, self.extraction(other)])
            counts = Counter(thread.relation for thread in found.threads)
            offers.append(Offer(other, counts, len(found.origins) == 1))
        return sorted(offers, key=lambda o: (o.reprint, -o.conflicts, -o.counts.total(), o.article.id))[:OFFERED]

    def who_else(self, article: Article, span: Span, cancelled: Callable[[], bool] = bool) -> "Elsewhere":
        """Who says elsewhere in the corpus what stands at a span of an article, with relation and words.

        Where its story has a thread for it, that says what the articles of the story say. Raises `OvertakenError` soon
        after `cancelled()` is true.
        """
        from claims.threads.elsewhere import TERMS, nearest, who_else
        from tui.elsewhere import told_elsewhere

        def looked_into(other: Article) -> "Extraction":
            if cancelled():
                raise OvertakenError
            return self.extraction(other)

        found = self.extraction(article)
        names = self._candidates(article, span, TERMS)[:LOOKED_AT]
        long = {name for name in names if (entry := self.index.entry(name)) and entry.length > LONGEST}
        others = self._readable(name for name in names if name not in long)
        echoes = who_else(article, found, span, others, looked_into)
        in_story = self._in_story(article, span, looked_into)
        close = None if echoes or in_story else nearest(article, found, span, others, looked_into)
        silent = self._silent(article, span, {echo.article.id for echo in echoes} | in_story.keys(), looked_into)
        telling = {echo.article.id: echo.article for echo in echoes if echo.article.id not in in_story}
        telling |= {name: told.article for name, told in in_story.items() if not told.is_silent}
        groups = self._origins([article, *telling.values()])
        sentences = [sentence for sentence in found.sentences if sentence.overlaps(span)] or [span]
        claim = max(found.claims, key=lambda claim: _overlap(claim.span, span), default=None)
        return told_elsewhere(
            article,
            span,
            Span(sentences[0].start, sentences[-1].end),
            claim if claim and claim.span.overlaps(span) else None,
            echoes,
            silent,
            groups,
            len({other.id for other in others} | in_story.keys()),
            close,
            len(long),
            in_story,
        )

    def _in_story(
        self, article: Article, span: Span, extracted: Callable[[Article], "Extraction"]
    ) -> "dict[str, Telling]":
        """What the other articles of its story say, by id; empty where no thread of the story holds it."""
        from tui.elsewhere import told_in_story

        story = self.index.story_of(article.id)
        if story is None or len(story.articles) < 2:
            return {}
        if any(entry.length > LONGEST for name in story.articles if (entry := self.index.entry(name))):
            return {}
        extracted(article)  # may say that nobody waits for the answer any more
        told = self.story(article.id)
        number = next((n for n, a in enumerate(told.comparison.articles) if a == article), -1) if told else -1
        return told_in_story(told.comparison, number, span) if told and number >= 0 else {}

    def _silent(
        self, article: Article, span: Span, telling: Set[str], extracted: Callable[[Article], "Extraction"]
    ) -> "list[Silence]":
        """The articles of its story that don't tell a claim, as they were published, with their nearest passage."""
        from claims.threads.elsewhere import nearest
        from claims.threads.whole import whole
        from tui.elsewhere import Silence

        story = self.index.story_of(article.id)
        names = [name for name in story.articles if name != article.id and name not in telling] if story else []
        found = self.extraction(article)
        return [
            Silence(other, near.span if near else None, not whole(other))
            for other in self._readable(names[:SILENT])
            if len(other.text) <= LONGEST
            for near in [nearest(article, found, span, [other], extracted)]
        ]

    def _readable(self, names: Iterable[str]) -> list[Article]:
        """The articles of some ids, those left out whose files are gone or can't be read."""
        found = []
        for name in names:
            with suppress(CrossreadError):
                found.append(self._article(name))
        return found

    def _origins(self, articles: Sequence[Article]) -> list[list[str]]:
        """Ids by origin."""
        from claims.origins import origins, sketch

        sketches = [sketch(article.text, self.extraction(article).furniture) for article in articles]
        return [[articles[at].id for at in group] for group in origins(sketches)]

    def _candidates(self, article: Article, span: Span, most: int) -> list[str]:
        """Ids of the other articles that share the rarest words of a span, best first."""
        from claims.threads.elsewhere import query_terms

        words = query_terms(article, self.extraction(article), span, most)
        words = tuple(word for word in words if word.replace("-", "").isalnum())
        if not words:
            return []
        return [name for name in self.index.ids(" OR ".join(f'"{word}"' for word in words)) if name != article.id]


def _overlap(a: Span, b: Span) -> tuple[int, int]:
    """How much two spans share, and of equals the shorter first."""
    return min(a.end, b.end) - max(a.start, b.start), a.start - a.end
