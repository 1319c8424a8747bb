"""``captionstudio doctor``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from captionstudio.cli import exits
from captionstudio.cli.job import Job, job
from captionstudio.cli.options import Languages

if TYPE_CHECKING:
    from captionstudio.api.doctor import Check

_MARKS = {"good": "ok", "warning": "!", "bad": "BAD"}
_LEFTOVERS = "leftovers"  # removing them costs what could be gone on with: only where that is asked for


@click.command()
@click.option(
    "--fix", "is_fixing", is_flag=True, help="Mend what can be mended: fetch models that are missing or broken, try again what failed."
)
@click.option("--clear", "is_clearing", is_flag=True, help="Remove journals, temporary files and downloads that unfinished work left.")
@click.option("--languages", type=Languages(), default="", help="Languages to look for fonts for, such as ja,ar.")
@job
def doctor(the_job: Job, *, is_fixing: bool, is_clearing: bool, languages: tuple[str, ...]) -> int:
    """Check that everything is there, and show what is kept where. Exits with 1 where something is bad."""
    from captionstudio.api.doctor import clear_leftovers  # noqa: PLC0415 - start-up

    freed = clear_leftovers() if is_clearing else None
    checks = _examine(the_job, languages)
    fixable = [check for check in checks if check.fix and check.key != _LEFTOVERS]
    if is_fixing and fixable:
        for check in fixable:
            the_job.attempt(check.name, lambda check=check: _mend(the_job, check))  # type: ignore[misc]
        checks = _examine(the_job, languages)
    is_good = all(check.state != "bad" for check in checks)
    if the_job.console.is_json:
        the_job.console.result(event="doctor", good=is_good, freed_bytes=freed, checks=[asdict(check) for check in checks])
    elif freed is not None:
        the_job.console.result(f"{freed / 1e6:.1f} MB of leftovers removed")
    return exits.SUCCESS if is_good else 1


def _examine(the_job: Job, languages: Sequence[str]) -> list[Check]:
    from captionstudio.api.doctor import examine  # noqa: PLC0415 - start-up

    checks = []
    for check in examine(languages):
        checks.append(check)
        the_job.context.check_cancelled()
        if not the_job.console.is_json:
            the_job.console.result(f"{_MARKS[check.state]:<4} {check.name}: {check.found}")
            if check.hint:
                the_job.console.result(f"     {check.hint}")
    return checks


def _mend(the_job: Job, check: Check) -> None:
    from captionstudio.api.doctor import fix  # noqa: PLC0415 - start-up

    the_job.console.say(f"Mending {check.name}")
    fix(check.key, the_job.context)
