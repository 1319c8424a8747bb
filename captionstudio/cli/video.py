"""``captionstudio burn`` and ``captionstudio mux``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from captionstudio.cli.job import Job, job
from captionstudio.cli.options import Range
from captionstudio.core.styles import STYLES

_OUTPUT = click.option(
    "--output", "-o", type=click.Path(path_type=Path, dir_okay=False), required=True, metavar="OUT", help="Video to write."
)


@click.command()
@click.argument("video", type=click.Path(path_type=Path))
@click.argument("subtitles", type=click.Path(path_type=Path))
@_OUTPUT
@click.option("--style", metavar="NAME", help=f"Look of the captions: {', '.join(STYLES)}. [default: ASS keeps its own, others classic]")
@click.option("--font", metavar="FAMILY", help="Installed font to use in place of the style's.")
@click.option("--range", "span", type=Range(), default=(0, None), metavar="START-END", help="Only this part, such as 1:00-2:30.")
@click.option("--quality", type=click.IntRange(0, 51), metavar="N", help="0 (best) to 51. [default: 20]")
@job
def burn(
    the_job: Job,
    video: Path,
    subtitles: Path,
    *,
    output: Path,
    style: str | None,
    font: str | None,
    span: tuple[int, int | None],
    quality: int | None,
) -> None:
    """Draw SUBTITLES into the picture of VIDEO. The sound is copied."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    start_ms, end_ms = span
    api.burn_in(
        video,
        subtitles,
        output,
        style=style,
        font=font,
        quality=quality,
        start_ms=start_ms,
        end_ms=end_ms,
        context=the_job.context,
    )
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
