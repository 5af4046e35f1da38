"""What is remembered between two runs, and may be lost: read articles, the last query, where reading stopped.

Kept in one SQLite file a corpus, so that two explorers at once can write.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

_TABLES = """
    create table if not exists read (article text primary key) without rowid;
    create table if not exists position (article text primary key, offset integer not null) without rowid;
    create table if not exists last (name text primary key, value text not null) without rowid;
"""


class State:
    """The state file of one corpus; usable from any thread. Where it can't be written, nothing is remembered."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.read: set[str] = set()
        """Ids of the articles that have been read."""
        if not file.exists():
            return
        with self._open() as database:
            if database:
                self.read = {str(row[0]) for row in database.execute("select article from read")}

    def set_read(self, article: str, read: bool = True) -> None:
        self.read = self.read | {article} if read else self.read - {article}
        with self._open() as database:
            if database:
                command = "insert or ignore into read values (?)" if read else "delete from read where article = ?"
                database.execute(command, (article,))

    def position(self, article: str) -> int:
        """The code point at which reading stopped, 0 where it never began."""
        found = self._row("select offset from position where article = ?", article)
        return found[0] if found and isinstance(found[0], int) and found[0] > 0 else 0

    def set_position(self, article: str, offset: int) -> None:
        with self._open() as database:
            if database:
                database.execute("insert or replace into position values (?, ?)", (article, offset))

    def last(self, name: str) -> str | None:
        """The last value of something, such as the `query` or the `article`."""
        found = self._row("select value from last where name = ?", name)
        return str(found[0]) if found else None

    def set_last(self, name: str, value: str) -> None:
        with self._open() as database:
            if database:
                database.execute("insert or replace into last values (?, ?)", (name, value))

    def _row(self, query: str, key: str) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = None
        if self.file.exists():
            with self._open() as database:
                found = database.execute(query, (key,)).fetchone() if database else None
        return found

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection | None]:
        """The database in one transaction; None where it can't be opened. A damaged one is begun anew."""
        try:
            database = self._connect()
        except (sqlite3.Error, OSError):
            yield None
            return
        try:
            with database:
                yield database
        except sqlite3.OperationalError:
            return  # full disk, or locked for seconds: this one thing is forgotten
        except sqlite3.DatabaseError:
            with suppress(OSError):
                self._put_aside()
        finally:
            database.close()

    def _connect(self) -> sqlite3.Connection:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(self.file, timeout=2)
        try:
            database.executescript(_TABLES)
        except sqlite3.DatabaseError as error:
            database.close()
            if isinstance(error, sqlite3.OperationalError):
                raise
            self._put_aside()
            database = sqlite3.connect(self.file, timeout=2)
            database.executescript(_TABLES)
        return database

    def _put_aside(self) -> None:
        self.file.replace(self.file.with_suffix(".damaged"))
