"""A corpus and its index in a temporary folder, from texts given in the test."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from corpus.folder import Corpus, open_corpus
from index.build import build
from index.search import Index

Articles = Mapping[str, str]
"""File names and what the files hold."""


FLOODS = {
    "north/dam-holds.md": """---
title: Dam above Holt holds through the night
outlet: North Post
published: 2024-03-05
author: Ines Varga
tags: [floods, holt]
---
The dam above the town held, engineers said on Tuesday. About 12,000 people left their homes.

“The dam will hold,” said Marta O'Brien of the state-run water board. The board's plan is old.
""",
    "north/school.md": """---
title: School opens its hall
outlet: North Post
published: 2024-03-06
author: [Tom Reed, Ines Varga]
tags: [Schools]
---
The school on the hill took in 450 people. The dam is watched, the organization said, and floods are feared.

Flooding closed the road. Nobody tested the pumps.
""",
    "south/pumps.txt": """Pumps fail at Brant

BRANT, March 7 - The staterun pumps failed. A dam burst upstream, the mayor O’Brien said.
""",
    "south/café.md": """---
title: Café owners count the cost
outlet: Southern Echo
published: 2024-04-01
tags: [floods]
---
Owners in Brant say the burst of the old dam cost them 2.5 million. Insurers said nothing. 北京大学 sent experts.
""",
}


@pytest.fixture(scope="session")
def floods() -> Articles:
    """A few invented articles."""
    return FLOODS


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[[Articles], Corpus]:
    """Writes files to a folder and opens it."""

    def write(files: Articles) -> Corpus:
        root = tmp_path / "corpus"
        for name, text in files.items():
            file = root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        root.mkdir(exist_ok=True)
        return open_corpus(root)

    return write


@pytest.fixture
def index_of(corpus_of: Callable[[Articles], Corpus], tmp_path: Path) -> Callable[[Articles], Index]:
    """Writes files to a folder, builds their index and opens it."""

    def make(files: Articles) -> Index:
        corpus = corpus_of(files)
        build(corpus, tmp_path / "index", processes=1)
        return Index.open(corpus, tmp_path / "index")

    return make
