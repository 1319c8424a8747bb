"""What unfinished work left behind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from captionstudio.api.doctor.check import Check, show_size
from captionstudio.core.file_lock import try_lock
from captionstudio.core.folders import entries_of, size_of
from captionstudio.engines import places
from captionstudio.engines.models.staging import PART_SUFFIX
from captionstudio.engines.scratch import stale_scratch
from captionstudio.workflows.journal import SUFFIX
from captionstudio.workflows.translation_memory import memory_files


def check_leftovers() -> Iterator[Check]:
    """What could be cleared."""
    found = leftovers()
    size = sum(map(size_of, found))
    data = {"paths": [str(path) for path in found], "size_bytes": size}
    if found:
        hint = "Remove them with: captionstudio doctor --clear (broken-off transcriptions then start over)."
        text = f"{len(found)} from unfinished work, {show_size(size)}"
        yield Check("leftovers", "Leftovers", "warning", text, hint, "clear", data)
    else:
        yield Check("leftovers", "Leftovers", "good", "none", data=data)


def leftovers() -> list[Path]:
    """Return what unfinished work left: journals, temporary folders of processes that are gone, unfinished downloads."""
    journals = [path for path in entries_of(places.journals_dir()) if path.suffix == SUFFIX and _is_free(path)]
    stores = (places.models_dir(), places.translation_models_dir())
    downloads = [path for store in stores for path in entries_of(store) if path.suffix in (PART_SUFFIX, ".old")]
    return [*journals, *stale_scratch(), *downloads]


def clear_leftovers() -> int:
    """Remove what `leftovers` lists, waveforms, shot changes and remembered translations, and return the bytes freed.

    Broken-off transcriptions can then no longer be resumed.
    """
    freed = 0
    drawings = [path for folder in places.drawings_dirs() for path in entries_of(folder)]
    memory = [path for path in memory_files(places.translation_memory_path()) if path.exists()]
    for path in [*leftovers(), *drawings, *memory]:
        freed += size_of(path)
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return freed


def _is_free(journal: Path) -> bool:
    """Whether no running transcription holds the journal."""
    try:
        with journal.open("r+b") as file:
            return try_lock(file)
    except OSError:
        return False
