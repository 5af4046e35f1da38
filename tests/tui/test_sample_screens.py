"""Each screen that shows claims, over the sample articles and what the program itself finds in them."""

import pytest

from corpus.article import Span
from corpus.folder import Corpus, sample_corpus
from tui.indexing import refresh
from tui.screens.compare import CompareScreen
from tui.screens.comparing import reader
from tui.screens.elsewhere import ElsewhereScreen
from tui.screens.story import StoryScreen


@pytest.fixture(scope="module")
def sample(shelf) -> Corpus:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
        refresh(sample_corpus())
    return sample_corpus()


async def push(person, screen, there) -> None:
    await person.app.push_screen(screen)
    await person.until(lambda: there(screen))


async def test_an_article_is_read_with_its_claims(opened, sample: Corpus):
    async with opened(sample.root, size=(120, 40)) as person:
        screen = reader(person.app.workspace, "scarce-commanders", None)
        await push(person, screen, lambda screen: screen.found is not None)
        await person.press("right_square_bracket")
        await person.sees("CLAIM 1 of", "asserts")


async def test_all_claims_stand_in_a_table(opened, sample: Corpus):
    async with opened(sample.root, size=(120, 40)) as person:
        person.app.claims("claim.num:>=10000")
        await person.sees("WHO", "FIGURES", "10,000 ", "claims in ")


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
async def test_two_articles_are_compared_to_their_contradiction(opened, sample: Corpus, size: tuple[int, int]):
    async with opened(sample.root, size=size) as person:
        screen = CompareScreen(["axis-of-grumbling", "k-battalion"])
        await push(person, screen, lambda screen: screen.comparison is not None)
        await person.press("right_curly_bracket")
        await person.sees("Compare 2", "1 ¬", "Officials of both Russia", "Multiple countries")


async def test_the_story_has_a_row_for_the_troops_and_a_column_for_each_outlet(opened, sample: Corpus):
    async with opened(sample.root, size=(160, 45)) as person:
        screen = StoryScreen("scarce-commanders")
        await push(person, screen, lambda screen: screen.has_class("is-there"))
        await person.sees("Agency digest", "City paper", "Opinion", "Wire desk", "News site")
        await person.sees("¬ denied", "¬ asserts", "∅ silent", "10,000", "5 articles · 5 origins")


async def test_who_else_tells_of_the_troops(opened, sample: Corpus):
    async with opened(sample.root, size=(120, 40)) as person:
        article = person.app.workspace.index.article("scarce-commanders")
        start = article.text.index("about 10,000 North Korean troops")
        screen = ElsewhereScreen(article, Span(start, start + 32))
        await push(person, screen, lambda screen: screen.answer is not None)
        await person.sees("Who else says this", "News site · 18 Dec 2024", "over 10,000")
