"""What figures must reach on sentences annotated by others, and on the articles read by hand."""

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claims.claim import Figure
from claims.figures import figures
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.article import Span
from corpus.sentences import sentences

SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "gold" / "figures-dev.jsonl.xz"
SCORER = SHARED / "score" / "score.py"
SEED_GOLD = sorted(path for path in (Path(__file__).parent / "seeds").glob("*.json") if path.name != "threads.json")
REACHED = {"value": 0.95, "value+unit": 0.88, "value+change": 0.90, "value+counted": 0.77}


def found(text: str) -> tuple[Figure, ...]:
    tokens, spans = tokenize(text), sentences(text)
    return figures(text, spans, tokens, tag(tokens, spans))


def scorer() -> ModuleType:
    specification = importlib.util.spec_from_file_location("score", SCORER)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (DEV.is_file() and SCORER.is_file()), reason="the gold sets are not beside the repository")
def test_scores_on_annotated_news_hold_what_has_been_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    module = scorer()
    reached: dict[str, float] = {}

    def extract(_: object, articles: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
        fields = ("value", "low", "high", "change", "unit", "counted")
        return {a["id"]: {"figures": [{k: getattr(f, k) for k in fields} for f in found(a["text"])]} for a in articles}

    monkeypatch.setattr(module, "extract", extract)
    monkeypatch.setattr(module, "report", lambda metric, value, note="": reached.update({metric: value}))
    module.figures("", DEV)
    missed = {
        facet: (round(reached[f"figures {facet} F1"], 3), least)
        for facet, least in REACHED.items()
        if reached[f"figures {facet} F1"] < least
    }
    assert missed == {}


def words(unit: str, counted: str) -> set[str]:
    return set(re.findall(r"\w+", f"{unit} {counted}"))


@pytest.mark.parametrize("path", SEED_GOLD, ids=lambda path: path.stem)
def test_figures_of_the_seed_articles_are_those_a_reader_lists(path: Path) -> None:
    gold = json.loads(path.read_text("utf-8"))
    source = SHARED / "seeds" / gold["file"]
    if not source.is_file():
        pytest.skip("the seed articles are not beside the repository")
    text = source.read_bytes().decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    furniture = [Span(*span) for span in [*gold["furniture"], *gold.get("furniture_optional", [])]]
    listed = [(Span(*entry["span"]), entry) for entry in gold["figures"]]
    have = [f for f in found(text) if not any(f.span.overlaps(span) for span in furniture)]
    assert all(any(f.span.overlaps(span) for span, _ in listed) for f in have)
    for span, entry in listed:
        mine = [f for f in have if f.span.overlaps(span)]
        if entry.get("optional"):
            continue
        assert len(mine) == 1, entry
        if not entry.get("loose"):
            assert (mine[0].value, mine[0].low, mine[0].high) == (
                entry.get("value"),
                entry.get("low"),
                entry.get("high"),
            )
        assert mine[0].change == entry["change"]
        assert words(entry["unit"], entry["counted"]) & words(mine[0].unit, mine[0].counted)
