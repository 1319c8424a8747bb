"""The language of each speech region.

The detector hears each region alone, among the languages allowed. Where it is unsure, or where a region is unlike a neighbour, the
region is also decoded in each likely language: a wrong language shows in improbable words. The languages of a group are then the
sequence with the best total of

- seconds x mean log-probability of the region's tokens in that language (a text that loops counts as very improbable),
- a little of the detector's own judgement of the region, and of the half minute around it, which helps with accents,
- a small cost for each change of language.

The weights were fitted on recordings of single and of alternating languages (docs/benchmarks.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from concurrent.futures import Executor

import numpy as np

from captionstudio.engines.whisper.speech import Region
from captionstudio.engines.whisper.steady_model import SteadyModel

_SURE = 0.99  # of the detector alone
_SURE_AMONG_EQUALS = 0.9  # where both neighbours sound like the same language
_REGION_WEIGHT, _WIDE_WEIGHT = 0.2, 0.15  # of the detector's log-probability, by region and by second
_FLOOR = 0.02  # the detector is never believed to be surer than this that a language is not spoken
_CHANGE = 0.4
_UNLIKELY = 0.02  # for the region and around it: not worth decoding
_AT_ONCE = 8
_LOOP = -2.0

Vote = dict[str, float]


def choose_languages(
    model: SteadyModel, pool: Executor, regions: Sequence[Region], allowed: Sequence[str], before: str | None
) -> list[str]:
    """Return a Whisper code for each region; ``before`` is the language of the region before the first, none ``allowed`` means all."""
    if len(allowed) == 1:
        return [allowed[0]] * len(regions)
    votes = _listen(model, pool, regions, allowed)
    likely = [_best(vote) for vote in votes]
    doubtful = [index for index in range(len(regions)) if not _is_sure(index, votes, likely, before)]
    if not doubtful:
        return likely
    around = _listen_around(model, pool, regions, doubtful, allowed)

    def score(index: int) -> Vote:
        vote, wide = votes[index], around[index]
        return _score(model, regions[index], _candidates(vote, wide, before), vote, wide)

    heard = dict(zip(doubtful, pool.map(score, doubtful), strict=True))
    return best_sequence([heard.get(index, {likely[index]: 0.0}) for index in range(len(regions))], before)


def _listen(model: SteadyModel, pool: Executor, regions: Sequence[Region], allowed: Sequence[str]) -> list[Vote]:
    """Return what the detector hears in each region, several of about one length at a time."""
    by_length = sorted(range(len(regions)), key=lambda index: len(regions[index].sound))
    lots = [by_length[first : first + _AT_ONCE] for first in range(0, len(by_length), _AT_ONCE)]
    heard = pool.map(lambda lot: model.detect_languages([regions[index].sound for index in lot]), lots)
    votes = {index: _among(vote, allowed) for lot, found in zip(lots, heard, strict=True) for index, vote in zip(lot, found, strict=True)}
    return [votes[index] for index in range(len(regions))]


def _among(heard: Vote, allowed: Sequence[str]) -> Vote:
    kept = {code: heard.get(code, 0.0) for code in (allowed or heard)}
    total = sum(kept.values()) or 1.0
    return {code: probability / total for code, probability in kept.items()}


def _best(vote: Vote) -> str:
    return max(vote, key=lambda code: vote[code])


def _is_sure(index: int, votes: Sequence[Vote], likely: Sequence[str], before: str | None) -> bool:
    language = likely[index]
    probability = votes[index][language]
    previous = likely[index - 1] if index else before
    following = likely[index + 1] if index + 1 < len(likely) else None
    are_equal = previous in (language, None) and following in (language, None)
    return probability >= (_SURE_AMONG_EQUALS if are_equal else _SURE)


def _listen_around(
    model: SteadyModel, pool: Executor, regions: Sequence[Region], doubtful: Sequence[int], allowed: Sequence[str]
) -> dict[int, Vote]:
    """Return for each doubtful region what the detector hears in the thirty seconds of speech it belongs to."""
    spans: list[list[int]] = [[]]
    filled = 0
    for index, region in enumerate(regions):
        length = region.end - region.start
        if spans[-1] and filled + length > model.window:
            spans.append([])
            filled = 0
        spans[-1].append(index)
        filled += length
    unclear = [span for span in spans if not set(span).isdisjoint(doubtful)]
    heard = pool.map(lambda span: model.detect_languages([np.concatenate([regions[at].sound for at in span])])[0], unclear)
    return {index: _among(vote, allowed) for span, vote in zip(unclear, heard, strict=True) for index in span}


def _candidates(vote: Vote, wide: Vote, before: str | None) -> list[str]:
    """The two languages likeliest for the region, the two for the speech around it, and the one spoken before, if at all likely."""
    ranked = [*_ranked(vote)[:2], *_ranked(wide)[:2], *([before] if before in vote else [])]
    best = _best(vote)
    return [code for code in dict.fromkeys(ranked) if code == best or max(vote[code], wide[code]) >= _UNLIKELY]


def _ranked(vote: Vote) -> list[str]:
    return sorted(vote, key=lambda code: -vote[code])


def _score(model: SteadyModel, region: Region, candidates: Iterable[str], vote: Vote, wide: Vote) -> Vote:
    """Return what each candidate gains; higher is better."""
    seconds = region.seconds
    scores: Vote = {}
    for code, reading in model.read_in(region.sound, list(candidates)).items():
        certainty = _LOOP if reading.is_loop or not reading.text else reading.log_probability
        scores[code] = (
            seconds * (certainty + _WIDE_WEIGHT * math.log(max(wide[code], _FLOOR)))
            + _REGION_WEIGHT * math.log(max(vote[code], _FLOOR))
        )  # fmt: skip
    return scores


def best_sequence(scores: Sequence[Vote], before: str | None) -> list[str]:
    """Return the languages with the best total, by dynamic programming."""
    totals: Vote = {} if before is None else {before: 0.0}
    trail: list[dict[str, str | None]] = []
    for gains in scores:
        step: Vote = {}
        came: dict[str, str | None] = {}
        for code, gain in gains.items():
            routes = {past: total - (_CHANGE if past != code else 0.0) for past, total in totals.items()}
            past = max(routes, key=lambda language: routes[language]) if routes else None
            step[code], came[code] = gain + (routes[past] if past is not None else 0.0), past
        totals = step
        trail.append(came)
    language: str | None = _best(totals)
    chosen: list[str] = []
    for came in reversed(trail):
        assert language is not None
        chosen.append(language)
        language = came[language]
    return chosen[::-1]
