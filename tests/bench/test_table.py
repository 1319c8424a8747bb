"""The table: every row of the issue's kind is there, the page is rendered from measured rows, broken rows do not stop it."""

from pathlib import Path

import pytest
from bench.rows import Outcome, Row
from bench.session import Session
from bench.table import Measured, measure, render_page


@pytest.fixture
def session(tmp_path):
    return Session(recordings=tmp_path, model=tmp_path, scratch=tmp_path, pairs=3)


def test_the_page_shows_figures_targets_and_where_they_were_measured():
    record = {
        "help": Measured("0.17 s", True, "engines imported: none", "2026-01-02", "a computer"),
        "memory": Measured("900 MB", False, "too much", "2026-01-03", "a computer"),
    }
    page = render_page(record)
    assert "| help | `captionstudio --help` | < 0.3 s, no engine imported | 0.17 s | yes |" in page
    assert "| memory | peak memory of all processes on `long` | < 800 MB | 900 MB | **no** |" in page
    assert page.index("| memory |") < page.index("| help |")
    assert "- 2026-01-03, a computer: memory." in page
    assert "translation" not in page


def test_a_row_that_breaks_is_not_met_and_says_why(session, capsys):
    def break_down(_session):
        raise FileNotFoundError("no recording named long")

    measured = measure(Row("long", "what", "target", break_down), session)
    assert (measured.figure, measured.is_met) == ("failed", False)
    assert "no recording named long" in measured.details
    assert "Traceback" in capsys.readouterr().err


def test_a_measured_row_carries_date_and_machine(session):
    measured = measure(Row("x", "what", "target", lambda _: Outcome("1.0", True)), session)
    assert measured.is_met
    assert len(measured.date) == len("2026-01-02")
    assert "cores" in measured.machine


def test_ratios_are_taken_in_turns(session):
    calls = []

    def timed(name, seconds):
        values = iter(seconds)
        return lambda: calls.append(name) or next(values)

    ratio = session.compare(timed("a", (1.0, 6.0, 3.0)), timed("b", (2.0, 3.0, 2.0)))
    assert calls == ["a", "b", "a", "b", "a", "b"]
    assert (ratio.ratio, ratio.first_s, ratio.second_s) == (1.5, 3.0, 2.0)


def test_a_transcription_is_made_once_in_a_run(session, monkeypatch):
    (Path(session.recordings) / "a.json").write_text('{"duration_ms": 1000, "cues": [{"text": "Hi", "language": "en"}]}')
    (Path(session.recordings) / "a.flac").touch()
    asked = []
    monkeypatch.setattr(Session, "ours", lambda self, audio, languages: asked.append((audio.name, languages)) or asked)
    assert session.heard_by_us("a") is session.heard_by_us("a")
    assert asked == [("a.flac", ("en",))]
