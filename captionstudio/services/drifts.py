"""What a check by translating back has said about captions, for as long as they stay as they were then."""

from __future__ import annotations

from dataclasses import dataclass

from captionstudio.core.document import Cue
from captionstudio.core.quality.back_translation import Drift
from captionstudio.workflows.back_translation import BackTranslated


@dataclass(frozen=True, slots=True)
class DriftNote:
    """What a doubtful caption says when it is translated ``back``, and what it said and was made from when that was found."""

    back: str
    drift: Drift
    text: str
    source_text: str

    def fits(self, cue: Cue) -> bool:
        """Whether the caption is still as it was checked; Undo brings that about again."""
        return (cue.text, cue.source_text) == (self.text, self.source_text)


def notes_of(checked: list[BackTranslated]) -> dict[str, DriftNote]:
    """Return by caption what is to be said of those that are doubtful."""
    return {
        cue.id: DriftNote(one.back, one.drift, cue.text, cue.source_text) for one in checked if one.is_doubtful for cue in one.pair.cues
    }
