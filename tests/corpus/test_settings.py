"""`corpus.yaml` says who the outlets and actors are; what is wrong with it is told with file and line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import SettingsError
from corpus.folder import open_corpus
from corpus.settings import read_settings

Write = Callable[[str, str | bytes], Path]

SETTINGS = """name: Floods on the Lind
outlets:
  wire/: Northern Wire
  wire/special.txt: Special Desk
  courier.example: The Lind Courier
actors:
  Maria Lindqvist: [Marija Lindkvist, M. Lindqvist]
  Red Cross: ICRC
abbreviations:
  DK: denmark OR danish
"""


def test_all_of_it_is_read(folder: Path, write: Write) -> None:
    write("corpus.yaml", SETTINGS)
    settings = read_settings(folder)
    assert settings.name == "Floods on the Lind"
    assert settings.actors == {"Maria Lindqvist": ("Marija Lindkvist", "M. Lindqvist"), "Red Cross": ("ICRC",)}
    assert settings.aliases["M. Lindqvist"] == "Maria Lindqvist"
    assert settings.abbreviations == {"dk": "denmark OR danish"}


def test_outlets_are_told_by_file_then_folder_then_address(folder: Path, write: Write) -> None:
    write("corpus.yaml", SETTINGS)
    write("wire/a.txt", "Text.")
    write("wire/deep/b.txt", "Text.")
    write("wire/special.txt", "Text.")
    write("c.jsonl", '{"text": "Text.", "url": "https://www.courier.example/a"}')
    write("d.jsonl", '{"text": "Text.", "url": "https://news.courier.example/a", "outlet": "Given"}')
    write("e.jsonl", '{"text": "Text.", "url": "https://news.courier.example/a"}')
    write("f.jsonl", '{"text": "Text.", "url": "https://other.example/a"}')
    assert {article.path: article.outlet for article in open_corpus(folder)} == {
        "wire/a.txt": "Northern Wire",
        "wire/deep/b.txt": "Northern Wire",
        "wire/special.txt": "Special Desk",
        "c.jsonl": "The Lind Courier",
        "d.jsonl": "Given",
        "e.jsonl": "The Lind Courier",
        "f.jsonl": "other.example",
    }


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "name:\n"])
def test_an_empty_file_says_nothing(folder: Path, write: Write, content: str) -> None:
    write("corpus.yaml", content)
    assert read_settings(folder).name is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "name: x\noutlet: y\n",
            "corpus.yaml:2: outlet: unknown field; there are name, outlets, actors, abbreviations",
        ),
        ("name: [x]\n", "corpus.yaml:1: name: must be one line of text"),
        (
            "name: x\n\nactors:\n  A: {b: c}\n",
            "corpus.yaml:3: actors: A needs a list of spellings, such as [A. Name, Name]",
        ),
        ("outlets: [x]\n", "corpus.yaml:1: outlets: must be a list of pairs, one a line, such as word: meaning"),
        ("outlets:\n  a: [b]\n", "corpus.yaml:1: outlets: a needs one text after its colon"),
        ("just words\n", "corpus.yaml:1: must hold fields such as name: and outlets:"),
        ("name: x\nactors: &a\n  A: *a\n", "corpus.yaml:2: anchors and aliases"),
        ("name: !x y\n", "corpus.yaml:1: tags"),
        ("name: 'x\n", "corpus.yaml:"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(folder: Path, write: Write, content: str, message: str) -> None:
    write("corpus.yaml", content)
    with pytest.raises(SettingsError) as error:
        read_settings(folder)
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_a_broken_one_is_a_fault_and_the_corpus_opens_all_the_same(folder: Path, write: Write) -> None:
    write("corpus.yaml", "name: x\nnmae: y\n")
    write("a.txt", "The river rose.\n")
    corpus = open_corpus(folder)
    assert [article.id for article in corpus] == ["a"]
    assert corpus.name == "floods"
    assert [str(fault) for fault in corpus.faults] == [
        "corpus.yaml:2: nmae: unknown field; there are name, outlets, actors, abbreviations"
    ]
