"""Which stretches of a text read as English prose: claims are looked for nowhere else.

Code and other languages give nothing at all; tables and lists of names give figures and actors, but no claims.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from claims.frame import ALPHABETIC, CAPITAL, ENGLISH, FOREIGN, Frame
from claims.regions import Regions
from corpus.article import Span

_WINDOW = 80
"""Tokens either way by which a token's language is judged: two or three sentences."""
_LEAST = 0.04
"""Share of English words such as `the`, `which`: .17 on average in news; .04 leaves out 2 attributions of 19,833."""
_FEW = 30
"""Words of a window below which a share says little; then it is prose unless another language shows."""
_ABROAD = 3
"""Words of another language, and none of English, that settle it in a few words."""
_CODED = 0.3
"""Share of lines in a stretch of code that can be nothing else."""
_COMMENT = 8
"""Lines of a comment at most, between lines that can only be code."""
_NAMES = 8
"""Words of a list of names at least; nearly all have capitals, and a mark parts every few of them."""

_LONGEST = 160
"""Characters of a line of code at most; longer ones are paragraphs."""
_CODE = re.compile(
    r"\s*(?:(?:def|class|async|elif|fn|func|function|var|let|const|public|private|protected|static|package|namespace"
    r"|using|struct|enum|interface)\b[^.]*[:;{(]"
    r"|(?:import|from) [\w.]+(?: (?:import|as) [\w.*, ()]+)?;?"
    r"|(?:return|raise|yield|assert|if|for|while|with|elif|except|try|else)\b.*[:)\]};]"
    r"|[\w.\[\]'\"]+(?:: ?[\w\[\], .|]+)? (?:[-+*/|&]?=|:=|==|!=|->|=>) ?.*"
    r"|@[\w.]+(?:\(.*\))?|#(?:include|define|endif|!).*|[\w.]+\(.*\)[,;:]?|[)\]}]+[,;:]*"
    r"|.*[=()].*;|.*[{}]|.*\)( ->.*)?:"
    r"|.*\"\"\".*|.*(?:=>|->|\(\)).*)\s*"
)
_CODE_MARKS = ("{", "}", "=", ";", "\\", "()", '"""')
_FEWEST_LINES = 3
_BARE_COMMA = re.compile(r"[^\W\d],\w|,[^\W\d]")
_GROUPED = re.compile(r"\d,(?=\d{3}(?!\d))")


def prose(frame: Frame, unread: Regions | None = None) -> NDArray[np.bool_]:
    """For each token, whether the text around it is English prose; nothing in `unread` is."""
    if not len(frame.words):
        return np.zeros(0, np.bool_)
    found = ~_foreign(frame, _LEAST)
    for span in (*(unread or Regions(())).spans, *_rows(frame.text), *_lists(frame)):
        first, last = frame.range(span)
        found[first:last] = False
    return found


def unreadable(frame: Frame) -> tuple[Span, ...]:
    """Stretches that nothing is read in: code, and languages other than English."""
    plain, coded = _is_plainly_english(frame), _may_be_code(frame.text)
    if plain and not coded:  # most articles
        return ()
    strange = _code(frame) if coded else np.zeros(len(frame.words), np.bool_)
    if not plain:
        strange |= _foreign(frame, 0.0)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], strange, [False])).astype(np.int8)))
    return tuple(
        frame.span(int(first), int(last)) for first, last in zip(edges[::2], edges[1::2], strict=True) if last > first
    )


def _foreign(frame: Frame, least: float) -> NDArray[np.bool_]:
    """For each token, whether the words around it are of another language, or fewer than `least` are English."""
    if len(frame.words) < 4 * _WINDOW and _is_plainly_english(frame):  # most articles of a wire
        return np.zeros(len(frame.words), np.bool_)
    own, size = (_around(frame.traits & trait != 0) for trait in (ENGLISH, ALPHABETIC))
    other = _around((frame.traits & FOREIGN != 0) & ~_particles(frame))
    found: NDArray[np.bool_] = own + 1 < other
    found |= (own == 0) & (other >= _ABROAD) & (size < _FEW)
    found |= (size >= _FEW) & (own < least * size)
    return found


