"""Every command over articles made to take a terminal over: what it writes shows them and obeys nothing."""

import io
import json
import os
import pty
import re
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from shutil import copytree

import pytest

from corpus.annotations import Annotations
from corpus.article import Span
from corpus.folder import open_corpus
from tests.hostile.articles import ALL, HELD, PAYLOADS, flow, obeyed
from tui.cli import main
from tui.cli.arguments import COMMANDS
from tui.cli.export import FORMATS, WHAT

IN = ("--corpus", "{root}")
CALLS: dict[str, Sequence[str]] = {
    "search": ["search", "dam OR flood", *IN],
    "search for nothing": ["search", "\x1b[31mzzz", *IN],
    "a broken query": ["search", "sorce:\x1b[31m", *IN],
    "a saved query": ["search", "query:bad", *IN],
    "a query of claims": ["search", "claim.by:lind outlet:post*", *IN],
    "read": ["read", "one", *IN],
    "read a bare text": ["read", "bare", *IN],
    "read a file": ["read", "{evil}", *IN],
    "read a broken file": ["read", "{broken}", *IN],
    "read nothing": ["read", "no\x1b]0;taken\x07thing", *IN],
    "claims": ["claims", *IN],
    "claims of a query": ["claims", "claim.num:>10", *IN],
    "claims in an order": ["claims", "dam", "--order", "actor", "-n", "50", *IN],
    "claims of nothing": ["claims", "claim.by:\x1b]0;taken\x07", *IN],
    "compare": ["compare", "one", "two", "bare", *IN],
    "compare files": ["compare", "{root}/one.md", "{evil}", *IN],
    "compare nothing": ["compare", "one", "no\x1b[2Jthing", *IN],
    "stories": ["stories", "--all", *IN],
    "story": ["story", "one", *IN],
    "story of nothing": ["story", "no\x1b[2Jthing", *IN],
    "extract": ["extract", "{evil}", "{root}/one.md", "{root}/lines.jsonl"],
    "extract a broken file": ["extract", "{broken}"],
    "extract nothing": ["extract", "no\x1b]0;taken\x07thing"],
    "index": ["index", *IN],
    "index of its own": ["index", "--in-corpus", "--corpus", "{copy}"],
    "doctor": ["doctor", *IN],
    "doctor of nothing": ["doctor", "--corpus", "no\x1b]0;taken\x07thing"],
    "add": ["add", "{evil}", "{broken}", "{root}/link ␛]0;taken.txt", "--corpus", "{copy}"],
    "add a file": ["add", "{fresh}", "--corpus", "{copy}"],
    "add a folder": ["add", "{root}", "--corpus", "{copy}"],
    "add nothing": ["add", "no\x1b]0;taken\x07thing", "--corpus", "{copy}"],
    "export of nothing": ["export", "claims", "claim.by:\x1b]0;taken\x07", *IN],
    "export to no folder": ["export", "claims", "-o", "/no\x1b]0;taken\x07/thing.csv", *IN],
    "open": ["open", "{root}"],
    "an unknown option": ["search", "x", "--\x1b]0;taken\x07"],
    "an unknown corpus": ["no\x1b]0;taken\x07thing"],
    "help": ["--help"],
    "version": ["--version"],
    **{f"completion {shell}": ["completion", shell] for shell in ("bash", "zsh", "tcsh")},
    **{
        f"export {what} as {form}{' to a file' if file else ''}":
            ["export", what, *words, "-f", form, *IN, *(("--force", "-o", "{file}") if file else ())]
        for what, words in (("claims", ["dam"]), ("compare", ["one", "two", "bare"]), ("notes", []))
        for form in FORMATS
        for file in (False, True)
    },
    "export a story": ["export", "compare", "one", *IN],
}  # fmt: skip
"""Words of each call, by name."""
WITHOUT_JSON = {"open", "an unknown corpus", "an unknown option", "help", "version"}

_STYLE = re.compile(r"\x1b\[(?:[0-9;]*m|\?25[lh]|2K|1A)|\r(?=\x1b)")
"""What rich writes for colours, and for a bar that goes away again."""


def words_of(call: str, root: Path, scratch: Path) -> list[str]:
    """What to call, with files of the hostile corpus and of a scratch folder in their places."""
    places = {"root": root, "copy": scratch / f"copy {PAYLOADS['a window title']}", "file": scratch / "exported"}
    places["fresh"] = scratch / "fresh.md"
    for name in ("evil", "broken"):
        places[name] = next(path for path in sorted(root.rglob("*")) if path.is_file() and name in path.name)
    if any("{copy}" in word for word in CALLS[call]):
        copytree(root, places["copy"], symlinks=True)
    places["fresh"].write_text(f"---\ntitle: {flow(ALL)}\n---\n{HELD.format(x=ALL, count='5')}")
    words = list(CALLS[call])
    for name, place in places.items():
        words = [word.replace(f"{{{name}}}", str(place)) for word in words]
    return words


