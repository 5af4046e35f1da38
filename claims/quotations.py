"""Quotations: stretches between quotation marks, the marks included.

One pass over marks and paragraph breaks, so that time is linear whatever the marks do. Single marks count only where
they can't be apostrophes, and only outside double ones.
"""

import re

from corpus.article import Span

_MARK = re.compile(r"``|''|’’|‘‘|[\"“”„‟«»＂]|[‘’'`‚‛]|\n[ \t]*\n\s*|\n[ \t]{2,}|\n")
_OPENING, _CLOSING, _EITHER = (
    frozenset(("“", "„", "``", "‘‘", "‟", "«")),
    frozenset(("”", "''", "’’", "»")),
    frozenset('"＂'),
)
_SINGLE = frozenset("‘’'`‚‛")
_ELISION = re.compile(r"['’‘](?:\d|(?i:em|til|tis|twas|cause|bout|n)\b)")
_SENTENCE_END = re.compile(r"[.!?…]['’\"”)]*(?=\s)|\n")

_LONGEST_UNCLOSED = 1_500
"""Characters: a mark that is never closed quotes no more than to the end of its paragraph, or of its sentence when that
is further off. The longest quoted paragraph in the training articles of PolNeAR has 1,400."""
_LONGEST_SINGLE = 500


def quotations(text: str) -> tuple[Span, ...]:
    """Quotations in text order, none overlapping; a quotation that runs on over paragraphs gives a span for each."""
    scan = _Scan(text)
    for match in _MARK.finditer(text):
        scan.meet(match.group(), match.start(), match.end())
    scan.break_off(len(text))
    return tuple(scan.found)


class _Scan:
    """Where the scan stands: which marks are open."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[Span] = []
        self.double: int | None = None
        self.kind = ""
        self.single: int | None = None
        self.single_kind = ""

    def meet(self, mark: str, start: int, end: int) -> None:
        if mark.startswith("\n"):
            self.break_line(mark, start, end)
        elif mark in _SINGLE:
            if self.double is None:
                self.meet_single(mark, start)
        elif self.double is None:
            if self.opens(mark, start, end):
                self.double, self.kind, self.single = start, mark, None
        elif self.closes(mark, start, end):
            self.found.append(Span(self.double, end))
            self.double = None
        elif self.opens(mark, start, end):
            # The one before was never closed.
            self.break_off(start)
            self.double, self.kind = start, mark

    def before(self, at: int) -> str:
        return self.text[at - 1] if at else " "

    def after(self, at: int) -> str:
        return self.text[at] if at < len(self.text) else " "

    def opens(self, mark: str, start: int, end: int) -> bool:
        if mark in _OPENING:
            return not self.after(end).isspace()
        if mark in ("”", "’’"):
            return False
        before, after = self.before(start), self.after(end)
        return not (before.isalnum() or before in ".,!?%") and not after.isspace()

    def closes(self, mark: str, start: int, end: int) -> bool:
        if mark in _CLOSING:
            return True
        if mark in _OPENING:
            # German „…“, the » … « of some houses, and the slip of a typist before `he said`.
            return not self.before(start).isspace() and (self.kind in "„»" or self.after(end).isspace())
        before, after = self.before(start), self.after(end)
        return not before.isspace() or not after.isalnum()

    def meet_single(self, mark: str, start: int) -> None:
        before, after = self.before(start), self.after(start + 1)
        if self.single is None:
            free = before.isspace() or before in '([—–-“"'
            if (
                free
                and mark not in "’"
                and (after.isalnum() or after in "([$£€")
                and not _ELISION.match(self.text, start)
            ):
                self.single, self.single_kind = start, mark
        elif start - self.single > _LONGEST_SINGLE:
            self.single = None
            self.meet_single(mark, start)
        elif not before.isspace() and not after.isalnum() and mark not in "‘`‚‛" and self.ends_single(before, start):
            self.found.append(Span(self.single, start + 1))
            self.single = None

    def ends_single(self, before: str, start: int) -> bool:
        """An apostrophe after a plural (`the troops' food`) ends no quotation."""
        return before != "s" or not self.text[start + 1 : start + 3].strip().isalpha() or self.after(start + 1) != " "

    def break_line(self, mark: str, start: int, end: int) -> None:
        """A new line within a paragraph changes nothing; a new paragraph ends what is open, for this paragraph."""
        quoted_on = self.after(end) in '“"„«`' and self.double is not None
        if mark != "\n" or quoted_on:
            self.break_off(start)

    def break_off(self, end: int) -> None:
        start, self.double, self.single = self.double, None, None
        if start is None:
            return
        if end - start > _LONGEST_UNCLOSED:
            stop = _SENTENCE_END.search(self.text, start, start + _LONGEST_UNCLOSED)
            if stop is None:
                return
            end = stop.end()
        end = start + len(self.text[start:end].rstrip())
        if end - start > 2:
            self.found.append(Span(start, end))
