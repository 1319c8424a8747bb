"""What services and the window need of the engines; the composition root fills it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from captionstudio.core.document import Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.player import PlayerEngines
from captionstudio.core.ports import MediaTool, Recogniser, SpeakerEngine, TranslationEngine
from captionstudio.core.styles import CaptionStyle
from captionstudio.core.waveform import ShotFinder, SoundReader
from captionstudio.services.health import HealthChecks
from captionstudio.services.model_library import ModelLibrary


@dataclass(frozen=True, slots=True)
class Places:
    """Folders of the program: ``data`` holds what the user would miss, ``cache`` what can be made again."""

    data: Path
    cache: Path


class ShelfModel(Protocol):
    """A recognition model on this computer; ``problem`` says what is wrong with it, or is empty."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def path(self) -> Path: ...  # noqa: D102

    @property
    def size_bytes(self) -> int: ...  # noqa: D102

    @property
    def problem(self) -> str: ...  # noqa: D102

    @property
    def is_multilingual(self) -> bool: ...  # noqa: D102


class SpeedNotes(Protocol):
    """Remembers how fast models were."""

    def record(self, model: str, media_seconds: float, work_seconds: float) -> None:
        """Note one run."""
        ...


class ModelShelf(Protocol):
    """The recognition models on this computer."""

    @property
    def speeds(self) -> SpeedNotes: ...  # noqa: D102

    def installed(self) -> Sequence[ShelfModel]:
        """Return every model, damaged ones too."""
        ...

    def find(self, name_or_dir: str | Path) -> Path:
        """Return the folder of a model, checked; may take a moment.

        Raises:
            ModelMissing, ModelDamaged
        """
        ...

    def choose_default(self) -> ShelfModel:
        """Return the best installed model that this computer runs faster than real time.

        Raises:
            ModelMissing: there is none at all.
        """
        ...


class VideoJobs(Protocol):
    """Captions into video files; both write the output whole or not at all."""

    def burn_in(
        self,
        video: Path,
        track: Track,
        style: CaptionStyle | None,
        output: Path,
        context: JobContext,
        *,
        quality: int,
        start_ms: int,
        end_ms: int | None,
    ) -> None:
        """Draw captions into the picture.

        Raises:
            InvalidRequest, FileProblem, OutputProblem, EngineMissing, RenderFailed, JobCancelled
        """
        ...

    def mux(self, video: Path, tracks: Sequence[Track], output: Path, context: JobContext) -> None:
        """Add tracks that a player can switch.

        Raises:
            FileProblem, OutputProblem, EngineMissing, RenderFailed, JobCancelled
        """
        ...

    def encoder_name(self, output: Path) -> str:
        """Return the video encoder that would be used for an output of that name; may take seconds the first time.

        Raises:
            EngineMissing, UnsupportedFormat
        """
        ...


@dataclass(frozen=True, slots=True)
class Toolbox:
    """The engines behind their ports. ``speakers`` is None where its models are missing.

    ``translation.find_route`` has to answer while a recognition runs: the dialog that asks it stands open meanwhile.
    """

    places: Places
    recogniser: Recogniser
    translation: TranslationEngine
    media: MediaTool
    models: ModelShelf | None = None
    library: ModelLibrary | None = None
    video: VideoJobs | None = None
    sound: SoundReader | None = None
    shots: ShotFinder | None = None
    player: PlayerEngines | None = None
    health: HealthChecks | None = None
    speakers: SpeakerEngine | None = None
