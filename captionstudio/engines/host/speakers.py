"""Who speaks, in the engine host."""

from __future__ import annotations

from collections.abc import Sequence

from captionstudio.core.diarisation import HeardTurn, ListenRequest, SpeakerCount, SpeakerTurns
from captionstudio.core.jobs import JobContext
from captionstudio.core.speakers import Speaker
from captionstudio.engines.host import protocol
from captionstudio.engines.host.client import EngineHost


class HostedSpeakers:
    """`captionstudio.core.ports.SpeakerEngine` in the engine host."""

    def __init__(self, host: EngineHost) -> None:
        self._host = host

    def listen(self, request: ListenRequest, context: JobContext) -> tuple[HeardTurn, ...]:
        """Return the turns heard in media, in order."""
        return tuple(self._host.ask(protocol.Listen(request), context))

    def tell_apart(self, turns: Sequence[HeardTurn], count: SpeakerCount, known: Sequence[Speaker], context: JobContext) -> SpeakerTurns:
        """Return who speaks each turn."""
        found = self._host.ask(protocol.TellApart(tuple(turns), count, tuple(known)), context)
        assert isinstance(found, SpeakerTurns)
        return found

    def assign(self, turns: Sequence[HeardTurn], examples: Sequence[Sequence[int]], context: JobContext) -> SpeakerTurns:
        """Return who speaks each turn, given examples of each speaker."""
        found = self._host.ask(protocol.Assign(tuple(turns), tuple(map(tuple, examples))), context)
        assert isinstance(found, SpeakerTurns)
        return found
