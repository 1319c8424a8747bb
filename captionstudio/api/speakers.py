"""Who speaks captions that exist already."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from captionstudio.api.engines import Engines
from captionstudio.core.diarisation import SpeakerCount, SpeakerTurn, read_speaker_count
from captionstudio.core.document import Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.speakers import Speaker
from captionstudio.workflows.speakers import SpeakerSettings


@dataclass(frozen=True, slots=True)
class FoundSpeakers:
    """Captions with their speakers: the track, who they are by first appearance, who speaks when, and what the user should know.

    A turn's ``label`` is the place of its speaker in ``speakers``.
    """

    track: Track
    speakers: tuple[Speaker, ...]
    turns: tuple[SpeakerTurn, ...]
    notes: tuple[str, ...] = ()


def speaker_settings(speakers: SpeakerCount | str | None, known: Sequence[Speaker] = ()) -> SpeakerSettings | None:
    """Return what is asked for, None where nobody wants to know.

    Raises:
        InvalidRequest: the text is no number of speakers.
    """
    count = read_speaker_count(speakers) if isinstance(speakers, str) else speakers
    return SpeakerSettings(count, tuple(known)) if count else None


def find_speakers(
    captions: Track | str | Path,
    media: str | Path,
    *,
    speakers: SpeakerCount | str = "auto",
    known_speakers: Sequence[Speaker] = (),
    audio_stream: int | None = None,
    context: JobContext | None = None,
    engines: Engines | None = None,
) -> FoundSpeakers:
    """Find who speaks the captions of media; their times and texts stay, and locked cues whole.

    ``speakers`` is ``auto``, a number such as ``3``, or a range such as ``2-5``. Voices near enough to one of ``known_speakers`` bear that
    name. ``audio_stream`` counts sound tracks from 0; None takes the one the file marks as default.

    Raises:
        InvalidRequest, FileProblem, MediaUnreadable, NoAudioStream, ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
    """
    from captionstudio.api.captions import load  # noqa: PLC0415 - it offers transcription with speakers and needs this module
    from captionstudio.workflows.speakers import speak_track  # noqa: PLC0415 - start-up
    from captionstudio.workflows.transcribe import pick_audio_stream  # noqa: PLC0415 - start-up

    track = captions if isinstance(captions, Track) else load(captions).track
    settings = speaker_settings(speakers, known_speakers)
    if settings is None:
        return FoundSpeakers(track, (), ())
    with nullcontext(engines) if engines else Engines() as used:
        stream = pick_audio_stream(used.media.probe(str(media)), audio_stream)
        made, speaking = speak_track(track, str(media), settings, used.speakers, context or JobContext(), audio_stream=stream)
    return FoundSpeakers(made, speaking.speakers, speaking.turns, speaking.notes)
