"""`crossread compare`, `stories` and `story`, as a person or a script uses them."""

import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tui.cli import main


class Ran(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def record(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Ran]

WIRE = """---
title: Dam bursts at Orvell
outlet: Northern Wire
published: 2021-05-04
---
The dam at Orvell burst on Tuesday night. The flood killed 12 people, the mayor of Orvell said.
About 4,000 people fled the valley below the dam, according to the police. A wall of water took the bridge at Lorne.
"""
PAPER = """---
title: Flood after dam failure at Orvell
outlet: Valley Courier
published: 2021-05-04
---
On Tuesday night the Orvell dam burst. The mayor of Orvell said the flood had killed 19 people.
More than 3,500 people fled the valley below the dam. Two choirs will sing for the dead on Sunday at Corran.
"""
POET = """---
title: A prize for Ada Merrow
outlet: Valley Courier
published: 2021-03-01
---
The poet Ada Merrow won a prize for her third book. She lives in a lighthouse and keeps bees.
"""


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, off a terminal."""

    def run_(*words: str | Path) -> Ran:
        status = main([str(word) for word in words])
        return Ran(status, *capfd.readouterr())

    return run_


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    corpus = tmp_path / "articles"
    corpus.mkdir()
    for name, text in (("wire", WIRE), ("paper", PAPER), ("poet", POET)):
        (corpus / f"{name}.md").write_text(text, encoding="utf8")
    return corpus


def test_two_files_are_compared_without_a_corpus(run: Run, folder: Path) -> None:
    ran = run("compare", folder / "wire.md", folder / "paper.md")
    assert ran.status == 0
    assert "Dam bursts at Orvell · Northern Wire · 2021-05-04" in ran.out
    assert re.search(r"^Claim 1 of \d+, differs: .*flood", ran.out, re.MULTILINE)
    assert "Articles 1 and 2 differ on figure: 12 / 19" in ran.out


def test_articles_of_a_corpus_go_by_their_ids(run: Run, folder: Path) -> None:
    assert "12 / 19" in run("compare", "wire", "paper", "--corpus", folder).out


def test_off_a_terminal_every_line_is_plain_and_whole(run: Run, folder: Path) -> None:
    out = run("compare", folder / "wire.md", folder / "paper.md").out
    assert "\x1b" not in out
    assert not re.search("[│─┃━]", out)
    assert "The flood killed 12 people" in out


def test_json_is_one_object_and_its_spans_quote_the_files(run: Run, folder: Path) -> None:
    ran = run("compare", "--json", folder / "wire.md", folder / "paper.md")
    assert ran.err == ""
    found = ran.record
    texts = [json.loads(run("read", "--json", folder / name).out)["text"] for name in ("wire.md", "paper.md")]
    for thread in found["threads"]:
        for member in thread["members"]:
            start, end = member["span"]
            assert texts[member["article"]][start:end].strip()
    assert any(pair["relation"] == "differs" for thread in found["threads"] for pair in thread["relations"])


def test_on_a_terminal_glyphs_and_words_say_what_colour_does(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from claims.comparison import compare
    from corpus.folder import open_corpus
    from tui.cli import threads

    shown = io.StringIO()
    from rich.console import Console

    monkeypatch.setattr(threads, "on_terminal", lambda: True)
    monkeypatch.setattr(threads, "console", lambda: Console(file=shown, width=80, no_color=True, markup=False))
    threads.show_comparison(compare([a for a in open_corpus(folder) if a.id != "poet"]))
    assert "≠ differs" in shown.getvalue()
    assert all(len(line) <= 80 for line in shown.getvalue().splitlines())


def test_articles_that_share_nothing_are_told_so_and_it_is_no_error(run: Run, folder: Path) -> None:
    ran = run("compare", folder / "wire.md", folder / "poet.md")
    assert ran.status == 0
    assert "Note: the articles share no claim" in ran.out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("compare", "wire"), "compare needs two articles or more"),
        (("compare", "wire", "wire"), "wire is given twice; name another"),
        (("compare", "wire", "paperr"), "did you mean paper?"),
        (("compare", "wire", "no/such/file.md"), "no article 'no/such/file.md'"),
        (("story", "zzz"), "crossread stories lists them"),
    ],
)
def test_what_cannot_be_compared_is_one_line_that_says_how_to_mend_it(
    run: Run, folder: Path, words: tuple[str, ...], hint: str
) -> None:
    ran = run(*words, "--corpus", folder)
    assert ran.status == 2
    assert ran.out == ""
    assert hint in ran.err
    assert "Traceback" not in ran.err


def test_an_article_given_twice_among_others_is_compared_once(run: Run, folder: Path) -> None:
    ran = run("compare", "wire", "paper", "wire", "--corpus", folder)
    assert ran.status == 0
    assert ran.out.startswith("2 articles, 2 origins")
    assert "wire is given twice; it is compared once" in ran.err


def test_what_only_one_article_has_is_told_in_its_words(run: Run, folder: Path) -> None:
    out = run("compare", "wire", "paper", "--corpus", folder).out
    assert "Only in article 2: 1 sentence\n  Two choirs will sing for the dead on Sunday at Corran." in out


def test_who_says_so_is_told_in_the_words_of_the_article(run: Run, folder: Path) -> None:
    (folder / "rumour.md").write_text("Two fishermen said the dam at Orvell burst on Tuesday night.", encoding="utf8")
    assert re.search("Article 2 [a-z]+, [Tt]wo fishermen: ", run("compare", "wire", "rumour", "--corpus", folder).out)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("---\nlanguage: de\n---\nDer Damm bei Orvell brach in der Nacht.", "another language (de)"),
        ("---\ntitle: Nothing\n---\n", "it holds no words"),
    ],
    ids=["German", "empty"],
)
def test_an_article_that_cannot_be_read_is_unknown_with_the_reason(run: Run, folder: Path, text: str, why: str) -> None:
    (folder / "other.md").write_text(text, encoding="utf8")
    out = run("compare", "wire", "paper", "other", "--corpus", folder).out
    assert f"Article 3 unknown, {'it is in ' if 'language' in why else ''}{why}" in out
    assert "Article 3 silent" not in out


def test_stories_group_the_corpus(run: Run, folder: Path) -> None:
    found = run("stories", "--json", folder).record
    assert [sorted(story["articles"]) for story in found] == [["paper", "wire"], ["poet"]]
    assert set(found[0]) == {"id", "label", "articles", "origins", "first", "last"}
    assert (found[0]["first"], found[0]["last"]) == ("2021-05-04", "2021-05-04")
    plain = run("stories", folder)
    assert "2 articles, 2 origins" in plain.out
    assert "poet" not in plain.out
    assert "Ada Merrow" in run("stories", folder, "--all").out


def test_a_story_is_shown_as_compare_shows_it(run: Run, folder: Path) -> None:
    story = run("stories", "--json", folder).record[0]
    shown = run("story", story["id"], "--corpus", folder)
    assert shown.status == 0
    assert "differ on figure: 12 / 19" in shown.out or "differ on figure: 19 / 12" in shown.out
    assert run("story", "wire", "--corpus", folder).out == shown.out
    assert len(run("story", "--json", story["id"], "--corpus", folder).record["articles"]) == 2


def test_an_article_deleted_since_is_named(run: Run, folder: Path) -> None:
    assert run("compare", "wire", "paper", "--corpus", folder).status == 0
    (folder / "paper.md").unlink()
    ran = run("compare", "wire", "paper", "--corpus", folder)
    assert ran.status == 2
    assert "no article 'paper'" in ran.err


def test_several_counts_of_two_articles_are_told_on_one_line() -> None:
    from claims.comparison import compare
    from corpus.article import Article, Locator
    from tui.cli.threads import linear

    texts = (
        "Tarrow has massed about 9,000 soldiers near Dunmore. This is up from an estimated 2,500 people in May.",
        "Tarrow has sent 1,400 soldiers to Dunmore, farmers said. The number of Tarrow soldiers could reach 11,000.",
    )
    days = date(2021, 6, 11), date(2021, 6, 2)
    told = zip("ab", texts, days, strict=True)
    lines = linear(
        compare([Article(name, text, name, Locator(name), published=day, hash=name) for name, text, day in told])
    )
    assert [line.strip() for line in lines if "on figure" in line] == [
        "Articles 1 and 2 are compatible on figure: "
        "about 9,000 (2021-06-11), an estimated 2,500 (May) / 1,400 (2021-06-02), 11,000 (2021-06-02)"
    ]


def test_a_story_of_one_article_says_that_there_is_no_other(run: Run, folder: Path) -> None:
    ran = run("story", "poet", "--corpus", folder)
    assert ran.status == 0
    assert "no other article of the corpus reports these events" in ran.err
    assert "won a prize for her third book" in ran.out


def test_where_there_are_no_stories_of_several_articles_it_is_said_how_to_see_the_others(
    run: Run, folder: Path
) -> None:
    (folder / "paper.md").unlink()
    ran = run("stories", folder)
    assert (ran.status, ran.out) == (0, "")
    assert "0 stories of several articles, 2 articles alone; --all lists them" in ran.err
    for path in folder.glob("*.md"):
        path.unlink()
    ran = run("stories", folder)
    assert ran.status == 1
    assert "no articles in articles" in ran.err


def test_thirty_articles_are_compared_at_once(run: Run, folder: Path) -> None:
    names = ["wire", "paper"]
    for number in range(28):
        text = f"The ferry to Corran carried {number + 20} passengers on day {number} of its timetable."
        (folder / f"ferry-{number}.md").write_text(text, encoding="utf8")
        names.append(f"ferry-{number}")
    ran = run("compare", *names, "--corpus", folder)
    assert ran.status == 0
    assert ran.out.startswith("30 articles, ")
    assert "12 / 19" in ran.out


def test_an_article_a_hundred_times_as_long_as_the_other_is_compared_with_it(run: Run, folder: Path) -> None:
    days = "\n\n".join(f"On day {day} crews at Lorne cleared {day + 3} loads of mud." for day in range(1, 600))
    (folder / "long.md").write_text(f"{PAPER}\n\n{days}", encoding="utf8")
    ran = run("compare", "wire", "long", "--corpus", folder)
    assert ran.status == 0
    assert "12 / 19" in ran.out
    assert "Only in article 2: " in ran.out
