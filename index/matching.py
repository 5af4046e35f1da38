"""Which articles answer a query, and how well: sets of articles as arrays with a value a row of the catalogue."""

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fnmatch import translate
from typing import Any, assert_never

import numpy as np
from numpy.typing import NDArray

from index.analysis import fold
from index.catalogue import Catalogue, split
from index.claims.matching import ClaimMatcher
from index.claims.table import ClaimTable
from index.errors import Cancelled, QueryError
from index.occurrences import occurrences
from index.postings import TermIndex
from index.query.fields import CLAIM_WORDS
from index.query.levels import Level, level, names, together
from index.query.places import in_sequence, nearby
from index.query.plan import MOST_TERMS, Slot, Sought, sought
from index.query.syntax import (
    And,
    Counted,
    Dated,
    Everything,
    Fuzzy,
    Leaf,
    Named,
    Node,
    Not,
    Or,
    Phrase,
    Published,
    State,
    Told,
    Wildcard,
    Word,
)
from index.results import Kept
from index.schema import FIELDS
from index.stories import StoryTable

Mask = NDArray[np.bool_]
Scores = NDArray[np.float32]

_K1, _B = 1.2, 0.75  # Robertson's defaults; news articles are of even length, so neither matters much
_TITLE = 3.0
"""How much more a word in a title counts: a headline says what an article is about."""

NO_CLAIMS = "claims can be searched once they have been looked for: run crossread index"

NO_STORIES = "articles are not told apart by story yet: run crossread index"

_BEGUN = 0.3
"""What a word that only starts like the one being typed counts, beside the word itself."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Per row: whether it matches, and its score (None where nothing ranks)."""

    mask: Mask
    scores: Scores | None = None


