"""Average linkage: which directions belong together, from every one alone to all in one.

The similarity of two groups is the mean cosine between their members, each weighed by how long it was heard. Above a thousand
directions the work is done in two levels: blocks of neighbours in time are first joined where there is no doubt, and what is left of
all blocks is then treated the same way, so that memory grows with the number of directions and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Rows = np.ndarray[Any, np.dtype[np.float32]]
Weights = np.ndarray[Any, np.dtype[np.float64]]

BLOCK = 1000
SURE = 0.72
"""Groups at least so similar are one voice, whatever the rest of the recording sounds like."""
_LESS_SURE = 0.04  # taken off from round to round, so that the work ends however little is alike


@dataclass(frozen=True, slots=True)
class Merge:
    """Two groups become one: the numbers of their nodes, and how similar they were."""

    left: int
    right: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Nodes:
    """What linkage works on: each node's summed direction (weights included), its weight, and the turns in it."""

    sums: Rows
    weights: Weights
    members: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.members)


def make_nodes(directions: Rows, weights: Weights, places: Sequence[int]) -> Nodes:
    """Return one node for each direction at these places, or fewer where there are more than `BLOCK` of them."""
    if len(places) <= BLOCK:
        return _weigh(directions, weights, places)
    similarity = SURE
    blocks = (_weigh(directions, weights, places[first : first + BLOCK]) for first in range(0, len(places), BLOCK))
    nodes = _join_blocks(blocks, similarity)
    while len(nodes) > BLOCK:
        similarity -= _LESS_SURE
        spans = [slice(first, first + BLOCK) for first in range(0, len(nodes), BLOCK)]
        nodes = _join_blocks([Nodes(nodes.sums[span], nodes.weights[span], nodes.members[span]) for span in spans], similarity)
    return nodes


def _weigh(directions: Rows, weights: Weights, places: Sequence[int]) -> Nodes:
    own = weights[list(places)]
    return Nodes((directions[list(places)] * own[:, None]).astype(np.float32), own, tuple((at,) for at in places))


def _join_blocks(blocks: Iterable[Nodes], similarity: float) -> Nodes:
    return _chain([gather(block, cut(len(block), link(block, until=similarity))) for block in blocks])


def _chain(parts: Sequence[Nodes]) -> Nodes:
    return Nodes(
        np.concatenate([part.sums for part in parts]),
        np.concatenate([part.weights for part in parts]),
        tuple(members for part in parts for members in part.members),
    )


def gather(nodes: Nodes, groups: Sequence[Sequence[int]]) -> Nodes:
    """Return one node for each group of nodes."""
    return Nodes(
        np.stack([nodes.sums[list(group)].sum(axis=0) for group in groups]),
        np.array([nodes.weights[list(group)].sum() for group in groups]),
        tuple(tuple(sorted(member for at in group for member in nodes.members[at])) for group in groups),
    )


def link(nodes: Nodes, *, until: float = -1.0) -> list[Merge]:
    """Return the merges from the most similar pair on, down to similarity ``until``; the left node of a merge stands for both after it."""
    count = len(nodes)
    weights = nodes.weights.copy()
    means = (nodes.sums / weights[:, None]).astype(np.float32)
    table = means @ means.T
    np.fill_diagonal(table, -np.inf)
    nearest = table.argmax(axis=1) if count > 1 else np.zeros(count, int)
    best = table[np.arange(count), nearest] if count > 1 else np.full(count, -np.inf)
    merges: list[Merge] = []
    for _ in range(count - 1):
        left = int(best.argmax())
        right = int(nearest[left])
        if best[left] < until:
            break
        left, right = min(left, right), max(left, right)
        merges.append(Merge(left, right, float(table[left, right])))
        together = weights[left] + weights[right]
        row = (weights[left] * table[left] + weights[right] * table[right]) / together
        row[left] = -np.inf
        table[left], table[:, left] = row, row
        table[right], table[:, right] = -np.inf, -np.inf
        weights[left] = together
        best[right] = -np.inf
        stale = np.flatnonzero((nearest == left) | (nearest == right) | (row > best))
        stale = np.union1d(stale[np.isfinite(best[stale])], [left])
        nearest[stale] = table[stale].argmax(axis=1)
        best[stale] = table[stale, nearest[stale]]
    return merges


def cut(count: int, merges: Sequence[Merge]) -> list[list[int]]:
    """Return the groups of ``count`` nodes after these merges, each in order, by their first nodes."""
    groups = {at: [at] for at in range(count)}
    for merge in merges:
        groups[merge.left] += groups.pop(merge.right)
    return [sorted(group) for _, group in sorted(groups.items())]
