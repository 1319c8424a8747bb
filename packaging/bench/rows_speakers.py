"""Rows on who speaks."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.diarisation import DiarisationError, Spoken, score_turns, score_words
from bench.panel import FACTORS, SOURCES, make_panel
from bench.rows import Outcome, row
from bench.session import Heard, Session, run_checked
from bench.truth import Truth
from captionstudio.core.document import Word

_NAMES = ("sample", "mixed", "long", "dialogue")
_LIMITS = (0.02, 0.03, 0.03, 0.05)
_HERE = Path(__file__).resolve().parent


def true_turns(truth: Truth) -> list[Spoken]:
    """Return who speaks when in a recording."""
    return [
        Spoken(one.start_ms, one.end_ms, one.speaker or "?")
        for one in truth.sentences
        if one.start_ms is not None and one.end_ms is not None
    ]


def true_speaker(word: Word, turns: Sequence[Spoken]) -> str:
    """Return who said a word: the speaker of the sentence it shares most time with, or of the nearest."""
    return max(turns, key=lambda turn: min(turn.end_ms, word.end_ms) - max(turn.start_ms, word.start_ms)).speaker


def _heard(session: Session, name: str) -> tuple[Heard, list[Spoken]]:
    truth = session.truth(name)
    heard = session.once(("speakers", name), lambda: session.ours(session.audio(name), truth.languages, speakers="auto"))
    return heard, true_turns(truth)


def _describe(name: str, score: DiarisationError) -> str:
    kinds = " / ".join(f"{part / max(1, score.speech_ms):.3f}" for part in (score.missed_ms, score.false_ms, score.confused_ms))
    return f"{name} {score.rate:.3f} ({kinds}), {score.found_speakers} of {score.reference_speakers} speakers"


@row(
    "speakers-error",
    "diarisation error on `sample`, `mixed`, `long`, `dialogue`, number of speakers unknown",
    "≤ .02, .03, .03, .05; number right on all",
)
def measure_error(session: Session) -> Outcome:
    """Missed, false and confused speech over reference speech, 250 ms collar, overlap counted."""
    scores = {}
    strict = []
    for name in _NAMES:
        heard, turns = _heard(session, name)
        scores[name] = score_turns(turns, heard.turns)
        strict.append(f"{name} {score_turns(turns, heard.turns, collar_ms=0).rate:.3f}")
    met = all(
        score.rate <= limit and score.found_speakers == score.reference_speakers
        for score, limit in zip(scores.values(), _LIMITS, strict=True)
    )
    each = "; ".join(_describe(name, score) for name, score in scores.items())
    return Outcome(
        ", ".join(f"{score.rate:.3f}" for score in scores.values()),
        met,
        f"(missed / false / confused) {each}; without a collar: {', '.join(strict)}",
    )


@row("speakers-words", "words with the right speaker on the same four", "≥ 98 % on each")
def measure_words(session: Session) -> Outcome:
    """Recognised words whose speaker is that of the sentence they lie in."""
    shares = {}
    for name in _NAMES:
        heard, turns = _heard(session, name)
        right, total = score_words([true_speaker(word, turns) for word in heard.words], [word.speaker for word in heard.words])
        shares[name] = right / max(1, total)
    least = min(shares.values())
    return Outcome(f"least {least:.1%}", least >= 0.98, ", ".join(f"{name} {share:.1%}" for name, share in shares.items()))


@row("speakers-time", "wall time of `transcribe --speakers auto` / without speakers", "≤ 1.25")
def measure_time(session: Session) -> Outcome:
    """What finding the speakers adds to a transcription."""
    name = "lecture" if session.is_quick else "long"
    audio = session.audio(name)
    ratio = session.compare(lambda: session.ours(audio, ["en"], speakers="auto").wall_s, lambda: session.ours(audio, ["en"]).wall_s)
    details = f"{ratio.first_s:.1f} s with, {ratio.second_s:.1f} s without; {name}, median of {session.pairs}"
    return Outcome(f"{ratio.ratio:.2f}", ratio.ratio <= 1.25, details)


@row("speakers-memory", "peak memory of all processes of `speakers`, 10 h of conversation / 1 h", "≤ 1.5")
def measure_memory(session: Session) -> Outcome:
    """Find the speakers of captions over repeated speech: recognition itself is measured elsewhere."""
    short_h, long_h = (0.1, 0.5) if session.is_quick else (1, 10)
    peaks, walls = [], []
    for hours in (short_h, long_h):
        seconds = round(hours * 3600)
        captions = _repeated_captions(session, seconds)
        command = [sys.executable, str(_HERE / "speak.py"), str(captions), str(session.speech_of(seconds))]
        output, wall_s, peak_mb = run_checked(command, is_watched=True)
        peaks.append(peak_mb)
        walls.append(f"{hours} h: {peak_mb:.0f} MiB, {wall_s:.0f} s, {json.loads(output)['speakers']} speakers")
    return Outcome(f"{peaks[1] / peaks[0]:.2f}", peaks[1] / peaks[0] <= 1.5, "; ".join(walls))


def _repeated_captions(session: Session, seconds: int) -> Path:
    truth = session.truth("lecture" if session.is_quick else "long")
    path = session.scratch / f"captions-{seconds}.json"
    rows = []
    for start in range(0, seconds * 1000, truth.duration_ms):
        for one in truth.sentences:
            assert one.start_ms is not None
            assert one.end_ms is not None
            if start + one.end_ms <= seconds * 1000:
                rows.append([start + one.start_ms, start + one.end_ms, one.text])
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


@row("speakers-panel", "panel of 12 voices made by pitch and formant shift: number of speakers, error", "12 ± 2, < .10")
def measure_panel(session: Session) -> Outcome:
    """Transcribe a conversation of twelve; its voices are few people's, moved in pitch and formants together."""
    panel = make_panel(session.recordings, session.scratch)
    heard = session.ours(panel.audio, ["en", "es"], speakers="auto")
    score = score_turns(panel.turns, heard.turns)
    voices = len(SOURCES) * len(FACTORS)
    seconds = panel.turns[-1].end_ms / 1000
    return Outcome(
        f"{score.found_speakers}, {score.rate:.3f}",
        abs(score.found_speakers - voices) <= 2 and score.rate < 0.1,
        f"{_describe('panel', score)}; {len(panel.turns)} turns in {seconds:.0f} s",
    )
