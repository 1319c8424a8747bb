"""Running a verb: signals, temporary files, error to exit code."""

from __future__ import annotations

import contextlib
import functools
import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any

import click

from captionstudio.cli import exits
from captionstudio.cli.console import Console
from captionstudio.core.errors import CaptionStudioError, InternalError, JobCancelled
from captionstudio.core.jobs import JobContext

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class Job:
    """What a verb works with: a console, a job context wired to it, and the failures of the inputs so far."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.context = JobContext(on_progress=console.progress, on_message=console.say)
        self.failures: list[tuple[str, Exception]] = []
        self.signal_number: int | None = None

    def attempt(self, subject: str, work: Callable[[], None]) -> None:
        """Do one input of a batch; a failure is shown, kept for the summary, and does not stop the rest."""
        try:
            work()
        except CaptionStudioError as error:
            self.context.check_cancelled()  # a program that got the terminal's Ctrl-C as well has not failed
            self.failures.append((subject, error))
            self.console.fail(error, subject)

    def sum_up(self, count: int) -> int:
        """Say how a batch of ``count`` inputs went and return the exit code."""
        failed = len(self.failures)
        if count > 1:
            names = f"; failed: {', '.join(subject for subject, _ in self.failures)}" if failed else ""
            fields = {"done": count - failed, "failed": [subject for subject, _ in self.failures]}
            self.console.result(f"{count - failed} of {count} done{names}", event="summary", **fields)
        if not failed:
            return exits.SUCCESS
        codes = {exits.exit_code(error) for _, error in self.failures}
        return codes.pop() if failed == count and len(codes) == 1 else exits.SOME_FAILED


def job(verb: Callable[..., int | None]) -> Callable[..., None]:
    """Make a verb of a function that takes a `Job` and its options and returns an exit code (none means success).

    Adds ``--json`` and ``--quiet``. The first Ctrl-C cancels the job cleanly; a second one ends the program on the spot.
    """

    @click.option("--json", "is_json", is_flag=True, help="Print JSON lines for machines on standard output.")
    @click.option("--quiet", "-q", "is_quiet", is_flag=True, help="Print nothing but errors.")
    @functools.wraps(verb)
    def run(*, is_json: bool, is_quiet: bool, **options: Any) -> None:
        console = Console(is_json=is_json, is_quiet=is_quiet)
        the_job = Job(console)
        with _cancel_on_signals(the_job), _scratch():
            code = _run(verb, the_job, options)
        sys.exit(code)

    return run


def _run(verb: Callable[..., int | None], the_job: Job, options: dict[str, Any]) -> int:
    console = the_job.console
    try:
        return verb(the_job, **options) or exits.SUCCESS
    except JobCancelled:
        return _stopped(the_job)
    except CaptionStudioError as error:
        if the_job.context.cancelled.is_set():
            return _stopped(the_job)
        console.fail(error)
        _show_log(error)
        return exits.exit_code(error)
    except BrokenPipeError:  # the reader of our output has gone: nothing is left to say
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - or the interpreter complains at its end
        return exits.exit_code(BrokenPipeError())
    finally:
        console.close()


def _stopped(the_job: Job) -> int:
    the_job.console.close()
    the_job.console.say("Stopped.")
    return 128 + (the_job.signal_number or signal.SIGINT)


def _show_log(error: CaptionStudioError) -> None:
    if isinstance(error, InternalError) and (log := error.data.get("log")):
        sys.stderr.write(f"{log}\n")


@contextlib.contextmanager
def _cancel_on_signals(the_job: Job) -> Iterator[None]:
    def on_signal(number: int, _frame: Any) -> None:
        if the_job.context.cancelled.is_set():
            for each in _SIGNALS:
                signal.signal(each, signal.SIG_DFL)
            signal.raise_signal(number)
        the_job.signal_number = number
        the_job.context.cancelled.set()

    before = {number: signal.signal(number, on_signal) for number in _SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextlib.contextmanager
def _scratch() -> Iterator[None]:
    from captionstudio.engines.scratch import own_scratch  # noqa: PLC0415 - start-up

    with own_scratch():
        yield
