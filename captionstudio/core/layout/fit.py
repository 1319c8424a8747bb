"""Laying a translated text back on the cues its original stood in.

The cues keep their times. Their texts are cut where a reader minds least, sentences ending with the cues that ended sentences, each
part as long as its cue's share of the time and of the original text, within the profile where that can be.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from captionstudio.core.document import Cue
from captionstudio.core.layout.grammar import boundary_costs, break_weight, ends_sentence
from captionstudio.core.layout.line_breaks import Piece, break_lines, count_lines, join_pieces, split_pieces
from captionstudio.core.layout.measure import count_characters, text_length
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import Profile

_SHARE = 14.0
_ALIGNED_SENTENCE = -8.0
_TORN_SENTENCE = 12.0
_EARLY_SENTENCE = 4.0
_TOO_LONG = 120.0
_TOO_FAST = 25.0
_EMPTY = 1e6
_NEVER = float("inf")
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>")


def lay_back(text: str, slots: Sequence[Cue], profile: Profile, language: str | None) -> list[str]:
    """Return a part of the caption markup ``text`` for each of ``slots``, broken into lines for ``profile``.

    ``slots`` are the neighbouring cues, in order, whose text ``text`` translates; ``language`` is the translation's. Together the
    parts are the text. A part is empty only where there are fewer words than slots. Tags that span parts are closed and opened again.
    """
    pieces = split_pieces(text)
    if not slots or not pieces:
        return [""] * len(slots)
    bounds = _cut(pieces, slots, profile, language)
    parts = [_part_text(pieces[a:b]) for a, b in itertools.pairwise(bounds)]
    return [break_lines(part, profile, language) for part in _balance_tags(parts)]


def _cut(pieces: Sequence[Piece], slots: Sequence[Cue], profile: Profile, language: str | None) -> list[int]:
    """Return where each part begins, and the end: the cheapest way, part by part."""
    count, texts = len(pieces), [piece.text for piece in pieces]
    spaced = [piece.is_spaced for piece in pieces]
    space = count_characters(" ", profile.counts_full_width)
    leads = [space * is_spaced for is_spaced in spaced]
    widths = [count_characters(seen, profile.counts_full_width) for seen in texts]
    edges = [0.0, *itertools.accumulate(width + lead for width, lead in zip(widths, leads, strict=True))]
    costs = boundary_costs(texts, spaced, language)
    targets = _targets(slots, edges[-1], profile)
    source_ends = [_source_ends_sentence(slots, at) for at in range(len(slots))]
    best, back = [0.0] + [_NEVER] * count, list[list[int]]()
    for at, (slot, target) in enumerate(zip(slots, targets, strict=True)):
        row, picks = [_NEVER] * (count + 1), [0] * (count + 1)
        widest = max(3 * target, float(profile.max_line_length * profile.max_lines)) + profile.max_line_length
        is_last = at == len(slots) - 1
        for first in range(count + 1):
            if best[first] == _NEVER:
                continue
            for after in range(first, count + 1):
                width = edges[after] - edges[first] - (leads[first] if first < after else 0.0)
                cost = best[first] + _part_cost(width, target, slot, profile)
                if after > first and width > profile.max_line_length:
                    lines = count_lines(edges, leads, costs, float(profile.max_line_length), first=first, after=after)
                    cost += _TOO_LONG * max(0, lines - profile.max_lines)
                if 0 < after < count and not is_last:
                    is_end = ends_sentence(texts[after - 1], texts[after], language)
                    cost += break_weight(costs[after]) + _sentence_cost(is_end=is_end, source_ends=source_ends[at])
                if cost < row[after]:
                    row[after], picks[after] = cost, first
                if width > widest:
                    break
        best, back = row, [*back, picks]
    bounds = [count]
    for picks in reversed(back):
        bounds.append(picks[bounds[-1]])
    return bounds[::-1]


def _targets(slots: Sequence[Cue], total: float, profile: Profile) -> list[float]:
    """Return the wished length of each part: half by the cues' time, half by their original text."""
    durations = [max(1, slot.duration_ms) for slot in slots]
    lengths = [max(0.5, text_length(slot.text, profile)) for slot in slots]
    return [total * (duration / sum(durations) + length / sum(lengths)) / 2 for duration, length in zip(durations, lengths, strict=True)]


def _part_cost(width: float, target: float, slot: Cue, profile: Profile) -> float:
    if not width:
        return _EMPTY
    scale = max(target, profile.max_line_length / 2)
    share = (width - target) / scale
    cost = _SHARE * share * share
    room = max(1, slot.duration_ms) * profile.max_cps / 1000
    if width > room:
        cost += _TOO_FAST * min(4.0, width / room - 0.8)
    return cost


def _sentence_cost(*, is_end: bool, source_ends: bool) -> float:
    if source_ends:
        return _ALIGNED_SENTENCE if is_end else _TORN_SENTENCE
    return _EARLY_SENTENCE if is_end else 0.0


def _source_ends_sentence(slots: Sequence[Cue], at: int) -> bool:
    words = plain_text(slots[at].text).split()
    after = plain_text(slots[at + 1].text).split() if at + 1 < len(slots) else []
    return bool(words) and ends_sentence(words[-1], after[0] if after else "", slots[at].language)


def _part_text(pieces: Sequence[Piece]) -> str:
    if not pieces:
        return ""
    tags = "".join(pieces[0].gap.split())
    return tags + join_pieces(pieces, set())


def _balance_tags(parts: Sequence[str]) -> list[str]:
    """Close the tags left open at the end of each part and open them again in the next."""
    balanced = []
    opened: list[tuple[str, str]] = []
    for part in parts:
        prefix = "".join(raw for raw, _ in opened)
        for match in _TAG.finditer(part):
            if not match[1]:
                opened.append((match[0], match[2]))
            elif opened and opened[-1][1] == match[2]:
                opened.pop()
        suffix = "".join(f"</{name}>" for _, name in reversed(opened))
        balanced.append(prefix + part + suffix if part else "")
    return balanced
