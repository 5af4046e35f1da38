"""Who else says a claim is told alike by every screen: what the story's matrix has as denied is silent nowhere."""

import pytest

from claims.comparison import Thread
from corpus.article import Span
from corpus.folder import Corpus, open_corpus, sample_corpus
from tui.config import Config
from tui.crossing import Crossing
from tui.elsewhere import Telling
from tui.indexing import refresh
from tui.workspace import Workspace

TEXTS = {
    "port": ("Tanker leak at Orle", "Port Call", "2024-03-04", """\
A tanker leaked oil into the harbour of Orle on Monday. The port authority said that 300 tonnes of oil had leaked into
the harbour of Orle. The harbour of Orle was closed to ships.
"""),
    "owner": ("Owner speaks of Orle harbour leak", "Ship News", "2024-03-05", """\
The owner of the tanker at Orle spoke on Tuesday. The owner denied that oil had leaked into the harbour of Orle.
Its captain said that the harbour of Orle was closed to ships without a reason.
"""),
    "coast": ("Oil in the harbour of Orle", "Coast Mail", "2024-03-04", """\
Oil leaked into the harbour of Orle on Monday, and gulls were cleaned by hand. The coast guard said that 450 tonnes of
oil had leaked into the harbour of Orle.
"""),
}  # fmt: skip


def workspace(corpus: Corpus) -> Workspace:
    found = Workspace(corpus, Config())
    assert found.open_index()
    return found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, shelf) -> dict[str, Workspace]:
    root = tmp_path_factory.mktemp("orle")
    for name, (title, outlet, day, text) in TEXTS.items():
        head = f"---\ntitle: {title}\noutlet: {outlet}\npublished: {day}\n---\n"
        (root / f"{name}.md").write_text(head + text, encoding="utf8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(shelf / "cache"))
        for corpus in (sample_corpus(), open_corpus(root)):
            refresh(corpus)
        return {"sample": workspace(sample_corpus()), "harbour": workspace(open_corpus(root))}


def told_there(crossing: Crossing, name: str, span: Span) -> dict[str, Telling]:
    answer = crossing.who_else(crossing.index.article(name), span)
    return {telling.article.id: telling for telling in answer.tellings}


@pytest.mark.parametrize("corpus", ["sample", "harbour"])
def test_an_article_is_silent_on_a_claim_where_the_story_has_it_as_silent_and_nowhere_else(made, corpus: str) -> None:
    crossing = made[corpus].crossing
    looked_at = 0
    for story in made[corpus].index.stories():
        found = crossing.story(story.articles[0]).comparison
        for number, article in enumerate(found.articles):
            for claim in crossing.extraction(article).claims:
                threads = [thread for thread in found.threads if _tells(thread, number, claim.span)]
                told = told_there(crossing, article.id, claim.span) if threads else {}
                for other, name in enumerate(a.id for a in found.articles):
                    cells = {thread.state(other) for thread in threads} - {"silent", "unknown"}
                    if threads and other != number:
                        looked_at += 1
                        assert told[name].is_silent == (not cells), (claim.span.of(article.text), name, cells)
                        assert told[name].state != "denied" or "denied" in cells
    assert looked_at > 3


def _tells(thread: Thread, number: int, span: Span) -> bool:
    return any(member.article == number and member.span.overlaps(span) for member in thread.members)


def test_who_denies_a_claim_in_the_story_denies_it_wherever_it_is_asked_about(made) -> None:
    crossing = made["sample"].crossing
    text = crossing.index.article("trainloads").text
    start = text.index("over 10,000 North Korean troops")
    told = told_there(crossing, "trainloads", Span(start, start + 80))
    assert told["axis-of-grumbling"].state == told["k-battalion"].state == "denied"
    assert told["false-papers"].state == "compatible"
    crossing = made["harbour"].crossing
    text = crossing.index.article("port").text
    start = text.index("300 tonnes")
    told = told_there(crossing, "port", Span(start, start + 40))
    assert told["coast"].state == "differs"
    assert told["coast"].set_off()[0].span.of(told["coast"].article.text).startswith("450 tonnes")
