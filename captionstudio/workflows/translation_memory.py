"""Translations that were made before, by exact sentence: on disk, for all tracks and all runs.

One SQLite file. A sentence is known by a hash of itself, of the sentences its model saw before it, and of the route with the versions
of its weights, so that another model, or the same after an update, never answers with an old translation. The file is only a help:
where it is damaged it is begun anew, and where it cannot be written the work goes on without it. Several programs may use it at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from captionstudio.core.routes import TranslationRoute
from captionstudio.workflows.sentence_plans import Unit

T = TypeVar("T")

FILE_NAME = "translation-memory.sqlite"
"""What it is called in the folder of what can be made again."""

MAX_BYTES = 64_000_000
"""About half a million sentences; beyond it the quarter that was not used for longest goes."""

_VERSION = 1
_TABLE = "CREATE TABLE sentences (key BLOB PRIMARY KEY, translation TEXT NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID"
_WAIT_S = 2.0  # for another program's writing, which takes milliseconds
_RETRY_S = 0.01
_MOST_KEYS = 500
_HOUR_S = 3600
_DAMAGED = frozenset((sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))
_BUSY = frozenset((sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED))


class Memory(Protocol):
    """Remembers translations from one run to the next."""

    def recall(self, route: TranslationRoute, units: Sequence[Unit]) -> dict[Unit, str]:
        """Return what is known of these."""
        ...

    def remember(self, route: TranslationRoute, found: Mapping[Unit, str]) -> None:
        """Take these up."""
        ...


class TranslationMemory:
    """The memory in a file, which is opened when it is first needed, in the thread that needs it, and closed by leaving ``with``.

    ``say`` is told once where it cannot be used. Nothing here raises for what is wrong with the file or the disk.
    """

    def __init__(self, path: Path, say: Callable[[str], None] = lambda _: None, *, max_bytes: int = MAX_BYTES) -> None:
        self._path = path
        self._say = say
        self._max_bytes = max_bytes
        self._connection: sqlite3.Connection | None = None
        self._is_off = False

    def recall(self, route: TranslationRoute, units: Sequence[Unit]) -> dict[Unit, str]:
        """Return what is known of these; nothing of a route whose models have no versions."""
        keys = _keys(route, units)

        def work(connection: sqlite3.Connection) -> dict[Unit, str]:
            found: dict[bytes, tuple[str, int]] = {}
            every = list(keys)
            for first in range(0, len(every), _MOST_KEYS):
                some = every[first : first + _MOST_KEYS]
                query = f"SELECT key, translation, used FROM sentences WHERE key IN ({','.join('?' * len(some))})"  # noqa: S608 - only marks
                found.update((key, (text, used)) for key, text, used in connection.execute(query, some))
            now = _now()
            if old := [(now, key) for key, (_, used) in found.items() if used < now]:
                with _transaction(connection):
                    connection.executemany("UPDATE sentences SET used = ? WHERE key = ?", old)
            return {unit: found[key][0] for key, unit in keys.items() if key in found}

        return (self._try(work) if keys else None) or {}

    def remember(self, route: TranslationRoute, found: Mapping[Unit, str]) -> None:
        """Take these up, all or none; they are safe from the end of this program on, though not from a power cut."""
        now = _now()
        keys = _keys(route, found)
        rows = [(key, text, now) for key, text in zip(keys, found.values(), strict=bool(keys)) if _is_storable(text)]

        def work(connection: sqlite3.Connection) -> bool:
            with _transaction(connection):
                connection.executemany("INSERT OR REPLACE INTO sentences VALUES (?, ?, ?)", rows)
            if _used_bytes(connection) > self._max_bytes:
                _drop_oldest(connection)
            return True

        if rows:
            self._try(work)

    def close(self) -> None:
        """Close the file; it is opened again when it is needed."""
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def _try(self, work: Callable[[sqlite3.Connection], T]) -> T | None:
        """Do something with the file, begun anew where it is damaged; None where that cannot be done."""
        for is_second in (False, True):
            if self._is_off:
                break
            try:
                if self._connection is None:
                    self._connection = _open(self._path)
                return work(self._connection)
            except (sqlite3.Error, OSError) as error:
                code = getattr(error, "sqlite_errorcode", 0) & 0xFF
                if code in _BUSY:
                    break
                self.close()
                if code in _DAMAGED and not is_second and delete_memory(self._path):
                    self._say("The translation memory was damaged. A new one has been begun.")
                    continue
                self._is_off = True
                self._say(f"The translation memory cannot be used ({error}). Translating goes on without it.")
        return None


def memory_files(path: Path) -> tuple[Path, ...]:
    """Return the files that a memory at ``path`` may consist of."""
    return tuple(path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm", "-journal"))


def delete_memory(path: Path) -> bool:
    """Delete a memory and return whether it is gone; a program that is using it keeps what it has opened."""
    with contextlib.suppress(OSError):
        for file in memory_files(path):
            file.unlink(missing_ok=True)
        return True
    return False


def _open(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_WAIT_S, isolation_level=None)
    try:
        _write_ahead(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        if _version(connection) != _VERSION:
            with _transaction(connection):
                if _version(connection) != _VERSION:  # another program may have been faster
                    connection.execute("DROP TABLE IF EXISTS sentences")
                    connection.execute(_TABLE)
                    connection.execute(f"PRAGMA user_version = {_VERSION}")
    except BaseException:
        connection.close()
        raise
    return connection


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Change to write-ahead logging; where two programs do that to a new file at once, SQLite tells one of them to wait by itself."""
    end = time.monotonic() + _WAIT_S
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in _BUSY or time.monotonic() > end:
                raise
            time.sleep(_RETRY_S)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):  # some errors have rolled back already
            connection.execute("ROLLBACK")
        raise


def _keys(route: TranslationRoute, units: Iterable[Unit]) -> dict[bytes, Unit]:
    """Return units by what they are known by; none for a route of which nobody knows when its answers change."""
    if len(route.versions) != len(route.models) or not all(route.versions):
        return {}
    head = json.dumps([route.languages, route.models, route.engines, route.versions, route.context_sentences])
    start = hashlib.blake2b(head.encode(), digest_size=16)
    keys: dict[bytes, Unit] = {}
    for unit in units:
        digest = start.copy()
        digest.update(json.dumps(unit).encode())
        keys[digest.digest()] = unit
    return keys


def _is_storable(text: str) -> bool:
    """Text from a damaged file may hold halves of characters, which the file cannot."""
    return text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text)


def _now() -> int:
    """Hours since 1970: often enough to know what is old, and seldom enough that reading hardly ever has to write."""
    return int(time.time()) // _HOUR_S


def _used_bytes(connection: sqlite3.Connection) -> int:
    pages, free, size = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size"))
    return int((pages - free) * size)


def _drop_oldest(connection: sqlite3.Connection) -> None:
    with _transaction(connection):
        connection.execute(
            "DELETE FROM sentences WHERE key IN (SELECT key FROM sentences ORDER BY used LIMIT (SELECT (count(*) + 3) / 4 FROM sentences))"
        )
