"""Two voices in one caption: exchanges too quick for a caption each.

Captions break where the voice changes. Where that leaves one of two neighbours less time than reading it takes, or less than the shortest
caption lasts, the two become the lines of one caption, each begun by a dash.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from captionstudio.core.document import Word
from captionstudio.core.layout.measure import count_characters
from captionstudio.core.profiles import Profile

Span = tuple[int, int]
Times = tuple[Sequence[int], Sequence[int]]

_MARKS = Profile().dialogue_marks
_TOGETHER_MS = 1000
"""What is further apart is no exchange."""


def join_exchanges(
    words: Sequence[Word], times: Times, spans: Sequence[Span], profile: Callable[[str | None], Profile]
) -> list[tuple[Span, ...]]:
    """Return the captions' spans of words, single ones and pairs of one caption; ``times`` are the words' starts and ends."""
    captions: list[tuple[Span, ...]] = []
    at = 0
    while at < len(spans):
        pair = spans[at : at + 2]
        following = times[0][spans[at + 2][0]] if at + 2 < len(spans) else math.inf
        if len(pair) == 2 and _belong_together(words, times, (pair[0], pair[1]), following, profile(words[pair[0][0]].language)):
            captions.append((pair[0], pair[1]))
            at += 2
        else:
            captions.append((spans[at],))
            at += 1
    return captions


def dialogue_text(lines: Sequence[str]) -> str:
    """Return the text of a caption of two voices, with the marks of the editor; files get those of the profile."""
    return "\n".join(f"{mark}{line}" for mark, line in zip(_MARKS, lines, strict=True))


def plain_span(words: Sequence[Word]) -> str:
    """Return words as one line."""
    return words[0].text + "".join(f" {word.text}" if word.space_before else word.text for word in words[1:])


def _belong_together(words: Sequence[Word], times: Times, pair: tuple[Span, Span], following: float, limits: Profile) -> bool:
    """Whether two neighbours fit into one caption and at least one of them needs it; the caption after them begins at ``following``."""
    starts, ends = times
    (first, middle), (second, after) = pair
    one, other = words[first], words[second]
    if not one.speaker or not other.speaker or one.speaker == other.speaker or one.language != other.language:
        return False
    if limits.max_lines < 2 or starts[second] - max(ends[first:middle]) > _TOGETHER_MS:
        return False
    if max(ends[second:after]) - starts[first] > limits.max_duration_ms:
        return False
    lengths = [count_characters(mark + plain_span(words[a:b]), limits.counts_full_width) for mark, (a, b) in zip(_MARKS, pair, strict=True)]
    if max(lengths) > limits.max_line_length:
        return False
    rooms = starts[second] - starts[first], following - starts[second]
    return any(
        room - limits.min_gap_ms < max(limits.min_duration_ms, 1000 * length / limits.max_cps)
        for room, length in zip(rooms, lengths, strict=True)
    )
