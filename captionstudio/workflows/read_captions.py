"""Reading a caption file: its content, and what its name says of its language."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from captionstudio.core.errors import FileProblem
from captionstudio.formats.encoding import check_size
from captionstudio.formats.registry import read_captions
from captionstudio.formats.result import ReadResult
from captionstudio.workflows.export import split_language


def read_caption_file(path: Path, *, encoding: str | None = None) -> ReadResult:
    """Read a caption file: its track, format, encoding, and what had to be repaired.

    Where the file does not say what language it is in, its name may: ``film.es.srt``.

    Raises:
        ParseError, UnsupportedFormat, FileProblem
    """
    try:
        check_size(path.stat().st_size, name=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise FileProblem(f"“{path}” cannot be read: {error.strerror}.", hint="Check the name of the file.", path=str(path)) from error
    read = read_captions(data, name=path.name, encoding=encoding)
    if read.track.language is None and not any(cue.language for cue in read.track.cues):
        return replace(read, track=replace(read.track, language=split_language(path.stem)[1]))
    return read
