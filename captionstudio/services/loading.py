"""Reading caption files for the window: in a light job, since 20,000 captions take a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from captionstudio.core.document import Document, Track
from captionstudio.core.edits.change import Change, PlacedTrack
from captionstudio.core.errors import FileProblem
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.formats.result import Repair
from captionstudio.workflows.read_captions import read_caption_file


@dataclass(frozen=True, slots=True)
class LoadedCaptions:
    """What caption files became: tracks, and what had to be repaired in each file."""

    tracks: tuple[Track, ...]
    repairs: tuple[tuple[Path, tuple[Repair, ...]], ...]


def read_files(paths: Sequence[Path], context: JobContext) -> LoadedCaptions:
    """Read caption files, each into a track named after it.

    Raises:
        ParseError, UnsupportedFormat, FileProblem: one of them cannot be read; the error names it.
        JobCancelled
    """
    tracks: list[Track] = []
    repairs: list[tuple[Path, tuple[Repair, ...]]] = []
    for done, path in enumerate(paths):
        context.report(Progress("prepare", done, len(paths), "items"))
        read = read_caption_file(path)
        if not read.track.cues:
            raise FileProblem(f"“{path.name}” holds no captions.", hint="Choose another file.", path=str(path))
        cues = tuple(sorted(read.track.cues, key=lambda cue: cue.start_ms))
        tracks.append(replace(read.track, cues=cues, name=path.name))
        if read.repairs:
            repairs.append((path, read.repairs))
    return LoadedCaptions(tuple(tracks), tuple(repairs))


def add_tracks(document: Document, tracks: Sequence[Track], label: str) -> Change:
    """Return the change that adds tracks read from files: the first of a document is its original, the others are translations of it."""
    at = len(document.tracks)
    has_original = any(track.role == "original" for track in document.tracks)
    added = []
    for number, track in enumerate(tracks):
        role = track.role if not has_original and not number else "translation" if _is_other_language(document, tracks, track) else "other"
        added.append(PlacedTrack(at + number, replace(track, role=role)))
    return Change(label, added=tuple(added))


def _is_other_language(document: Document, tracks: Sequence[Track], track: Track) -> bool:
    known = [each for each in (*document.tracks, *tracks) if each.id != track.id]
    return bool(track.language) and all(each.language != track.language for each in known)
