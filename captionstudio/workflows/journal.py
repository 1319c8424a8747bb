"""The journal of a transcription: what is recognised is on disk before the next batch starts.

A journal is a file of JSON lines: a header that names media, model and options, then one line for each finished batch. Its name comes
from the header, so that the same command finds its journal again and another one does not. A last line torn by a crash is dropped.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from captionstudio.core.diarisation import HeardOverlap, HeardTurn
from captionstudio.core.document import Word
from captionstudio.core.errors import InvalidRequest, OutputProblem
from captionstudio.core.file_lock import try_lock
from captionstudio.core.ports import RecognisedBatch

SUFFIX = ".journal"
_VERSION = 1


class Journal:
    """The open, locked journal of one transcription; ``done`` holds the batches found in it.

    Leaving the ``with`` block closes the file and keeps it; `discard` removes it when the job has succeeded.
    """

    def __init__(self, folder: Path, header: Mapping[str, Any], *, resume: bool = True) -> None:
        """Open the journal for ``header``, or start one; with ``resume`` false what it holds is forgotten.

        Raises:
            InvalidRequest: another process is writing it at this moment.
            OutputProblem: the folder cannot be written.
        """
        head = json.dumps({"journal": _VERSION, **header}, sort_keys=True, ensure_ascii=False).encode()
        self.path = folder / (hashlib.sha256(head).hexdigest()[:32] + SUFFIX)
        self.done: tuple[RecognisedBatch, ...] = ()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = _open_locked(self.path)
            try:
                self._load(head, resume)
            except BaseException:
                self._file.close()
                raise
        except OSError as error:
            raise self._problem(error) from error

    def add(self, batch: RecognisedBatch) -> None:
        """Append a batch; it is on the disk when this returns.

        Raises:
            OutputProblem: no space.
        """
        try:
            self._write_line(json.dumps(asdict(batch), ensure_ascii=False).encode())
        except OSError as error:
            raise self._problem(error) from error

    def discard(self) -> None:
        """Remove the journal: the job is done."""
        if sys.platform == "win32":
            self._file.close()  # Windows removes no open file
        self.path.unlink(missing_ok=True)
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with contextlib.suppress(OSError):  # what could not be flushed was reported when it was written
            self._file.close()

    def _load(self, head: bytes, resume: bool) -> None:
        lines = self._file.read().splitlines(keepends=True) if resume else []
        kept = 0
        batches: list[RecognisedBatch] = []
        if lines and lines[0] == head + b"\n":
            kept = len(lines[0])
            for line in lines[1:]:
                batch = _read_batch(line, expected_index=len(batches))
                if batch is None:
                    break
                batches.append(batch)
                kept += len(line)
        self._file.seek(kept)
        self._file.truncate()
        self.done = tuple(batches)
        if not kept:
            self._write_line(head)

    def _write_line(self, line: bytes) -> None:
        rest = memoryview(line + b"\n")
        while rest:
            rest = rest[self._file.write(rest) :]
        os.fsync(self._file.fileno())

    def _problem(self, error: OSError) -> OutputProblem:
        return OutputProblem(
            f"The journal {self.path} cannot be written: {error.strerror or error}.",
            hint="Free some space; what was finished so far is kept.",
            path=str(self.path),
        )


def _read_batch(line: bytes, *, expected_index: int) -> RecognisedBatch | None:
    """Return the batch on a line, or None where the line is torn, damaged or out of turn."""
    if not line.endswith(b"\n"):
        return None
    try:
        fields = json.loads(line)
        if fields["index"] != expected_index:
            return None
        return RecognisedBatch(
            index=fields["index"],
            upto_ms=fields["upto_ms"],
            words=tuple(Word(**word) for word in fields["words"]),
            speech_ms=tuple((start, end) for start, end in fields["speech_ms"]),
            notes=tuple(fields["notes"]),
            state=fields["state"],
            turns=None if fields.get("turns") is None else tuple(_read_turn(turn) for turn in fields["turns"]),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _read_turn(fields: dict[str, Any]) -> HeardTurn:
    return HeardTurn(**{**fields, "overlaps": tuple(HeardOverlap(**overlap) for overlap in fields["overlaps"])})


def _open_locked(path: Path) -> FileIO:
    """Open the file for this process alone."""
    while True:
        file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
        if not try_lock(file):
            file.close()
            raise InvalidRequest("The same transcription is already running in another process.", hint="Wait for it, or stop it first.")
        if path.exists() and os.path.samestat(os.fstat(file.fileno()), path.stat()):
            return file
        file.close()  # its former owner finished, and removed it, between our opening and our locking
