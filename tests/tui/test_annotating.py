"""What the index is given of articles: the same whether they are looked into one by one or together."""

from corpus.folder import sample_corpus
from tui.annotating import Annotator


def test_articles_looked_into_together_give_what_each_gives() -> None:
    articles = list(sample_corpus()) * 3
    find = Annotator((("the agency", "National Intelligence Service"),))
    assert list(find.each(iter(articles))) == [find(article) for article in articles]


def test_no_articles_give_nothing() -> None:
    assert list(Annotator().each([])) == []
