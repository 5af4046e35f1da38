"""The gate: what `extract` reaches on sets annotated by others must hold, every metric for itself."""

import importlib.util
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from claims.pipeline import extract
from claims.records import extraction_record

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold"
SCORER = SHARED / "score" / "score.py"
TOLERANCE = 0.005

REACHED = {
    "attribution source token F1": 0.788,
    "attribution cue token F1": 0.669,
    "attribution content token F1": 0.847,
    "attribution match F1": 0.69,
    "attribution speech match F1": 0.896,
    "attribution speech speaker accuracy": 0.985,
    "figures value F1": 0.961,
    "figures value+unit F1": 0.894,
    "figures value+change F1": 0.912,
    "figures value+counted F1": 0.779,
    "dates relaxed F1": 0.946,
    "dates strict F1": 0.889,
    "dates value F1": 0.804,
    "sentences boundary F1": 0.952,
}
"""Metrics of `score.py` on the development sets (dates: on the training set, there being no other)."""

pytestmark = pytest.mark.skipif(
    not (GOLD.is_dir() and SCORER.is_file()), reason="the gold sets are not beside the repository"
)


def _scorer() -> ModuleType:
    specification = importlib.util.spec_from_file_location("score", SCORER)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def _extracted(_: object, articles: list[dict[str, Any]]) -> dict[str, Any]:
    """What the command line would print, without a process of its own."""
    found = {}
    for article in articles:
        published = date.fromisoformat(article["published"]) if article.get("published") else None
        found[article["id"]] = extraction_record(article["id"], extract(article["text"], published))
    return found


@cache
def scores() -> dict[str, float]:
    module = _scorer()
    reached: dict[str, float] = {}
    module.extract = _extracted  # type: ignore[attr-defined]
    module.report = lambda metric, value, note="": reached.update({metric: value})  # type: ignore[attr-defined]
    module.attribution((), GOLD / "attribution-dev.jsonl.xz")
    module.figures((), GOLD / "figures-dev.jsonl.xz")
    module.dates((), GOLD / "dates-train.jsonl.xz")
    module.sentences((), GOLD / "sentences-dev.jsonl.xz")
    return reached


@pytest.mark.parametrize("metric", REACHED)
def test_what_has_been_reached_holds(metric: str) -> None:
    assert scores()[metric] >= REACHED[metric] - TOLERANCE


def test_every_metric_of_extract_is_held() -> None:
    assert set(scores()) == set(REACHED)
