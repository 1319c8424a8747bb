"""Copying the files of a model, which may be gigabytes: told as it goes, and stopped when the job is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import IO

from captionstudio.core.errors import OutputProblem
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.engines.models.manifest import MANIFEST

_CHUNK = 4 << 20
_SLACK_BYTES = 20_000_000


class ModelCopy:
    """Copies files and tells ``context`` how many of ``total`` bytes are done; 0 where that is not known."""

    def __init__(self, context: JobContext | None = None, total: int = 0) -> None:
        self._context = context or JobContext()
        self._total = total
        self._done = 0

    def folder(self, source: Path, stage: Path) -> None:
        """Copy a folder's own files, those of folders inside it left out, and no record of an earlier installation.

        Raises:
            OSError: not to be read, or no space.
            JobCancelled
        """
        for file in sorted(source.iterdir()):
            if file.is_file() and file.name != MANIFEST:
                with file.open("rb") as given, (stage / file.name).open("wb") as taken:
                    self.stream(given, taken)

    def stream(self, given: IO[bytes], taken: IO[bytes]) -> None:
        """Copy what an open file holds to another.

        Raises:
            JobCancelled
        """
        while chunk := given.read(_CHUNK):
            taken.write(chunk)
            self._done += len(chunk)
            total = max(self._total, self._done) if self._total else None
            self._context.report(Progress("prepare", self._done, total, "bytes"))


def check_space(size: int, folder: Path) -> None:
    """See that ``size`` bytes have room where ``folder`` is.

    Raises:
        OutputProblem: they have not.
    """
    free = shutil.disk_usage(folder).free
    if free < size + _SLACK_BYTES:
        message = f"The model needs {size / 1e6:.0f} MB, but only {free / 1e6:.0f} MB are free in {folder}."
        raise OutputProblem(message, hint="Free some space, or set CAPTIONSTUDIO_HOME to a folder on another disk.")
