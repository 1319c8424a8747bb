"""What the editor needs of the player."""

from __future__ import annotations

from typing import Protocol


class Player(Protocol):
    """The part of `captionstudio.services.playback.Playback` that plays a word and knows the playhead."""

    @property
    def position_ms(self) -> int:
        """Where the playhead is."""
        ...

    @property
    def fps(self) -> float | None:
        """The frame rate of the media, None where there is no picture."""
        ...

    def play_range(self, start_ms: int, end_ms: int, loop: bool = False) -> None:
        """Play from one time to another."""
        ...
