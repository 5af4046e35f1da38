"""The command line, as a person or a script uses it."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from corpus.folder import open_corpus
from index.store import index_directory
from tui.cli import main
from tui.cli.arguments import COMMANDS, parser

REPOSITORY = Path(__file__).parents[2]


class Ran(NamedTuple):
    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process, off a terminal."""

    def run_(*words: str | Path, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main([str(word) for word in words])
        return Ran(status, *capfd.readouterr())

    return run_


def test_every_command_is_in_the_help_and_has_its_own(run: Run) -> None:
    told = run("--help").out
    for name in COMMANDS:
        assert name in told
        assert run(name, "--help").out.startswith("usage: crossread")


def test_every_command_is_in_the_user_guide() -> None:
    guide = (REPOSITORY / "docs" / "guide.md").read_text(encoding="utf8")
    for name in COMMANDS:
        assert f"crossread {name}" in guide


def test_the_version_is_told_without_parsing_anything(run: Run) -> None:
    assert run("--version").out.startswith("crossread 0")


def test_arguments_are_parsed_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys; from tui.cli.arguments import parser; parser();"
        "print([m for m in ('textual', 'whoosh', 'numpy', 'rich', 'yaml') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=REPOSITORY, capture_output=True, text=True).stdout == "[]\n"


def test_search_prints_an_article_a_line_and_its_passages(run: Run, folder: Path) -> None:
    found = run("search", "dam", "--corpus", folder)
    assert found.status == 0
    assert "city-crest  2024-03-05  City Gazette  Water above the crest, minister warns" in found.out
    assert "\x1b" not in found.out


def test_search_gives_json_whose_spans_quote_the_text(run: Run, folder: Path) -> None:
    found = run("search", "--json", '"lower town"', "--corpus", folder)
    [record] = found.records
    assert set(record) == {"article", "title", "outlet", "published", "score", "path", "snippet", "spans"}
    assert (record["article"], record["published"]) == ("north-dam-holds", "2024-03-05")
    corpus = open_corpus(folder)
    texts = {article.id: article.text for source in corpus.sources() for article in corpus.articles(source)}
    assert [texts["north-dam-holds"][start:end] for start, end in record["spans"]] == ["lower town"]


def test_nothing_found_is_status_1_with_a_suggestion(run: Run, folder: Path) -> None:
    found = run("search", "minster", "--corpus", folder)
    assert (found.status, found.out) == (1, "")
    assert "did you mean: minister" in found.err


def test_a_broken_query_is_one_line_and_status_2(run: Run, folder: Path) -> None:
    found = run("search", "sorce:north", "--corpus", folder)
    assert (found.status, found.out) == (2, "")
    assert "source" in found.err
    assert len(found.err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [["search"], ["read"], ["nowhere"], ["search", "x", "--corpus", "/no/such"], ["completion", "dos"], ["extract"]],
)
def test_unusable_arguments_are_one_line_and_status_2(run: Run, words: list[str]) -> None:
    found = run(*words)
    assert (found.status, found.out) == (2, "")
    assert len(found.err.splitlines()) == 1
    assert "Traceback" not in found.err


def test_a_mistyped_command_is_recognised(run: Run) -> None:
    assert "did you mean crossread search?" in run("serch").err


def test_an_article_is_read_by_id_or_by_file(run: Run, folder: Path) -> None:
    by_id = run("read", "city-crest", "--corpus", folder)
    by_file = run("read", folder / "city" / "crest.md")
    assert by_id.status == by_file.status == 0
    assert by_id.out == by_file.out
    assert "The minister of the interior said" in by_id.out


def test_an_unknown_article_is_answered_with_close_ids(run: Run, folder: Path) -> None:
    found = run("read", "city-crets", "--corpus", folder)
    assert found.status == 2
    assert "did you mean city-crest" in found.err


def test_control_sequences_of_an_article_never_reach_the_terminal(run: Run, folder: Path) -> None:
    for words in (["read", "odd-markup"], ["search", "brackets"]):
        found = run(*words, "--corpus", folder)
        assert found.status == 0
        assert "\x1b" not in found.out
        assert "\x07" not in found.out
    assert "␛[31mbell␇" in run("read", "odd-markup", "--corpus", folder).out


def test_the_index_is_built_once_and_then_only_refreshed(run: Run, folder: Path) -> None:
    [first] = run("index", "--json", folder).records
    assert (first["articles"], first["added"]) == (7, 7)
    (folder / "city" / "more.txt").write_text("Pumps arrived in Holt.\n", encoding="utf8")
    (folder / "bare.txt").unlink()
    [second] = run("index", "--json", folder).records
    assert (second["articles"], second["added"], second["removed"]) == (7, 1, 1)


@pytest.mark.parametrize("command", [("search", "insurers"), ("index",)])
def test_a_damaged_index_is_built_again_and_one_line_says_so(run: Run, folder: Path, command: tuple[str, ...]) -> None:
    run("index", "--in-corpus", folder)
    [damaged, *_] = (folder / ".crossread" / "index").rglob("catalogue-*.arrays")
    damaged.write_bytes(b"garbage")
    told = run(*command, *(["--corpus", folder] if command[0] == "search" else [folder]))
    assert told.status == 0
    assert [line for line in told.err.splitlines() if "built again" in line]
    assert run("search", "insurers", "--corpus", folder).err.count("built again") == 0


def test_an_index_inside_the_corpus_serves_every_reader(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("index", "--in-corpus", folder).status == 0
    assert (folder / ".crossread" / "index").is_dir()
    assert run("search", "insurers", "--corpus", folder).status == 0
    assert not (tmp_path / "home" / "cache").exists()


def test_nothing_is_written_into_a_corpus_unasked(run: Run, folder: Path) -> None:
    before = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    run("search", "dam", "--corpus", folder)
    run("doctor", folder)
    assert sorted(path.relative_to(folder) for path in folder.rglob("*")) == before


def test_doctor_names_each_faulty_file_in_a_line(run: Run, folder: Path) -> None:
    (folder / "broken.jsonl").write_text('{"text": "whole"}\n{"text": "ha', encoding="utf8")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 8)
    told = run("doctor", folder)
    assert told.status == 2
    assert any("broken.jsonl:2" in line for line in told.out.splitlines())
    assert any("picture.txt" in line for line in told.out.splitlines())


def test_doctor_names_a_damaged_file_of_the_index_and_the_next_command_mends_it(run: Run, folder: Path) -> None:
    run("search", "dam", "--corpus", folder)
    file = next(index_directory(open_corpus(folder)).glob("*.pst"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert (
        f"FAULT  index: the index is damaged ({file.name}); crossread index builds it again"
        in run("doctor", "--corpus", folder).out
    )
    assert run("search", "dam", "--corpus", folder).status == 0
    assert "the index is damaged" not in run("doctor", "--corpus", folder).out


def test_doctor_says_when_there_is_no_corpus(run: Run, tmp_path: Path) -> None:
    told = run("doctor", tmp_path / "gone")
    assert told.status == 2
    assert "no such file or folder" in told.out
    (tmp_path / "empty").mkdir()
    assert "holds no article" in run("doctor", tmp_path / "empty").out


@pytest.mark.parametrize("number", ["0", "-3", "many"])
def test_a_number_of_results_is_one_or_more(run: Run, folder: Path, number: str) -> None:
    told = run("search", "dam", "-n", number, "--corpus", folder)
    assert (told.status, told.out) == (2, "")
    assert "is no number of results; give 1 or more" in told.err


def test_extract_does_not_care_for_the_corpus_around_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "corpus.yaml").write_text("nme: Floods", encoding="utf8")
    (tmp_path / "report.txt").write_text("The mayor said that 40 people had left the town.", encoding="utf8")
    told = run("extract", "--json", tmp_path / "report.txt")
    assert (told.status, told.err) == (0, "")
    assert json.loads(told.out)["claims"][0]["figures"][0]["value"] == 40


def test_extract_reads_json_lines_from_standard_input(run: Run) -> None:
    text = "The mayor said on 3 May 2024 that 40 people had left."
    line = json.dumps({"id": "a", "text": text, "published": "2024-05-04"}).encode()
    [record] = run("extract", "--json", "-", stdin=line + b"\n").records
    assert record["id"] == "a"
    assert [text[start:end] for start, end in record["sentences"]] == [text]
    assert [figure["value"] for figure in record["figures"]] == [40]
    assert [date["value"] for date in record["dates"]] == ["2024-05-03"]


def test_half_a_json_line_is_named_and_the_rest_goes_on(run: Run) -> None:
    found = run(
        "extract", "--json", "-", stdin=b'{"id": "a", "text": "One."}\n{"id": "b", "te\n{"id": "c", "text": "Two."}\n'
    )
    assert found.status == 2
    assert [record["id"] for record in found.records] == ["a", "c"]
    assert "standard input:2" in found.err


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_scripts_know_every_command(run: Run, shell: str) -> None:
    script = run("completion", shell)
    assert script.status == 0
    for name in COMMANDS:
        assert name in script.out


def test_a_search_among_nothing_readable_says_so_each_time(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(bytes(range(256)) * 20)
    for _ in range(2):
        ran = run("search", "dam", "--corpus", str(tmp_path))
        assert ran.status == 1
        assert "no articles in" in ran.err
        assert "crossread doctor" in ran.err


def test_the_explorer_needs_a_terminal_and_says_what_works_without(run: Run) -> None:
    told = run()
    assert told.status == 2
    assert "crossread search" in told.err


def test_a_reader_that_has_enough_ends_the_command_quietly(folder: Path) -> None:
    command = f"{sys.executable} -m tui.cli read city-crest --corpus {folder} | true"
    done = subprocess.run(
        ["bash", "-c", command], cwd=REPOSITORY, capture_output=True, text=True, env=os.environ.copy()
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_fault_of_the_program_leaves_a_log_and_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by the test")

    monkeypatch.setattr("tui.checks.terminal.terminal", fail)
    told = run("doctor")
    assert told.status == 2
    assert len(told.err.splitlines()) == 1
    assert "internal error: ZeroDivisionError" in told.err
    log = tmp_path / "home" / "state" / "crossread" / "crash.log"
    assert "Traceback" in log.read_text(encoding="utf8")


def test_the_parser_names_all_commands_and_imports_each() -> None:
    assert parser().format_help().count("\n    ") >= len(COMMANDS)


BROKEN = {
    "open": ["nowhere/at/all"],
    "search": ["(dam"],
    "read": ["nobody"],
    "claims": ["claim.num:many"],
    "compare": ["city-crest"],
    "stories": ["nowhere/at/all"],
    "story": ["nobody"],
    "extract": ["nowhere/at/all.txt"],
    "export": ["claims", "sorce:x"],
    "add": ["nowhere/at/all.txt"],
    "index": ["nowhere/at/all"],
    "doctor": ["--no-such-option"],
    "completion": ["fish"],
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_one_line_what_is_wrong_and_leaves_with_two(run: Run, folder: Path, name: str) -> None:
    takes_corpus = name in ("search", "read", "claims", "compare", "story", "export", "add")
    broken = run(name, *BROKEN[name], *(["--corpus", folder] if takes_corpus else []))
    assert broken.status == 2
    assert broken.out == ""
    assert broken.err.count("\n") == 1
    assert broken.err.startswith("crossread")
    assert "Traceback" not in broken.err


def test_doctor_says_that_a_login_is_restricted(run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "restricted" not in run("doctor", folder).out
    monkeypatch.setattr("tui.restricted._on", True)
    assert "restricted: --restricted is on" in run("doctor", folder).out


def test_doctor_tells_of_the_line_and_of_whose_index_and_notes_are_used(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "192.0.2.1 50000 192.0.2.2 22")
    monkeypatch.setenv("TMUX", "/tmp/tmux-0/default,1,0")
    monkeypatch.setenv("LC_ALL", "C")
    run("index", "--in-corpus", folder)
    told = run("doctor", folder).out
    for words in (
        "line: over SSH; spared",
        "tmux: copying",
        "locale: C can't show all text, marks are ASCII",
        "mouse: used",
        "notes: ",
        "the corpus's own, which you may refresh",
    ):
        assert words in told
    monkeypatch.delenv("SSH_CONNECTION")
    assert "line: local; taken for a good one" in run("doctor", folder).out
