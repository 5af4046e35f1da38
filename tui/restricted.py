"""`--restricted`: a login that opens one corpus and nothing else.

Three walls, each of which holds alone. The environment: only variables of a short list, whose values can't name a
file, are left before anything else is imported; Python itself must run isolated (`-I`), for it obeys variables before
we are asked. The program: what would start a program or write elsewhere is not done or not offered. The interpreter:
an audit hook refuses to open or change any path outside of what is needed, to start a program, and to reach the net,
whatever asks for it.
"""

import os
import re
import sys
from collections.abc import Callable, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.folder import Corpus

OPTION = "--restricted"
_PLAIN = re.compile(r"[\w.@:+-]{1,100}", re.ASCII)
_NUMBERS = re.compile(r"[0-9]{1,4}")
KEPT = {
    **dict.fromkeys(("TERM", "COLORTERM", "NO_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "USER", "LOGNAME"), _PLAIN),
    **dict.fromkeys(("COLUMNS", "LINES"), _NUMBERS),
    **dict.fromkeys(("SSH_CONNECTION", "SSH_TTY", "TMUX"), re.compile(r"[\w .:/%,-]{1,200}", re.ASCII)),
}
"""Variables that are left, and what their values look like. The last three are only asked whether they are there."""
LEADING_OUT = frozenset({"suspend", "suspend_process", "export", "screenshot", "deliver"})
"""Names of actions that are not offered: what they would do is refused as well."""
READ, WRITE = "read", "write"
_SYSTEM = (
    "/dev/null", "/dev/tty", "/dev/urandom", "/proc/self", "/proc/meminfo", "/proc/cpuinfo", "/sys/devices/system/cpu",
    "/usr/share/zoneinfo", "/etc/localtime", "/usr/share/locale", "/usr/lib/locale",
)  # fmt: skip
_DEVICES = ("/dev/null", "/dev/tty")
_STARTS = frozenset({
    "subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system",
    "pty.spawn", "webbrowser.open", "socket.connect", "socket.bind", "socket.getaddrinfo", "code.__new__.interact",
    "cpython.run_interactivehook", "cpython.run_startup", "cpython.run_stdin", "builtins.input", "builtins.breakpoint",
    "sys.setprofile", "ftplib.connect", "urllib.Request", "socket.sendto", "socket.sendmsg", "socket.gethostbyname",
    "socket.gethostbyaddr", "socket.getnameinfo", "ctypes.dlsym", "os.kill", "os.killpg", "signal.pthread_kill",
    "syslog.openlog", "syslog.syslog", "sqlite3.enable_load_extension", "sqlite3.load_extension",
})  # fmt: skip
"""Events of Python's own list that are refused altogether."""
_PATHS: dict[str, tuple[int, ...]] = {
    **dict.fromkeys(("os.remove", "os.rmdir", "os.mkdir", "os.truncate", "os.chmod", "os.chown", "os.utime"), (0,)),
    **dict.fromkeys(("os.setxattr", "os.removexattr", "os.lockf", "sqlite3.connect"), (0,)),
    **dict.fromkeys(("os.rename", "os.link"), (0, 1)),
    "os.symlink": (0, 1),
}
"""Events that change what is at a path, and which of their arguments are paths."""
_WITHIN = 1
"""AF_UNIX: the event loop has a pair of sockets to wake itself."""
_LISTS = ("os.listdir", "os.scandir", "os.chdir", "os.getxattr", "os.listxattr")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_on = False


def on() -> bool:
    """Whether this process is restricted."""
    return _on


def confine(environ: MutableMapping[str, str] = os.environ) -> None:
    """Leaves of the environment what is harmless, before anything reads it; raises `CrossreadError`."""
    import pwd

    from corpus.errors import CrossreadError
    from corpus.places import keep_to_own_folders

    global _on
    if not sys.flags.isolated:
        raise CrossreadError(
            f"{OPTION} needs Python's isolated mode, which no variable can lead astray: "
            f"{sys.executable} -I -m tui.cli {OPTION} CORPUS"
        )
    for name in list(environ):
        if name not in KEPT or not KEPT[name].fullmatch(environ[name]):
            del environ[name]
    environ["HOME"] = pwd.getpwuid(os.getuid()).pw_dir
    environ["PATH"] = os.defpath
    sys.dont_write_bytecode = True
    keep_to_own_folders()
    _on = True


def guard(corpus: "Corpus") -> None:
    """From now on, this process opens nothing but the corpus, the person's own folders of crossread, and itself."""
    from corpus import places

    own = [places.data_folder(), places.state_folder(), places.cache_folder()]
    for folder in own:
        folder.mkdir(parents=True, exist_ok=True)
    shared = [corpus.root] if corpus.files is None else [corpus.root / file for file in corpus.files]
    program: list[str | Path] = [Path(__file__).parent.parent, sys.prefix, sys.base_prefix, *filter(None, sys.path)]
    readable = _roots(*own, *shared, places.configuration_folder(), *program, *_SYSTEM)
    if corpus.files is not None:
        readable |= _roots(corpus.root / "corpus.yaml")
    writable = _roots(*own, *_DEVICES, *(shared if corpus.files is None else ()))
    sys.addaudithook(_hook({READ: readable, WRITE: writable}))


def _roots(*paths: str | Path) -> frozenset[str]:
    return frozenset(os.path.realpath(path) for path in paths)


def _reaches_out(event: str, arguments: tuple[Any, ...]) -> bool:
    """Whether it loads a library, or makes a socket that leads out of this machine."""
    return bool(event == "ctypes.dlopen" and arguments[0]) or (event == "socket.__new__" and arguments[1] != _WITHIN)


def _hook(allowed: dict[str, frozenset[str]]) -> Callable[[str, tuple[Any, ...]], None]:
    def refuse(what: str) -> None:
        raise PermissionError(13, f"not allowed with {OPTION}", what)

    def check(path: Any, purpose: str) -> None:
        if path is None or isinstance(path, int):
            return  # a file that is open already; the working directory
        place = real = os.path.realpath(os.fsdecode(path))
        while place not in allowed[purpose]:
            above = os.path.split(place)[0]
            if above == place:
                refuse(real)
            place = above

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            check(path, WRITE if flags & _WRITING else READ)
        elif event in _STARTS or _reaches_out(event, arguments):
            refuse(event)
        elif event in _PATHS:
            for number in _PATHS[event]:
                check(arguments[number], WRITE)
        elif event in _LISTS:
            check(arguments[0], READ)

    return hook
