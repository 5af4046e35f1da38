"""`--restricted`: each door that leads out of the corpus, tried."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui import restricted
from tui.actions import ACTIONS

ROOT = Path(__file__).resolve().parents[2]
SETTING = """
import json, os, pwd, sys
from types import SimpleNamespace
sys.path[:0] = json.loads({paths!r})
pwd.getpwuid = lambda number: SimpleNamespace(pw_dir={home!r})
from tui import restricted
restricted.confine()
from corpus.folder import open_corpus
corpus = open_corpus({corpus!r})
restricted.guard(corpus)
outside, inside, home = {outside!r}, {corpus!r}, {home!r}
"""
DOORS = {
    "a file of the system": "open('/etc/passwd')",
    "a file above the corpus": "open(inside + '/../outside/secret.txt')",
    "a link out of the corpus": "open(inside + '/link.txt')",
    "a folder of the system": "os.listdir('/')",
    "a folder of the system, walked": "os.scandir('/')",
    "a new file elsewhere": "open(outside + '/new.txt', 'w')",
    "a new file elsewhere, by number": "os.open(outside + '/new.txt', os.O_CREAT | os.O_WRONLY)",
    "a file beside the corpus": "open(inside + '.notes.yaml', 'a')",
    "a new folder": "os.mkdir(outside + '/folder')",
    "a link": "os.symlink(outside + '/secret.txt', home + '/link')",
    "a hard link": "os.link(outside + '/secret.txt', inside + '/hard')",
    "a file taken away": "os.remove(outside + '/secret.txt')",
    "a file moved out": "os.rename(inside + '/a.txt', outside + '/a.txt')",
    "a file moved in": "os.rename(outside + '/secret.txt', inside + '/b.txt')",
    "rights changed": "os.chmod(outside + '/secret.txt', 0o777)",
    "a database": "__import__('sqlite3').connect(outside + '/base.sqlite')",
    "a program": "__import__('subprocess').run(['true'])",
    "a program, by the shell": "os.system('true')",
    "a program, in our place": "os.execv('/bin/true', ['true'])",
    "a program, spawned": "os.posix_spawn('/bin/true', ['true'], {})",
    "a second process": "os.fork()",
    "a terminal for a shell": "__import__('pty').spawn(['sh'])",
    "a browser": "__import__('webbrowser').GenericBrowser('true').open('https://example.org')",
    "the net": "__import__('socket').create_connection(('127.0.0.1', 9), 1)",
    "a name of the net": "__import__('socket').getaddrinfo('example.org', 80)",
    "a breakpoint": "breakpoint()",
    "a packet": "__import__('socket').socket(type=2).sendto(b'x', ('127.0.0.1', 9))",
    "a socket": "__import__('socket').socket()",
    "a library": "__import__('ctypes').CDLL('libc.so.6').system(b'true')",
    "the C library that is loaded already": "__import__('ctypes').CDLL(None).system(b'true')",
    "another process": "os.kill(os.getppid(), 0)",
    "the system's log": "__import__('syslog').syslog('x')",
    "a folder by its number": "os.open('secret.txt', os.O_RDONLY, dir_fd=os.open(outside, os.O_RDONLY))",
    "a database beside another": "__import__('sqlite3').connect('file:' + outside + '/base.sqlite', uri=True)",
    "the root, by the process": "open('/proc/self/root/etc/passwd')",
    "memory": "open('/proc/self/mem', 'r+b')",
    "a temporary file": "__import__('tempfile').mkstemp(dir='/tmp')",
    "a folder left for another": "os.chdir(outside)",
}


@pytest.fixture
def places(tmp_path: Path) -> dict[str, str]:
    for name in ("corpus", "outside", "home"):
        (tmp_path / name).mkdir()
    (tmp_path / "corpus" / "a.txt").write_text("The dam holds.\n")
    (tmp_path / "outside" / "secret.txt").write_text("secret\n")
    (tmp_path / "corpus" / "link.txt").symlink_to(tmp_path / "outside" / "secret.txt")
    return {name: str(tmp_path / name) for name in ("corpus", "outside", "home")}


def run(
    places: dict[str, str], code: str, isolated: bool = True, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Runs code in a restricted process of its own."""
    paths = json.dumps([str(ROOT), *(path for path in sys.path if path.endswith("-packages"))])
    words = [sys.executable, *(["-I"] if isolated else []), "-c", SETTING.format(paths=paths, **places) + code]
    # The loader's own variable is no door of ours: the interpreter of this test may need it to start at all.
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LD_LIBRARY_PATH")}
    return subprocess.run(words, capture_output=True, text=True, env=kept | environment, cwd="/")


