"""Recognition and translation models as the window shows and manages them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from captionstudio.core.jobs import JobContext


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """One model. ``languages`` are codes: all that a recognition model understands, or (source, target) of a translation model.

    ``note`` is one more thing worth knowing (how fast it runs here). ``source`` says where its bytes are had. ``problem`` says what is
    wrong with an installed one. ``is_fetchable`` and ``is_removable`` say what can be done with it.
    """

    name: str
    title: str = ""
    kind: Literal["recognition", "translation"] = "recognition"
    size_bytes: int = 0
    languages: tuple[str, ...] = ()
    is_installed: bool = False
    is_recommended: bool = False
    is_fetchable: bool = False
    is_removable: bool = True
    licence: str = ""
    source: str = ""
    note: str = ""
    problem: str = ""

    @property
    def is_usable(self) -> bool:
        """Whether work can begin with it."""
        return self.is_installed and not self.problem

    @property
    def is_english_only(self) -> bool:
        """Whether a recognition model understands English alone."""
        return self.languages == ("en",)


class ModelLibrary(Protocol):
    """All models there are and could be. Only `fetch` uses the network, and only when the user has asked for that model."""

    def choices(self) -> Sequence[ModelChoice]:
        """Return every model, installed ones first; looks at the disk, so a moment may pass."""
        ...

    def fetch(self, name: str, context: JobContext) -> None:
        """Bring a model of the catalogue to this computer, checked.

        Raises:
            DownloadFailed, OutputProblem, JobCancelled
        """
        ...

    def add(self, path: Path) -> str:
        """Copy a model from a folder or file and return its name.

        Raises:
            ModelDamaged, InvalidRequest, FileProblem, OutputProblem
        """
        ...

    def remove(self, name: str) -> None:
        """Delete an installed model.

        Raises:
            ModelMissing, OutputProblem
        """
        ...

    def verify(self, name: str) -> None:
        """Read a model whole and compare it with what was published.

        Raises:
            ModelMissing, ModelDamaged
        """
        ...
