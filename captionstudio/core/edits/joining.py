"""Neighbouring cues become one: their text on lines of its own where speakers change, run together and broken anew elsewhere."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from captionstudio.core.document import Carried, Cue, Word
from captionstudio.core.edits.align import align_words
from captionstudio.core.edits.places import SHORTEST_MS
from captionstudio.core.edits.visible import balanced
from captionstudio.core.layout.line_breaks import break_lines
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import Profile
from captionstudio.core.protection import has_own_lines
from captionstudio.core.sentences import join_lines
from captionstudio.core.speaking import cue_names, split_voices, with_mark

_DASH = re.compile(r"\s*[-‐‑–—]\s?\S")
_OVERRIDE = re.compile(r"^(\{\\[^{}\n]*\})+")
_VOICE = re.compile(r"^<v(?:\.[^\s<>]*)?[ \t][^<>\n]*>", re.IGNORECASE)


@dataclass(slots=True)
class _Utterance:
    """What one speaker says: markup, and whether a dash begins it."""

    markup: str
    has_dash: bool
    speaker: str | None


def join_cues(cues: Sequence[Cue], profile: Profile, language: str | None) -> Cue:
    """Return one cue for neighbouring ones, with the identity of the first, from the start of the first to the end of the last."""
    first = cues[0]
    text = join_texts(cues, profile, language)
    end = max(*(cue.end_ms for cue in cues), first.start_ms + SHORTEST_MS)
    words = align_words(_in_order(word for cue in cues for word in cue.words), plain_text(text), first.start_ms, end)
    speaker, second_speaker = _joined_speakers(cues, text)
    confidences = [cue.speaker_confidence for cue in cues if cue.speaker_confidence is not None]
    sources = dict.fromkeys((cue.source_ids, cue.source_text) for cue in cues if cue.source_ids)
    return replace(
        first,
        end_ms=end,
        text=text,
        words=words,
        language=next((cue.language for cue in cues if cue.language), None),
        speaker=speaker,
        second_speaker=second_speaker,
        speaker_confidence=min(confidences, default=None),
        source_ids=tuple(dict.fromkeys(source for ids, _ in sources for source in ids)),
        source_text=join_lines([text for _, text in sources]),
        carried=_joined_carried(cues),
    )


def _joined_speakers(cues: Sequence[Cue], text: str) -> tuple[str | None, str | None]:
    """Return the two speakers of a joined text: they speak its two voices, or are one; more than two are nobody."""
    pairs = {(cue.speaker, cue.second_speaker) for cue in cues}
    if len(pairs) == 1:
        return pairs.pop()
    names = cue_names(cues)
    is_known = all(cue.speaker for cue in cues)
    return (names[0], names[1]) if is_known and len(names) == 2 and split_voices(text) else (None, None)


def join_texts(cues: Sequence[Cue], profile: Profile, language: str | None) -> str:
    """Return the text of neighbouring cues as one, broken into lines for ``profile``."""
    cues = [cue for cue in cues if plain_text(cue.text).strip()]
    if not cues:
        return ""
    place = _OVERRIDE.match(cues[0].text)
    bare = [replace(cue, text=balanced(_OVERRIDE.sub("", cue.text))) for cue in cues]
    whole = "\n".join(cue.text for cue in bare)
    if has_own_lines(plain_text(whole)) and not any(_DASH.match(plain_text(cue.text)) for cue in bare):
        lines = [break_lines(line, profile, language) for line in whole.split("\n") if line.strip()]
        return (place[0] if place else "") + "\n".join(lines)
    spoken = _utterances(bare)
    if len(spoken) > 1:
        is_dialogue = all(said.has_dash or not _VOICE.match(said.markup) for said in spoken)
        marks = profile.dialogue_marks
        lines = [
            said.markup if said.has_dash or not is_dialogue else with_mark(said.markup, marks[at > 0]) for at, said in enumerate(spoken)
        ]
    else:
        lines = [said.markup for said in spoken]
    return (place[0] if place else "") + "\n".join(break_lines(_tidy(line), profile, language) for line in lines)


def _utterances(cues: Iterable[Cue]) -> list[_Utterance]:
    spoken: list[_Utterance] = []
    for cue in cues:
        for at, line in enumerate(line for line in cue.text.split("\n") if line.strip()):
            has_dash = bool(_DASH.match(plain_text(line)))
            is_other = at == 0 and bool(spoken) and cue.speaker != spoken[-1].speaker and None not in (cue.speaker, spoken[-1].speaker)
            if not spoken or has_dash or is_other or (at == 0 and _VOICE.match(line)):
                spoken.append(_Utterance(line, has_dash, cue.speaker))
            else:
                spoken[-1].markup = f"{spoken[-1].markup}\n{line}"
                spoken[-1].speaker = cue.speaker
    return spoken


def _tidy(markup: str) -> str:
    """Let a style that ends with one cue and begins again with the next go on."""
    for name in ("i", "b", "u"):
        markup = markup.replace(f"</{name}>\n<{name}>", "\n")
    return markup


def _in_order(words: Iterable[Word]) -> list[Word]:
    """Return words with none starting before the one before it."""
    kept = list(words)
    starts = itertools.accumulate((word.start_ms for word in kept), max)
    return [
        word if word.start_ms == start else replace(word, start_ms=start, end_ms=max(start, word.end_ms))
        for word, start in zip(kept, starts, strict=True)
    ]


def _joined_carried(cues: Sequence[Cue]) -> Carried | None:
    """Keep what stood between the cues in the file they came from."""
    carried = cues[0].carried
    if carried is None:
        return None
    before = (line for cue in cues if cue.carried and cue.carried.format == carried.format for line in cue.carried.before)
    return replace(carried, before=tuple(before))
