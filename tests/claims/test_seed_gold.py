"""The hand-made gold of the seed articles is sound: it belongs to these files, and every span quotes something."""

import hashlib
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parent / "seeds"
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
FILES = sorted(path for path in GOLD.glob("*.json") if path.name != "threads.json")

LABELS = {
    "stance": {"asserts", "denies", "questions", "intends", None},
    "certainty": {"confirmed", "plain", "hedged", "unverified", None},
    "speech": {"direct", "mixed", "indirect", None},
    "change": {"=", "~", "<", ">", "up", "down"},
    "type": {"DATE", "TIME", "DURATION", "SET"},
}

each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def text_of(gold: Any) -> str:
    source = SEEDS / gold["file"]
    if not source.is_file():
        pytest.skip("the seed articles are not beside the repository")
    raw = source.read_bytes()
    assert hashlib.sha256(raw).hexdigest() == gold["sha256"], "the gold was made for other bytes"
    return raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")


def spans(value: Any) -> list[tuple[int, int]]:
    """Every `[start, end)` anywhere in the gold."""
    if isinstance(value, dict):
        return [span for part in value.values() for span in spans(part)]
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(number, int) for number in value):
            return [(value[0], value[1])]
        return [span for part in value for span in spans(part)]
    return []


def test_every_seed_has_its_gold() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed articles are not beside the repository")
    assert {load(path)["file"] for path in FILES} == {path.name for path in SEEDS.glob("*.txt")}


@each
def test_spans_quote_whole_words_of_the_article(path: Path) -> None:
    gold = load(path)
    text = text_of(gold)
    found = spans(gold)
    assert found
    for start, end in found:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not (text[start].isalnum() and text[start - 1 : start].isalnum())
        assert not (text[end - 1].isalnum() and text[end : end + 1].isalnum())


@each
def test_labels_are_those_of_the_contract(path: Path) -> None:
    gold = load(path)
    for entry in [*gold["attributions"], *gold["figures"], *gold["dates"]]:
        for name, allowed in LABELS.items():
            assert entry.get(name, next(iter(allowed))) in allowed


@each
def test_dates_and_figures_are_in_order_and_apart(path: Path) -> None:
    gold = load(path)
    for kind in ("figures", "dates", "furniture"):
        found = [tuple(entry["span"]) if isinstance(entry, dict) else tuple(entry) for entry in gold[kind]]
        assert all(before[1] <= after[0] for before, after in pairwise(found))


@each
def test_actors_of_attributions_are_listed_or_stand_in_the_source(path: Path) -> None:
    gold = load(path)
    text = text_of(gold)
    named = {actor["name"] for actor in gold["actors"]}
    for entry in gold["attributions"]:
        if entry["actor"] is not None and not entry.get("optional"):
            assert entry["actor"] in named
            assert entry["source"]
            assert all(text[start:end] for start, end in entry["source"])


def test_threads_relate_passages_of_different_articles() -> None:
    gold = load(GOLD / "threads.json")
    texts = {file: text_of({"file": file, "sha256": digest}) for file, digest in gold["sha256"].items()}
    for thread in gold["threads"]:
        members = thread["members"]
        files = {member["file"] for member in members}
        assert len(files) > 1
        assert not files & set(thread["silent"])
        assert set(thread["silent"]) <= set(texts)
        assert all(0 <= m["span"][0] < m["span"][1] <= len(texts[m["file"]]) for m in members)
        related = set()
        for relation in thread["relations"]:
            assert relation["relation"] in {"agrees", "compatible", "differs", "contradicts", None}
            assert relation["relation"] in relation.get("accept", [relation["relation"]])
            assert relation["on"] in {"figure", "date", "place", "actor", "polarity", None}
            related.add((relation["a"], relation["b"]))
        across = {
            (a, b)
            for a, one in enumerate(members)
            for b, other in enumerate(members)
            if a < b and one["file"] != other["file"]
        }
        assert related == across


def test_what_must_stay_apart_is_in_no_thread_together() -> None:
    gold = load(GOLD / "threads.json")
    for apart in gold["apart"]:
        passages = {(member["file"], tuple(member["span"])) for member in apart["members"]}
        for thread in gold["threads"]:
            assert len(passages & {(m["file"], tuple(m["span"])) for m in thread["members"]}) < 2