class Remembered:
    """The answers to the last leaves asked of one generation: the next key mostly changes one word of several."""

    def __init__(self, rows: int) -> None:
        self._most = max(8, min(64, 1_000_000 // max(rows, 1)))  # 5 MB at most
        self._answers: OrderedDict[tuple[Leaf, int], tuple[Answer, Sought | None]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, leaf: Leaf, most: int) -> tuple[Answer, Sought | None] | None:
        """What is known of a leaf that may stand for so many terms."""
        with self._lock:
            if known := self._answers.get((leaf, most)):
                self._answers.move_to_end((leaf, most))
            return known

    def put(self, leaf: Leaf, most: int, answer: Answer, plan: Sought | None) -> None:
        with self._lock:
            self._answers[leaf, most] = answer, plan
            if len(self._answers) > self._most:
                self._answers.popitem(last=False)


@dataclass(slots=True)
class Matcher:
    """Evaluates the tree of one query over one generation of the index."""

    index: TermIndex
    catalogue: Catalogue
    remembered: Remembered
    kept: Kept | None = None
    cancelled: Callable[[], bool] = bool
    plans: dict[Leaf, Sought] = field(default_factory=dict)
    """What each leaf stood for: highlighting asks for the same."""
    most: int = MOST_TERMS
    """Terms that a wildcard or a fuzzy word of this query may stand for."""
    table: ClaimTable | None = None
    stories: StoryTable | None = None
    _claims: ClaimMatcher | None = None

    @property
    def claims(self) -> ClaimMatcher:
        """Evaluates what the query asks of claims."""
        if self.table is None:
            raise QueryError(NO_CLAIMS)
        if self._claims is None:
            self._claims = ClaimMatcher(self.table, lambda node: self.match(node).mask, self.go_on)
        return self._claims

    def go_on(self) -> None:
        if self.cancelled():
            raise Cancelled

    def match(self, node: Node) -> Answer:
        """The articles that answer `node`; raises `Cancelled`."""
        self.go_on()
        match node:
            case And() if level(node) < Level.ARTICLE and names(node):
                return Answer(self.claims.rows(node))
            case And(parts):
                return self.all_of(together(parts, Level.ARTICLE))
            case Or(parts):
                return self.any_of(parts)
            case Not(part):
                return Answer(~self.match(part).mask)
            case Named(_, meaning, _):
                return self.match(meaning)
            case Everything():
                return Answer(np.ones(len(self.catalogue), bool))
            case Published(_, first, last):
                days = self.catalogue.published
                low, high = first.toordinal() if first else 1, last.toordinal() if last else 1 << 30
                return Answer((days >= low) & (days <= high))
            case Counted() | Dated() | Told():
                return Answer(self.claims.rows(node))
            case Word() | Phrase() | Wildcard() | Fuzzy() if node.field in CLAIM_WORDS:
                return Answer(self.claims.rows(node))
            case State(name):
                return Answer(self.state(name))
            case Word() | Phrase() | Wildcard() | Fuzzy():
                return self.leaf(node)
            case _:
                assert_never(node)

    def all_of(self, parts: Iterable[Node]) -> Answer:
        mask: Mask = np.ones(len(self.catalogue), bool)
        scores: Scores | None = None
        for part in parts:
            answer = self.match(part)
            mask = mask & answer.mask
            scores = _sum(scores, answer.scores)
        return Answer(mask, scores)

    def any_of(self, parts: Iterable[Node]) -> Answer:
        mask: Mask = np.zeros(len(self.catalogue), bool)
        scores: Scores | None = None
        for part in parts:
            answer = self.match(part)
            mask = mask | answer.mask
            scores = _sum(scores, answer.scores)
        return Answer(mask, scores)

    def leaf(self, leaf: Leaf) -> Answer:
        if leaf.field == "tag":  # the person's own tags may have changed since
            return Answer(self.tagged(leaf))
        answer, plan = self.remembered.get(leaf, self.most) or (None, None)
        if answer is None:
            answer = self.asked(leaf)
            self.remembered.put(leaf, self.most, answer, self.plans.get(leaf))
        if plan is not None:
            self.plans[leaf] = plan
        return answer

    def asked(self, leaf: Leaf) -> Answer:
        """The answer to a leaf that no kept answer is known of."""
        match leaf.field:
            case "author":
                return Answer(self.names("authors", leaf))
            case "outlet":
                return Answer(self.names("outlet", leaf))
            case "id":
                return Answer(self.by_id(leaf))
            case "path":
                return Answer(self.by_path(leaf))
            case "story":
                return Answer(self.in_story(leaf))
            case _:
                return self.words(self.plan(leaf))

    def plan(self, leaf: Leaf) -> Sought:
        """What a leaf stands for in this index."""
        plan = self.plans.get(leaf)
        if plan is None:
            self.go_on()
            plan = self.plans[leaf] = sought(leaf, self.index, self.most)
        return plan

    def words(self, plan: Sought) -> Answer:
        """Articles that hold what is sought in title or text, scored together (BM25F)."""
        rows = len(self.catalogue)
        weight = np.zeros(rows, np.float32)
        exact = np.zeros(rows, np.float32)
        for name in (plan.scope,) if plan.scope else FIELDS:
            boost = _TITLE if name == "title" else 1.0
            for sequence in plan.sequences:
                if len(sequence) == 1:
                    whole, own = self.frequencies(name, sequence[0])
                else:
                    whole, own = self.together(name, sequence, plan.within), None
                saved = self.index.normal(name, _B)
                weight += boost * whole / saved
                if own is not None:
                    exact += boost * own / saved
        mask = weight > 0
        scores = _bm25(weight, mask)
        if exact.any():
            scores = _BEGUN * scores + _bm25(exact, exact > 0)
        return Answer(mask, scores)

    def frequencies(self, name: str, slot: Slot) -> tuple[Scores, Scores | None]:
        """How often any term of a slot stands in each article; and its exact ones alone, if it has any."""
        rows = len(self.catalogue)
        whole = np.zeros(rows, np.float32)
        own = np.zeros(rows, np.float32) if slot.exact else None
        for count, term in enumerate(slot.terms):
            if count % 16 == 15:
                self.go_on()
            found, times = self.index.postings(name, term)
            whole[found] += times
            if own is not None and term in slot.exact:
                own[found] += times
        return whole, own

    def together(self, name: str, slots: tuple[Slot, ...], within: int | None) -> Scores:
        """How often all slots stand together in each article."""
        rows = len(self.catalogue)
        candidates = np.ones(rows, bool)
        words = dict.fromkeys(slots)  # a word that stands there a thousand times is looked up once
        for slot in words:
            candidates &= self.frequencies(name, slot)[0] > 0
        times = np.zeros(rows, np.float32)
        if not candidates.any():
            return times
        found_at = {slot: self.index.places(name, slot.terms, candidates, self.go_on) for slot in words}
        places = [found_at[slot] for slot in slots]
        starts = in_sequence(places) if within is None else nearby(places, slots, within)[0]
        found, counts = np.unique(starts >> 32, return_counts=True)
        times[found] = counts
        return times

    def state(self, name: str) -> Mask:
        mask = np.zeros(len(self.catalogue), bool)
        if self.kept:
            mask[self.catalogue.rows(self.kept.noted if name == "note" else self.kept.read)] = True
        return ~mask if name == "unread" else mask

    def names(self, table: str, leaf: Leaf) -> Mask:
        """Articles whose outlet, or one of whose authors, holds the words."""
        column, values = self.catalogue.table(table)
        plain = _anywhere(leaf)
        fits = [any(occurrences(plain, name) for name in split(value)) for value in values]
        return np.array(fits, bool)[column] if len(column) else np.zeros(0, bool)

    def tagged(self, leaf: Leaf) -> Mask:
        """Articles with a tag, their own or the person's."""
        fits = _whole(leaf)
        column, values = self.catalogue.table("tags")
        good = np.array([any(fits(fold(tag)) for tag in split(value)) for value in values], bool)
        mask = good[column] if len(column) else np.zeros(0, bool)
        if self.kept:
            ids = [id for id, tags in self.kept.tags.items() if any(fits(fold(tag)) for tag in tags)]  # noqa: A001
            mask[self.catalogue.rows(ids)] = True
        return mask

    def by_id(self, leaf: Leaf) -> Mask:
        written = _written(leaf)
        mask = np.zeros(len(self.catalogue), bool)
        if "*" in written or "?" in written:
            fits = re.compile(_glob(written), re.IGNORECASE).fullmatch
            ids = self.catalogue.columns.strings["id"].all()
            return np.array([bool(fits(id)) for id in ids], bool)  # noqa: A001
        mask[self.catalogue.rows([written])] = True
        return mask

    def in_story(self, leaf: Leaf) -> Mask:
        """Articles of the story of this id, or of the one that the article of this id is in."""
        mask = np.zeros(len(self.catalogue), bool)
        if self.stories is None:
            raise QueryError(NO_STORIES)
        number = self.stories.numbered(_written(leaf))
        if number is None and (row := self.catalogue.row(_written(leaf))) is not None:
            number = int(self.stories.of_row[row])
        if number is not None and number >= 0:
            mask[self.stories.members(number)] = True
        return mask

    def by_path(self, leaf: Leaf) -> Mask:
        """Articles in a file, in a folder, or in files that a pattern fits."""
        written = _written(leaf).removeprefix("./")
        files = self.catalogue.columns.numbers["file"]
        if "*" in written or "?" in written:
            fits = re.compile(_glob(written), re.IGNORECASE).fullmatch
            good = [bool(fits(path)) for path in self.catalogue.paths.all()]
        else:
            bare, folder = written.rstrip("/").casefold(), written.casefold().rstrip("/") + "/"
            paths = map(str.casefold, self.catalogue.paths.all())
            good = [path == bare or path.startswith(folder) for path in paths]
        return np.array(good, bool)[files] if len(files) else np.zeros(0, bool)


def _sum(one: Scores | None, other: Scores | None) -> Scores | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other


def _bm25(weight: Scores, mask: Mask) -> Scores:
    found = int(mask.sum())
    rarity = np.float32(np.log1p((len(mask) - found + 0.5) / (found + 0.5)))
    return np.where(mask, rarity * (_K1 + 1) * weight / (_K1 + weight), np.float32(0)).astype(np.float32)


def _anywhere(leaf: Leaf) -> Leaf:
    from dataclasses import replace

    return replace(leaf, field="")


def _written(leaf: Leaf) -> str:
    return leaf.pattern if isinstance(leaf, Wildcard) else leaf.text


def _whole(leaf: Leaf) -> Callable[[str], Any]:
    """Whether a folded tag is the one that a leaf names."""
    written = fold(_written(leaf)).removeprefix("#")
    if isinstance(leaf, Wildcard):
        return re.compile(_glob(written)).fullmatch
    if isinstance(leaf, Word) and leaf.open:
        return lambda tag: tag.startswith(written)
    if isinstance(leaf, Fuzzy):
        from rapidfuzz.distance import OSA

        most = leaf.distance
        return lambda tag: OSA.distance(tag, written, score_cutoff=most) <= most
    return lambda tag: tag == written


def _glob(pattern: str) -> str:
    """A pattern with `*` and `?` alone as a regular expression: brackets stand for themselves."""
    return translate(pattern.replace("[", "[[]"))
