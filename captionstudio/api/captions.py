"""Captions from speech, from other captions, and to files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from captionstudio.api.engines import Engines
from captionstudio.api.speakers import speaker_settings
from captionstudio.core.diarisation import SpeakerCount
from captionstudio.core.document import Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.languages import resolve_language
from captionstudio.core.ports import RecognitionMode, RecognitionTask
from captionstudio.core.speakers import Speaker
from captionstudio.engines.places import journals_dir
from captionstudio.workflows.output import check_writable, write_whole
from captionstudio.workflows.sidecars import name_recording
from captionstudio.workflows.transcribe import TranscribeRequest, Transcription
from captionstudio.workflows.transcribe import transcribe as transcribe_media

if TYPE_CHECKING:
    from captionstudio.formats.json_result import Result
    from captionstudio.formats.result import ReadResult

_TELLING_MS = 120_000
"""Only a run of this length tells how fast a model is: in a shorter one loading it weighs too much."""


@dataclass(frozen=True, slots=True)
class Captions:
    """What `transcribe` returns: the transcription and the settings it was made with."""

    transcription: Transcription
    settings: Mapping[str, object]

    @property
    def track(self) -> Track:
        """The captions in the spoken language, or languages."""
        return self.transcription.track

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Who speaks, by first appearance; none where nobody asked or it could not be found out."""
        speaking = self.transcription.speaking
        return speaking.speakers if speaking else ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages spoken, the one with most caption time first."""
        share: Counter[str] = Counter()
        for cue in self.track.cues:
            if cue.language:
                share[cue.language] += cue.duration_ms
        return tuple(language for language, _ in share.most_common())

    @property
    def result(self) -> Result:
        """The transcription as the versioned JSON result of ``docs/json-result.md``."""
        from captionstudio.formats.json_result import build_result  # noqa: PLC0415 - start-up

        made = self.transcription
        speed = made.media_ms / 1000 / made.wall_seconds if made.wall_seconds else 0.0
        return build_result(
            made.track,
            speech_detected=made.is_speech_detected,
            settings=dict(self.settings),
            timing={"media_seconds": made.media_ms / 1000, "wall_seconds": round(made.wall_seconds, 3), "speed": round(speed, 2)},
            speakers=self.speakers,
        )

    def save_result(self, path: str | Path) -> None:
        """Write `result` to a file."""
        from captionstudio.formats.json_result import to_json  # noqa: PLC0415 - start-up

        write_whole(Path(path), to_json(self.result))


def transcribe(
    media: str | Path,
    *,
    model: str | Path | None = None,
    languages: Sequence[str] = (),
    audio_stream: int | None = None,
    start_ms: int = 0,
    end_ms: int | None = None,
    mode: RecognitionMode = "balanced",
    task: RecognitionTask = "transcribe",
    hint: str = "",
    speakers: SpeakerCount | str | None = None,
    known_speakers: Sequence[Speaker] = (),
    resume: bool = True,
    finish: Callable[[Captions], None] = lambda _: None,
    upcoming: str | Path | None = None,
    context: JobContext | None = None,
    engines: Engines | None = None,
) -> Captions:
    """Caption the speech of a media file or http(s) address.

    ``model`` is the name of an installed model or a folder; None takes the best one this computer runs faster than real time.
    ``languages`` are the ones that may be spoken, none meaning any. Times count from the start of the media, in milliseconds.
    ``speakers`` asks who speaks: ``auto``, a number such as ``3``, a range such as ``2-5``, or ``off`` (None is the same). Voices near
    enough to one of ``known_speakers`` bear that name.
    A run that was cancelled or broken is gone on with by the same call, unless ``resume`` is false.
    ``finish`` is called with the result before the journal that makes this possible is given up: save long work there.
    ``upcoming`` is the media of the next call, where it is alike otherwise: with ``engines``, it begins to be decoded meanwhile.

    Raises:
        InvalidRequest, MediaUnreadable, NoAudioStream, ModelMissing, ModelDamaged, EngineCrashed, JobCancelled
    """
    job = context or JobContext()
    with use_engines(engines) as used:
        model_dir, model_name = used.find_model(model)
        request = TranscribeRequest(
            media=str(media),
            model_dir=model_dir,
            languages=tuple(dict.fromkeys(resolve_language(language) for language in languages)),
            audio_stream=audio_stream,
            start_ms=start_ms,
            end_ms=end_ms,
            mode=mode,
            task=task,
            hint=hint,
            speakers=speaker_settings(speakers, known_speakers),
        )
        settings = {
            "model": model_name,
            "languages": list(request.languages),
            "audio_stream": audio_stream,
            "start_ms": start_ms,
            "end_ms": end_ms,
            "mode": mode,
            "task": task,
            "hint": hint,
        }
        if request.speakers:
            settings["speakers"] = str(request.speakers.count)

        def done(made: Transcription) -> None:
            if made.heard_ms >= _TELLING_MS and not made.resumed_ms:
                used.models.speeds.record(model_name, made.heard_ms / 1000, made.wall_seconds)
            finish(Captions(made, {**settings, "audio_stream": made.audio_stream}))

        made = transcribe_media(
            request,
            used.recogniser,
            used.media,
            job,
            journals=journals_dir(),
            resume=resume,
            speaker_engine=used.speakers,
            finish=done,
            upcoming=replace(request, media=str(upcoming)) if upcoming else None,
        )
        return Captions(made, {**settings, "audio_stream": made.audio_stream})


def convert(
    source: str | Path, output: str | Path, *, encoding: str | None = None, to_encoding: str = "utf-8", newline: str | None = None
) -> ReadResult:
    """Convert a caption file to the format that the name of ``output`` tells, and return what was read with its repairs.

    ``encoding`` is that of ``source``, found where it is None; ``to_encoding`` and ``newline`` are as in `save`.

    Raises:
        ParseError, UnsupportedFormat, InvalidRequest, OutputProblem
    """
    from captionstudio.formats.registry import format_for  # noqa: PLC0415 - start-up

    format_for(str(output))
    check_writable(Path(output), [source])
    read = load(source, encoding=encoding)
    save(read.track, output, media=source, encoding=to_encoding, newline=newline)
    return read


def load(path: str | Path, *, encoding: str | None = None) -> ReadResult:
    """Read a caption file: its track, format, encoding, and what had to be repaired.

    Raises:
        ParseError, UnsupportedFormat, FileProblem
    """
    from captionstudio.workflows.read_captions import read_caption_file  # noqa: PLC0415 - start-up

    return read_caption_file(Path(path), encoding=encoding)


def save(track: Track, path: str | Path, *, media: str | Path = "", encoding: str = "utf-8", newline: str | None = None) -> None:
    """Write a track in the format the name tells; the file appears whole or not at all.

    RTTM bears the name of ``media``, which the track captions, or of the caption file that it was made from; without either its own name.

    ``encoding`` is any that Python knows (``utf-8-sig`` begins with a byte order mark). ``newline`` ends the lines; None keeps those of
    the file that the track was read from, where the format is the same, and takes a line feed elsewhere.

    Raises:
        UnsupportedFormat: the name has no caption format's ending.
        InvalidRequest: there is no such encoding, or it lacks characters of the captions.
        OutputProblem: the file cannot be written.
    """
    from captionstudio.formats.registry import format_for, write_captions  # noqa: PLC0415 - start-up

    format_id = format_for(str(path))
    if format_id == "rttm":
        track = name_recording(track, str(media), Path(path))
    write_whole(Path(path), write_captions(track, format_id, encoding=encoding, newline=newline))


def use_engines(engines: Engines | None) -> Engines | nullcontext[Engines]:
    """Return the caller's engines, left open, or ones of our own, closed at the end."""
    return nullcontext(engines) if engines else Engines()
