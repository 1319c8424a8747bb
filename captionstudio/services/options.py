"""What the dialogs ask for and `captionstudio.services.tasks` does: one value for each kind of job.

Tracks are named by their identities; ``None`` for a track means the one under work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.ports import RecognitionMode, RecognitionTask
from captionstudio.core.styles import CaptionStyle

Layout = Literal["none", "original_first", "translation_first"]
SpeakersShown = Literal["profile", "names", "hyphens", "none"]
Scope = Literal["all", "stale", "chosen"]
DEFAULT_PATTERN = "{name}.{lang}.{ext}"
DEFAULT_QUALITY = 20


@dataclass(frozen=True, slots=True)
class TranscribeOptions:
    """How to transcribe the document's media; most fields mean what `captionstudio.core.ports.RecognitionRequest` says.

    ``model`` is the name of an installed model or a folder; None takes the best one this computer runs faster than real time.
    ``languages`` empty means any. ``resume`` goes on where an unfinished run of the same kind stopped. ``replaces`` is the track the
    result takes the place of; None adds a track. ``speakers`` says how many people may speak, None that nobody asks.
    """

    model: str | None = None
    languages: tuple[str, ...] = ()
    audio_stream: int | None = None
    start_ms: int = 0
    end_ms: int | None = None
    mode: RecognitionMode = "balanced"
    task: RecognitionTask = "transcribe"
    hint: str = ""
    resume: bool = True
    replaces: str | None = None
    speakers: SpeakerCount | None = None


@dataclass(frozen=True, slots=True)
class SpeakerOptions:
    """How to find who speaks the captions of a track; ``keeps_named`` leaves those as they are that a person or a file named."""

    track_id: str
    count: SpeakerCount = field(default_factory=SpeakerCount)
    keeps_named: bool = True


@dataclass(frozen=True, slots=True)
class TranslateOptions:
    """What to translate into ``targets``.

    ``track_id`` is the track translated from, None the first original. ``source`` is the language of captions that do not say theirs.
    Where a translation of that track into a target exists: ``scope`` "all" makes it anew, "stale" only the captions whose original has
    changed since, "chosen" those of ``cue_ids`` (of either track). Locked captions stay. ``keep_existing`` adds one more track instead.
    ``engines`` names the engine for targets that another than the best one shall translate into; where it names none, captions made
    anew in a translation keep to the engine of the others. ``use_memory`` false translates anew what was translated before.
    """

    targets: tuple[str, ...]
    track_id: str | None = None
    source: str | None = None
    scope: Scope = "all"
    cue_ids: frozenset[str] = frozenset()
    keep_existing: bool = False
    engines: Mapping[str, str] = field(default_factory=dict)
    use_memory: bool = True


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """Which caption files to write.

    ``formats`` are identities such as ``srt`` or ``vtt``. ``newline`` None keeps what a track's own file had. With a bilingual
    ``layout`` each translation of ``track_ids`` is written together with the original it was made from. ``pattern`` may hold
    ``{name}``, ``{lang}``, ``{track}`` and ``{ext}``; ``name`` empty is that of the media. Existing files are an error unless
    ``overwrite``. ``speakers`` is how formats without a place for speakers show them: as the document's profile has it, by names, only
    by dashes where two speak, or, in every format but RTTM, not at all.
    """

    track_ids: tuple[str, ...]
    folder: Path
    formats: tuple[str, ...] = ("srt",)
    encoding: str = "utf-8"
    newline: str | None = None
    layout: Layout = "none"
    pattern: str = DEFAULT_PATTERN
    name: str = ""
    overwrite: bool = False
    speakers: SpeakersShown = "profile"


@dataclass(frozen=True, slots=True)
class BurnInOptions:
    """Which captions to draw into the picture, and how.

    ``second_track_id`` names one whose captions stand below those of ``track_id``. ``style`` is a look, the name of one, or None for
    the document's. ``quality`` runs from 0 (best) to 51. ``soft_track_ids`` are added to the result as tracks a player can switch.
    """

    track_id: str
    output: Path
    second_track_id: str | None = None
    style: CaptionStyle | str | None = None
    quality: int = DEFAULT_QUALITY
    start_ms: int = 0
    end_ms: int | None = None
    soft_track_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MuxOptions:
    """Which tracks to add to a copy of the media file, in order; a player can switch them."""

    track_ids: tuple[str, ...]
    output: Path


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What to do with each of several media files: transcribe, translate into ``targets``, write caption files.

    ``engines`` and ``use_memory`` mean what `TranslateOptions` says. ``folder`` None writes beside each file. The other fields mean what
    `ExportOptions` says.
    """

    transcribe: TranscribeOptions = field(default_factory=TranscribeOptions)
    targets: tuple[str, ...] = ()
    engines: Mapping[str, str] = field(default_factory=dict)
    use_memory: bool = True
    formats: tuple[str, ...] = ("srt",)
    encoding: str = "utf-8"
    newline: str | None = None
    layout: Layout = "none"
    pattern: str = DEFAULT_PATTERN
    folder: Path | None = None
    overwrite: bool = False
