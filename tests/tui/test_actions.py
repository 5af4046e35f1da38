"""The table of actions: every key has one meaning on a screen, and every action can be carried out."""

from collections import Counter

import pytest

from tui.actions import (
    ACTIONS,
    BROWSE,
    CLAIMS,
    COMPARE,
    ELSEWHERE,
    EVERYWHERE,
    READ,
    STORY,
    key_name,
    key_shown,
    on_screen,
)
from tui.app import Explorer
from tui.screens.browse import BrowseScreen
from tui.screens.claims import ClaimsScreen
from tui.screens.compare import CompareScreen
from tui.screens.elsewhere import ElsewhereScreen
from tui.screens.read import ReadScreen
from tui.screens.story import StoryScreen


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("screen", [BROWSE, READ, CLAIMS, COMPARE, STORY, ELSEWHERE])
def test_no_key_has_two_meanings_on_a_screen(screen: str) -> None:
    keys = Counter(key_name(key) for action in on_screen(screen) for key in action.keys)
    assert {key for key, times in keys.items() if times > 1} == set()


@pytest.mark.parametrize(
    ("screen", "owner"),
    [
        (BROWSE, BrowseScreen),
        (READ, ReadScreen),
        (CLAIMS, ClaimsScreen),
        (COMPARE, CompareScreen),
        (ELSEWHERE, ElsewhereScreen),
        (STORY, StoryScreen),
        (EVERYWHERE, Explorer),
    ],
)
def test_no_key_is_dead(screen: str, owner: type) -> None:
    missing = [
        a.id for a in ACTIONS if screen in a.screens if not hasattr(owner, f"action_{a.name.removeprefix('app.')}")
    ]
    assert missing == []


def test_keys_are_shown_as_people_write_them() -> None:
    shown = [key_shown(key) for key in ("question_mark", "ctrl+p", "f1", "G", "enter", "pagedown", "+")]
    assert shown == ["?", "Ctrl+P", "F1", "G", "⏎", "PgDn", "+"]
