"""From turns that were heard to voices: which turns are one person's.

Voices are made of the turns that are long enough to be sure of; every turn, the short ones too, is then given to a voice by the best
path through the recording: likeness to each voice, weighed by how much was heard, against how likely the voice changed where two turns
meet. Everything is deterministic.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from captionstudio.core.diarisation import HeardTurn, SpeakerCount
from captionstudio.engines.speakers.counting import choose_groups
from captionstudio.engines.speakers.directions import stack
from captionstudio.engines.speakers.linkage import Rows, Weights, link, make_nodes

_TELLING_S = 0.9  # a turn of this length makes voices; a shorter one is only given to one
_FULL_S = 3.0  # a longer turn weighs no more
_FEWEST = 2  # turns that make voices, however short they are
_TINY_S = 1.6  # a voice heard for less than this in all is a cough, a laugh or a turn of somebody else's
_STRANGER = 0.33  # unless it is less like any other voice than this
_ALONE = 0.35  # what a turn must be more like than this where there is one voice only, to be sure of it
_STAY = 0.25  # the cost of one voice going on where the window model hears another take over: it is hardly ever wrong there
_CHANGE = 0.04  # the cost of a change where it hears none: it misses one in six
_CHANGE_IN_SENTENCE = 0.2  # and where neither a pause nor the end of a sentence parts the words
_SAME = 0.8  # sameness that counts as one voice going on
_NO_VOICE = 0.45  # a sound without words that is less like every voice is none
_ROUNDS = 2
_STEEPNESS = 18.0  # of confidence: a turn of a second whose margin is .1 is sure by 86 %


@dataclass(frozen=True, slots=True)
class Voices:
    """What clustering found: the voices' directions, and for each turn its voice (-1: none) and its confidence."""

    directions: Rows
    labels: tuple[int, ...]
    confidences: tuple[float, ...]


def find_voices(turns: Sequence[HeardTurn], count: SpeakerCount) -> Voices:
    """Tell the voices of the turns apart; they are numbered by first appearance."""
    spoken = [at for at, turn in enumerate(turns) if turn.word_count]
    if not spoken:
        return Voices(np.zeros((0, 0), np.float32), (-1,) * len(turns), (0.0,) * len(turns))
    directions = stack(turns)
    seconds = np.array([turn.duration_ms for turn in turns]) / 1000
    telling = _telling(spoken, seconds, count)
    nodes = make_nodes(directions, np.clip(seconds, 0.1, _FULL_S), telling)
    groups = choose_groups(nodes, link(nodes), count)
    members = [[place for at in group for place in nodes.members[at]] for group in groups]
    if not count.is_forced:
        members = _without_tiny(members, directions, seconds, max(count.least, 1))
    centres = np.stack([_centre(directions, seconds, group) for group in members])
    for _ in range(_ROUNDS):
        labels = _follow(turns, directions @ centres.T, seconds)
        centres = np.stack(
            [
                _centre(directions, seconds, [at for at in telling if labels[at] == voice]) if any(labels[at] == voice for at in telling)
                else centres[voice]
                for voice in range(len(centres))
            ]
        )  # fmt: skip
    return _numbered(turns, directions, centres, seconds)


def assign_voices(turns: Sequence[HeardTurn], examples: Sequence[Sequence[int]]) -> Voices:
    """Give every turn to the voice of one of the groups of example turns; the examples stay where they are."""
    directions = stack(turns)
    seconds = np.array([turn.duration_ms for turn in turns]) / 1000
    centres = np.stack([_centre(directions, seconds, group) for group in examples])
    likeness = directions @ centres.T
    known = {at: voice for voice, group in enumerate(examples) for at in group}
    path = [known.get(at, voice) for at, voice in enumerate(_follow(turns, likeness, seconds))]
    labels = _without_sounds(turns, likeness, path)
    sure = [1.0 if at in known else _confidence(likeness[at], voice, float(seconds[at])) for at, voice in enumerate(path)]
    return Voices(centres, tuple(labels), tuple(sure))


