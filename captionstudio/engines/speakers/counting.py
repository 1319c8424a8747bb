"""How many voices there are.

Every number of groups that linkage offers is weighed by its silhouette: how much nearer the turns are to the others of their own group
than to those of the nearest other group, 0 for no difference, 1 for the greatest. Groups are never kept apart that are alike as one
voice's takes are, nor kept together that are as unlike as strangers. One voice alone has no silhouette; it is told by how alike its
two least alike halves are. The limits come from voices of known people: synthetic, read, on the telephone and in meetings, where two
halves of one voice reached .60 to .77 and two people at most .53.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from captionstudio.core.diarisation import SpeakerCount
from captionstudio.engines.speakers.linkage import Merge, Nodes, Rows, Weights, cut, gather

_ONE_VOICE = 0.56  # the halves of the whole are at least so alike: one voice
_TWO_VOICES = 0.45  # less alike than this: more than one
_CLEAR = 0.3  # the silhouette that makes two voices of what lies between
_APART = 0.38  # a group made of halves less alike than this is no voice
_ALIKE = 0.68  # groups more alike than this are one voice
_TIE = 0.12  # divided by the number of groups, half of what joining two true voices costs: nearer silhouettes say nothing
_MOST = 60  # groups that are weighed where the user names no number


def choose_groups(nodes: Nodes, merges: Sequence[Merge], count: SpeakerCount) -> list[list[int]]:
    """Return the nodes of each voice.

    A forced number is kept as far as there are nodes: the most alike groups are joined, or the least alike voice is split.
    """
    total = len(nodes)
    least, most = min(count.least, total), min(count.most or total, total)
    if least == most:
        return cut(total, merges[: total - least])
    best = _estimate(nodes, merges, least, most)
    return cut(total, merges[: total - best])


def _estimate(nodes: Nodes, merges: Sequence[Merge], least: int, most: int) -> int:
    total = len(nodes)
    lowest = np.minimum.accumulate([1.0, *(merge.similarity for merge in merges)])  # the least alike that were joined, by merges made
    ratings: dict[int, float] = {}
    for groups in range(max(2, least), min(most, _MOST, total) + 1):
        made = total - groups
        following = merges[made].similarity if made < len(merges) else -1.0
        if lowest[made] >= _APART and following <= _ALIKE:
            ratings[groups] = silhouette(nodes, cut(total, merges[:made]))
    highest = max(ratings, key=lambda groups: ratings[groups], default=0)
    best = min((groups for groups, rating in ratings.items() if rating >= ratings[highest] - _TIE / highest), default=0)
    if least > 1:
        return best or least
    whole = float(lowest[-1])
    is_one = whole >= _ONE_VOICE or (whole >= _TWO_VOICES and ratings.get(best, 0.0) < _CLEAR)
    return 1 if is_one or not best else best


def silhouette(nodes: Nodes, groups: Sequence[Sequence[int]]) -> float:
    """Return the weighted mean silhouette of the nodes; one that is a group of its own counts 0."""
    gathered = gather(nodes, groups)
    own = np.empty(len(nodes), int)
    for number, group in enumerate(groups):
        own[list(group)] = number
    means = nodes.sums @ gathered.sums.T / np.outer(nodes.weights, gathered.weights)
    rows = np.arange(len(nodes))
    inside = _inside(nodes, gathered, own, means[rows, own])
    means[rows, own] = -np.inf
    outside = means.max(axis=1)
    alone = np.array([len(group) == 1 for group in groups])[own]
    values = np.where(alone, 0.0, (inside - outside) / np.maximum(1 - inside, 1 - outside))
    return float(np.average(values, weights=nodes.weights))


def _inside(nodes: Nodes, gathered: Nodes, own: np.ndarray[tuple[int], np.dtype[np.int_]], with_self: Rows | Weights) -> Weights:
    """Return each node's mean similarity to the others of its group, itself left out."""
    group = gathered.weights[own]
    itself = (nodes.sums * nodes.sums).sum(axis=1) / nodes.weights
    others = np.maximum(group - nodes.weights, 1e-9)
    return np.asarray((with_self * group - itself) / others, np.float64)
