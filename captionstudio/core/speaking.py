"""Who says what in cues: the two voices of a caption, the speakers of a document, and for how long each speaks.

A caption of two voices has the first one's lines, then the second one's, which begin with a dash: ``- Why?\\n- Because.`` Without such a
line its text is the first one's alone, and the second speaks meanwhile.

>>> split_voices("- Why?\\n- Because.")
('- Why?', '- Because.')
>>> split_voices("Just two lines\\nof one voice.") is None
True
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from captionstudio.core.document import Cue, Document
from captionstudio.core.edits.visible import VisibleText
from captionstudio.core.markup import TAG, plain_text
from captionstudio.core.speakers import Speaker, free_colours

DASH = re.compile(r"[ \t]*[-‐‑–—][ \t]?(?=[^\s\-‐‑–—])")
"""What begins the line of another voice: one dash, then text."""

DOUBTFUL_BELOW = 0.7
"""A voice that is less sure than this is to be checked: it was hardly nearer to its speaker than to the next one, or little was heard."""

_SAME_TURN_MS = 300  # a pause that does not end a turn


@dataclass(frozen=True, slots=True)
class Speech:
    """A stretch of time in which one speaker speaks."""

    start_ms: int
    end_ms: int
    speaker: str


def split_voices(text: str) -> tuple[str, str] | None:
    """Return the markup of the first and of the second voice of a caption, or None where all of it is one's."""
    if "\n" not in text:
        return None
    plain = plain_text(text)
    at = plain.find("\n")
    while at >= 0:
        if DASH.match(plain, at + 1) and plain[:at].strip():
            if "<" not in text and "{" not in text and "&" not in text:
                return text[:at], text[at + 1 :]
            return VisibleText(text).split(at)
        at = plain.find("\n", at + 1)
    return None


def with_mark(markup: str, mark: str) -> str:
    """Return a line that begins with ``mark`` instead of the dash it begins with now, if any; tags and overrides stay before it.

    >>> with_mark("<i>-Why?</i>", "– ")
    '<i>– Why?</i>'
    """
    at = start_of_text(markup)
    dash = DASH.match(markup, at)
    return f"{markup[:at]}{mark}{markup[dash.end() if dash else at :]}"


def start_of_text(markup: str, at: int = 0) -> int:
    """Return where the tags and overrides that markup begins with, from ``at`` on, are over."""
    while tag := TAG.match(markup, at):
        at = tag.end()
    return at


def is_doubtful_voice(cue: Cue) -> bool:
    """Whether it is doubtful who speaks a cue: a machine said so, and was not sure."""
    return cue.speaker_confidence is not None and cue.speaker_confidence < DOUBTFUL_BELOW and bool(cue.speaker or cue.second_speaker)


def document_speakers(document: Document) -> tuple[Speaker, ...]:
    """Return the speakers of a document, each with a colour: those it lists, then names that only its cues bear, as they appear."""
    listed = {speaker.name: speaker for speaker in document.speakers}
    for track in document.tracks:
        for name in cue_names(track.cues):
            listed.setdefault(name, Speaker(name))
    return coloured(listed.values())


def coloured(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Return speakers with a colour for each that has none: the next of the palette that is free."""
    made = list(speakers)
    free = free_colours({speaker.colour for speaker in made if speaker.colour})
    return tuple(speaker if speaker.colour else replace(speaker, colour=next(free)) for speaker in made)


def cue_names(cues: Iterable[Cue]) -> tuple[str, ...]:
    """Return the names that cues bear, in order of appearance."""
    return tuple(dict.fromkeys(name for cue in cues for name in (cue.speaker, cue.second_speaker) if name))


def speeches(cues: Iterable[Cue]) -> list[Speech]:
    """Return who speaks when, in order of time: by the words where they say who speaks them, else by the cues.

    Of two voices without words each has the share of the cue's time that its text is of the whole; a second one without text speaks all the
    while. Stretches of one speaker with less than 0.3 s between them are one.
    """
    found = sorted((speech for cue in cues for speech in _speeches_of(cue)), key=lambda speech: (speech.start_ms, speech.end_ms))
    made: list[Speech] = []
    latest: dict[str, int] = {}
    for speech in found:
        at = latest.get(speech.speaker)
        if at is not None and speech.start_ms - made[at].end_ms < _SAME_TURN_MS:
            made[at] = replace(made[at], end_ms=max(made[at].end_ms, speech.end_ms))
        else:
            latest[speech.speaker] = len(made)
            made.append(speech)
    return made


def speaking_times(cues: Iterable[Cue]) -> dict[str, int]:
    """Return for each speaker, in order of appearance, how many milliseconds they speak."""
    total: Counter[str] = Counter()
    for speech in speeches(cues):
        total[speech.speaker] += speech.end_ms - speech.start_ms
    return dict(total)


def _speeches_of(cue: Cue) -> Sequence[Speech]:
    if cue.words and any(word.speaker for word in cue.words):
        spoken = [Speech(word.start_ms, max(word.start_ms, word.end_ms), word.speaker) for word in cue.words if word.speaker]
        if cue.second_speaker and not split_voices(cue.text) and all(speech.speaker != cue.second_speaker for speech in spoken):
            spoken.append(Speech(cue.start_ms, cue.end_ms, cue.second_speaker))
        return spoken
    names = [name for name in (cue.speaker, cue.second_speaker) if name]
    if not names:
        return ()
    voices = split_voices(cue.text) if cue.second_speaker else None
    if voices is None:
        return [Speech(cue.start_ms, cue.end_ms, name) for name in names]
    first, second = (len(plain_text(voice)) for voice in voices)
    middle = cue.start_ms + cue.duration_ms * first // (first + second)
    parts = ((cue.start_ms, middle, cue.speaker), (middle, cue.end_ms, cue.second_speaker))
    return [Speech(start, end, name) for start, end, name in parts if name]
