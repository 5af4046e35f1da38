"""A long session in short: what is kept in memory doesn't grow with what is done. The long form is `long_session`."""

from pathlib import Path

import pytest

from tests.soak.index_faults import write_articles
from tests.soak.long_session import grown, session
from tui.app import Explorer
from tui.config import Config
from tui.indexing import refresh

KINDS = ("StylesCache", "Strip", "ReadScreen", "CompareScreen", "StoryScreen", "ClaimsScreen", "ArticleView", "Timer")
"""Of what closed screens leave behind when something holds on to them."""


async def test_a_session_of_300_actions_keeps_no_more_than_one_of_60(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("CACHE", "DATA", "STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    corpus = write_articles(tmp_path / "corpus", count=12)
    refresh(corpus)
    first, last = grown(await session(Explorer(corpus, Config(animation="none")), 300, stretches=5))
    assert (first.actions, last.actions) == (120, 300)
    for kind in KINDS:
        assert last.kinds[kind] <= max(2 * first.kinds[kind], first.kinds[kind] + 60), kind
    assert last.objects < 1.5 * first.objects
