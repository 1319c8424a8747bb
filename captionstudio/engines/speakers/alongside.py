"""Turns of a recognition on the way: one group's voices are listened to while the next group's words are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from captionstudio.core.diarisation import HeardTurn
from captionstudio.core.errors import ModelDamaged, ModelMissing
from captionstudio.core.ports import RecognisedBatch
from captionstudio.core.spoken_words import spoken_words
from captionstudio.engines.speakers.engine import turn_listener
from captionstudio.engines.speakers.listener import SpokenRegion
from captionstudio.engines.whisper.speech import Region

Read = tuple[RecognisedBatch, Sequence[Region]]
"""A group's words, and its sound."""


def with_turns(groups: Iterable[Read], origin_ms: int) -> Iterator[RecognisedBatch]:
    """Yield the batches with their turns, each when the next one has been read; ``origin_ms`` is where the sound's samples begin.

    Without its models there are no turns: recognition goes on, and who asked hears why afterwards.
    """
    try:
        listener = turn_listener()
    except (ModelMissing, ModelDamaged):
        yield from (batch for batch, _ in groups)
        return
    held: tuple[RecognisedBatch, Future[tuple[HeardTurn, ...]]] | None = None
    with ThreadPoolExecutor(1, thread_name_prefix="turns") as ear:
        for batch, regions in groups:
            spoken = [SpokenRegion.of(region.start, region.end, region.sound, origin_ms) for region in regions]
            heard = ear.submit(listener.listen, spoken, list(spoken_words(batch.words)))
            if held:
                yield replace(held[0], turns=held[1].result())
            held = batch, heard
        if held:
            yield replace(held[0], turns=held[1].result())
