"""Rows on the time and memory of a transcription."""

from __future__ import annotations

from bench.rows import Outcome, row
from bench.session import Ratio, Session


def _recording(session: Session) -> str:
    return "lecture" if session.is_quick else "long"


def _outcome(session: Session, ratio: Ratio, limit: float, names: tuple[str, str]) -> Outcome:
    seconds = session.truth(_recording(session)).duration_ms / 1000
    details = ", ".join(
        f"{name} {wall:.1f} s ({seconds / wall:.1f} x real time)" for name, wall in zip(names, (ratio.first_s, ratio.second_s), strict=True)
    )
    return Outcome(f"{ratio.ratio:.2f}", ratio.ratio <= limit, f"{details}; {_recording(session)}, median of {session.pairs}")


def _against_bare(session: Session, limit: float, *, mode: str, batched: int) -> Outcome:
    audio = session.audio(_recording(session))
    ratio = session.compare(
        lambda: session.ours(audio, ["en"], mode=mode).wall_s, lambda: session.bare(audio, "en", batched=batched).wall_s
    )
    return _outcome(session, ratio, limit, (f"ours ({mode})", f"bare batched ({batched})" if batched else "bare sequential"))


@row("speed-sequential", "wall time of `transcribe` / bare sequential", "≤ 0.6")
def measure_against_sequential(session: Session) -> Outcome:
    """Compare the default mode with the bare script."""
    return _against_bare(session, 0.6, mode="balanced", batched=0)


@row("speed-batched", "wall time of `transcribe` / bare batched (8)", "≤ 1.15")
def measure_against_batched(session: Session) -> Outcome:
    """Compare the default mode with the bare batched script."""
    return _against_bare(session, 1.15, mode="balanced", batched=8)


@row("speed-fast", "wall time of `transcribe --mode fast` / bare batched (8)", "≤ 0.9")
def measure_fast_mode(session: Session) -> Outcome:
    """Compare the fast mode with the bare batched script."""
    return _against_bare(session, 0.9, mode="fast", batched=8)


@row("speed-languages", "`--languages en,es,de` / `--languages en`, all-English file", "≤ 1.4")
def measure_cost_of_languages(session: Session) -> Outcome:
    """Compare three allowed languages with one."""
    audio = session.audio(_recording(session))
    ratio = session.compare(lambda: session.ours(audio, ["en", "es", "de"]).wall_s, lambda: session.ours(audio, ["en"]).wall_s)
    return _outcome(session, ratio, 1.4, ("three languages", "one"))


@row("memory-growth", "peak memory of all processes, 3 h of speech / 10 min", "≤ 1.3")
def measure_memory_growth(session: Session) -> Outcome:
    """Compare a very long recording with a short one; model loading included."""
    short_s, long_s = (120, 600) if session.is_quick else (600, 3 * 3600)
    short = session.ours(session.speech_of(short_s), ["en"], is_cold_and_watched=True).peak_mb
    long = session.ours(session.speech_of(long_s), ["en"], is_cold_and_watched=True).peak_mb
    details = f"{long:.0f} MiB for {long_s / 60:.0f} min, {short:.0f} MiB for {short_s / 60:.0f} min"
    return Outcome(f"{long / short:.2f}", long / short <= 1.3, details)


@row("memory", "peak memory of all processes on `long`", "< 800 MB")
def measure_memory(session: Session) -> Outcome:
    """Take the peak memory of the whole process tree, model loading included."""
    audio = session.audio(_recording(session))
    ours = session.ours(audio, ["en"], is_cold_and_watched=True).peak_mb * 2**20 / 1e6
    bare = session.bare(audio, "en", batched=8, is_watched=True).peak_mb * 2**20 / 1e6
    return Outcome(f"{ours:.0f} MB", ours < 800, f"bare batched (8): {bare:.0f} MB; {_recording(session)}")
