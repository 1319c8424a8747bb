"""Who speaks when, as a file of turns (RTTM) says it, onto captions that are there already."""

from __future__ import annotations

from captionstudio.core.diarisation import SpeakerTurn, SpeakerTurns
from captionstudio.core.document import Document, Track
from captionstudio.core.edits.change import Change, find_track
from captionstudio.core.edits.speakers import put_speakers
from captionstudio.core.speaker_words import assign_cues
from captionstudio.core.speakers import Speaker
from captionstudio.core.speaking import cue_names, document_speakers


def are_turns(track: Track) -> bool:
    """Whether a track that was read holds turns and no text."""
    return track.format == "rttm"


def take_turns(document: Document, track_id: str, turns: Track) -> Change:
    """Return the change that gives the cues of a track to the speakers of a track of turns; texts, times and locked cues stay.

    Names that the document knows already are the same speakers.

    Raises:
        InvalidEdit: the track is gone.
    """
    names = cue_names(turns.cues)
    known = {speaker.name: speaker for speaker in document_speakers(document)}
    speakers = [known.get(name) or Speaker(name) for name in names]
    heard = [SpeakerTurn(cue.start_ms, cue.end_ms, names.index(cue.speaker), 1.0) for cue in turns.cues if cue.speaker]
    cues = assign_cues(find_track(document, track_id).cues, SpeakerTurns(tuple(heard)), speakers)
    return put_speakers(document, track_id, cues, speakers)
