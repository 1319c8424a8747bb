#!/usr/bin/env python3
"""Measure this program against its targets and print one table.

Without row names every row is measured and ``docs/benchmarks.md`` is written; with names only those are, and with ``--write`` their
rows in that file are replaced. What is compared is measured in turns within one run. ``--list`` names the rows.
"""

from __future__ import annotations

import argparse
import datetime
import json
import sys
import tempfile
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

_HERE = Path(__file__).resolve()
_ROOT = _HERE.parents[2]
sys.path[:] = [str(_HERE.parents[1]), str(_ROOT), *(p for p in sys.path if Path(p or ".").resolve() != _HERE.parent)]

from bench import (  # noqa: E402
    rows_cost,  # noqa: F401 - they register their rows
    rows_quality,  # noqa: F401
    rows_speakers,  # noqa: F401
    rows_tools,  # noqa: F401
    rows_translation,  # noqa: F401
    rows_video,  # noqa: F401
    rows_window,  # noqa: F401
    rows_window_grid,  # noqa: F401
    rows_window_player,  # noqa: F401
    rows_window_timeline,  # noqa: F401
)
from bench.machine import describe_machine  # noqa: E402
from bench.rows import ROWS, Outcome, Row  # noqa: E402
from bench.session import Session  # noqa: E402
from captionstudio.engines.models.store import ModelStore  # noqa: E402

_RECORD = _ROOT / "docs" / "benchmarks.json"
_PAGE = _ROOT / "docs" / "benchmarks.md"
_HEAD = """# Benchmarks

Measured with `packaging/bench/run --recordings DIR` (`--list` names the rows; every row runs alone). Ratios are taken side by side
in one run: both programs in turns, the median of the ratios of neighbours. "Bare" is `packaging/bench/bare.py`: ten lines of
faster-whisper, Whisper base int8, beam 5, word timestamps, Silero filter, same threads, told the language, one fresh process for
each measurement, timed from the moment its model is loaded. "Wall time of `transcribe`" is timed in a fresh process as well, over the
whole job as the program runs it (probing, decoding, speech detection, recognition in the engine host, journal, cutting into cues,
writing SRT and JSON), from a moment when the host is up and its model loaded; nothing of the recording is kept from before. Memory is
that of all processes of the job together (proportional set size, sampled every 50 ms), model included. Word errors are counted with
numbers and spelling written one way. First words, word starts and cue edges count where the word was recognised.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One finished row, as the record keeps it."""

    figure: str
    is_met: bool
    details: str
    date: str
    machine: str


def measure(row: Row, session: Session) -> Measured:
    """Measure one row; a row that breaks is not met and says why."""
    try:
        outcome = row.measure(session)
    except Exception as error:  # noqa: BLE001 - one broken row must not cost the others
        traceback.print_exc()
        outcome = Outcome("failed", False, f"{type(error).__name__}: {str(error)[:300]}")
    return Measured(
        outcome.figure, outcome.is_met, outcome.details, datetime.datetime.now(tz=datetime.UTC).date().isoformat(), describe_machine()
    )


def write_page(record: dict[str, Measured]) -> None:
    """Write the record and the page made of it."""
    _PAGE.parent.mkdir(exist_ok=True)
    rows = {name: asdict(record[name]) for name in ROWS if name in record}
    _RECORD.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    _PAGE.write_text(render_page(record), encoding="utf-8")


def render_page(record: dict[str, Measured]) -> str:
    """Return the page: the table, what lies behind each figure, and where each was measured."""
    done = [row for row in ROWS.values() if row.name in record]
    lines = [_HEAD, "| row | what | target | measured | met |", "| --- | --- | --- | --- | --- |"]
    lines += [f"| {row.name} | {row.what} | {row.target} | {record[row.name].figure} | {_yes(record[row.name])} |" for row in done]
    lines += ["", "## Behind the figures", ""]
    lines += [f"- **{row.name}**: {record[row.name].details or '-'}." for row in done]
    lines += ["", "## Where and when", ""]
    places: dict[tuple[str, str], list[str]] = {}
    for row in done:
        places.setdefault((record[row.name].date, record[row.name].machine), []).append(row.name)
    lines += [f"- {date}, {machine}: {', '.join(names)}." for (date, machine), names in places.items()]
    return "\n".join(lines) + "\n"


def _yes(measured: Measured) -> str:
    return "yes" if measured.is_met else "**no**"


def _read_record() -> dict[str, Measured]:
    if not _RECORD.exists():
        return {}
    return {name: Measured(**kept) for name, kept in json.loads(_RECORD.read_text(encoding="utf-8")).items()}


def _parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", nargs="*", metavar="ROW", help="rows to measure (all)")
    parser.add_argument("--recordings", type=Path, default=_ROOT / "tests" / "data" / "speech", help="folder with NAME.json and sound")
    parser.add_argument("--model", type=Path, help="folder of Whisper base (the installed one)")
    parser.add_argument("--pairs", type=int, help="measurements of each side of a ratio (3)")
    parser.add_argument("--argos-python", default=sys.executable, help="interpreter of an environment with argostranslate's full set")
    parser.add_argument("--quick", action="store_true", help="short recordings, one pair: to see that it works")
    parser.add_argument("--engine", action="store_true", help="our side: the recogniser alone, in one process")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md even for some rows only")
    parser.add_argument("--list", action="store_true", help="name the rows and end")
    options = parser.parse_args()
    for name in options.rows:
        if name not in ROWS:
            parser.error(f"no row {name}; there are: {', '.join(ROWS)}")
    return options


def main() -> int:
    """Measure, print and write; the exit code says whether every measured target is met."""
    options = _parse()
    if options.list:
        for row in ROWS.values():
            print(f"{row.name:18}{row.what}: {row.target}")
        return 0
    model = options.model or ModelStore().find("base")
    record, all_met = _read_record(), True
    with tempfile.TemporaryDirectory() as scratch:
        session = Session(
            options.recordings.resolve(),
            model,
            Path(scratch),
            pairs=options.pairs or (1 if options.quick else 3),
            is_quick=options.quick,
            is_engine_alone=options.engine,
            argos_python=options.argos_python,
        )
        print(describe_machine())
        for name in options.rows or ROWS:
            row = ROWS[name]
            record[name] = measured = measure(row, session)
            all_met = all_met and measured.is_met
            verdict = "met" if measured.is_met else "NOT MET"
            print(f"{name:18}{measured.figure:34}{verdict:9}target {row.target}: {row.what}\n{'':18}{measured.details}", flush=True)
            if options.write or not (options.rows or options.quick or options.engine):
                write_page(record)
    return 0 if all_met else 1


if __name__ == "__main__":
    sys.exit(main())
