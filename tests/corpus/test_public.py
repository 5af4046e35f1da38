"""What the package offers, and that it costs nothing until it is used."""

import subprocess
import sys

import pytest

import corpus
from corpus import errors

HEAVY = (
    "yaml",
    "charset_normalizer",
    "platformdirs",
    "sqlite3",
    "trafilatura",
    "textual",
    "whoosh",
    "numpy",
    "corpus.inference",
)


def loaded_by(code: str) -> set[str]:
    """Which of the heavy packages are imported when `code` has run in a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return set(done.stdout.split())


def test_every_name_that_is_offered_is_there() -> None:
    assert sorted(corpus.__all__) == corpus.__all__
    for name in corpus.__all__:
        assert getattr(corpus, name).__name__ == name
    with pytest.raises(AttributeError):
        _ = corpus.nothing_of_the_kind


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert loaded_by("import corpus") == set()
    assert loaded_by("import corpus.furniture, corpus.sentences") == set()


def test_opening_a_corpus_loads_nothing_that_only_its_articles_need(folder: object, write: object) -> None:
    write("a.txt", "The bridge is closed.\n")  # type: ignore[operator]
    opened = f"from corpus import open_corpus\ncorpus = open_corpus({str(folder)!r})\n"
    assert loaded_by(opened + "assert list(corpus.sources())") == set()
    assert loaded_by(opened + "assert list(corpus)") == {"corpus.inference"}


def test_every_error_is_in_the_tree_that_is_drawn() -> None:
    tree = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, Exception)]
    assert all(issubclass(kind, errors.CrossreadError) for kind in tree)
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in tree)


def test_a_fault_is_one_line_with_file_and_line() -> None:
    assert str(errors.Fault("a\nb.txt", 3, "is broken")) == "a\\nb.txt:3: is broken"
    assert str(errors.Fault("\x1b[31m.txt", None, "is broken")) == "\\x1b[31m.txt: is broken"
