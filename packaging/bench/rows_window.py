"""Rows of the window as a whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from bench.rows import Outcome, row
from bench.session import Session, run_checked

_SCRIPT = str(Path(__file__).resolve().parent / "start_window.py")
_MOST_S = 0.5


@row("window-start", "window usable after start, against a bare PySide6 window", "≤ +0.5 s")
def measure_start(session: Session) -> Outcome:
    """Start both in turns and compare the seconds until they are painted and idle."""
    # Modules are compiled once, as in an installed program, whatever this environment says about that.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(session.scratch / "compiled")

    def start(*options: str) -> float:
        output, _, _ = run_checked([sys.executable, _SCRIPT, *options], env=env)
        return float(output.split()[-1])

    start(), start("--bare")  # both once, so that everything is compiled and in the disk cache
    compared = session.compare(start, lambda: start("--bare"))
    more = compared.first_s - compared.second_s
    details = f"ours {compared.first_s:.2f} s, bare {compared.second_s:.2f} s, median of {session.pairs}; no engine imported"
    return Outcome(f"+{more:.2f} s", more <= _MOST_S, details)
