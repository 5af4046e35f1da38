"""A story as the screen shows it: the cells of its matrix, and its timeline."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tui.bylines import MONTHS, date_in_words
from tui.compared import DIFFERENT, sign
from tui.glyphs import UNICODE, glyphs
from tui.printable import printable_line
from tui.stacking import state_sign
from tui.widgets.matrix import Cell, MatrixRow

if TYPE_CHECKING:
    from claims.comparison import Comparison, Thread

BARS = "▁▂▃▄▅▆▇█"
ASCII_BARS = ".:-=+*#@"
DOT = "o"
WIDEST_BAR = 6
"""Columns of a bar of the timeline, the space after it included."""
BOUNDS = {
    "~": ("about", "around", "an estimated", "estimated", "some", "roughly", "approximately", "nearly", "almost"),
    ">": ("over", "more than", "at least"),
    "<": ("up to", "as many as", "under", "less than", "fewer than", "at most"),
}
"""Words before a figure that a cell has a sign for."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which threads of a story are shown."""

    differences: bool = False
    figures: bool = False
    actor: str | None = None
    """Who says so in one article at least."""

    def passes(self, thread: "Thread") -> bool:
        """Whether all that is asked for holds of a thread."""
        if self.differences and thread.relation not in DIFFERENT:
            return False
        if self.figures and not has_figures(thread):
            return False
        return self.actor is None or any(member.actor == self.actor for member in thread.members)

    def named(self) -> dict[str, str]:
        """Those that are on: the action that takes it away, and what it lets through."""
        on = {"story.only-differences": "differences" if self.differences else "",
              "story.only-figures": "figures" if self.figures else "", "story.one-actor": self.actor or ""}  # fmt: skip
        return {action: name for action, name in on.items() if name}


def row(comparison: "Comparison", thread: "Thread", order: Sequence[int]) -> MatrixRow:
    """A thread as a row, with the articles in the order given."""
    tone = "conflict" if thread.relation in DIFFERENT else "plain"
    title = f"{sign(thread.relation)} {printable_line(thread.label)}"
    return MatrixRow(title, tone, tuple(_cell(comparison, thread, article) for article in order))


def _cell(comparison: "Comparison", thread: "Thread", article: int) -> Cell:
    state, figures = thread.state(article), thread.figures(article)
    word = "asserts" if state == "contradicts" else str(state)
    if figures and state not in ("contradicts", "denied", "agrees"):
        told = list(dict.fromkeys(short_figure(comparison.words(article, span)) for span in figures))
        word = printable_line(told[0]) + (f" +{len(told) - 1}" if len(told) > 1 else "")
    tone = "silent" if state in ("silent", "unknown") else "plain"
    if state in (*DIFFERENT, "denied"):
        tone = "conflict"
    return Cell(f"{state_sign(state)} {word}", tone)


def short_figure(figure: str) -> str:
    """A figure with a sign for the words before it, since a cell is narrow: `about 12,000` as `~12,000`."""
    words = " ".join(figure.split())
    for mark, bounds in BOUNDS.items():
        for bound in bounds:
            if words.lower().startswith(f"{bound} "):
                return mark + words[len(bound) + 1 :]
    return words


def has_figures(thread: "Thread") -> bool:
    """Whether figures are set side by side in a thread."""
    return any(facet.on == "figure" for pair in thread.relations for facet in pair.facets)


def by_day(comparison: "Comparison") -> list[int]:
    """Numbers of the articles, the earliest first, undated ones last."""
    articles = comparison.articles
    return sorted(range(len(articles)), key=lambda n: (articles[n].published or date.max, articles[n].outlet or "", n))


def short_day(day: date | None) -> str:
    """`29 Oct`."""
    return f"{day.day} {MONTHS[day.month - 1]}" if day else "undated"


def actors(threads: "Iterable[Thread]") -> list[tuple[str, int]]:
    """Who is said to make the claims of threads, with how many, most first."""
    counted: Counter[str] = Counter()
    for thread in threads:
        counted.update({member.actor for member in thread.members if member.actor})
    return sorted(counted.items(), key=lambda entry: (-entry[1], entry[0]))


def timeline(comparison: "Comparison", width: int, height: int = 1) -> list[str]:
    """Shared claims and articles by day as a plot: `height` rows of bars, one of articles, one of days.

    A bar is as wide as there is room for, up to `WIDEST_BAR`. A line of words where there is nothing to plot.
    """
    told: Counter[date] = Counter()
    articles = comparison.articles
    for thread in comparison.threads:
        for member in thread.members:
            if day := articles[member.article].published:
                told[day] += 1
    days = [article.published for article in articles if article.published]
    if not days:
        return ["no article is dated"]
    first, last = min(days), max(days)
    if first == last:
        return [f"all on {date_in_words(first)}"]
    length = (last - first).days + 1
    a_bar = -(-length // max(1, width))
    starts = [first + timedelta(days=start) for start in range(0, length, a_bar)]
    claims = [sum(told[start + timedelta(days=day)] for day in range(a_bar)) for start in starts]
    published = [sum(start <= day < start + timedelta(days=a_bar) for day in days) for start in starts]
    wide = max(1, min(WIDEST_BAR, width // len(starts)))
    unit = "day" if a_bar == 1 else f"{a_bar} days"
    dots = "".join((str(min(count, 9)) if count > 1 else DOT if count else " ").ljust(wide) for count in published)
    start, end = short_day(first), date_in_words(last)
    axis = start + end.rjust(max(len(starts) * wide - len(start), len(end) + 1))
    rows = _bars(claims, height, wide)
    legend = f"shared claims by {unit}, {max(claims)} at most"
    return [*rows[:-1], f"{rows[-1]}  {legend}", f"{dots}  articles", axis]


def _bars(counts: Sequence[int], height: int, wide: int) -> list[str]:
    """Bars of so many rows and columns, the highest as high as all of them; of three columns and more, one is space."""
    bars, most = " " + (BARS if glyphs() is UNICODE else ASCII_BARS), max(*counts, 1)
    steps = len(bars) - 1
    levels = [-(-count * height * steps // most) for count in counts]
    ink = wide - 1 if wide > 2 else wide
    return [
        "".join((bars[max(0, min(steps, level - row * steps))] * ink).ljust(wide) for level in levels)
        for row in reversed(range(height))
    ]
