"""Plain text (.txt): what was said, a paragraph for each stretch of speech."""

from __future__ import annotations

from captionstudio.core.document import Track
from captionstudio.core.languages import is_spaceless
from captionstudio.core.markup import plain_text

_PARAGRAPH_PAUSE_MS = 2000


def write_text(track: Track) -> str:
    """Write a transcript; a new paragraph begins after a pause of two seconds, at another language and at another speaker."""
    paragraphs: list[str] = []
    previous = None
    for cue in track.cues:
        line = " ".join(plain_text(cue.text).split())
        if not line:
            continue
        joins = previous is not None and cue.start_ms - previous.end_ms < _PARAGRAPH_PAUSE_MS
        if joins and previous is not None and (cue.language, cue.speaker) == (previous.language, previous.speaker):
            paragraphs[-1] += ("" if is_spaceless(cue.language) else " ") + line
        else:
            paragraphs.append(f"{cue.speaker}: {line}" if cue.speaker else line)
        previous = cue
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""