def _telling(spoken: Sequence[int], seconds: Weights, count: SpeakerCount) -> list[int]:
    """Return the turns that make voices: the long ones, and where there are few of those, the longest."""
    enough = [at for at in spoken if seconds[at] >= _TELLING_S]
    wanted = max(_FEWEST, count.least)
    if len(enough) >= wanted:
        return enough
    return sorted(sorted(spoken, key=lambda at: -seconds[at])[:wanted])


def _centre(directions: Rows, seconds: Weights, members: Sequence[int]) -> Rows:
    weights = np.zeros(len(seconds), np.float32)  # over all turns: picking the members' rows would copy them
    weights[list(members)] = np.clip(seconds[list(members)], 0.1, _FULL_S)
    total = weights @ directions
    return np.asarray(total / max(float(np.linalg.norm(total)), 1e-9), np.float32)


def _without_tiny(members: list[list[int]], directions: Rows, seconds: Weights, least: int) -> list[list[int]]:
    """Let voices that are hardly heard join the one they are most like."""
    kept = list(members)
    for group in sorted(members, key=lambda group: float(seconds[group].sum())):
        if len(kept) <= least or float(seconds[group].sum()) >= _TINY_S:
            continue
        others = [other for other in kept if other is not group]
        likeness = [float(_centre(directions, seconds, group) @ _centre(directions, seconds, other)) for other in others]
        nearest = int(np.argmax(likeness))
        if likeness[nearest] >= _STRANGER:
            kept = [other + group if at == nearest else other for at, other in enumerate(others)]
    return kept


def _follow(turns: Sequence[HeardTurn], likeness: Rows, seconds: Weights) -> list[int]:
    """Return the best path: for each turn the voice that is most like it, changes costing what they are unlikely by."""
    weights = np.minimum(seconds, _FULL_S) ** 0.5
    totals = weights[0] * likeness[0]
    came: list[np.ndarray[tuple[int], np.dtype[np.int_]]] = []
    voices = likeness.shape[1]
    for at in range(1, len(turns)):
        stay, change = _border_costs(turns[at])
        best = int(totals.argmax())
        routes = np.full(voices, best)
        values = np.full(voices, totals[best] - change)
        values[best] = totals[best] - stay
        stays = totals - stay
        is_better = stays >= values
        routes[is_better], values[is_better] = np.flatnonzero(is_better), stays[is_better]
        came.append(routes)
        totals = values + weights[at] * likeness[at]
    path = [int(totals.argmax())]
    for routes in reversed(came):
        path.append(int(routes[path[-1]]))
    return path[::-1]


def _border_costs(turn: HeardTurn) -> tuple[float, float]:
    """Return what it costs that the voice before goes on in ``turn``, and that it changes."""
    if turn.sameness is None:
        return 0.0, 0.0
    if turn.sameness < _SAME:
        return _STAY * (1 - turn.sameness / _SAME), 0.0
    return 0.0, _CHANGE_IN_SENTENCE if turn.is_torn else _CHANGE


def _numbered(turns: Sequence[HeardTurn], directions: Rows, centres: Rows, seconds: Weights) -> Voices:
    likeness = directions @ centres.T
    path = _follow(turns, likeness, seconds)
    labels = _without_sounds(turns, likeness, path)
    order = list(dict.fromkeys(label for label in labels if label >= 0))
    place = {voice: number for number, voice in enumerate(order)} | {-1: -1}
    return Voices(
        centres[order],
        tuple(place[label] for label in labels),
        tuple(_confidence(likeness[at], label, float(seconds[at])) if label >= 0 else 0.0 for at, label in enumerate(labels)),
    )


def _without_sounds(turns: Sequence[HeardTurn], likeness: Rows, path: Sequence[int]) -> list[int]:
    """Return the voices of the turns, -1 for sounds without words that are like none."""
    return [
        -1 if not turn.word_count and likeness[at, voice] < _NO_VOICE else voice
        for at, (turn, voice) in enumerate(zip(turns, path, strict=True))
    ]


def _confidence(likeness: Rows, label: int, seconds: float) -> float:
    """Return how sure a turn's voice is: its margin over the next voice, less believed the less was heard."""
    others = np.delete(likeness, label)
    margin = float(likeness[label] - (others.max() if len(others) else _ALONE))
    heard = min(1.0, seconds) ** 0.5
    return round(float(1 / (1 + np.exp(-_STEEPNESS * margin * heard))), 3)
