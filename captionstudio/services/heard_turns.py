"""The voices of turns as they were heard, for as long as the window is open: who speaks can be told anew without listening again.

They are not kept on disk, since voices are personal data: after a restart the media is listened to once more.
"""

from __future__ import annotations

from collections.abc import Sequence

from captionstudio.core.diarisation import HeardTurn
from captionstudio.core.document import MediaReference

_MOST = 3  # files; ten hours of one take some ten megabytes


class HeardTurns:
    """Turns by the media and sound track they were heard in; of the last few files. May be asked from any thread."""

    def __init__(self) -> None:
        self._turns: dict[tuple[str, int | None], tuple[HeardTurn, ...]] = {}

    def get(self, media: MediaReference) -> tuple[HeardTurn, ...]:
        """Return what was heard in all of the media, empty where it was not listened to."""
        return self._turns.get(_key(media), ())

    def put(self, media: MediaReference, turns: Sequence[HeardTurn]) -> None:
        """Keep what was heard in all of the media."""
        kept = {key: value for key, value in self._turns.items() if key != _key(media)}
        kept[_key(media)] = tuple(turns)
        self._turns = dict(list(kept.items())[-_MOST:])


def _key(media: MediaReference) -> tuple[str, int | None]:
    return media.identity or media.path, media.audio_stream
