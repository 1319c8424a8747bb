import io
import json

import pytest

from captionstudio.cli import console as module
from captionstudio.cli.console import Console
from captionstudio.core.errors import ModelMissing
from captionstudio.core.jobs import Progress


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands until it is moved."""
    now = [100.0]
    monkeypatch.setattr(module.time, "monotonic", lambda: now[0])
    return now


def run(console, clock, seconds, *, total=100_000, per_second=10_000, first=0):
    for second in range(seconds + 1):
        console.progress(Progress("recognise", first + second * per_second, total, "media_ms"))
        clock[0] += 1


def test_plain_lines_come_at_most_each_five_seconds_with_rate_and_time_left(clock, capsys):
    run(Console(), clock, 10)
    assert capsys.readouterr().err.splitlines() == [
        "Transcribing 50%, 10.0 x real time, 0:05 left",
        "Transcribing 100%, 10.0 x real time, 0:00 left",
    ]


def test_a_slow_job_says_something_at_each_tenth_only(clock, capsys):
    run(Console(), clock, 100, per_second=300)
    assert [line.split(",")[0] for line in capsys.readouterr().err.splitlines()] == [f"Transcribing {tenth}%" for tenth in (10, 20, 30)]


def test_the_rate_of_a_resumed_job_counts_from_where_it_resumed(clock, capsys):
    run(Console(), clock, 5, first=50_000)
    assert "10.0 x real time" in capsys.readouterr().err


def test_json_progress_is_one_object_a_line(clock, capsys):
    run(Console(is_json=True), clock, 3)
    out, err = capsys.readouterr()
    events = [json.loads(line) for line in out.splitlines()]
    assert [event["done"] for event in events] == [10_000, 20_000, 30_000]
    assert events[-1] == {
        "event": "progress",
        "stage": "recognise",
        "done": 30_000,
        "total": 100_000,
        "unit": "media_ms",
        "rate": 10.0,
        "seconds_left": 7,
    }
    assert err == ""


def test_quiet_shows_errors_alone(clock, capsys):
    console = Console(is_quiet=True)
    run(console, clock, 10)
    console.say("hello")
    console.result("done", event="x")
    assert capsys.readouterr() == ("", "")
    console.fail(ModelMissing("No model.", hint="Fetch one."))
    assert capsys.readouterr().err == "Error: No model. Fetch one.\n"


def test_a_terminal_gets_a_bar_that_goes_away(clock, monkeypatch, capsys):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    screen = Terminal()
    monkeypatch.setattr(module.sys, "stderr", screen)
    console = Console()
    run(console, clock, 5)
    console.say("Resuming")
    console.close()
    shown = screen.getvalue()
    assert "Transcribing" in shown
    assert "%|" in shown
    assert shown.endswith("Resuming\n")
    assert capsys.readouterr().out == ""
