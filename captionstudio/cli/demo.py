"""``captionstudio demo``."""

from __future__ import annotations

from pathlib import Path

import click

from captionstudio.cli.job import Job, job


@click.command()
@click.option(
    "--output", "-o", type=click.Path(path_type=Path, file_okay=False), default="captionstudio-demo", show_default=True, metavar="DIR"
)
@job
def demo(the_job: Job, *, output: Path) -> None:
    """Caption, translate and burn in the sample video that ships with the program."""
    from captionstudio.api.demo import run_demo  # noqa: PLC0415 - start-up

    made = run_demo(output, context=the_job.context)
    transcription = made.captions.transcription
    speed = transcription.media_ms / 1000 / transcription.wall_seconds
    cues = "\n".join(f"  [{cue.language}] {' '.join(cue.text.split())}" for cue in made.captions.track.cues)
    files = "\n".join(f"  {path.name}" for path in made.files)
    steps = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in made.steps.items())
    times = f"Took {made.seconds:.1f} s: {steps}. Speech was transcribed at {speed:.1f} x real time."
    text = f"{cues}\n\nWritten to {output.absolute()}:\n{files}\n\n{times}"
    the_job.console.result(
        text,
        event="demo",
        folder=str(output.absolute()),
        files=[str(path) for path in made.files],
        cues=len(made.captions.track.cues),
        seconds=round(made.seconds, 2),
        steps=made.steps,
        speed=round(speed, 2),
    )
