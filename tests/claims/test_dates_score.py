"""What dates must reach on articles annotated by others."""

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claims.dates import dates
from claims.tagging import tag
from claims.tokens import tokenize
from corpus.sentences import sentences

SHARED = Path(__file__).parents[3] / "shared"
TRAIN = SHARED / "gold" / "dates-train.jsonl.xz"
SCORER = SHARED / "score" / "score.py"
REACHED = {"relaxed": 0.94, "strict": 0.88, "value": 0.795}


def scorer() -> ModuleType:
    specification = importlib.util.spec_from_file_location("score", SCORER)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


@pytest.mark.skipif(not (TRAIN.is_file() and SCORER.is_file()), reason="the gold sets are not beside the repository")
def test_scores_on_annotated_news_hold_what_has_been_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    module = scorer()
    reached: dict[str, float] = {}

    def extract(_: object, articles: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
        out = {}
        for article in articles:
            text = article["text"]
            tokens = tokenize(text)
            found = dates(text, date.fromisoformat(article["published"]), tokens, tag(tokens, sentences(text)))
            out[article["id"]] = {"dates": [{"span": [*timex.span], "value": timex.value} for timex in found]}
        return out

    monkeypatch.setattr(module, "extract", extract)
    monkeypatch.setattr(module, "report", lambda metric, value, note="": reached.update({metric: value}))
    module.dates("", TRAIN)
    low = {
        name: round(reached[f"dates {name} F1"], 3)
        for name, least in REACHED.items()
        if reached[f"dates {name} F1"] < least
    }
    assert low == {}
