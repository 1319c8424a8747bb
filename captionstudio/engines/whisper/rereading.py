"""What looks wrong in the first reading of windows, how it is joined to be read again, and which readings of it are believed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from captionstudio.engines.whisper.model import Decoded
from captionstudio.engines.whisper.speech import SAMPLE_RATE
from captionstudio.engines.whisper.windows import Window

_IMPROBABLE = -0.16  # mean token log-probability below which a window is read again: clear speech reaches -0.05 to -0.13
_WORDS_PER_SECOND = 0.5  # fewer words than this in speech: something was dropped
_MOST_OF = 0.75  # of the words of the first reading must be in another
_PAUSE = 7 * SAMPLE_RATE // 20  # kept between regions where text context counts: 350 ms, long enough to end a sentence
_PAUSES = (_PAUSE, 0, 2 * _PAUSE)  # of the readings that vote; none knows better than the others, but each errs elsewhere

Read = tuple[Window, Decoded]


def doubtful_runs(first: Sequence[Read]) -> Iterator[range]:
    """Yield the runs of neighbouring windows of one language that look wrong."""
    kinds = [(_looks_wrong(reading, window), window.language) for window, reading in first]
    start = 0
    for at in range(1, len(kinds) + 1):
        if at == len(kinds) or kinds[at] != kinds[start]:
            if kinds[start][0]:
                yield range(start, at)
            start = at


def _looks_wrong(reading: Decoded, window: Window) -> bool:
    seconds = sum(region.seconds for region in window.regions)
    return reading.is_loop or reading.log_probability < _IMPROBABLE or len(reading.words) < seconds * _WORDS_PER_SECOND


def join(windows: Sequence[Window], *, is_translated: bool) -> list[Window]:
    """Return windows of one language in one piece, for the sake of its context: once for each length that its pauses are cut to.

    A region alone has no pauses, and readings that translate use words of their own each: those are read once.
    """
    regions = tuple(region for window in windows for region in window.regions)
    pauses = _PAUSES[:1] if is_translated or len(regions) == 1 else _PAUSES
    return [Window(regions, windows[0].language, pause) for pause in pauses]


def believe(again: Sequence[Read], first: Sequence[Read]) -> list[Read]:
    """Return the readings that neither loop nor have lost a good part of the words of the first."""
    before = sum(len(reading.words) for _, reading in first if not reading.is_loop)
    return [(window, reading) for window, reading in again if not reading.is_loop and len(reading.words) >= before * _MOST_OF]
