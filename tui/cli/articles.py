"""Articles named on the command line: an id of the corpus, or a file."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.folder import Corpus


def find_article(corpus: "Corpus", name: str) -> "Article":
    """The article with this id, else the one in this file.

    Raises CrossreadError when there is neither, naming the ids that come close.
    """
    from corpus.errors import CrossreadError
    from corpus.folder import open_corpus
    from tui.indexing import ready_index

    path = Path(name)
    if path.is_file():
        alone = open_corpus([name])
        for source in alone.sources():
            for article in alone.articles(source):
                return article
        raise CrossreadError(f"{name}: {alone.faults[0].message if alone.faults else 'holds no article'}")
    index = ready_index(corpus, claims=False)
    if entry := index.entry(name):
        return corpus.load(entry.locator, entry.id)
    from difflib import get_close_matches

    close = get_close_matches(name, [entry.id for entry in index.entries()], 3)
    hint = f"did you mean {', '.join(close)}?" if close else "crossread search '*' lists the ids"
    raise CrossreadError(f"no article {name!r} in {corpus.name}, and no such file; {hint}")