Run = Callable[[Sequence[str], bool], str]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """What a command writes to both its outputs, off a terminal or on one."""

    def run_(words: Sequence[str], terminal: bool) -> str:
        if not terminal:
            main(words)
            return "".join(capfd.readouterr())
        ours, theirs = pty.openpty()
        written = bytearray()
        reading = threading.Thread(target=lambda: written.extend(all_of(ours)))
        reading.start()
        with os.fdopen(theirs, "w", encoding="utf8") as screen, monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", screen)
            patch.setattr(sys, "stderr", screen)
            main(words)
        reading.join()
        os.close(ours)
        return written.decode()

    return run_


def all_of(terminal: int) -> Iterator[int]:
    """Every byte until nobody holds the other end any more."""
    while True:
        try:
            data = os.read(terminal, 1 << 16)
        except OSError:
            return
        if not data:
            return
        yield from data


@pytest.mark.parametrize("call", CALLS)
def test_a_command_shows_hostile_articles_and_obeys_none(
    call: str, hostile: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb" if call == "open" else "xterm-256color")
    words = words_of(call, hostile, tmp_path)
    for terminal in (False, True):
        written = run(words, terminal)
        assert written.strip(), "it says something"
        check(_STYLE.sub("", written) if terminal else written)
    exported = tmp_path / "exported"
    if exported.exists():
        check(exported.read_text("utf-8"))
    assert exported.exists() == ("to a file" in call)


@pytest.mark.parametrize("call", [call for call in CALLS if not {call, CALLS[call][0]} & {*WITHOUT_JSON, "completion"}])
def test_json_is_all_that_a_command_prints_then_and_is_not_obeyed_either(
    call: str, hostile: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    words = words_of(call, hostile, tmp_path)
    if "-f" in words:
        del words[words.index("-f") : words.index("-f") + 2]
    main([*words, "--json"])
    printed, told = capfd.readouterr()
    check(printed)
    check(told)
    assert printed.isascii()
    for line in printed.splitlines():
        json.loads(line)


def check(written: str) -> None:
    assert not any(payload in written for payload in PAYLOADS.values() if "\x1b" in payload)
    assert obeyed(written) == [], written
    assert "internal error" not in written
    assert "Traceback" not in written


def test_json_lines_from_elsewhere_are_not_obeyed(monkeypatch: pytest.MonkeyPatch, capfd) -> None:
    rows = [json.dumps({"id": ALL, "text": HELD.format(x=ALL, count="9"), "title": ALL}, ensure_ascii=False), ALL]
    for form in ([], ["--json"]):
        given = io.TextIOWrapper(io.BytesIO("\n".join(rows).encode("utf-8", "surrogatepass")))
        monkeypatch.setattr(sys, "stdin", given)
        main(["extract", "-", *form])
        printed, told = capfd.readouterr()
        assert "Holt" in printed
        check(printed)
        check(told)


def test_a_file_of_notes_is_fit_to_be_printed_in_a_terminal(hostile: Path, tmp_path: Path) -> None:
    """Who looks into it with `cat` sees what was noted on hostile articles, and in what words."""
    copytree(hostile, tmp_path / "copy", symlinks=True)
    corpus = open_corpus(tmp_path / "copy")
    kept = Annotations.load(corpus)
    for article in corpus:
        kept.add_note(article, Span(0, min(400, len(article.text))), f"noted {ALL}")
        kept.tag(article, f"tag {ALL}")
    kept.save_query("q", f"dam {ALL}")
    assert obeyed(kept.file.read_text("utf-8")) == []
    again = Annotations.load(corpus)
    assert again.fault == ""
    assert {note.text for name in again.noted for note in again.notes(name)} == {f"noted {ALL}"}
    assert again.queries == kept.queries


def test_every_command_and_every_form_of_it_is_among_the_calls() -> None:
    assert {words[0] for words in CALLS.values()} >= set(COMMANDS)
    assert {words[1] for words in CALLS.values() if words[0] == "export"} == set(WHAT)


@pytest.mark.parametrize("call", ["search", "read", "claims", "compare", "story", "doctor", "export notes as markdown"])
def test_what_is_not_obeyed_is_seen(call: str, hostile: Path, run: Run, tmp_path: Path) -> None:
    """A control character is there as its picture."""
    shown = run(words_of(call, hostile, tmp_path), True)
    assert any(picture in shown for picture in "␛␇␀"), shown
