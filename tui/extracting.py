"""The claims of an article for the explorer, found beside the event loop and kept for as long as it runs.

`python -m tui.extracting` is the process in which those of a long text are found: a thread would hold the
interpreter for longer than a key may wait.
"""

import asyncio
import gc
import os
import pickle
import sys
from collections import OrderedDict
from collections.abc import Callable, Iterable
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.errors import CrossreadError
from tui import restricted
from tui.apart import running
from tui.deadline import OverdueError, allowance, at_most
from tui.newest import Cancelled, Newest, OvertakenError

if TYPE_CHECKING:
    from claims.claim import Claim
    from corpus.article import Article
    from corpus.folder import Corpus
    from tui.claimlayers import ArticleClaims

APART = 40_000
"""Code points of a text from which on its claims are found in another process."""
BATCH = 200
"""Claims in one pickle of that process: reading one takes 4 ms."""
KEPT = 64
"""Articles whose claims are kept."""
NICENESS = 10
GIVEN_UP = "finding them took too long; the article is read without its claims"
OVERDUE = 3
"""The exit status that says so."""


class ExtractionError(CrossreadError):
    """The claims of a text couldn't be found; the message says what to do."""


def load() -> None:
    """Imports what reading needs before it is asked for, in a thread: 120 ms that a key would wait for on the loop."""
    for name in ("claims.pipeline", "tui.screens.read", "tui.screens.claims"):
        import_module(name)


class Extractions:
    """Finds the claims of one article at a time: whoever asks for another overtakes the one before."""

    def __init__(self, corpus: "Corpus", indexed: "Callable[[Article], Iterable[Claim] | None]") -> None:
        """`indexed` answers, in a thread, with the claims of an article that were found before, if they were."""
        self._corpus, self._indexed = corpus, indexed
        self._found: OrderedDict[tuple[object, ...], ArticleClaims] = OrderedDict()
        self._newest = Newest()
        self._process: asyncio.subprocess.Process | None = None

    def known(self, article: "Article") -> "ArticleClaims | None":
        """What was found before."""
        return self._found.get(_key(article))

    async def of(self, article: "Article") -> "ArticleClaims":
        """The claims of an article. Raises `OvertakenError` if others were asked for since, or `ExtractionError`."""
        key = _key(article)
        if key in self._found:
            self._found.move_to_end(key)
            return self._found[key]
        self._end_process()
        if len(article.text) < APART or restricted.on():
            found = await self._newest.ask(lambda _: _found(self.at_once(article)))
        else:
            answer = await self._apart(article)
            found = await self._newest.ask(lambda cancelled: _found_in(answer, cancelled))
        self._found[key] = found
        while len(self._found) > KEPT:
            self._found.popitem(last=False)
        return found

    def at_once(self, article: "Article") -> "Iterable[Claim]":
        """What the index has, else what is found in this process; raises `ExtractionError` where that has no end."""
        claims = self._indexed(article)
        if claims is None:
            from claims.pipeline import extract

            aliases = self._corpus.settings.aliases
            try:
                with at_most(allowance(len(article.text))):
                    claims = extract(article.text, article.published, article.title, aliases).claims
            except OverdueError:
                raise ExtractionError(GIVEN_UP) from None
        return claims

    async def _apart(self, article: "Article") -> bytes:
        async with running("tui.extracting") as process:
            self._process = process
            question = str(self._corpus.root), self._corpus.files, article
            answer, _ = await process.communicate(await asyncio.to_thread(pickle.dumps, question))
        if process is not self._process:
            raise OvertakenError
        if process.returncode == OVERDUE:
            raise ExtractionError(GIVEN_UP)
        if process.returncode:
            raise ExtractionError("the process that looked for them ended; crossread extract FILE tells why")
        return answer

    def _end_process(self) -> None:
        """Nobody waits for the other process any more."""
        if self._process and self._process.returncode is None:
            self._process.kill()
        self._process = None


def _key(article: "Article") -> tuple[object, ...]:
    return article.hash or article.text, article.published, article.title


def _found(claims: "Iterable[Claim]") -> "ArticleClaims":
    from tui.claimlayers import article_claims

    return article_claims(claims)


def _found_in(answer: bytes, cancelled: Cancelled) -> "ArticleClaims":
    """The claims that the other process, our own, has written; the interpreter is let go between its batches."""
    gc.disable()  # the collector would walk through all of them again and again, .3 s at a time
    try:
        stream, claims = BytesIO(answer), []
        while stream.tell() < len(answer) and not cancelled():
            claims += pickle.load(stream)
        return _found(claims)
    finally:
        gc.freeze()
        gc.enable()


def main() -> None:
    """The other process: an article on standard input, batches of its claims on standard output."""
    from corpus.folder import Corpus
    from tui.config import Config
    from tui.parentage import end_with_parent
    from tui.workspace import Workspace

    end_with_parent(pipe=False)
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    root, files, article = pickle.load(sys.stdin.buffer)
    workspace = Workspace(Corpus(Path(root), files), Config())
    workspace.open_index()
    try:
        claims = tuple(workspace.extractions.at_once(article))
    except ExtractionError:
        sys.exit(OVERDUE)
    for start in range(0, len(claims), BATCH):
        pickle.dump(claims[start : start + BATCH], sys.stdout.buffer)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
