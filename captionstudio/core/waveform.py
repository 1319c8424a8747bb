"""What the timeline shows of the sound and the picture, and what it needs of the engines for that.

Sound comes as peaks: for every `PAIR_MS` milliseconds the smallest and the largest sample, all channels mixed down. Arrays travel as
bytes here (little-endian 16-bit integers), so that the core needs no library.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import MediaInfo

PAIR_MS = 5
SPECTRUM_COLUMNS = 256
"""Pictures of frequencies are made in tiles of so many columns."""


@dataclass(frozen=True, slots=True)
class PeakBlock:
    """Peaks of a stretch of sound: ``data`` holds minimum and maximum in turns, from pair number ``first`` on.

    Pair ``n`` covers the milliseconds from ``n * PAIR_MS`` on, counted from the container's start as players count.
    """

    first: int
    data: bytes

    @property
    def count(self) -> int:
        """How many pairs it holds."""
        return len(self.data) // 4


@dataclass(frozen=True, slots=True)
class Samples:
    """A stretch of the sound itself, mixed down to one channel, from ``start_ms`` on at its own rate."""

    start_ms: int
    sample_rate: int
    data: bytes


class SoundReader(Protocol):
    """Peaks and samples of the sound of a file."""

    def read_peaks(self, media: MediaInfo, stream: int, context: JobContext, focus_ms: Callable[[], int]) -> Iterator[PeakBlock]:
        """Yield the peaks of all the sound, each pair once, what lies from ``focus_ms()`` on first. Silence at the end may be missing.

        Raises:
            MediaUnreadable, NoAudioStream, EngineMissing, EngineProblem, JobCancelled
        """
        ...

    def read_samples(self, media: MediaInfo, stream: int, start_ms: int, end_ms: int, context: JobContext) -> Iterator[Samples]:
        """Yield the samples of a stretch in pieces of a few seconds that join without a gap; they end where the sound does.

        The first piece begins with the second that ``start_ms`` lies in, the last ends with the one that ``end_ms`` lies in.

        Raises:
            MediaUnreadable, NoAudioStream, EngineMissing, EngineProblem, JobCancelled
        """
        ...


@dataclass(frozen=True, slots=True)
class Sound:
    """One sound track of a file, and who reads it."""

    media: MediaInfo
    stream: int
    reader: SoundReader


class ShotFinder(Protocol):
    """Changes of shot in the picture."""

    def find_shots(self, media: MediaInfo, context: JobContext) -> tuple[int, ...]:
        """Return the times in milliseconds at which a new shot begins, ascending, the film's own beginning not among them.

        Raises:
            MediaUnreadable, EngineMissing, JobCancelled
        """
        ...
