"""Over SSH: OpenSSH's own server and client, a terminal, and docs/ssh.md to the letter."""

import os
import re
import signal
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.e2e.pty_terminal import PtyTerminal
from tests.e2e.slow_line import SlowLine
from tests.e2e.ssh_server import ARTICLES, SshServer
from tui.terminal.pace import AHEAD

pytestmark = pytest.mark.system

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "ssh.md").read_text()


def block(name: str) -> str:
    """A block of docs/ssh.md."""
    found = re.search(rf"```{re.escape(name)}\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found, f"docs/ssh.md has no block {name!r}"
    return found[1]


@pytest.fixture(scope="module")
def server(needs_ssh: None) -> Iterator[SshServer]:
    server = SshServer()
    server.corpus.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (server.corpus / name).write_text(text)
    server.start(block("sshd_config colours"))
    if why := server.without_terminal():
        server.close()
        if os.environ.get("CROSSREAD_CI") == "1":
            pytest.fail(why)
        pytest.skip(why)
    yield server
    server.close()


@pytest.fixture
def session(server: SshServer) -> Iterator[list[PtyTerminal]]:
    """Terminals to be closed after the test, which begins with nothing remembered from the one before."""
    server.forget()
    terminals: list[PtyTerminal] = []
    yield terminals
    for terminal in terminals:
        terminal.close()
    server.is_left()


def plain(server: SshServer, session: list[PtyTerminal], **how: int) -> PtyTerminal:
    """`ssh -t you@server crossread CORPUS`, as the document has it."""
    words = re.search(r"^    ssh -t you@server (.*)$", DOCUMENT, re.MULTILINE)
    assert words
    terminal = server.log_in(*server.as_here(words[1]).split(), **how)
    session.append(terminal)
    at_the_list(terminal)
    return terminal


def at_the_list(terminal: PtyTerminal) -> None:
    """Waits for the explorer, and empties the query that the login before has left."""
    terminal.sees("3 articles", "? help")
    terminal.press("Escape", "g")
    terminal.sees("Tug frees", "Ferry runs", "1 of 3")


def test_a_story_is_found_read_and_compared_and_nothing_is_left_running(server: SshServer, session) -> None:
    terminal = plain(server, session)
    terminal.type("/ferry\r")  # keys typed ahead of the screen act in their order
    terminal.press("Down", "Enter")
    terminal.sees("‹ 2 of 3 ›", "claims")
    terminal.press("q")
    terminal.sees("2 of 3")
    terminal.press("m", "Down", "m")
    terminal.waits_for(lambda: terminal.text.count("◆") == 2, "two marks")
    terminal.press("=")
    terminal.sees("Compare 2")
    terminal.resize(80, 24)
    terminal.sees("Compare 2", "? help")
    assert len(terminal.lines) == 24
    terminal.resize(120, 40)
    terminal.press("q", "q")
    terminal.press("C-q")
    assert terminal.ends() == 0
    assert not terminal.modes
    server.is_left()


@pytest.fixture
def slow_line(server: SshServer) -> Iterator[SlowLine]:
    """128 kbit/s, 300 ms there and back."""
    line = SlowLine(server.port, rate=16_000, delay=0.15)
    yield line
    line.close()


def test_on_a_slow_line_results_are_never_older_than_those_before_and_keys_held_leave_no_queue(
    server: SshServer, session, slow_line: SlowLine
) -> None:
    terminal = server.log_in("crossread", str(server.corpus), port=slow_line.port)
    session.append(terminal)
    at_the_list(terminal)
    word, shown = "aground", [0]

    def look() -> None:
        read = (terminal.screen.display[2].split() or [""])[0].rstrip("*")
        if read and word.startswith(read):
            shown.append(len(read))

    terminal.on_change = look
    terminal.press("/", *word)
    terminal.waits_for(lambda: shown[-1] == len(word), "the results of the whole word")
    assert shown == sorted(shown)
    terminal.press("Enter", "Enter", "g")
    terminal.sees("At hour 3 ", "%")
    terminal.rests()
    for way in (" ", "b") * 6:
        for _ in range(6):  # as many a second as a keyboard repeats
            terminal.type(way)
            time.sleep(1 / 30)
    before = len(terminal.stream)
    under_way = terminal.rests(2.0) - before
    assert under_way < AHEAD + 12_000  # and one or two pages; sshd took 117 kB, 8 s of this line
    terminal.press("C-q")
    assert terminal.ends() == 0
    assert not terminal.modes


def test_ctrl_z_goes_back_to_the_shell_and_fg_returns_on_every_screen(
    server: SshServer, session, slow_line: SlowLine
) -> None:
    terminal = server.log_in(port=slow_line.port)
    session.append(terminal)
    terminal.sees("$")
    terminal.type(f"{server.installation}/bin/crossread {server.corpus}\r")
    at_the_list(terminal)

    def to_the_shell_and_back(number: int) -> None:
        terminal.press("C-z")
        terminal.waits_for(lambda: not terminal.modes, "a terminal as it was")
        terminal.type(f"echo back$(({number}+1))\r")
        terminal.sees(f"back{number + 1}")
        # What the terminal answers to the explorer is no command of the shell's.
        assert not re.search(r"\d;\d+R|not found", terminal.text)
        terminal.resize(100 + number, 30)
        terminal.type("fg\r")
        terminal.waits_for(lambda: "alternate screen" in terminal.modes, "the explorer")
        terminal.sees("? help")

    to_the_shell_and_back(1)
    terminal.sees("3 articles", "Tug frees")
    terminal.press("Down")
    terminal.sees("2 of 3")
    terminal.press("m", "j", "m", "=")
    terminal.sees("Compare 2", "Stell Daily", "Coast Post")
    to_the_shell_and_back(2)
    terminal.sees("Compare 2", "Stell Daily", "Coast Post")
    terminal.press("q", "o")
    terminal.sees("Story", "? help")
    to_the_shell_and_back(3)
    terminal.sees("Story", "? help")
    terminal.press("q", "q")
    terminal.waits_for(lambda: not terminal.modes, "a terminal as it was")
    terminal.type("exit\r")
    terminal.ends()
    server.is_left()


@pytest.mark.parametrize(("keys", "seen"), [(("m", "j", "m", "="), "Compare 2"), (("o",), "Story")])
def test_a_line_dropped_while_articles_are_compared_leaves_nothing_running(
    server: SshServer, session, keys: tuple[str, ...], seen: str
) -> None:
    terminal = plain(server, session)
    terminal.press("j", *keys)
    terminal.sees(seen)
    os.kill(terminal.process.pid, signal.SIGKILL)
    server.is_left()


def test_without_a_shell_to_go_back_to_ctrl_z_says_so(server: SshServer, session) -> None:
    terminal = plain(server, session)
    terminal.press("C-z")
    terminal.sees("no shell to go back to")


@pytest.mark.parametrize("how", ["client", "server"])
def test_a_dropped_connection_leaves_nothing_running_and_loses_nothing(server: SshServer, session, how: str) -> None:
    terminal = plain(server, session)
    terminal.press("/")
    terminal.type("aground")
    terminal.sees("aground", "1 of 1")
    terminal.press("Enter")
    terminal.sees("⏎ open")
    terminal.press("Enter")
    terminal.sees("Ferry runs aground", "%")
    terminal.press("g")
    terminal.sees("At hour 3 ")
    for _ in range(2):
        terminal.press("C-d")
        terminal.rests()
    terminal.sees("At hour 20 ")
    terminal.press("a")
    terminal.sees("note")
    terminal.type(f"seen by {how}\r")
    terminal.sees("noted")
    terminal.rests()
    assert "100 %" not in terminal.text
    assert not any("At hour 3 " in line[:90] for line in terminal.lines)
    place = next(found[0] for line in terminal.lines if (found := re.search(r"^.{0,30}At hour \d+ ", line)))
    if how == "client":
        os.kill(terminal.process.pid, signal.SIGKILL)
    else:
        for number, (name, _) in server.commands().items():
            if name == "sshd":
                with suppress(ProcessLookupError):  # it ends with the one before
                    os.kill(number, signal.SIGKILL)
    server.is_left()
    terminal.ends()
    again = plain_after_drop(server, session)
    again.press("Enter")
    again.sees("Ferry runs aground", place.rstrip())
    again.press("q")
    again.sees("1 of 1", "open")
    again.press("/")
    again.press("C-u")
    again.type("has:note")
    again.sees("1 of 1", "Ferry runs aground")
    again.press("C-q")
    assert again.ends() == 0


def plain_after_drop(server: SshServer, session: list[PtyTerminal]) -> PtyTerminal:
    """The next login, which opens where the one before was."""
    terminal = server.log_in("crossread", str(server.corpus))
    session.append(terminal)
    terminal.sees("aground", "1 of 1")
    return terminal


def test_a_dropped_connection_ends_indexing_too(server: SshServer, session, tmp_path: Path) -> None:
    large = server.folder / "srv" / "large"
    large.mkdir(exist_ok=True)
    sentence = "The harbour master of Stell said on Monday that {} boats had come in, up from {}. "
    with (large / "many.jsonl").open("w") as file:
        for number in range(3000):
            text = "".join(sentence.format(number + n, n) for n in range(12))
            file.write(f'{{"id": "a{number}", "title": "Boats {number}", "text": "{text}"}}\n')
    terminal = server.log_in("crossread", str(large))
    session.append(terminal)
    terminal.waits_for(lambda: len(server.processes()) > 4 and "%" in terminal.text, "indexing")
    os.kill(terminal.process.pid, signal.SIGKILL)
    server.is_left()


def test_colour_variables_cross_where_both_sides_let_them(server: SshServer, session) -> None:
    def colours(**environment: str) -> bytes:
        terminal = server.log_in(
            "crossread", str(server.corpus), configuration=block("ssh-config colours"), environment=environment
        )
        session.append(terminal)
        terminal.sees("3 articles")
        terminal.rests()
        terminal.press("C-q")
        terminal.ends()
        return bytes(terminal.stream)

    plainly = colours()
    assert b"38;2;" not in plainly
    assert b"38;5;" in plainly
    assert b"38;2;" in colours(COLORTERM="truecolor")
    assert not re.search(rb"[34]8;[25];", colours(NO_COLOR="1"))


def test_compression_and_keeping_alive_are_settings_that_the_client_knows(server: SshServer, session) -> None:
    terminal = server.log_in("crossread", str(server.corpus), configuration=block("ssh-config client"))
    session.append(terminal)
    terminal.sees("3 articles")
    terminal.press("C-q")
    assert terminal.ends() == 0


def test_tmux_keeps_the_screen_when_the_connection_drops(server: SshServer, session) -> None:
    (server.home / ".tmux.conf").write_text(block("tmux"))
    command = server.as_here(block("sh tmux")).strip()
    terminal = server.log_in(command)
    session.append(terminal)
    at_the_list(terminal)
    terminal.press("Down")
    terminal.sees("2 of 3")
    os.kill(terminal.process.pid, signal.SIGKILL)
    terminal.ends()
    again = server.log_in(command)
    session.append(again)
    again.sees("2 of 3", "Harbour master")
    again.press("C-q")
    again.ends()


def test_a_quotation_copied_in_tmux_reaches_the_clipboard_on_this_side(server: SshServer, session) -> None:
    (server.home / ".tmux.conf").write_text(block("tmux"))
    terminal = server.log_in(server.as_here(block("sh tmux")).strip().replace("kursk", "clipboard", 1))
    session.append(terminal)
    at_the_list(terminal)
    terminal.press("Enter")
    terminal.sees("Tug frees", "claims")
    terminal.press("y")
    terminal.sees("copied “")
    terminal.waits_for(lambda: re.search(rb"\x1b\]52;c?;[A-Za-z0-9+/=]{20,}", bytes(terminal.stream)), "the clipboard")
    codes = re.findall(rb"\x1b\]52;c?;([A-Za-z0-9+/=]+)", bytes(terminal.stream))
    copied = {b64decode(code).decode() for code in codes}
    assert len(copied) == 1
    assert "A tug freed the ferry on Tuesday." in copied.pop()
    terminal.press("C-q")
    terminal.ends()


# A login that opens a corpus and nothing else


@pytest.fixture(scope="module")
def prepared(server: SshServer) -> SshServer:
    """The index in the corpus, made by its owner as the document says."""
    import subprocess

    command = server.as_here(block("sh prepare")).split()
    environment = {
        "PATH": f"{server.installation}/bin:/usr/bin:/bin",
        "HOME": str(server.folder),
        "LD_LIBRARY_PATH": str(server.loader),
    }
    subprocess.run(command, check=True, env=environment, capture_output=True)
    assert (server.corpus / ".crossread" / "index").is_dir()
    return server


@pytest.fixture(params=["sshd_config", "authorized_keys"])
def confined(prepared: SshServer, request: pytest.FixtureRequest) -> Iterator[SshServer]:
    """The server with a restricted login, set up by either file."""
    prepared.stop()
    if request.param == "sshd_config":
        prepared.start(block("sshd_config restricted"))
    else:
        prepared.authorise(prepared.as_here(block("authorized_keys restricted")).partition(" ssh-ed25519")[0])
        prepared.start()
    yield prepared
    prepared.stop()
    prepared.authorise("")
    prepared.start(block("sshd_config colours"))


def test_a_restricted_login_opens_the_corpus_whatever_is_asked_for(confined: SshServer, session) -> None:
    for words in ((), ("sh", "-i"), ("cat", "/etc/passwd")):
        terminal = confined.log_in(*words)
        session.append(terminal)
        at_the_list(terminal)
        started = {name for name, _ in confined.commands().values()} - {"sshd", "sh"}
        assert all(name.startswith("python") for name in started), started
        terminal.press("C-z")
        terminal.press("Down")
        terminal.sees("2 of 3")
        assert "root:" not in terminal.text
        terminal.press("C-q")
        terminal.ends()
        assert not terminal.modes


def test_a_restricted_reader_keeps_notes_at_home(confined: SshServer, session) -> None:
    before = sorted(confined.corpus.parent.iterdir())
    terminal = confined.log_in()
    session.append(terminal)
    at_the_list(terminal)
    terminal.press("t")
    terminal.sees("tag")
    terminal.type("towed\r")
    terminal.sees("towed")
    terminal.press("C-q")
    terminal.ends()
    kept = [file.read_text() for file in (confined.home / ".local/share/crossread").rglob("*.yaml")]
    assert any("towed" in text for text in kept)
    assert sorted(confined.corpus.parent.iterdir()) == before


def test_a_restricted_login_starts_no_other_program(confined: SshServer, session) -> None:
    terminal = confined.log_in()
    session.append(terminal)
    at_the_list(terminal)
    explorer = next(
        number for number, (name, words) in confined.commands().items() if "--restricted" in words and name != "sh"
    )
    for key in ("Enter", "w", "q", "=", "q", "r"):
        terminal.press(key)
        terminal.rests(0.3)
        assert not psutil.Process(explorer).children()
    terminal.press("C-q")
    terminal.ends()
