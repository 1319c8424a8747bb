"""Who speaks when: what is heard of each turn, how many voices are asked for, and what comes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from captionstudio.core.errors import InvalidRequest

MOST_SPEAKERS = 100
"""More voices than this are never told apart."""


@dataclass(frozen=True, slots=True)
class SpeakerCount:
    """How many speakers may be found: at least ``least``, at most ``most`` (None: as many as are heard). Both equal force a number."""

    least: int = 1
    most: int | None = None

    @property
    def is_forced(self) -> bool:
        """Whether exactly one number is allowed."""
        return self.least == self.most

    def __str__(self) -> str:
        """Write it as `read_speaker_count` reads it."""
        if self.most is None:
            return "auto" if self.least == 1 else f"{self.least}-{MOST_SPEAKERS}"
        return str(self.least) if self.is_forced else f"{self.least}-{self.most}"


def read_speaker_count(text: str) -> SpeakerCount | None:
    """Read ``auto``, ``off`` (None), ``3`` or ``2-5``.

    >>> read_speaker_count("2-5")
    SpeakerCount(least=2, most=5)
    >>> read_speaker_count("off") is None
    True

    Raises:
        InvalidRequest: it is none of these, or outside 1 to `MOST_SPEAKERS`.
    """
    wanted = text.strip().lower()
    if wanted in ("off", "auto"):
        return SpeakerCount() if wanted == "auto" else None
    parts = [part.strip() for part in wanted.replace("–", "-").split("-")]
    if len(parts) in (1, 2) and all(part.isascii() and part.isdigit() for part in parts):
        least, most = int(parts[0]), int(parts[-1])
        if 1 <= least <= most <= MOST_SPEAKERS:
            return SpeakerCount(least, most)
    raise InvalidRequest(
        f"“{text}” is no number of speakers.", hint=f"Write auto, off, a number such as 3, or a range such as 2-5 (1 to {MOST_SPEAKERS})."
    )


@dataclass(frozen=True, slots=True)
class HeardOverlap:
    """A stretch of a turn in which a second voice is heard: that of the turn ``neighbour`` places further on (negative: before)."""

    start_ms: int
    end_ms: int
    neighbour: int


@dataclass(frozen=True, slots=True)
class HeardTurn:
    """A stretch of speech by, as far as can be heard, one voice: the unit that voices are told apart by.

    ``voice`` is its direction among voices as text (base64 of 16-bit floats: `captionstudio.engines.speakers.directions`), opaque to
    everybody else. ``sameness`` tells how likely the voice of the turn before goes on, 0 to 1, by what is heard where they meet; None
    where nothing tells. ``is_torn`` marks a turn that begins within a sentence, without a pause: a change there is unlikely.
    ``word_count`` is 0 for a sound that nobody understood.
    """

    start_ms: int
    end_ms: int
    voice: str
    word_count: int = 1
    sameness: float | None = None
    is_torn: bool = False
    overlaps: tuple[HeardOverlap, ...] = ()

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """A stretch of speech and who speaks: ``label`` counts voices from 0 by first appearance.

    ``confidence`` is 0 to 1: how much nearer the voice is to this speaker than to the next one. ``second`` is the label of a voice heard
    at the same time, from ``second_start_ms`` to ``second_end_ms``.
    """

    start_ms: int
    end_ms: int
    label: int
    confidence: float
    second: int | None = None
    second_start_ms: int = 0
    second_end_ms: int = 0


@dataclass(frozen=True, slots=True)
class FoundVoice:
    """One voice: its direction (length 1), how long it speaks, and the name of the known speaker it is, empty where it is nobody's."""

    direction: tuple[float, ...]
    speaking_ms: int
    name: str = ""
    likeness: float | None = None


@dataclass(frozen=True, slots=True)
class SpeakerTurns:
    """Turns in order of time, the voices that their labels name, and what the user should know."""

    turns: tuple[SpeakerTurn, ...] = ()
    voices: tuple[FoundVoice, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ListenRequest:
    """Listen to who speaks in media whose words are known; the fields mean what they mean in `core.ports.RecognitionRequest`.

    ``words`` bound the turns, since a turn never begins within one: those of `core.spoken_words.pack_words`, in order of time.
    """

    media: str
    words: bytes
    audio_stream: int = 0
    start_ms: int = 0
    end_ms: int | None = None


def join_turns(turns: Sequence[SpeakerTurn], *, gap_ms: int = 500) -> tuple[SpeakerTurn, ...]:
    """Return turns with neighbours of one speaker joined where less than ``gap_ms`` lies between; overlaps become turns of their own.

    The confidence of a joined turn is the mean of its parts by length.
    """
    alone = [replace(turn, second=None, second_start_ms=0, second_end_ms=0) for turn in turns]
    alone += [
        SpeakerTurn(turn.second_start_ms, turn.second_end_ms, turn.second, turn.confidence) for turn in turns if turn.second is not None
    ]
    joined: list[SpeakerTurn] = []
    latest: dict[int, int] = {}
    for turn in sorted(alone, key=lambda turn: (turn.start_ms, turn.end_ms)):
        at = latest.get(turn.label)
        if at is None or turn.start_ms - joined[at].end_ms >= gap_ms:
            latest[turn.label] = len(joined)
            joined.append(turn)
            continue
        before = joined[at]
        lengths = max(1, before.end_ms - before.start_ms), max(1, turn.end_ms - turn.start_ms)
        sure = (before.confidence * lengths[0] + turn.confidence * lengths[1]) / sum(lengths)
        joined[at] = replace(before, end_ms=max(before.end_ms, turn.end_ms), confidence=round(sure, 3))
    return tuple(joined)
