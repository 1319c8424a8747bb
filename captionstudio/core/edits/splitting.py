"""One cue becomes two: at a character of its text or at a time, with the words' own times where there are words."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from captionstudio.core.document import Carried, Cue, Word, new_id
from captionstudio.core.edits.align import align_words
from captionstudio.core.edits.places import SHORTEST_MS
from captionstudio.core.edits.visible import VisibleText
from captionstudio.core.errors import InvalidEdit
from captionstudio.core.layout.cue_times import HALF_SECOND_MS
from captionstudio.core.layout.grammar import boundary_costs, break_weight
from captionstudio.core.layout.line_breaks import split_pieces
from captionstudio.core.layout.scripts import FORBIDDEN
from captionstudio.core.markup import escape_text, plain_text
from captionstudio.core.profiles import Profile
from captionstudio.core.speaking import split_voices

_DISTANCE = 900.0  # how much more than a good break in the sentence the right share of the text counts


def split_at_character(cue: Cue, at: int, profile: Profile) -> tuple[Cue, Cue]:
    """Return the two cues for the text before and after a visible character.

    Raises:
        InvalidEdit: one of them would have no text, or no time.
    """
    shown = VisibleText(cue.text)
    if not shown.text[:at].strip() or not shown.text[at:].strip():
        raise InvalidEdit("There is no text on one side of the split.", hint="Put the cursor between two words.")
    texts = shown.split(at)
    if not cue.words:
        share = len(shown.text[:at].strip()) / len(shown.text.strip())
        return _part(cue, texts, ((), ()), _around(cue, cue.start_ms + round(share * cue.duration_ms), profile))
    words = _parted_words(cue, [plain_text(text) for text in texts])
    return _part(cue, texts, words, _times(cue, words, profile))


def split_at_time(cue: Cue, at_ms: int, profile: Profile, language: str | None) -> tuple[Cue, Cue]:
    """Return the two cues for what is said before and after a time inside the cue.

    With words the cut is between the two that ``at_ms`` falls between, at their own times; without, it is at ``at_ms`` and the text is cut
    where its share of the time and the sentence suggest.

    Raises:
        InvalidEdit: the time is not inside the cue, or a part would have no text.
    """
    if not cue.start_ms < at_ms < cue.end_ms:
        raise InvalidEdit("The split must be inside the caption.", hint="Move the playhead into the caption.")
    shown = VisibleText(cue.text)
    ends = _word_ends(shown.text, cue.words)
    if ends:
        # The words of which more than half is spoken by then, but at least one and not all.
        spoken = sum(word.start_ms + word.end_ms <= 2 * at_ms for word in cue.words)
        at = ends[max(0, min(len(ends) - 1, spoken) - 1)]
    else:
        at = _place_in_text(shown.text, (at_ms - cue.start_ms) / cue.duration_ms, language)
    if cue.words:
        return split_at_character(cue, at, profile)
    return _part(cue, shown.split(at), ((), ()), _around(cue, at_ms, profile))


def carried_by_copy(carried: Carried | None) -> Carried | None:
    """Return what the file said about a cue, as far as it is true for a second cue made of it."""
    return carried and replace(carried, id="", before=())


def _part(cue: Cue, texts: tuple[str, str], words: tuple[Sequence[Word], Sequence[Word]], times: tuple[int, int]) -> tuple[Cue, Cue]:
    first = replace(cue, end_ms=times[0], text=texts[0], words=tuple(words[0]))
    carried = carried_by_copy(cue.carried)
    second = replace(cue, id=new_id(), start_ms=times[1], text=texts[1], words=tuple(words[1]), carried=carried)
    if cue.second_speaker and split_voices(cue.text):
        first = first if split_voices(texts[0]) else replace(first, second_speaker=None)
        second = second if split_voices(texts[1]) else replace(second, speaker=cue.second_speaker, second_speaker=None)
    if not first.start_ms < first.end_ms <= second.start_ms < second.end_ms:
        raise InvalidEdit("The caption is too short to be split.", hint="Give it more time first.")
    return first, second


def _parted_words(cue: Cue, texts: Sequence[str]) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """Share words out between two plain texts; a word that the split cuts is cut, too."""
    text, place = "\n".join(texts), 0
    shares: tuple[list[Word], list[Word]] = ([], [])
    for word in align_words(cue.words, text, cue.start_ms, cue.end_ms):
        place = text.index(word.text, place) + len(word.text)
        shares[place > len(texts[0])].append(word)
    return tuple(shares[0]), tuple(shares[1])


def _times(cue: Cue, words: tuple[Sequence[Word], Sequence[Word]], profile: Profile) -> tuple[int, int]:
    """Return when the first part ends and the second starts: with its first word."""
    if not words[0] or not words[1]:
        length = sum(len(part) for part in words)
        return _around(cue, cue.start_ms + cue.duration_ms * len(words[0]) // max(1, length), profile)
    spoken, start = words[0][-1].end_ms, words[1][0].start_ms
    start = min(max(start, cue.start_ms + 2 * SHORTEST_MS), cue.end_ms - SHORTEST_MS)
    end = start - profile.min_gap_ms
    if start - spoken - profile.lead_out_ms >= HALF_SECOND_MS:
        end = spoken + profile.lead_out_ms
    return max(cue.start_ms + SHORTEST_MS, end), start


def _around(cue: Cue, at_ms: int, profile: Profile) -> tuple[int, int]:
    at_ms = min(max(at_ms, cue.start_ms + 2 * SHORTEST_MS), cue.end_ms - SHORTEST_MS)
    return max(cue.start_ms + SHORTEST_MS, at_ms - profile.min_gap_ms), at_ms


def _word_ends(text: str, words: Sequence[Word]) -> list[int]:
    """Return where each word ends in the text, or nothing where they are not its words."""
    ends, place = [], 0
    for word in words:
        at = text.find(word.text, place)
        if at < 0:
            return []
        place = at + len(word.text)
        ends.append(place)
    return ends if not text[place:].strip() else []


def _place_in_text(text: str, share: float, language: str | None) -> int:
    """Return the visible character at which text is cut that is spoken for ``share`` of its time by then.

    Raises:
        InvalidEdit: the text is one word or none.
    """
    pieces = split_pieces(escape_text(text))
    if len(pieces) < 2:
        raise InvalidEdit("There is only one word.", hint="Split it in the editor, between two letters.")
    costs = boundary_costs([piece.text for piece in pieces], [piece.is_spaced for piece in pieces], language)
    lengths = list(itertools.accumulate(len(piece.text) for piece in pieces))
    places, place = [], 0
    for piece in pieces:
        place = text.index(piece.text, place) + len(piece.text)
        places.append(place)

    def cost(at: int) -> float:
        away = lengths[at] / lengths[-1] - share
        broken = 0.0 if "\n" in text[places[at] : places[at + 1] - len(pieces[at + 1].text)] else break_weight(costs[at + 1])
        return _DISTANCE * away * away + broken + (FORBIDDEN if costs[at + 1] >= FORBIDDEN else 0.0)

    return places[min(range(len(pieces) - 1), key=cost)]
