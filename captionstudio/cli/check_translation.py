"""``captionstudio check-translation``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from captionstudio.cli.job import Job, job

if TYPE_CHECKING:
    from captionstudio.workflows.back_translation import BackTranslated

_REASONS = {
    "meaning": "may say something else",
    "place": "says what a neighbouring caption says",
    "numbers": "lacks a number",
    "names": "lacks a name",
    "negation": "may deny what the original says",
    "untranslated": "is not translated",
}


@click.command("check-translation")
@click.argument("source", type=click.Path(path_type=Path))
@click.argument("translation", type=click.Path(path_type=Path))
@click.option("--no-memory", is_flag=True, help="Translate anew what was translated before.")
@job
def check_translation(the_job: Job, source: Path, translation: Path, *, no_memory: bool) -> None:
    """Translate TRANSLATION back and list the captions that say something else than SOURCE, such as film.en.srt film.es.srt."""
    from captionstudio import api  # noqa: PLC0415 - start-up

    tell_doubts(the_job, api.check_translation(translation, source, memory=not no_memory, context=the_job.context))


def tell_doubts(the_job: Job, checked: Sequence[BackTranslated]) -> None:
    """Print what is doubtful, and how much was looked at."""
    from captionstudio.core.sentences import joined_text  # noqa: PLC0415 - start-up
    from captionstudio.core.timecode import format_timecode  # noqa: PLC0415 - start-up

    doubtful = [one for one in checked if one.is_doubtful]
    for one in doubtful:
        start, said = one.pair.cues[0].start_ms, joined_text(one.pair.cues)
        reasons = ", ".join(_REASONS[reason] for reason in one.drift.reasons)
        the_job.console.result(
            f"{format_timecode(start)} {reasons}\n  {one.pair.source}\n  {said}\n  {one.back}",
            event="doubt",
            start_ms=start,
            source=one.pair.source,
            translation=said,
            back=one.back,
            score=round(one.drift.score, 3),
            reasons=one.drift.reasons,
        )
    count = f"Doubtful: {len(doubtful)} of {len(checked)} sentences."
    the_job.console.result(count, event="checked", sentences=len(checked), doubtful=len(doubtful))
