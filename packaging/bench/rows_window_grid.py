"""Rows on the grid and the editor with many captions."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

from bench.rows import Outcome, row
from bench.rows_tools import make_captions
from bench.session import BenchFailed, Session, run_checked

_SCRIPT = str(Path(__file__).resolve().parent / "large_captions.py")
_CUES = 20_000
_MOST_OPEN_S, _MOST_EDIT_MS = 1.0, 16.0


def _measure(session: Session) -> list[dict[str, Any]]:
    """Open, edit and scroll a large file, each time in a fresh process."""
    file = session.scratch / "large.srt"
    file.write_text(make_captions(_CUES, ","), encoding="utf-8")
    found = [json.loads(run_checked([sys.executable, _SCRIPT, str(file)])[0].splitlines()[-1]) for _ in range(session.pairs)]
    if any(each["cues"] != _CUES for each in found):
        raise BenchFailed(f"{found[0]['cues']} cues were opened")
    return found


@row("open-20000", "a 20,000-cue SRT until the grid is usable", "< 1 s")
def measure_open(session: Session) -> Outcome:
    """Read the file in a job and wait until the grid is painted."""
    found = _measure(session)
    open_s, stall_ms = (median(each[name] for each in found) for name in ("open_s", "stall_ms"))
    details = f"median of {len(found)}, read in a job; longest pause of the event loop from there to the last edit {stall_ms:.0f} ms"
    return Outcome(f"{open_s:.2f} s", open_s < _MOST_OPEN_S, details)


@row("edit-repaint", "a key in the editor until grid and editor are repainted, 20,000 cues", "< 16 ms")
def measure_edit(session: Session) -> Outcome:
    """Type into the editor."""
    found = _measure(session)
    edit_ms, p99_ms, scroll_ms = (median(each[name] for each in found) for name in ("edit_ms", "edit_p99_ms", "scroll_ms"))
    details = f"median; 99th percentile {p99_ms:.1f} ms; a page of scrolling {scroll_ms:.1f} ms"
    return Outcome(f"{edit_ms:.1f} ms", edit_ms < _MOST_EDIT_MS, details)
