"""Files and the folder of a corpus that go, or change, while a screen is open on them: told, and nothing breaks."""

import traceback
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from corpus.folder import open_corpus
from tui.cli import main
from tui.indexing import refresh

Fault = Callable[[Path], object]


def texts(root: Path) -> list[Path]:
    return sorted(root.rglob("*.md"))


def cut(root: Path) -> None:
    for file in texts(root):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def replaced(root: Path) -> None:
    for file in texts(root):
        file.write_text("---\ntitle: Something else\n---\nAnother text, shorter than what was here before.\n")


def folders_in_their_place(root: Path) -> None:
    for file in texts(root):
        file.unlink()
        file.mkdir()


FAULTS: dict[str, Fault] = {
    "the folder goes": rmtree,
    "the articles are cut": cut,
    "others are in their place": replaced,
    "folders are in their place": folders_in_their_place,
}
SCREENS = {
    "browse": ("", "of 3"),
    "read": ("enter", "claim"),
    "claims": ("C", "WHO"),
    "compare": ("j m =", "Post"),
    "story": ("o", "Post"),
    "elsewhere": ("enter tab w", "Who else says this"),
}
KEYS = (
    "j", "k", "J", "K", "]", "[", "n", ")", "v", "s", "tab", "f", "enter", "escape", "c", "m", "u", "E", "escape", "w",
    "escape", "o", "escape", "=", "escape", "C", "escape", "y", "a", "escape", "t", "escape", "exclamation_mark",
    "escape", "r", "enter", "enter", "escape", "escape",
)  # fmt: skip
"""All that a person may do on any of them; none of these leaves the program."""
STORY = {
    "one": "The dam above Holt held through the night, engineers said on Tuesday. About 1,200 people left their homes.",
    "two": "The dam above Holt failed in the night, its keeper said. About 2,000 people left their homes on Tuesday.",
    "three": "Engineers said on Tuesday that the dam above Holt held. Some 1,200 people left their homes in the night.",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home" / "cache"))
    root = tmp_path / "flood"
    root.mkdir()
    for number, (name, text) in enumerate(STORY.items()):
        head = f"title: Dam at Holt, {name}\noutlet: Post {name}\npublished: 2024-03-0{5 + number}"
        (root / f"{name}.md").write_text(f"---\n{head}\n---\n{text}\n")
    refresh(open_corpus(root))
    return root


def told(error: BaseException) -> str:
    return "".join(traceback.format_exception(error)[-4:])


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Faults of the program itself."""
    found: list[str] = []
    monkeypatch.setattr("tui.crash.write_log", lambda error: found.append(told(error)) or "logged")
    return found


@pytest.mark.parametrize("fault", ["the folder goes", "others are in their place"])
@pytest.mark.parametrize("screen", SCREENS)
async def test_an_open_screen_outlives_what_happens_to_its_files(
    screen: str, fault: str, opened, root: Path, broken: list[str]
) -> None:
    keys, seen = SCREENS[screen]
    async with opened(root, size=(120, 30)) as person:
        await person.until(lambda: person.browse.results.total == 3)
        for key in keys.split():
            await person.press(key)
            await person.pilot.pause()
        await person.sees(seen)
        FAULTS[fault](root)
        for key in KEYS:
            await person.press(key)
            await person.pilot.pause()
            assert "internal error" not in person.screen
        for _ in range(6):
            await person.press("escape")
        assert person.app._exception is None
        assert not person.app._exit
    assert broken == []


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(
    "words",
    [
        ["search", "dam"], ["claims"], ["read", "one"], ["compare", "one", "two"], ["stories"], ["story", "one"],
        ["export", "claims"], ["export", "compare", "one", "two"], ["index"], ["doctor"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_command_outlives_files_that_change_between_its_index_and_its_reading_them(
    words: list[str], fault: str, root: Path, broken: list[str], monkeypatch: pytest.MonkeyPatch, capfd
) -> None:
    """The index is found to be up to date, and only then the files go."""
    from index.build import stale

    def up_to_date(*given: object, **named: object) -> bool:
        told = stale(*given, **named)  # type: ignore[arg-type]
        if any(root.rglob("*.md")):
            FAULTS[fault](root)
        return told

    monkeypatch.setattr("index.build.stale", up_to_date)
    status = main([*words, "--corpus", str(root)])
    told = capfd.readouterr().err
    assert status in (0, 1, 2)
    assert broken == []
    assert "internal error" not in told
    assert status != 2 or words[0] == "doctor" or len(told.splitlines()) == 1, told


def test_a_clock_moved_back_keeps_what_is_read_noted_and_indexed(
    root: Path, broken: list[str], monkeypatch: pytest.MonkeyPatch, capfd
) -> None:
    """Files written from now on are older, by their times, than those that they replace."""
    import os
    import time

    from corpus.annotations import Annotations
    from corpus.article import Span

    corpus = open_corpus(root)
    article = next(iter(corpus))
    kept = Annotations.load(corpus)
    kept.add_note(article, Span(0, 3), "before")
    now = time.time() - 10 * 365 * 86_400
    monkeypatch.setattr(time, "time", lambda: now)
    (root / "one.md").write_text("---\ntitle: Newer\n---\nThe ferry sank off Brant, the mayor said on Monday.\n")
    os.utime(root / "one.md", (now, now))
    assert main(["search", "ferry", "--corpus", str(root)]) == 0
    kept.add_note(article, Span(4, 7), "after")
    kept.set_read(article.id)
    again = Annotations.load(corpus)
    assert {note.text for note in again.notes(article.id)} == {"before", "after"}
    assert article.id in again.read
    assert main(["claims", "--corpus", str(root)]) == 0
    assert broken == []
