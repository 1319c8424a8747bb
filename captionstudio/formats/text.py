"""Plain text (.txt): what was said, a paragraph for each stretch of speech."""

from __future__ import annotations

from collections.abc import Iterator

from captionstudio.core.document import Cue, Track
from captionstudio.core.languages import is_spaceless
from captionstudio.core.markup import plain_text
from captionstudio.core.profiles import Profile
from captionstudio.core.speakers import tidy_name
from captionstudio.core.speaking import DASH, split_voices

_PARAGRAPH_PAUSE_MS = 2000


def write_text(track: Track, profile: Profile) -> str:
    """Write a transcript; a new paragraph begins after a pause of two seconds, at another language and at another speaker.

    Paragraphs begin with the speaker's name, in the profile's way; where that wants no names, with its dialogue mark where the speaker
    changes. Two voices of one caption are two paragraphs.
    """
    paragraphs: list[str] = []
    previous: tuple[Cue, str | None] | None = None
    for cue, speaker, text in _spoken(track):
        line = " ".join(text.split())
        if not line:
            continue
        is_same = previous is not None and (cue.language, speaker) == (previous[0].language, previous[1])
        if is_same and previous is not None and cue.start_ms - previous[0].end_ms < _PARAGRAPH_PAUSE_MS:
            paragraphs[-1] += ("" if is_spaceless(cue.language) else " ") + line
        else:
            is_other = previous is not None and speaker != previous[1]
            paragraphs.append(_opening(speaker, profile, is_other=is_other) + line)
        previous = cue, speaker
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _spoken(track: Track) -> Iterator[tuple[Cue, str | None, str]]:
    """Yield what each voice says, as plain text, with its cue."""
    for cue in track.cues:
        voices = split_voices(cue.text) if cue.second_speaker else None
        if voices is None:
            yield cue, " & ".join(filter(None, (cue.speaker, cue.second_speaker))) or None, plain_text(cue.text)
            continue
        for name, voice in zip((cue.speaker, cue.second_speaker), voices, strict=True):
            yield cue, name, DASH.sub("", plain_text(voice), count=1)


def _opening(speaker: str | None, profile: Profile, *, is_other: bool) -> str:
    if profile.speaker_style == "hyphens":
        return profile.dialogue_marks[1] if is_other else ""
    name = tidy_name(speaker)
    return f"{name.upper() if profile.capital_names else name}: " if name else ""