def test_no_door_leads_out(places: dict[str, str]) -> None:
    tried = run(
        places,
        f"""
outcomes = {{}}
for name, door in json.loads({json.dumps(DOORS)!r}).items():
    try:
        eval(door)
        outcomes[name] = "open"
    except PermissionError as error:
        outcomes[name] = "shut" if "--restricted" in str(error) else str(error)
    except Exception as error:
        outcomes[name] = repr(error)
print(json.dumps(outcomes))
""",
    )
    assert tried.returncode == 0, tried.stderr
    outcomes = json.loads(tried.stdout)
    assert {name: outcome for name, outcome in outcomes.items() if outcome != "shut"} == {}
    assert sorted(file.name for file in Path(places["outside"]).iterdir()) == ["secret.txt"]
    assert not list(Path(places["home"]).glob("link"))


def test_the_corpus_and_the_own_folders_are_open(places: dict[str, str]) -> None:
    done = run(
        places,
        """
from corpus.annotations import Annotations
from corpus.places import cache_folder
from tui.indexing import refresh
from index.search import Index
refresh(corpus, processes=1)
print(len(Index.open(corpus)))
article = next(iter(corpus))
kept = Annotations.load(corpus)
kept.tag(article, "wet")
kept.set_read(article.id)
print(kept.file, kept.fault)
""",
    )
    assert done.returncode == 0, done.stderr
    count, file = done.stdout.split()
    assert count == "1"
    assert file.startswith(f"{places['home']}/.local/share/crossread/")
    assert "wet" in Path(file).read_text()


def test_no_variable_loads_code_or_names_a_file(places: dict[str, str]) -> None:
    trap = Path(places["outside"])
    for name in ("sitecustomize.py", "usercustomize.py", "trap.py"):
        (trap / name).write_text(f"open({str(trap / 'sprung')!r}, 'w')\n")
    hostile = {
        "PYTHONPATH": str(trap), "PYTHONSTARTUP": str(trap / "trap.py"), "PYTHONINSPECT": "1",
        "PYTHONBREAKPOINT": "trap.x",
        "PYTHONUSERBASE": str(trap), "PYTHONPYCACHEPREFIX": str(trap), "PYTHONHOME": "",
        "TEXTUAL_DRIVER": "trap:Driver", "TEXTUAL_LOG": str(trap / "log"), "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(trap), "TEXTUAL_PRESS": "q", "TEXTUAL_DEVTOOLS_HOST": "127.0.0.1",
        "CROSSREAD_CORPUS": str(trap), "XDG_DATA_HOME": str(trap), "XDG_STATE_HOME": str(trap),
        "XDG_CACHE_HOME": str(trap), "XDG_CONFIG_HOME": str(trap), "HOME": str(trap), "TMPDIR": str(trap),
        "TZ": f":{trap}/zone", "LANGUAGE": str(trap), "LC_ALL": "../../outside", "LANG": "C.UTF-8",
        "TERM": "xterm-256color", "TERMINFO": str(trap), "BROWSER": "trap",
        "EDITOR": "trap", "PAGER": "trap", "NO_COLOR": "1", "COLUMNS": "80",
    }  # fmt: skip
    done = run(
        places,
        """
import textual.constants as constants
from textual.app import App
from corpus import places
from tui.app import Explorer
from tui.terminal.driver import TerminalDriver
print(json.dumps({
    "left": dict(os.environ),
    "places": [str(folder()) for folder in (places.data_folder, places.state_folder, places.cache_folder)],
    "driver": issubclass(Explorer(corpus).driver_class, TerminalDriver),
    "constants": [constants.DRIVER, constants.LOG_FILE, constants.SCREENSHOT_DELAY, constants.SCREENSHOT_LOCATION,
                  constants.PRESS]}))
""",
        **hostile,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["left"] == {
        "TERM": "xterm-256color", "LANG": "C.UTF-8", "NO_COLOR": "1", "COLUMNS": "80",
        "HOME": places["home"], "PATH": os.defpath,
    }  # fmt: skip
    assert all(place.startswith(places["home"]) for place in told["places"])
    assert told["driver"]
    assert told["constants"] == [None, None, -1, None, ""]
    assert not (trap / "sprung").exists()


def test_an_interpreter_that_obeys_variables_is_refused(places: dict[str, str]) -> None:
    refused = run(places, "print('in')", isolated=False)
    assert "in\n" not in refused.stdout
    assert "-I -m tui.cli --restricted" in refused.stderr


async def test_the_explorer_offers_no_way_out(opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restricted, "_on", True)
    async with opened() as person:
        explorer = person.app
        ways = {action.name.removeprefix("app.") for action in ACTIONS} & restricted.LEADING_OUT
        assert "suspend" in ways
        assert not any(explorer.check_action(way, ()) for way in ways)
        for command in ("suspend", "screenshot", "export", "shell", "write"):
            await person.press("colon")
            await person.sees("a command, or a number to go to")
            await person.type(command)
            await person.press("enter")
            await person.sees(f"unknown command {command}")
        await person.press("ctrl+p")
        await person.sees("an action, an article")
        for word in ("screenshot", "shell", "export"):
            await person.type(word)
            await person.sees("No matches")
            await person.press(*["backspace"] * len(word))
