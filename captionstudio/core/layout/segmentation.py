"""From recognised words to cues: where one cue ends and the next begins.

One optimisation over all words of a run of speech chooses cue breaks and line breaks together: every possible cue is weighed by the
limits it would break (dominant), by what its line break and its ends cost a reader, by the pauses and sentence ends it would hide, and
by the time really free for reading it. The cheapest chain of cues wins; the time this takes grows with the number of words. Runs are
parted where a cue never may go on: at a long pause, a change of language or of speaker. ``docs/captioning-rules.md`` names the rules.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from captionstudio.core.document import Cue, Word
from captionstudio.core.layout.cue_times import time_cues
from captionstudio.core.layout.dialogue import Span, dialogue_text, join_exchanges, plain_span
from captionstudio.core.layout.grammar import SENTENCE_COST, boundary_costs, break_weight, ends_sentence, line_break_weight
from captionstudio.core.layout.line_breaks import break_lines, count_lines, split_in_two
from captionstudio.core.layout.measure import count_characters
from captionstudio.core.layout.scripts import FORBIDDEN
from captionstudio.core.profiles import Profile, profile_for

LONG_PAUSE_MS = 1500
"""No cue goes on across a pause of this length."""

_BROKEN_LIMIT = 1000.0  # outweighs everything that makes a cue merely less good
_CUE = 4.0  # every cue costs this: fewer are better
_LINES = 0.4  # how much a line break and the balance of lines matter against where cues break
_SHARED_CUE = 4.0
_LONG_SENTENCE = 25.0  # from here on a sentence wants a cue of its own
_LONGEST_SENTENCE_WORDS = 40
_MIXED_SENTENCES = 10.0
_SHARED_TWO_LINES = 2.0
_FRAGMENT = 6.0
_COMFORTABLE_MS = 1300
_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class _Run:
    """Words between two places where cues must break. ``edges`` are the summed widths, ``leads`` the width of the space before each
    word, ``costs`` what a break before each costs; ``next_start_ms`` is where the following run begins. ``broken_space`` is the width of a
    space that a line break swallows: it need not be read."""

    words: Sequence[Word]
    starts: Sequence[int]
    ends: Sequence[int]
    next_start_ms: float
    broken_space: float
    profile: Profile
    edges: Sequence[float]
    leads: Sequence[float]
    costs: Sequence[float]
    line_weights: Sequence[float]
    is_sentence_start: Sequence[bool]
    leave: Sequence[float]
    join: Sequence[float]


def segment_words(words: Sequence[Word], *, profile: Callable[[str | None], Profile] = profile_for) -> tuple[Cue, ...]:
    """Group words, in the order they were spoken, into cues with line breaks, each owning its words.

    Every word is in exactly one cue, and a cue has one speaker, or two where an exchange is too quick for a cue each. A cue begins with
    its first word and ends shortly after its last one, later where reading needs it and the next cue leaves room. Words whose times run
    backwards count as beginning with the word before.
    """
    words = [word for word in words if word.text.strip()]
    starts, ends = _ordered_times(words)
    spans: list[tuple[int, int]] = []
    for first, after in _split_runs(words, starts, ends):
        run = _prepare(words, starts, ends, (first, after), profile(words[first].language))
        spans += [(first + a, first + b) for a, b in _choose_cues(run)]
    captions = join_exchanges(words, (starts, ends), spans, profile)
    profiles = [profile(words[caption[0][0]].language) for caption in captions]
    texts = [_caption_text(words, caption, limits) for caption, limits in zip(captions, profiles, strict=True)]
    times = time_cues(
        [starts[caption[0][0]] for caption in captions],
        [max(ends[caption[0][0] : caption[-1][1]]) for caption in captions],
        texts,
        profiles,
    )
    return tuple(_make_cue(words, caption, text, start, end) for caption, text, (start, end) in zip(captions, texts, times, strict=True))


def _make_cue(words: Sequence[Word], caption: Sequence[Span], text: str, start_ms: int, end_ms: int) -> Cue:
    own = words[caption[0][0] : caption[-1][1]]
    sure = [word.speaker_confidence for word in own if word.speaker_confidence is not None]
    return Cue(
        start_ms=start_ms,
        end_ms=end_ms,
        text=text,
        words=tuple(own),
        language=own[0].language,
        speaker=own[0].speaker,
        second_speaker=own[-1].speaker if len(caption) > 1 else None,
        speaker_confidence=min(sure, default=None),
    )


def _ordered_times(words: Sequence[Word]) -> tuple[list[int], list[int]]:
    starts = list(itertools.accumulate((word.start_ms for word in words), max))
    return starts, [max(start, word.end_ms) for start, word in zip(starts, words, strict=True)]


def _split_runs(words: Sequence[Word], starts: Sequence[int], ends: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for at in range(1, len(words)):
        before, word = words[at - 1], words[at]
        is_other = word.language != before.language or word.speaker != before.speaker
        if is_other or starts[at] - ends[at - 1] >= LONG_PAUSE_MS:
            yield first, at
            first = at
    if words:
        yield first, len(words)


def _prepare(words: Sequence[Word], starts: Sequence[int], ends: Sequence[int], span: tuple[int, int], profile: Profile) -> _Run:
    first, after = span
    part = words[first:after]
    language = part[0].language
    texts, spaced = [word.text for word in part], [word.space_before for word in part]
    space = count_characters(" ", profile.counts_full_width)
    leads = [space * is_spaced for is_spaced in spaced]
    widths = [count_characters(text, profile.counts_full_width) for text in texts]
    edges = [0.0, *itertools.accumulate(width + lead for width, lead in zip(widths, leads, strict=True))]
    costs = boundary_costs(texts, spaced, language)
    sentence_starts = [True, *(ends_sentence(left, right, language) for left, right in itertools.pairwise(texts)), True]
    has_marks = _has_marks(texts, sentence_starts, language)
    pauses = [0, *(starts[at] - ends[at - 1] for at in range(first + 1, after)), 0]
    return _Run(
        words=part,
        starts=starts[first:after],
        ends=list(itertools.accumulate(ends[first:after], max)),
        next_start_ms=starts[after] if after < len(words) else _NEVER,
        broken_space=space if all(spaced[1:]) else 0.0,
        profile=profile,
        edges=edges,
        leads=leads,
        costs=costs,
        line_weights=[line_break_weight(cost) for cost in costs],
        is_sentence_start=sentence_starts,
        leave=_leave_costs(costs, sentence_starts, pauses, has_marks=has_marks),
        join=_join_costs(edges, sentence_starts, pauses, profile, has_marks=has_marks),
    )


def _has_marks(texts: Sequence[str], sentence_starts: Sequence[bool], language: str | None) -> bool:
    """Whether sentence ends are marked at all; some recognisers and some scripts do not."""
    marked = sum(sentence_starts[1:-1]) + ends_sentence(texts[-1], "", language)
    return marked > len(texts) / _LONGEST_SENTENCE_WORDS


def _leave_costs(costs: Sequence[float], sentence_starts: Sequence[bool], pauses: Sequence[int], *, has_marks: bool) -> list[float]:
    """Return what ending a cue before each word costs; a pause makes a place better, all the more where no sentence is marked."""
    shortest, longest, least = (150, 640, 0.3) if has_marks else (80, 400, 0.05)
    leave = []
    for cost, is_sentence, pause in zip(costs, sentence_starts, pauses, strict=False):
        share = min(1.0, max(0.0, (pause - shortest) / (longest - shortest)))
        leave.append(SENTENCE_COST if is_sentence else break_weight(cost) * (1 - share * (1 - least)))
    return [*leave, SENTENCE_COST]


def _join_costs(
    edges: Sequence[float], sentence_starts: Sequence[bool], pauses: Sequence[int], profile: Profile, *, has_marks: bool
) -> list[float]:
    """Return summed over the words what it costs to keep each in one cue with the word before it."""
    bounds = [at for at, is_start in enumerate(sentence_starts) if is_start]
    lengths = {at: edges[after] - edges[at] for at, after in itertools.pairwise(bounds)}
    before = {after: edges[after] - edges[at] for at, after in itertools.pairwise(bounds)}
    long_sentence = _LONG_SENTENCE * profile.max_line_length / 42
    tolerated, step = (400, 100) if has_marks else (150, 40)
    joined = [0.0]
    for at in range(1, len(edges)):
        cost = max(0.0, (pauses[at] - tolerated) / step)
        if sentence_starts[at] and at < len(edges) - 1:
            shorter = min(lengths[at], before[at])
            cost += _SHARED_CUE + min(8.0, 4 * shorter / long_sentence)
        joined.append(joined[-1] + cost)
    return joined


def _choose_cues(run: _Run) -> list[tuple[int, int]]:
    """Return the cheapest chain of cues as (first word, word after the last)."""
    count = len(run.words)
    best = [0.0] + [_NEVER] * count
    back = [0] * (count + 1)
    sentences = list(itertools.accumulate(run.is_sentence_start))
    capacity = (run.profile.max_line_length + run.broken_space) * run.profile.max_lines
    longest = run.profile.max_duration_ms + run.profile.min_gap_ms  # a cue may leave its last word by so much
    for after in range(1, count + 1):
        edge, end, leave, joined = run.edges[after], run.ends[after - 1], run.leave[after], run.join[after - 1]
        limit = (run.starts[after] if after < count else run.next_start_ms) - run.profile.min_gap_ms
        for first in range(after - 1, -1, -1):
            width = edge - run.edges[first] - run.leads[first]
            speech = end - run.starts[first]
            if first < after - 1 and (width > capacity or speech > longest):
                break
            cost = best[first] + _CUE + leave + joined - run.join[first]
            if cost >= best[after]:
                continue
            reading = width - run.broken_space if width > run.profile.max_line_length else width
            cost += _time_cost(run.profile, reading, limit - run.starts[first], speech)
            is_whole = run.is_sentence_start[first] and run.is_sentence_start[after]
            is_shared = sentences[after - 1] > sentences[first]
            if not is_whole:
                cost += _fragment_cost(width, run.profile.max_line_length) + is_shared * _MIXED_SENTENCES
            elif is_shared and width > run.profile.max_line_length:
                cost += _SHARED_TWO_LINES
            if cost < best[after] and width > run.profile.max_line_length:
                cost += _lines_cost(run, first, after, width)
            if cost < best[after]:
                best[after], back[after] = cost, first
    spans = []
    after = count
    while after:
        spans.append((back[after], after))
        after = back[after]
    return spans[::-1]


def _time_cost(profile: Profile, length: float, room_ms: float, speech_ms: int) -> float:
    """Return what a cue costs for its time: ``room_ms`` is the most it can have before the next, ``speech_ms`` its words' own."""
    room = min(room_ms, profile.max_duration_ms)
    if room <= 0:
        return 4 * _BROKEN_LIMIT
    cost = 0.0
    reading = length * 1000 / profile.max_cps
    if room < profile.min_duration_ms:
        cost += _BROKEN_LIMIT * (2 - room / profile.min_duration_ms)
    if room < reading:
        cost += _BROKEN_LIMIT * min(reading / room, 3.0)
    lasting = min(room, speech_ms + profile.lead_out_ms)
    if lasting < _COMFORTABLE_MS:
        cost += (_COMFORTABLE_MS - lasting) / 120
    return cost + max(0.0, reading - lasting) / 250


def _fragment_cost(width: float, line_length: int) -> float:
    """Return what a short piece of a sentence costs, standing alone."""
    missing = 1 - width / (0.7 * line_length)
    return _FRAGMENT * missing * missing if missing > 0 else 0.0


def _lines_cost(run: _Run, first: int, after: int, width: float) -> float:
    """Return what laying a cue on its lines costs."""
    profile, edges, leads = run.profile, run.edges, run.leads
    limit = float(profile.max_line_length)
    if profile.max_lines != 2:
        lines = count_lines(edges, leads, run.costs, limit, first=first, after=after)
        return _BROKEN_LIMIT * max(0, lines - profile.max_lines)
    cost, _ = split_in_two(edges, leads, run.line_weights, limit, first=first, after=after)
    return _LINES * cost if cost < FORBIDDEN else _BROKEN_LIMIT * max(1.0, width / (2 * limit))


def _caption_text(words: Sequence[Word], caption: Sequence[Span], profile: Profile) -> str:
    lines = [plain_span(words[a:b]) for a, b in caption]
    return dialogue_text(lines) if len(lines) > 1 else break_lines(lines[0], profile, words[caption[0][0]].language)
