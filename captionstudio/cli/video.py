"""``captionstudio burn`` and ``captionstudio mux``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from captionstudio.cli.job import Job, job

_OUTPUT = click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="OUT", help="Video to write."
)


@click.command()
@click.argument("video", type=click.Path(path_type=Path))
@click.argument("subtitles", type=click.Path(path_type=Path))
@_OUTPUT
@click.option("--style", metavar="NAME", help="Look of the captions.")
@job
def burn(the_job: Job, video: Path, subtitles: Path, *, output: Path, style: str | None) -> None:
    """Draw SUBTITLES into the picture of VIDEO. The sound is copied."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    api.burn_in(video, subtitles, output, style=style, context=the_job.context)
    the_job.console.result(str(output), event="burned", file=str(output))


@click.command()
@click.argument("video", type=click.Path(path_type=Path))
@click.argument("subtitles", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SUBTITLES...")
@_OUTPUT
@job
def mux(the_job: Job, video: Path, subtitles: Sequence[Path], *, output: Path) -> None:
    """Put SUBTITLES into VIDEO as tracks that a player can switch. Picture and sound are copied."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    api.mux(video, subtitles, output, context=the_job.context)
    the_job.console.result(str(output), event="muxed", file=str(output))
