"""`crossread export`: what a spreadsheet, another tool and an editor get."""

import csv
import json
import os
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.annotations import Annotations
from corpus.article import Article, Locator, Span
from corpus.errors import CrossreadError
from corpus.folder import open_corpus
from tui.cli import main
from tui.evidence import Evidence
from tui.evidence_formats import lines, save

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(shelf: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("CROSSREAD_CORPUS", str(shelf / "flood"))

    def call(*words: str) -> tuple[int, str, str]:
        status = main(["export", *words])
        said = capsys.readouterr()
        return status, said.out, said.err

    return call


@pytest.fixture
def texts(shelf: Path) -> dict[str, str]:
    return {article.id: article.text for article in open_corpus(shelf / "flood")}


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(out, newline="")))


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def piece(quote: str = "the dam held", **options: Any) -> Evidence:
    article = Article("a", f"He says {quote} now.", options.pop("title", "A title"), Locator("a.txt"), hash="0" * 64)
    given = {"id": "a#1", "kind": "note", "span": Span(8, 8 + len(quote)), "said": "so he says", "cells": {}}
    return Evidence(article=article, quote=quote, record={}, **{**given, **options})  # type: ignore[arg-type]


def test_claims_become_rows_with_their_words_and_source(run: Run, texts: dict[str, str]) -> None:
    status, out, err = run("claims", "claim.by:lind")
    assert (status, err) == (0, "")
    found = rows(out)
    assert found
    for row in found:
        assert row["actor"] == "Marta Lind"
        assert texts[row["article"]][int(row["start"]) : int(row["end"])] == row["quote"]
        assert len(row["sha256"]) == 64
        assert row["outlet"] == "North Post"
    assert "300 people" in found[0]["figures"]


def test_claims_become_json_lines_with_what_stands_around(run: Run, texts: dict[str, str]) -> None:
    status, out, _ = run("claims", "claim.num:300", "--format", "jsonl")
    (record,) = records(out)
    assert status == 0
    start, end = record["span"]
    text = texts[record["article"]]
    assert text[start:end] == record["quote"]
    assert text[:start].endswith(record["prefix"])
    assert text[end:].startswith(record["suffix"])
    assert record["figures"][0]["value"] == 300
    assert run("claims", "claim.num:300", "--json")[1] == out


def test_claims_become_web_annotations_that_find_their_passage(run: Run, texts: dict[str, str]) -> None:
    _, out, _ = run("claims", "--format", "webannotation")
    page = json.loads(out)
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert len(page["items"]) > 20
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    for item in page["items"]:
        assert item["type"] == "Annotation"
        source, selectors = item["target"]["source"], {s["type"]: s for s in item["target"]["selector"]}
        text = texts[source["identifier"]]
        quote, place = selectors["TextQuoteSelector"], selectors["TextPositionSelector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
        assert source["id"].startswith(("ni:///sha-256;", "http"))
        assert item["body"][0]["value"]
    assert json.loads(run("claims", "--format", "webannotation")[1]) == page


def test_a_comparison_tells_of_each_thread_who_says_it_and_who_is_silent(run: Run, texts: dict[str, str]) -> None:
    status, out, _ = run("compare", "north-dam-holds", "city-crest", "--format", "jsonl")
    assert status == 0
    found = records(out)
    threads = {record["thread"] for record in found}
    for thread in threads:
        told = [record for record in found if record["thread"] == thread]
        assert {record["article"] for record in told} == {"north-dam-holds", "city-crest"}
        for record in told:
            if record["span"]:
                assert texts[record["article"]][slice(*record["span"])] == record["quote"]
            for other in record.get("relations", ()):
                assert texts[other["article"]][slice(*other["span"])]
    row = rows(run("compare", "north-dam-holds", "city-crest")[1])[0]
    assert {"thread", "label", "state", "against", "quote"} <= row.keys()
    assert "## " in run("compare", "north-dam-holds", "city-crest", "--format", "markdown")[1]


def test_a_story_is_compared_by_its_id(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["stories", "--all", "--json"]) == 0
    story = max(json.loads(capsys.readouterr().out), key=lambda story: len(story["articles"]))
    if len(story["articles"]) > 1:
        assert {row["article"] for row in rows(run("compare", story["id"])[1])} <= set(story["articles"])
    assert run("compare", "s00000000")[0] == 2


def test_notes_come_with_the_passage_they_are_on(run: Run, shelf: Path) -> None:
    corpus = open_corpus(shelf / "flood")
    article = next(article for article in corpus if article.id == "city-crest")
    start = article.text.index("could fail")
    kept = Annotations.load(corpus)
    kept.add_note(article, Span(start, start + 10), "=who said so?")
    kept.set_verdict(article, Span(0, 12), "unproven", "no source")
    kept.tag(article, "watch")
    kept.mark(article)
    status, out, _ = run("notes")
    assert status == 0
    found = {row["kind"]: row for row in rows(out)}
    assert set(found) == {"note", "verdict", "tag", "mark"}
    assert found["note"]["quote"] == "could fail"
    assert found["note"]["note"] == "'=who said so?"
    assert found["verdict"]["verdict"] == "unproven"
    items = json.loads(run("notes", "--format", "webannotation")[1])["items"]
    assert [item["motivation"] for item in items] == ["commenting", "assessing", "tagging", "bookmarking"]
    assert items[0]["created"]
    status, out, err = run("notes", "insurers")
    assert (status, out) == (1, "")
    assert "nothing to export" in err
    assert rows(run("notes", "tag:watch")[1])


def test_a_note_whose_words_are_gone_says_so_and_is_kept(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = open_corpus(folder)
    kept = Annotations.load(corpus)
    for article in list(corpus):
        if article.id in ("city-crest", "bare"):
            kept.add_note(article, Span(0, 9), "look again")
    (folder / "city" / "crest.md").write_text("---\ntitle: Crest\n---\nAll new words here.", encoding="utf-8")
    (folder / "bare.txt").unlink()
    assert main(["export", "notes", "--corpus", str(folder), "--format", "jsonl"]) == 0
    out, err = capsys.readouterr()
    by_article = {record["article"]: record for record in records(out)}
    assert set(by_article) == {"city-crest", "bare"}
    assert by_article["city-crest"]["quote"] == "The minis"
    assert by_article["city-crest"]["span"] is None
    assert "bare: is no longer in the corpus" in err
    assert main(["export", "notes", "--corpus", str(folder), "--format", "webannotation"]) == 0
    assert main(["export", "notes", "--corpus", str(folder), "--format", "markdown"]) == 0
    assert "no longer has these words" in capsys.readouterr().out


def test_a_file_is_written_once_and_over_another_only_when_asked(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "claims.csv"
    status, out, err = run("claims", "claim.by:lind", "--output", str(file))
    assert (status, out) == (0, "")
    assert str(file) in err
    written = file.read_text("utf-8")
    assert rows(written)[0]["actor"] == "Marta Lind"
    status, out, err = run("claims", "--output", str(file))
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert "--force" in err
    assert file.read_text("utf-8") == written
    assert run("claims", "claim.num:300", "--output", str(file), "--force")[0] == 0
    assert len(rows(file.read_text("utf-8"))) == 1
    assert [*tmp_path.glob(".crossread-*")] == []


@pytest.mark.parametrize(
    ("name", "begins"),
    [("x.jsonl", '{"article"'), ("x.md", "# "), ("x.jsonld", '{"@context"'), ("x.csv", "article,"), ("x", "article,")],
)
def test_the_ending_of_the_file_tells_the_format(run: Run, tmp_path: Path, name: str, begins: str) -> None:
    assert run("claims", "claim.num:300", "-o", str(tmp_path / name))[0] == 0
    assert (tmp_path / name).read_text("utf-8").startswith(begins)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["claims", "claim.is:denid"], "denied"),
        (["claims", "-o", "."], "is a folder"),
        (["claims", "-o", "nowhere/at/all.csv"], "no such folder"),
        (["compare"], "name their ids"),
        (["compare", "nobody", "north-dam-holds"], "nobody"),
        (["everything"], "everything"),
        (["claims", "--format", "pdf"], "pdf"),
        (["claims", "--json", "--format", "csv"], "leave one of them out"),
    ],
)
def test_what_is_wrong_is_one_line(run: Run, words: list[str], said: str) -> None:
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert said in err


