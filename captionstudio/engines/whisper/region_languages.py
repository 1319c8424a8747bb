"""The language of each speech region.

The detector hears a region alone, among the languages allowed. Where it is unsure, or contradicts both neighbours, the region is
decoded in each likely language as well: a wrong language shows in improbable words. The two votes are added up, as
log p(language) + 8 x mean token log-probability; a text that loops does not vote.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from captionstudio.engines.whisper.model import WhisperModel
from captionstudio.engines.whisper.speech import SAMPLE_RATE, Region

_SURE = 0.9
_DECODER_WEIGHT = 8.0
_CANDIDATES = 3
_FLOOR = 1e-4
_SHORTEST_WINDOW = 1000  # frames: a window of under ten seconds makes the decoder stumble


def choose_languages(model: WhisperModel, regions: Sequence[Region], allowed: Sequence[str], before: str | None) -> list[str]:
    """Return a Whisper code for each region; ``before`` is the language of the region before the first."""
    if len(allowed) == 1:
        return [allowed[0]] * len(regions)
    votes = [_listen(model, region, allowed) for region in regions]
    likely = [max(vote, key=lambda code: vote[code]) for vote in votes]
    chosen: list[str] = []
    for index, region in enumerate(regions):
        previous = chosen[-1] if chosen else before
        following = likely[index + 1] if index + 1 < len(likely) else previous
        vote, best = votes[index], likely[index]
        if vote[best] < _SURE or (best not in (previous, following) and previous is not None):
            best = _decide(model, region, vote, previous)
        chosen.append(best)
    return chosen


def _listen(model: WhisperModel, region: Region, allowed: Sequence[str]) -> dict[str, float]:
    heard = model.detect_language(region.sound)
    kept = {code: max(heard.get(code, 0.0), _FLOOR) for code in (allowed or heard)}
    total = sum(kept.values())
    return {code: probability / total for code, probability in kept.items()}


def _decide(model: WhisperModel, region: Region, vote: dict[str, float], previous: str | None) -> str:
    candidates = sorted(vote, key=lambda code: -vote[code])[:_CANDIDATES]
    if previous in vote and previous not in candidates:
        candidates.append(previous)
    frames = min(3000, max(_SHORTEST_WINDOW, len(region.sound) * 100 // SAMPLE_RATE // 2 * 2))
    scores: dict[str, float] = {}
    for code in candidates:
        decoded = model.decode(region.sound, code, task="transcribe", beam=1, frames=frames)
        certainty = -2.0 if decoded.is_loop or not decoded.words else decoded.log_probability
        scores[code] = math.log(max(vote[code], _FLOOR)) + _DECODER_WEIGHT * certainty
    return max(scores, key=lambda code: scores[code])
