"""The folders the program keeps things in, all under the user's own data and cache folders.

``CAPTIONSTUDIO_HOME`` moves all of them below one folder (tests, portable installations).
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_NAME = "captionstudio"


def data_dir() -> Path:
    """What the user would miss: models and settings."""
    return _home("data") or Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def cache_dir() -> Path:
    """What can be made again: journals of unfinished transcriptions, peaks, translation memory."""
    return _home("cache") or Path(platformdirs.user_cache_dir(_NAME, appauthor=False))


def models_dir() -> Path:
    """Recognition models, one folder each."""
    return data_dir() / "models"


def translation_models_dir() -> Path:
    """Translation models the user added, one folder each (Argos's own layout)."""
    return data_dir() / "translation"


def journals_dir() -> Path:
    """Journals of transcriptions that were not finished."""
    return cache_dir() / "journals"


def translation_memory_path() -> Path:
    """Sentences that were translated before: a file, with two more beside it while it is open."""
    return cache_dir() / "translation-memory.sqlite"


def drawings_dirs() -> tuple[Path, Path]:
    """Waveforms and shot changes of films that were open: they are made anew where they are missing."""
    return cache_dir() / "peaks", cache_dir() / "shots"


def recovery_dir() -> Path:
    """Copies of work that is not saved, for the case of a crash."""
    return data_dir() / "recovery"


def _home(kind: str) -> Path | None:
    home = os.environ.get("CAPTIONSTUDIO_HOME")
    return Path(home) / kind if home else None
