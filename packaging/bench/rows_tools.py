"""Rows on translation, formats and the command line."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median

from bench.memory import run_command
from bench.rows import Outcome, row
from bench.session import BenchFailed, Session
from captionstudio.core.timecode import format_timecode

_ENGINES = ("argostranslate", "av", "ctranslate2", "faster_whisper", "numpy", "onnxruntime", "sentencepiece")
_CUES = 20_000


def seconds_of(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def make_captions(cues: int, mark: str) -> str:
    """Return the body of a SubRip (mark ",") or WebVTT (mark ".") file: two-second cues of one or two lines, some with tags."""
    blocks = []
    for number in range(1, cues + 1):
        start_ms = number * 2500
        first, last = (format_timecode(time_ms, mark) for time_ms in (start_ms, start_ms + 2000))
        text = (
            f"Line {number}, spoken in the harbour\nand <i>answered</i> from the boat." if number % 2 else f"No. {number}: “naïve & café”."
        )
        blocks.append(f"{number}\n{first} --> {last}\n{text}\n")
    return "\n".join(blocks)


def _measure_reading(session: Session, format_id: str, content: str) -> Outcome:
    from pysubs2 import SSAFile  # noqa: PLC0415 - the measure of ours, loaded where it is needed

    from captionstudio.formats.registry import read_captions  # noqa: PLC0415

    data = content.encode()
    ours = read_captions(data, format=format_id).track.cues
    theirs = SSAFile.from_string(content, format_=format_id)
    if len(ours) != len(theirs) or len(ours) < _CUES // 10:
        raise BenchFailed(f"{len(ours)} cues read for {len(theirs)}")
    ratio = session.compare(
        lambda: seconds_of(lambda: read_captions(data, format=format_id)),
        lambda: seconds_of(lambda: SSAFile.from_string(data.decode(), format_=format_id)),
    )
    return Outcome(
        f"{ratio.ratio:.2f}", ratio.ratio <= 1, f"{len(ours)} cues: ours {ratio.first_s:.2f} s, pysubs2 {ratio.second_s:.2f} s, from bytes"
    )


def _cue_count(session: Session) -> int:
    return _CUES // 10 if session.is_quick else _CUES


@row("translation", "translation, 2,000 cues: cues a second / `argostranslate.translate`, same package", "≥ 5")
def measure_translation(session: Session) -> Outcome:
    """Translate many short cues with both."""
    from bench.translation import main as measure  # noqa: PLC0415 - starts with its own folders and processes

    result = measure(200 if session.is_quick else 2000, argos_python=session.argos_python)
    rates = f"ours {result['ours_cues_per_second']} cues a second, {result['theirs_cues_per_second']} theirs"
    single = f"with one thread {result['theirs_single_thread_cues_per_second']}, ratio {result['ratio_single_thread']:.1f}"
    details = f"{rates} ({result['theirs']}; {single}); same text {result['same_text']:.0%}"
    return Outcome(f"{result['ratio']:.1f}", result["ratio"] >= 5 and result["ratio_single_thread"] >= 5, details)


@row("read-srt", "SRT reading, 20,000 cues / pysubs2", "≤ 1")
def measure_srt(session: Session) -> Outcome:
    """Read a large SubRip file."""
    return _measure_reading(session, "srt", make_captions(_cue_count(session), ","))


@row("read-vtt", "WebVTT reading, 20,000 cues / pysubs2", "≤ 1")
def measure_vtt(session: Session) -> Outcome:
    """Read a large WebVTT file."""
    return _measure_reading(session, "vtt", "WEBVTT\n\n" + make_captions(_cue_count(session), "."))


@row("help", "`captionstudio --help`", "< 0.3 s, no engine imported")
def measure_help(session: Session) -> Outcome:
    """Start the command line for nothing but its help."""
    command = [sys.executable, "-m", "captionstudio", "--help"]
    if run_command(command).exit_code:
        raise BenchFailed("--help failed")
    wall_s = median(run_command(command).wall_s for _ in range(3 if session.is_quick else 9))
    traced = subprocess.run([sys.executable, "-X", "importtime", *command[1:]], capture_output=True, text=True, check=True).stderr
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in traced.splitlines() if line.startswith("import time:")}
    engines = sorted(imported.intersection(_ENGINES))
    return Outcome(f"{wall_s:.2f} s", wall_s < 0.3 and not engines, f"engines imported: {', '.join(engines) or 'none'}")
