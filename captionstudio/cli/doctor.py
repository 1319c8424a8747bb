"""``captionstudio doctor``."""

from __future__ import annotations

from dataclasses import asdict

import click

from captionstudio.cli import exits
from captionstudio.cli.job import Job, job

_MARKS = {"good": "ok", "warning": "!", "bad": "BAD"}


@click.command()
@click.option("--clear", "is_clearing", is_flag=True, help="Remove journals, temporary files and downloads that unfinished work left.")
@job
def doctor(the_job: Job, *, is_clearing: bool) -> int:
    """Check that everything is there, and show what is kept where. Exits with 1 where something is bad."""
    from captionstudio.api.doctor import clear_leftovers, examine  # noqa: PLC0415 - start-up

    freed = clear_leftovers() if is_clearing else None
    checks = []
    for check in examine():
        checks.append(check)
        the_job.context.check_cancelled()
        if not the_job.console.is_json:
            the_job.console.result(f"{_MARKS[check.state]:<4} {check.name}: {check.found}")
            if check.hint:
                the_job.console.result(f"     {check.hint}")
    is_good = all(check.state != "bad" for check in checks)
    if the_job.console.is_json:
        the_job.console.result(event="doctor", good=is_good, freed_bytes=freed, checks=[asdict(check) for check in checks])
    elif freed is not None:
        the_job.console.result(f"{freed / 1e6:.1f} MB of leftovers removed")
    return exits.SUCCESS if is_good else 1
