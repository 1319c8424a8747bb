"""Captions to files: every chosen track in every chosen format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from captionstudio.core.document import Document, MediaReference, Track, Word
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.jobs import JobContext
from captionstudio.core.network import is_address
from captionstudio.core.profiles import profile_for
from captionstudio.core.speaking import document_speakers
from captionstudio.services.job_runner import Body
from captionstudio.services.options import ExportOptions, Layout, SpeakersShown
from captionstudio.workflows.bilingual import stack_tracks
from captionstudio.workflows.export import media_name
from captionstudio.workflows.retranslate import find_source
from captionstudio.workflows.sidecars import Sidecar, check_names, check_pattern, name_file, name_recording, write_sidecars


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file to come: its format, and its track, or the two that stand in it one above the other."""

    path: Path
    format: str
    tracks: tuple[Track, ...]


def plan_export(document: Document, options: ExportOptions) -> tuple[PlannedFile, ...]:
    """Return the files that an export would write, in order; quick enough to be asked at every key press.

    Raises:
        InvalidRequest: no track or format is chosen, a track is gone, or the naming pattern makes no sense.
    """
    known = {track.id: track for track in document.tracks}
    if any(track_id not in known for track_id in options.track_ids):
        raise InvalidRequest("A track to export is no longer there.", hint="Choose the tracks again.")
    if not options.track_ids or not options.formats:
        what = "format" if options.track_ids else "track"
        raise InvalidRequest(f"No {what} is chosen.", hint=f"Choose at least one {what}.")
    check_pattern(options.pattern)
    name = options.name or media_stem(document.media) or "captions"
    files: list[PlannedFile] = []
    for tracks in pair_tracks(document, [known[track_id] for track_id in options.track_ids], options.layout):
        languages = [track.language for track in tracks if track.language]
        title = next((track.name for track in tracks if track.name), "")
        for format_id in dict.fromkeys(options.formats):
            file = name_file(options.pattern, name=name, languages=languages, track=title, format_id=format_id)
            files.append(PlannedFile(options.folder / file, format_id, tracks))
    return tuple(files)


def pair_tracks(document: Document, tracks: Sequence[Track], layout: Layout) -> list[tuple[Track, ...]]:
    """Return what goes into one file each: single tracks, or with a bilingual layout each translation with its original."""
    if layout == "none":
        return [(track,) for track in tracks]
    pairs: list[tuple[Track, ...]] = []
    for track in tracks:
        original = find_source(document, track) if track.role == "translation" else None
        if original is not None:
            pairs.append((original, track) if layout == "original_first" else (track, original))
    paired = {track.id for pair in pairs for track in pair}
    return pairs + [(track,) for track in tracks if track.id not in paired]


def to_sidecars(document: Document, files: Sequence[PlannedFile], shown: SpeakersShown = "profile") -> list[Sidecar]:
    """Make up the tracks of planned files; speakers have their colours, and are shown as `ExportOptions.speakers` says."""
    speakers = document_speakers(document)
    made = []
    for file in files:
        track = stack_tracks(*file.tracks) if len(file.tracks) > 1 else file.tracks[0]
        if file.format == "rttm":
            own = next((each.name for each in (track, *document.tracks) if each.name), "")  # a translation has no name of its own
            track = name_recording(replace(track, name=own), document.media.path if document.media else "", file.path)
        elif shown == "none":
            track = _without_speakers(track)
        profile = profile_for(file.tracks[0].language, document.profile)
        if shown in ("names", "hyphens"):
            profile = replace(profile, speaker_style=shown)
        made.append(Sidecar(file.path, file.format, track, speakers, profile))
    return made


def _without_speakers(track: Track) -> Track:
    cues = (
        replace(cue, speaker=None, second_speaker=None, speaker_confidence=None, words=tuple(_unsaid(word) for word in cue.words))
        for cue in track.cues
    )
    return replace(track, cues=tuple(cues))


def _unsaid(word: Word) -> Word:
    return replace(word, speaker=None, speaker_confidence=None)


def media_stem(media: MediaReference | None) -> str:
    """Return the name of the media without folder and suffix, empty where there is none."""
    return media_name(media.path) if media else ""


def export_body(document: Document, options: ExportOptions) -> Body:
    """Return the body that writes the files; its result is their paths.

    Raises:
        InvalidRequest: see `plan_export`.
    """
    files = plan_export(document, options)
    inputs = [Path(document.media.path)] if document.media and not is_address(document.media.path) else []

    def body(context: JobContext) -> tuple[Path, ...]:
        sidecars = to_sidecars(document, files, options.speakers)
        check_names(sidecars, overwrite=options.overwrite, inputs=inputs)
        return write_sidecars(sidecars, context, encoding=options.encoding, newline=options.newline)

    return body