def test_nothing_is_written_into_the_corpus_as_an_article(run: Run, shelf: Path) -> None:
    status, _, err = run("claims", "-o", str(shelf / "flood" / "claims.md"))
    assert status == 2
    assert "read as an article" in err
    assert not (shelf / "flood" / "claims.md").exists()


def test_nothing_found_writes_no_file_and_is_status_one(run: Run, tmp_path: Path) -> None:
    assert run("claims", "claim.by:nobodyatall")[:2] == (1, "")
    status, _, err = run("claims", "claim.by:nobodyatall", "-o", str(tmp_path / "none.csv"))
    assert status == 1
    assert "nothing to export" in err
    assert [*tmp_path.glob("*.csv")] == []


@given(st.sampled_from(["=", "+", "-", "@", "\t=", "\r", " =", "＝", "\n-"]), st.text(max_size=20))
def test_no_cell_is_a_formula_for_a_spreadsheet(start: str, rest: str) -> None:
    (row,) = rows("".join(lines([piece(start + rest, cells={"note": start + rest})], "csv")))
    for name in ("quote", "note"):
        assert row[name].startswith("'")


@given(st.text(max_size=40))
def test_every_text_comes_back_from_json_and_stays_one_row_in_a_table(text: str) -> None:
    one = piece(text or "x", title=text)
    assert json.loads("".join(lines([one], "jsonl")))["quote"] == one.quote
    (item,) = json.loads("".join(lines([one], "webannotation", text)))["items"]
    assert item["target"]["selector"][0]["exact"] == one.quote
    assert len(rows("".join(lines([one], "csv")))) == 1


@given(st.text(alphabet="*_[]()<>#`|~!&-+1. a\x1b\n", max_size=30))
def test_text_is_no_markup_and_no_control_character_in_markdown(text: str) -> None:
    from markdown_it import MarkdownIt

    out = "".join(lines([piece(text + "x", title=text + "x", said=text + "x")], "markdown", "about"))
    assert "\x1b" not in out
    kinds = {token.type for token in MarkdownIt().enable("table").parse(out)}
    assert kinds <= {"heading_open", "heading_close", "inline", "blockquote_open", "blockquote_close",
                     "paragraph_open", "paragraph_close"}  # fmt: skip
    inner = {c.type for t in MarkdownIt().parse(out) for c in t.children or ()}
    assert inner <= {"text", "text_special", "softbreak", "hardbreak"}


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def broken() -> Any:
        yield "a line\n"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save(tmp_path / "x.csv", broken())
    assert [*tmp_path.iterdir()] == []
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(CrossreadError, match="is there already"):
        save(tmp_path / "pipe", ["x"])
