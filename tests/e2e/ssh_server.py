"""OpenSSH's own server on loopback: own keys, own port, own configuration, and an account made for the tests."""

import getpass
import os
import pwd
import shutil
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil

from tests.e2e.pty_terminal import PATIENCE, PtyTerminal

ROOT = Path(__file__).resolve().parents[2]
ACCOUNT = f"crossread-{os.getpid()}"
ARTICLES = {
    "ferry.md": "---\ntitle: Ferry runs aground off Stell\noutlet: Coast Post\npublished: 2024-06-02\n---\n"
    + "The ferry Alma ran aground on Sunday with 140 people on board, the coast guard said.\n\n"
    + "\n\n".join(f"At hour {n} the tide had risen by {n * 3} centimetres, an officer said." for n in range(1, 60)),
    "harbour.md": "---\ntitle: Harbour master counts 120 on ferry\noutlet: Stell Daily\npublished: 2024-06-03\n---\n"
    "The harbour master said that 120 people were on board the ferry Alma. All of them are safe.\n",
    "tug.md": "---\ntitle: Tug frees the Alma\noutlet: Coast Post\npublished: 2024-06-04\n---\n"
    "A tug freed the ferry on Tuesday. The company denied that the pilot had been asleep.\n",
}


class SshServer:
    """A server, its account, and crossread installed as docs/ssh.md says, in folders of its own."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="crossread-ssh-"))
        self.folder.chmod(0o755)
        self.corpus = self.folder / "srv" / "kursk"
        self.installation = self.folder / "opt" / "crossread"
        self.account, self.home = self._account()
        self._install()
        self._keys()
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.process: subprocess.Popen[bytes] | None = None

    # What has to be there

    def _account(self) -> tuple[str, Path]:
        """Root makes an account whose home is in our folder; others are themselves."""
        if os.getuid() != 0:
            return getpass.getuser(), Path.home()
        home = self.folder / "home"
        subprocess.run(["userdel", "--force", ACCOUNT], capture_output=True)
        made = subprocess.run(
            ["useradd", "--create-home", "--home-dir", home, "--password", "*", "--shell", "/bin/sh", ACCOUNT],
            capture_output=True, text=True,
        )  # fmt: skip
        assert made.returncode == 0, made.stderr
        return ACCOUNT, home

    def _install(self) -> None:
        base, libraries = Path(sys.base_prefix), Path(sysconfig.get_path("purelib"))
        if self.account == ACCOUNT:  # both may lie where only root goes
            base = _reachable(base, self.folder / "python", "site-packages", "test", "share")
            libraries = _reachable(libraries, self.folder / "libraries")
        self.loader = base / "lib"
        """Where the interpreter's own library is, for one that was moved."""
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        making = [base / "bin" / version, "-m", "venv", "--without-pip", self.installation]
        subprocess.run(making, check=True, env={**os.environ, "LD_LIBRARY_PATH": str(self.loader)})
        packages = self.installation / "lib" / version / "site-packages"
        for package in ("corpus", "claims", "index", "tui"):
            shutil.copytree(ROOT / package, packages / package, ignore=shutil.ignore_patterns("__pycache__"))
        (packages / "libraries.pth").write_text(f"{libraries}\n")
        program = self.installation / "bin" / "crossread"
        program.write_text(f"#!{self.python}\nimport sys\nfrom tui.cli import main\nsys.exit(main())\n")
        program.chmod(0o755)
        compiling = [
            self.python,
            "-m",
            "compileall",
            "-q",
            *(packages / name for name in ("corpus", "claims", "index", "tui")),
        ]
        subprocess.run(compiling, check=True, env={**os.environ, "LD_LIBRARY_PATH": str(self.loader)})

    @property
    def python(self) -> Path:
        return self.installation / "bin" / "python"

    def _keys(self) -> None:
        for name in ("host", "reader"):
            key = self.folder / name
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
        (self.folder / "authorized_keys").touch()
        self.authorise("")

    def authorise(self, options: str) -> None:
        """Lets the reader's key in, with the options of authorized_keys before it."""
        public = (self.folder / "reader.pub").read_text()
        (self.folder / "authorized_keys").write_text(f"{options} {public}".lstrip())

    def as_here(self, words: str) -> str:
        """Words of docs/ssh.md with the places of this server."""
        places = {
            "/opt/crossread": self.installation,
            "/srv/kursk": self.corpus,
            "Group readers": f"User {self.account}",
        }
        for written, here in places.items():
            words = words.replace(written, str(here))
        return words

    # Running

    def start(self, configuration: str = "") -> None:
        """Starts the server, with more configuration after its own."""
        if os.getuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, parents=True, exist_ok=True)
        variables = f"PATH={self.installation}/bin:/usr/bin:/bin LD_LIBRARY_PATH={self.loader} LC_ALL=C.UTF-8"
        own = f"""
            Port {self.port}
            ListenAddress 127.0.0.1
            HostKey {self.folder}/host
            AuthorizedKeysFile {self.folder}/authorized_keys
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            PrintMotd no
            PrintLastLog no
            SetEnv {variables}
        """
        file = self.folder / "sshd_config"
        file.write_text(own + self.as_here(configuration))
        self.log = (self.folder / "sshd.log").open("ab")
        command = [shutil.which("sshd") or "/usr/sbin/sshd", "-D", "-e", "-f", file]
        self.process = subprocess.Popen(command, stderr=self.log)
        until = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=30).close()
                return
            except OSError:
                assert self.process.poll() is None, (self.folder / "sshd.log").read_text()
                assert time.monotonic() < until, "sshd doesn't listen"
                time.sleep(0.05)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait()
            self.process = None
            self.log.close()

    def command(
        self, *words: str, configuration: str = "", terminal: bool = True, port: int | None = None
    ) -> list[str]:
        """The client's command line."""
        file = self.folder / "ssh_config"
        file.write_text(configuration)
        options = {
            "IdentityFile": self.folder / "reader", "IdentitiesOnly": "yes", "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": "/dev/null", "LogLevel": "ERROR", "EscapeChar": "none",
            "HostName": "127.0.0.1", "Port": port or self.port, "User": self.account,
        }  # fmt: skip
        given = [word for name, value in options.items() for word in ("-o", f"{name}={value}")]
        return ["ssh", "-F", str(file), *given, "-tt" if terminal else "-T", "server", *words]

    def log_in(
        self,
        *words: str,
        configuration: str = "",
        environment: dict[str, str] | None = None,
        port: int | None = None,
        **how: int,
    ) -> PtyTerminal:
        """Logs in with a terminal; without words, to a shell; by another port, over what listens there."""
        base = {"PATH": os.environ["PATH"], "HOME": str(self.folder), "TERM": "xterm-256color", **(environment or {})}
        return PtyTerminal(self.command(*words, configuration=configuration, port=port), base, **how)

    def without_terminal(self) -> str:
        """Why nobody gets a terminal here, or "": sshd that root hasn't started may not own one on every system."""
        terminal = self.log_in("true")
        try:
            if terminal.ends() == 0:
                return ""
        finally:
            terminal.close()
        said = (self.folder / "sshd.log").read_text().strip().rpartition("\n")[2]
        return f"sshd gives no terminal: {said}; {terminal.text.strip()}"

    def processes(self) -> list[psutil.Process]:
        """What runs for the account, or was started by the server: all but the server itself."""
        assert self.process is not None
        found = set(psutil.Process(self.process.pid).children(recursive=True))
        if self.account == ACCOUNT:
            number = pwd.getpwnam(ACCOUNT).pw_uid
            for process in psutil.process_iter():
                try:
                    if process.uids().real == number:
                        found.add(process)
                except psutil.NoSuchProcess:
                    continue
        return [process for process in found if _runs(process)]

    def commands(self) -> dict[int, tuple[str, list[str]]]:
        """Name and command line of each of them, but for those that end meanwhile."""
        found = {}
        for process in self.processes():
            with suppress(psutil.NoSuchProcess):
                found[process.pid] = process.name(), process.cmdline()
        return found

    def is_left(self, seconds: float = PATIENCE) -> None:
        """Waits until nothing runs any more for anyone who was logged in."""
        until = time.monotonic() + seconds
        while running := self.commands():
            assert time.monotonic() < until, f"still running: {running}"
            time.sleep(0.1)

    def forget(self) -> None:
        """Takes away what the account has read and noted; never of one that isn't ours."""
        if self.account == ACCOUNT:
            shutil.rmtree(self.home / ".local", ignore_errors=True)

    def close(self) -> None:
        for process in self.processes() if self.process else []:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        self.stop()
        if self.account == ACCOUNT:
            subprocess.run(["userdel", "--force", ACCOUNT], capture_output=True)
        shutil.rmtree(self.folder, ignore_errors=True)


def _runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:  # it ended between the two questions
        return False


def _reachable(folder: Path, copy: Path, *without: str) -> Path:
    """The folder if every account can go there, else a copy of it."""
    if all(place.stat().st_mode & 0o005 == 0o005 for place in (folder, *folder.parents)):
        return folder
    names = ("__pycache__", "*.a", *without)
    shutil.copytree(folder, copy, symlinks=True, ignore=shutil.ignore_patterns(*names))
    return copy
