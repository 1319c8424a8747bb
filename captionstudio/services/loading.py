"""Reading caption files for the window: in a light job, since 20,000 captions take a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from captionstudio.core.document import Document, Track
from captionstudio.core.edits.change import Change, PlacedTrack
from captionstudio.core.errors import CaptionStudioError, FileProblem
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.formats.result import Repair
from captionstudio.workflows.read_captions import read_caption_file


@dataclass(frozen=True, slots=True)
class LoadedCaptions:
    """What caption files became: tracks, what had to be repaired in each file, and why others could not be read."""

    tracks: tuple[Track, ...]
    repairs: tuple[tuple[Path, tuple[Repair, ...]], ...]
    problems: tuple[CaptionStudioError, ...] = ()


def read_files(paths: Sequence[Path], context: JobContext) -> LoadedCaptions:
    """Read caption files, each into a track named after it. One that cannot be read keeps the others from nothing.

    Raises:
        ParseError, UnsupportedFormat, FileProblem: none can be read; the error is that of the first and names it.
        JobCancelled
    """
    tracks: list[Track] = []
    repairs: list[tuple[Path, tuple[Repair, ...]]] = []
    problems: list[CaptionStudioError] = []
    for done, path in enumerate(paths):
        context.report(Progress("prepare", done, len(paths), "items"))
        try:
            track, mended = _read(path)
        except FileProblem as problem:
            problems.append(problem)
            continue
        tracks.append(track)
        if mended:
            repairs.append((path, mended))
    if problems and not tracks:
        raise problems[0]
    return LoadedCaptions(tuple(tracks), tuple(repairs), tuple(problems))


def _read(path: Path) -> tuple[Track, tuple[Repair, ...]]:
    read = read_caption_file(path)
    if not read.track.cues:
        raise FileProblem(f"“{path.name}” holds no captions.", hint="Choose another file.", path=str(path))
    cues = tuple(sorted(read.track.cues, key=lambda cue: cue.start_ms))
    return replace(read.track, cues=cues, name=path.name), read.repairs


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
