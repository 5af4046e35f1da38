"""The whole program in a terminal of 80 by 24, as a person would use it."""

import json
import lzma
from pathlib import Path

import pytest

pytestmark = pytest.mark.system

SHARED = Path(__file__).resolve().parents[3] / "shared"
"""Articles and gold sets beside the repository, which aren't part of it."""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the five seed articles: what is kept is written beside a corpus's folder."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("the five seed articles are not here")
    folder = tmp_path / "seeds"
    folder.mkdir()
    for file in (SHARED / "seeds").glob("*.txt"):
        (folder / file.name).write_bytes(file.read_bytes())
    return folder


@pytest.fixture
def reuters(tmp_path: Path) -> Path:
    gold = SHARED / "gold" / "reuters.jsonl.xz"
    if not gold.exists():
        pytest.skip("Reuters is not here")
    folder = tmp_path / "reuters"
    folder.mkdir()
    with lzma.open(gold, "rt", encoding="utf8") as rows, (folder / "reuters.jsonl").open("w", encoding="utf8") as out:
        for row in map(json.loads, rows):
            kept = {key: row[key] for key in ("id", "title", "published", "text")}
            out.write(json.dumps({**kept, "tags": row["topics"], "outlet": "Reuters"}) + "\n")
    return folder


def test_five_articles_are_found_read_marked_and_left_and_all_is_there_again(terminal, seeds: Path):
    before = sorted(file.read_bytes() for file in seeds.iterdir())
    terminal.open(seeds)
    terminal.sees("crossread", "seeds", "5 articles", "1 of 5", "/ to search")
    terminal.press("/")
    terminal.type("north korean troops")
    terminal.sees("1 of 5", "north AND korean AND troops")
    terminal.press("Enter")
    terminal.press("j", "Enter")
    terminal.sees("‹ 2 of 5 ›")
    terminal.press("n")
    terminal.sees("hit 1 of")
    terminal.press("G")
    terminal.sees("100 %")
    terminal.press("m")
    terminal.sees("1 marked")
    terminal.press("J")
    terminal.sees("‹ 3 of 5 ›")
    terminal.press("q")
    terminal.sees("3 of 5", "◆")
    terminal.press("f")
    terminal.sees("OUTLET", "MONTH")
    terminal.press("Escape")
    terminal.sees("3 of 5", "◆")
    terminal.press("q")
    terminal.sees("ready$")
    assert sorted(file.read_bytes() for file in seeds.iterdir()) == before
    terminal.open(seeds)
    terminal.sees("3 of 5", "north korean troops", "◆")


def test_a_query_typed_on_nineteen_thousand_articles_is_answered_and_read(terminal, reuters: Path):
    terminal.open(reuters)
    terminal.sees("19,043 articles", seconds=500)
    terminal.press("/")
    terminal.type('cocoa "buffer stock"')
    terminal.sees("cocoa AND", "1 of", "1987")
    terminal.press("Enter")
    terminal.press("G")
    terminal.press("g", "Enter")
    assert "buffer" in terminal.sees("‹ 1 of", "hit").lower()
    terminal.press("C-q")
    terminal.sees("ready$")


def test_the_sample_opens_without_an_argument_and_says_what_to_press(terminal):
    terminal.open()
    terminal.sees("Troops in Kursk", "5 articles", "? help")
    terminal.press("?")
    terminal.sees("Down a line")


def test_the_terminal_may_be_resized_at_any_time(terminal):
    terminal.open()
    terminal.sees("5 articles")
    terminal.tmux("resize-window", "-x", "50", "-y", "12")
    terminal.sees("A little more room, please")
    for columns, rows in ((160, 45), (60, 15), (100, 28)):
        terminal.tmux("resize-window", "-x", str(columns), "-y", str(rows))
    terminal.sees("OUTLET", "5 articles", "? help")


def test_a_folder_that_is_not_there_is_one_line(terminal, tmp_path: Path):
    terminal.open(tmp_path / "nowhere")
    assert "Traceback" not in terminal.sees("no such file or folder", "ready$")
