"""How the processor's threads are shared out: several windows side by side, or more threads for each.

Which is faster depends on the processor: threads that share a core, caches, memory. So it is measured once, on a short pass of the encoder
with the first model that is loaded, and kept (`captionstudio.engines.trial_notes`). What is recognised does not depend on it: the same
sound gives the same numbers to the last bit with any split (measured).

On two threads there is nothing to choose: two windows side by side take 6 % less processor time than one after the other on both.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from captionstudio.engines.hardware import processor_name, usable_threads
from captionstudio.engines.trial_notes import read_note, write_note

_MAX_WORKERS = 4  # a group holds four windows
_TRIAL_BYTES = 700_000_000  # loading a larger model three times takes too long for a trial
_GAIN = 0.9  # another split has to take less than this share of the usual one's time: other programs run as well
_NOTE = "threads"


@dataclass(frozen=True, slots=True)
class Split:
    """Windows decoded side by side, and threads for each."""

    workers: int
    threads: int


def choose_split(folder: Path, measure: Callable[[Split], float], threads: int | None = None) -> Split:
    """Return the fastest split of the processor for the model in ``folder``; ``measure`` returns the seconds a pass takes with one."""
    total = threads or usable_threads()
    usual = _usual(total)
    others = _others(total)
    if not others:
        return usual
    state = _state(total)
    with contextlib.suppress(TypeError, KeyError):
        if known := read_note(_NOTE, state):
            return Split(known["workers"], known["threads"])
    with contextlib.suppress(OSError):
        if (folder / "model.bin").stat().st_size > _TRIAL_BYTES:
            return usual
    seconds = {split: measure(split) for split in (usual, *others)}
    best = min(seconds, key=lambda split: seconds[split])
    chosen = best if seconds[best] < seconds[usual] * _GAIN else usual
    write_note(_NOTE, state, {"workers": chosen.workers, "threads": chosen.threads})
    return chosen


def _usual(total: int) -> Split:
    workers = min(total, _MAX_WORKERS)
    return Split(workers, max(1, total // workers))


def _others(total: int) -> tuple[Split, ...]:
    """Half the threads, for two that share a core gain little or hinder each other; and fewer windows with more threads each."""
    if total <= 2:
        return ()
    return tuple(dict.fromkeys(split for split in (_usual(total // 2), Split(2, total // 2)) if split != _usual(total)))


def _state(total: int) -> str:
    with contextlib.suppress(importlib.metadata.PackageNotFoundError):
        return f"{processor_name()}, {total} threads, CTranslate2 {importlib.metadata.version('ctranslate2')}"
    return f"{processor_name()}, {total} threads"
