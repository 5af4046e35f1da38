"""The hostile corpus with its index, in folders of its own."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.folder import open_corpus
from tests.hostile.articles import write_corpus
from tui.indexing import refresh


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True, scope="session")
def own_folders(homes: Path) -> Iterator[None]:
    """Nothing of the person who runs the tests is read or written."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CACHE", "DATA", "STATE", "CONFIG"):
            patch.setenv(f"XDG_{name}_HOME", str(homes / name.lower()))
        for name in ("CROSSREAD_CORPUS", "NO_COLOR", "SSH_CONNECTION", "SSH_TTY", "TMUX"):
            patch.delenv(name, raising=False)
        patch.setitem(os.environ, "TERM", "xterm-256color")
        yield


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory, own_folders: None) -> Path:
    """The folder; its articles have been indexed with their claims."""
    root = write_corpus(tmp_path_factory.mktemp("shelf") / "flood \x1b]0;taken\x07")
    refresh(open_corpus(root))
    return root
