"""What a thread is called: the clearest of what its members say, clear to one who has read none of them."""

import pytest

from claims.comparison import compare
from claims.pipeline import extract
from claims.threads.labels import leans, wording
from claims.threads.telling import Telling, tellings
from corpus.article import Article, Locator


def article(name: str, text: str) -> Article:
    return Article(name, text, "Danner", Locator(name), hash=text + name)


def told(text: str) -> Telling:
    return tellings(0, article("a", text), extract(text))[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Initially, the Gant bridge was closed to lorries alone.", "The Gant bridge was closed to lorries alone"),
        ("In addition, the Gant bridge was closed to lorries.", "The Gant bridge was closed to lorries"),
        ("Later trains through Gant were cancelled as well.", "Later trains through Gant were cancelled as well"),
        ("Mayor Ada Lund said she would close the Gant bridge.", "Mayor Ada Lund said she would close the Gant bridge"),
        ("Police said the Gant bridge was closed to lorries.", "The Gant bridge was closed to lorries"),
    ],
)
def test_what_joins_a_sentence_to_another_is_left_out_and_who_is_meant_is_told(text: str, words: str) -> None:
    assert wording(told(text)) == words


@pytest.mark.parametrize(("text", "expected"), [("They closed the Gant bridge.", True), ("Gant closed it.", False)])
def test_words_that_begin_with_a_pronoun_lean_on_what_was_said_before(text: str, expected: bool) -> None:
    assert leans(told(text)) is expected


def test_a_thread_is_not_called_by_the_member_that_only_says_they() -> None:
    one = article("a", "Firemen came to Hallin. They pulled 14 cattle out of the flooded Marisol tunnel on Sunday.")
    other = article("b", "It rained. Farmers pulled 14 cattle out of the flooded Marisol tunnel near Hallin on Sunday.")
    for articles in ([one, other], [other, one]):
        labels = [thread.label for thread in compare(articles).threads]
        assert labels
        assert not any(label.startswith("They") for label in labels)
