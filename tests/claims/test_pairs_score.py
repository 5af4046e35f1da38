"""What relations must reach on pairs of sentences labelled by others: a false `differs` comes first."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claims.comparison import compare
from claims.comparison_records import comparison_record
from corpus.article import Article, Locator

SHARED = Path(__file__).parents[3] / "shared"
DEV = SHARED / "gold" / "pairs-dev.jsonl.xz"
SCORER = SHARED / "score" / "score.py"
REACHED = {"pairs differ precision": 0.90, "pairs differ recall": 0.65, "pairs macro F1": 0.82}


def scorer() -> ModuleType:
    specification = importlib.util.spec_from_file_location("score", SCORER)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (DEV.is_file() and SCORER.is_file()), reason="the gold sets are not beside the repository")
def test_scores_on_labelled_pairs_hold_what_has_been_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    module = scorer()
    reached: dict[str, float] = {}

    def compared(_: object, texts: list[tuple[str, str]], __: object) -> dict[str, Any]:
        articles = [Article(name, text, text[:80], Locator(name)) for name, text in texts]
        return comparison_record(compare(articles))

    monkeypatch.setattr(module, "compare", compared)
    monkeypatch.setattr(module, "report", lambda metric, value, note="": reached.update({metric: value}))
    module.pairs("", DEV)
    missed = {
        metric: (round(reached[metric], 3), least) for metric, least in REACHED.items() if reached[metric] < least
    }
    assert missed == {}
