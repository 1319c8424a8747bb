"""``captionstudio speakers``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from captionstudio.cli.job import Job, job
from captionstudio.cli.options import Formats, Speakers

if TYPE_CHECKING:
    from captionstudio.core.diarisation import SpeakerCount
    from captionstudio.core.document import Track
    from captionstudio.core.speakers import Speaker


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("media")
@click.option("--speakers", "count", type=Speakers(), default="auto", show_default=True, metavar="auto|N|MIN-MAX",
              help="Any number of speakers, so many, or a range such as 2-5.")  # fmt: skip
@click.option("--audio-stream", type=click.IntRange(0), metavar="N", help="Sound track, counted from 0; default: the default track.")
@click.option("--formats", type=Formats(), help="Files to write; default: the format of FILE.")
@click.option("--output", "-o", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Folder; default: beside FILE.")
@job
def speakers(
    the_job: Job,
    file: Path,
    media: str,
    *,
    count: SpeakerCount | None,
    audio_stream: int | None,
    formats: tuple[str, ...] | None,
    output: Path | None,
) -> None:
    """Find out who speaks the captions of FILE in MEDIA: `film.srt` becomes `film.speakers.srt`.

    Texts and times stay as they are.
    """
    from captionstudio import api  # noqa: PLC0415 - start-up
    from captionstudio.cli.captions import tell_repairs  # noqa: PLC0415 - start-up
    from captionstudio.workflows.export import output_path  # noqa: PLC0415 - start-up
    from captionstudio.workflows.output import check_writable  # noqa: PLC0415 - start-up

    names = formats or (file.suffix.lstrip(".").lower() or "srt",)
    outputs = [output_path((output or file.parent) / f"{file.stem}.speakers", name) for name in names]
    for path in outputs:
        check_writable(path, [file, media])
    read = api.load(file)
    tell_repairs(the_job, file, read)
    found = api.find_speakers(read.track, media, speakers=count or "auto", audio_stream=audio_stream, context=the_job.context)
    for note in found.notes:
        the_job.console.say(note)
    for path in outputs:
        api.save(found.track, path, media=media)
    the_job.console.say(describe_speakers(found.track, found.speakers))
    fields = {"input": str(file), "files": [str(path) for path in outputs], "speakers": [speaker.name for speaker in found.speakers]}
    the_job.console.result("\n".join(map(str, outputs)), event="speakers", **fields)


def describe_speakers(track: Track, found: Sequence[Speaker]) -> str:
    """Return how many speak, and for how long each."""
    from captionstudio.core.speaking import speaking_times  # noqa: PLC0415 - start-up

    if not found:
        return "No voices were found."
    times = speaking_times(track.cues)
    each = ", ".join(f"{speaker.name} {times.get(speaker.name, 0) / 1000:.0f} s" for speaker in found)
    return f"{len(found)} speaker{'s' * (len(found) > 1)}: {each}"
