"""Is everything there that the program needs: what the page for it shows, and mends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from captionstudio.core.jobs import JobContext

HealthState = Literal["good", "warning", "bad"]


@dataclass(frozen=True, slots=True)
class HealthCheck:
    """One finding. ``key`` names it, ``hint`` says what would mend it, ``fix`` is the label of a button that does, or empty."""

    key: str
    title: str
    state: HealthState
    found: str
    hint: str = ""
    fix: str = ""


class HealthChecks(Protocol):
    """Looks over models, FFmpeg, the player, fonts, the computer, folders and the network."""

    def examine(self, languages: Sequence[str] = ()) -> Iterator[HealthCheck]:
        """Yield the findings as each is made: some take a second, so this belongs into a job. Fonts are looked for by ``languages``."""
        ...

    def fix(self, key: str, context: JobContext) -> None:
        """Do what a finding's button promises; fetching a model uses the network. Examine again afterwards.

        Raises:
            InvalidRequest: that finding has no button.
            DownloadFailed, OutputProblem, JobCancelled
        """
        ...
