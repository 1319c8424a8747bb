"""Recordings made for the rows on speakers: a panel of many voices out of a few, and hours out of minutes.

A voice becomes another person's when pitch and formants move together, as they do with the size of a body: ffmpeg's rubberband does it
without changing the tempo. Who speaks when is known exactly, since the panel is put together sentence by sentence.
"""

from __future__ import annotations

import random
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bench.diarisation import Spoken
from bench.truth import find_audio, load_truth
from tests.fakes.sound import RATE, read_sound, write_wave

SOURCES = ("lecture", "noisy", "timing", "real-spanish")
FACTORS = (0.8, 1.0, 1.22)
_GAPS_MS = (150, 700)
_CLIP_MS = (1200, 7000)
_TURNS_EACH = 9
_LOUDNESS = 0.06


@dataclass(frozen=True, slots=True)
class Panel:
    """A recording and who speaks in it."""

    audio: Path
    turns: tuple[Spoken, ...]


def make_panel(recordings: Path, folder: Path, *, seed: int = 6) -> Panel:
    """Write a conversation of ``len(SOURCES) * len(FACTORS)`` voices to ``folder``, the same one every time."""
    chance = random.Random(seed)  # noqa: S311 - the same conversation every time
    clips: list[tuple[str, np.ndarray]] = []
    for source in SOURCES:
        for factor in FACTORS:
            sound = _shifted(find_audio(recordings, source), factor)
            spans = [(a, b) for a, b in _spans(recordings, source) if _CLIP_MS[0] <= b - a <= _CLIP_MS[1]]
            for start, end in chance.sample(spans, min(_TURNS_EACH, len(spans))):
                clips.append((f"{source} {factor}", _levelled(sound[start * RATE // 1000 : end * RATE // 1000])))
    chance.shuffle(clips)
    for at in range(1, len(clips)):  # neighbours differ, as in a conversation
        if clips[at][0] == clips[at - 1][0]:
            other = next((k for k in range(at + 1, len(clips)) if clips[k][0] != clips[at][0]), at)
            clips[at], clips[other] = clips[other], clips[at]
    parts: list[np.ndarray] = []
    turns: list[Spoken] = []
    position = 0
    for name, sound in clips:
        gap = chance.randint(*_GAPS_MS) * RATE // 1000
        parts += [np.zeros(gap, np.float32), sound]
        position += gap
        turns.append(Spoken(position * 1000 // RATE, (position + len(sound)) * 1000 // RATE, name))
        position += len(sound)
    path = folder / "panel.wav"
    write_wave(path, np.concatenate([*parts, np.zeros(RATE, np.float32)]))
    return Panel(path, tuple(turns))


def _shifted(audio: Path, factor: float) -> np.ndarray:
    return read_sound(audio, f"rubberband=pitch={factor}:formant=shifted") if factor != 1.0 else read_sound(audio)


def _levelled(sound: np.ndarray) -> np.ndarray:
    return sound * np.float32(_LOUDNESS / max(1e-4, float(np.sqrt(np.mean(sound**2)))))


def _spans(recordings: Path, source: str) -> list[tuple[int, int]]:
    """Return the sentences of a recording, or, where their times are not known, the stretches between its pauses."""
    truth = load_truth(recordings / f"{source}.json")
    known = [(one.start_ms, one.end_ms) for one in truth.sentences if one.start_ms is not None and one.end_ms is not None]
    return known or _between_pauses(find_audio(recordings, source))


def _between_pauses(audio: Path) -> list[tuple[int, int]]:
    command = ["ffmpeg", "-hide_banner", "-nostats", "-i", str(audio), "-af", "silencedetect=noise=-35dB:d=0.25", "-f", "null", "-"]
    log = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    starts = [round(float(found) * 1000) for found in re.findall(r"silence_start: ([\d.]+)", log)]
    ends = [round(float(found) * 1000) for found in re.findall(r"silence_end: ([\d.]+)", log)]
    return list(zip(ends, starts[1:], strict=False))
