"""`crossread claims`, and `crossread read` with claims marked: what a person and what a script gets."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.claim import Claim
from corpus.article import Span
from corpus.folder import open_corpus
from index.search import Index
from tui.cli import main
from tui.cli.claimmarks import marked_text
from tui.indexing import ready_index, refresh

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(shelf: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command on the small corpus: its status, standard output and standard error."""
    monkeypatch.setenv("CROSSREAD_CORPUS", str(shelf / "flood"))

    def call(*words: str) -> tuple[int, str, str]:
        status = main(words)
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_script_gets_a_claim_a_line_with_its_article(run: Run, shelf: Path) -> None:
    status, out, err = run("claims", "claim.by:lind", "--json")
    assert (status, err) == (0, "")
    found = records(out)
    assert found
    texts = {article.id: article.text for article in open_corpus(shelf / "flood")}
    for record in found:
        assert record["actor"] == "Marta Lind"
        start, end = record["span"]
        assert "wall" in texts[record["article"]][start:end] or "dam" in texts[record["article"]][start:end]
    assert found[0]["speech"] == "direct"


def test_without_a_query_every_claim_of_every_article_comes(run: Run) -> None:
    every = records(run("claims", "--json")[1])
    read = [claim for name in {record["article"] for record in every}
            for claim in json.loads(run("read", name, "--json")[1])["claims"]]  # fmt: skip
    assert len(every) == len(read) > 20
    assert len(records(run("claims", "--json", "-n", "3")[1])) == 3


def test_a_query_of_words_gives_the_claims_of_the_articles_that_match(run: Run) -> None:
    found = {record["article"] for record in records(run("claims", "insurers", "--json")[1])}
    assert found == {"city-insurers"}


def test_claims_are_found_by_figure_and_by_what_it_counts(run: Run) -> None:
    (record,) = records(run("claims", "claim.num:>=2000", "claim.of:people", "--json")[1])
    assert record["article"] == "city-crest"
    (denied,) = records(run("claims", "claim.is:denied", "--json")[1])
    assert denied["stance"] == "denies"


def test_a_person_gets_a_line_a_claim_with_who_how_and_the_figures(run: Run) -> None:
    status, out, err = run("claims", "claim.num:300")
    assert status == 0
    assert err == "a figure of 300 in a claim: 1 claim in 1 article\n"
    (line,) = out.splitlines()
    assert line.startswith("north-dam-holds  c")
    assert "Marta Lind · asserts · plain: " in line
    assert "[300 people]" in line


def test_how_a_claim_stands_to_others_is_told_where_articles_were_compared(run: Run) -> None:
    status, out, _ = run("claims", "claim.state:only-here")
    assert status == 0
    assert all(line.endswith("  (only-here)") for line in out.splitlines())
    for record in records(run("claims", "claim.state:only-here", "--json")[1]):
        assert record["state"] == "only-here"
    assert None in {record["state"] for record in records(run("claims", "--json")[1])}
    status, _, err = run("search", "claim.state:silent")
    assert status == 2
    assert "only-here" in err


def test_the_articles_of_a_story_are_searched_by_its_id(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "--all", "--json"]) == 0
    for story in json.loads(capsys.readouterr().out):
        found = {record["article"] for record in records(run("search", f"story:{story['id']}", "--json")[1])}
        assert found == set(story["articles"])
    assert run("search", "story:s0000000")[0] == 1


def test_claims_come_in_the_order_asked_for(run: Run) -> None:
    found = records(run("claims", "claim.num:>0", "--order=-figure", "--json")[1])
    largest = [max(figure["value"] for figure in record["figures"]) for record in found]
    assert largest == sorted(largest, reverse=True)
    assert largest[0] == 80_000_000


def test_what_is_wrong_is_one_line_and_nothing_found_is_status_one(run: Run) -> None:
    assert run("claims", "claim.by:nobodyatall", "--json") == (1, "", "")
    status, out, err = run("claims", "claim.is:denid")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "denied" in err
    assert run("claims", "claim.state:difers")[0] == 2


def test_an_article_is_read_with_its_claims_marked_and_numbered(run: Run) -> None:
    status, out, _ = run("read", "north-dam-holds")
    assert status == 0
    text, _, listed = out.partition("\nCLAIMS\n")
    number = next(line.split()[0] for line in listed.splitlines() if "Marta Lind" in line)
    assert f"[{number} " in text
    assert "300 people" in listed
    assert "“Tuesday” = Tue 5 Mar 2024" in listed


def test_the_names_of_corpus_yaml_are_the_names_of_actors(folder: Path) -> None:
    (folder / "corpus.yaml").write_text("actors:\n  Martha Lindh: [Marta Lind]\n", encoding="utf8")
    index = ready_index(open_corpus(folder))
    assert {hit.record["actor"] for hit in index.claims("claim.by:lindh").hits} == {"Martha Lindh"}
    assert index.claims("claim.by:lind").total == index.claims("claim.by:lindh").total > 0


def test_words_can_be_searched_before_claims_have_been_looked_for(folder: Path) -> None:
    steps: list[str] = []
    corpus = open_corpus(folder)
    refresh(corpus, searchable=lambda: steps.append(f"{Index.open(corpus).search('dam').total > 0} claims later"))
    assert steps == ["True claims later"]
    assert Index.open(corpus).has_claims
    refresh(corpus, searchable=lambda: steps.append("again"))
    assert len(steps) == 1


def test_a_search_for_words_alone_looks_for_no_claims(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "dam", "--corpus", str(folder)]) == 0
    assert not Index.open(open_corpus(folder)).has_claims
    assert main(["search", "claim.by:lind", "--corpus", str(folder)]) == 0
    assert Index.open(open_corpus(folder)).has_claims
    capsys.readouterr()


def claim(*pieces: tuple[int, int]) -> Claim:
    spans = tuple(Span(*piece) for piece in pieces)
    return Claim("c", Span(spans[0].start, spans[-1].end), (), (), spans, None, "none", "asserts", "plain", (), (), ())


@pytest.mark.parametrize(
    ("pieces", "marked"),
    [
        ([[(0, 4)]], "[1 abcd]efgh"),
        ([[(0, 2), (4, 6)]], "[1 ab]cd[1 ef]gh"),
        ([[(0, 8)], [(2, 4)]], "[1 ab[2 cd]efgh]"),
        ([[(2, 4)], [(0, 4)]], "[2 ab[1 cd]]efgh"),
        ([[(0, 4)], [(0, 4)]], "[1 [2 abcd]]efgh"),
        ([[(0, 4)], [(4, 8)]], "[1 abcd][2 efgh]"),
        ([[(0, 4)], [(2, 6)]], "[1 ab[2 cd]][2 ef]gh"),
    ],
)
def test_marks_of_claims_lie_within_each_other(pieces: list[list[tuple[int, int]]], marked: str) -> None:
    assert marked_text("abcdefgh", [claim(*own) for own in pieces]) == marked


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8))
def test_marks_lose_no_letter_and_every_bracket_is_closed(given_: list[tuple[int, int]]) -> None:
    text = "abcdefghijklmnopqrstuvwxyz" * 2
    marked = marked_text(text, [claim((start, start + length)) for start, length in given_])
    assert "".join(char for char in marked if char.isalpha()) == text
    depth = 0
    for char in marked:
        depth += (char == "[") - (char == "]")
        assert depth >= 0
    assert depth == 0