def _particles(frame: Frame) -> NDArray[np.bool_]:
    """For each token, whether it stands within a name: `de la` of `Maria de la Cruz`."""
    capital = np.concatenate(([False] * 2, frame.traits & CAPITAL != 0, [False] * 2))
    found: NDArray[np.bool_] = (capital[:-4] | capital[1:-3]) & (capital[3:-1] | capital[4:])
    return found


def _is_plainly_english(frame: Frame) -> bool:
    own, other, size = (int(np.count_nonzero(frame.traits & trait)) for trait in (ENGLISH, FOREIGN, ALPHABETIC))
    return own >= 2 * other and own >= 3 * _LEAST * size


def _may_be_code(text: str) -> bool:
    """Whether a text has as many marks of code as some lines of it would."""
    return sum(map(text.count, _CODE_MARKS)) >= _FEWEST_LINES


def _code(frame: Frame) -> NDArray[np.bool_]:
    """For each token, whether it stands in code: between its first and its last line, near others."""
    coded = np.zeros(len(frame.words), np.bool_)
    lines = [(at, at + len(line), line) for at, line in _lines(frame.text) if line.strip()]
    sure = [i for i, (*_, line) in enumerate(lines) if len(line) <= _LONGEST and _CODE.fullmatch(line)]
    for block in _near(sure):
        if len(block) >= _FEWEST_LINES and len(block) >= _CODED * (block[-1] - block[0] + 1):
            first, last = frame.range(Span(lines[block[0]][0], lines[block[-1]][1]))
            coded[first:last] = True
    return coded


def _near(numbers: Sequence[int]) -> Iterator[list[int]]:
    """Runs of `numbers` whose neighbours are at most a comment apart."""
    run: list[int] = []
    for number in numbers:
        if run and number - run[-1] > _COMMENT:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1


def _rows(text: str) -> list[Span]:
    """Rows of tables: lines whose cells bars part, or tabs, or commas with no space behind any."""
    bare = text.count(",") - text.count(", ") - text.count(",\n") > 1 and len(_BARE_COMMA.findall(text)) > 1
    if not bare and "|" not in text and "\t" not in text:
        return []
    return [
        Span(at, at + len(line))
        for at, line in _lines(text)
        if line.count("|") > 1 or line.strip().count("\t") > 1 or (bare and _of_values(line))
    ]


def _of_values(line: str) -> bool:
    """Whether a line is one of comma-separated values."""
    commas = line.count(",")
    return commas > 1 and not re.search(r",(?:\W|$)", line) and commas - len(_GROUPED.findall(line)) > 1


def _lists(frame: Frame) -> list[Span]:
    """Sentences that are lists of names."""
    found = []
    heads = [*frame.heads, len(frame.words)]
    capital, alphabetic = (_totals(frame.traits & trait != 0) for trait in (CAPITAL, ALPHABETIC))
    starts, ends = np.array(heads[:-1], np.int64), np.array(heads[1:], np.int64)
    many = alphabetic[ends] - alphabetic[starts]
    titled = capital[ends] - capital[starts] >= 0.85 * many
    for at in np.flatnonzero((many >= _NAMES) & titled).tolist():
        words = frame.words[heads[at] : heads[at + 1]]
        shouted = all(word.isupper() for word in words if word[0].isalpha())
        if sum(word in (",", ";") for word in words) * 5 >= many[at] and not shouted:
            found.append(frame.span(heads[at], heads[at + 1]))
    return found


def _around(column: NDArray[np.bool_]) -> NDArray[np.int32]:
    """How many tokens of a column are set in the window around each token."""
    total = _totals(column)
    at = np.arange(len(column))
    around: NDArray[np.int32] = total[np.minimum(len(column), at + _WINDOW)] - total[np.maximum(0, at - _WINDOW)]
    return around


def _totals(column: NDArray[np.bool_]) -> NDArray[np.int32]:
    """Running totals: entry i counts what is set before token i."""
    total = np.zeros(len(column) + 1, np.int32)
    np.cumsum(column, out=total[1:])
    return total
