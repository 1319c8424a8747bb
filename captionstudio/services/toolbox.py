"""What services and the window need of the engines; the composition root fills it in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from captionstudio.core.ports import MediaTool, Recogniser, TranslationEngine


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of the program: ``data`` holds what the user would miss, ``cache`` what can be made again."""

    data: Path
    cache: Path


@dataclass(frozen=True, slots=True)
class Toolbox:
    """The engines behind their ports."""

    places: Places
    recogniser: Recogniser
    translation: TranslationEngine
    media: MediaTool
