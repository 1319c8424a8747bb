"""``captionstudio convert``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from captionstudio.cli.job import Job, job

if TYPE_CHECKING:
    from captionstudio.formats.result import ReadResult

_LINE_ENDS = {"lf": "\n", "crlf": "\r\n"}


@click.command()
@click.argument("source", metavar="IN", type=click.Path(path_type=Path))
@click.argument("output", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--encoding", metavar="NAME", help="Text encoding of IN; default: detected.")
@click.option("--to-encoding", default="utf-8", show_default=True, metavar="NAME", help="Text encoding of OUT, such as utf-8-sig, cp1252.")
@click.option("--line-ends", type=click.Choice(list(_LINE_ENDS)), help="Line ends of OUT; default: those of IN.")
@job
def convert(the_job: Job, source: Path, output: Path, *, encoding: str | None, to_encoding: str, line_ends: str | None) -> None:
    """Convert a caption file to the format that the name OUT tells, and say what had to be repaired in IN."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    read = api.convert(source, output, encoding=encoding, to_encoding=to_encoding, newline=line_ends and _LINE_ENDS[line_ends])
    tell_repairs(the_job, source, read)
    fields = {"input": str(source), "file": str(output), "cues": len(read.track.cues), "format": read.format, "encoding": read.encoding}
    the_job.console.result(str(output), event="converted", **fields)


def tell_repairs(the_job: Job, path: Path, read: ReadResult, most: int = 10) -> None:
    """Say what was repaired in a caption file, with line numbers; after ``most`` of them only how many more; and that it is empty."""
    for repair in read.repairs[:most]:
        the_job.console.say(f"{path}:{repair.line}: {repair.message}")
    if len(read.repairs) > most:
        the_job.console.say(f"{path}: {len(read.repairs) - most} more repairs")
    if not read.track.cues:
        the_job.console.say(f"{path} holds no captions.")
