"""Caption files for a document: what they are called, what is in them, and writing them so that each is whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from captionstudio.core.document import Track
from captionstudio.core.errors import CaptionStudioError, InvalidRequest, OutputProblem
from captionstudio.core.jobs import JobContext, Progress
from captionstudio.core.profiles import Profile
from captionstudio.core.speakers import Speaker
from captionstudio.workflows.export import media_name, output_path
from captionstudio.workflows.output import check_writable, write_whole

_FIELDS = re.compile(r"[._\- ]?\{(\w*)\}")
_KNOWN = ("name", "lang", "track", "ext")
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Sidecar:
    """One file to write: a track in a format; ``speakers`` and ``profile`` are as in `captionstudio.formats.registry.write_captions`."""

    path: Path
    format: str
    track: Track
    speakers: tuple[Speaker, ...] = ()
    profile: Profile | None = None


def name_recording(track: Track, media: str, path: Path) -> Track:
    """Return a track under the name of the recording, which RTTM says in every line and tools that score such files look for.

    That is the media, as a file or address; where there is none (an empty text) the caption file that the track was read from, else the
    one at ``path`` that is going to be written.
    """
    from captionstudio.formats.registry import FORMAT_OF_SUFFIX  # noqa: PLC0415 - start-up

    own = Path(track.name)
    return replace(track, name=media_name(media) or (own.stem if own.suffix.lower() in FORMAT_OF_SUFFIX else track.name) or path.stem)


def name_file(pattern: str, *, name: str, languages: Sequence[str], track: str, format_id: str) -> str:
    """Return the file name that a pattern makes; a field without a value goes with the dot, dash or space before it.

    Raises:
        InvalidRequest: the pattern has an unknown field, no ``{ext}`` at its end, or makes no name.

    >>> name_file("{name}.{lang}.{ext}", name="film", languages=["es"], track="", format_id="srt")
    'film.es.srt'
    >>> name_file("{name}.{lang}.{ext}", name="film", languages=[], track="", format_id="sami")
    'film.smi'
    """
    check_pattern(pattern)
    values = {
        "name": name,
        "lang": "-".join(languages),
        "track": _FORBIDDEN.sub("_", track).strip(". "),
        "ext": output_path(Path("x"), format_id).suffix[1:],
    }
    made = _FIELDS.sub(lambda match: match[0].replace(f"{{{match[1]}}}", values[match[1]]) if values[match[1]] else "", pattern)
    return _FORBIDDEN.sub("_", made).lstrip("._- ") or f"captions.{values['ext']}"


def check_pattern(pattern: str) -> None:
    """Find out whether a naming pattern makes sense.

    Raises:
        InvalidRequest: it does not.
    """
    unknown = [field for field in re.findall(r"\{(\w*)\}", pattern) if field not in _KNOWN]
    if unknown or pattern.count("{") != pattern.count("}"):
        wrong = f"{{{unknown[0]}}}" if unknown else "{"
        raise InvalidRequest(f"“{wrong}” means nothing in a file name.", hint="Fields are {name}, {lang}, {track} and {ext}.")
    if not pattern.endswith(".{ext}"):
        raise InvalidRequest("The file name has no ending.", hint="End the pattern with .{ext}, which becomes srt, vtt and so on.")
    if "/" in pattern or "\\" in pattern:
        raise InvalidRequest("The pattern names a folder.", hint="Choose the folder beside it.")


def check_names(files: Sequence[Sidecar], *, overwrite: bool, inputs: Sequence[Path] = ()) -> None:
    """Find out before anything is written whether the files can be.

    Raises:
        InvalidRequest: two would have the same name.
        OutputProblem: one exists and may not be overwritten, is one of the ``inputs``, or cannot be written.
    """
    seen: set[str] = set()
    for file in files:
        key = str(file.path.absolute()).casefold()
        if key in seen:
            raise InvalidRequest(f"Two tracks would be written to “{file.path.name}”.", hint="Put {track} into the pattern.")
        seen.add(key)
    for file in files:
        check_writable(file.path, inputs)
    existing = [file.path for file in files if file.path.exists()]
    if existing and not overwrite:
        names = ", ".join(f"“{path.name}”" for path in existing[:3]) + (f" and {len(existing) - 3} more" if len(existing) > 3 else "")
        verb = "exists" if len(existing) == 1 else "exist"
        hint = "Choose to overwrite, another folder or another name."
        raise OutputProblem(f"{names} {verb} already in {existing[0].parent}.", hint=hint, path=str(existing[0]), existing=existing)


def write_sidecars(files: Sequence[Sidecar], context: JobContext, *, encoding: str, newline: str | None) -> tuple[Path, ...]:
    """Write the files, each whole or not at all; nothing is written before every one of them has been made up.

    Raises:
        InvalidRequest: the encoding lacks characters of a track.
        OutputProblem: no space, no permission; the hint tells which files were written before.
    """
    from captionstudio.formats.registry import write_captions  # noqa: PLC0415 - start-up

    made: list[bytes] = []
    for file in files:
        context.check_cancelled()
        try:
            voices, profile = file.speakers, file.profile
            made.append(write_captions(file.track, file.format, encoding=encoding, newline=newline, speakers=voices, profile=profile))
        except CaptionStudioError as error:
            error.data.setdefault("path", str(file.path))
            raise
    written: list[Path] = []
    for file, content in zip(files, made, strict=True):
        context.report(Progress("write", len(written), len(files), "items"))
        try:
            write_whole(file.path, content)
        except OutputProblem as error:
            raise _with_written(error, written) from error
        written.append(file.path)
    context.report(Progress("write", len(written), len(files), "items"))
    return tuple(written)


def _with_written(error: OutputProblem, written: Sequence[Path]) -> OutputProblem:
    if not written:
        return error
    names = ", ".join(path.name for path in written)
    return OutputProblem(str(error), hint=f"{error.hint} Written before it: {names}.", **{**error.data, "written": list(written)})
