"""Sound of recordings, read and written through arrays: 16 kHz mono, -1 to 1."""

from __future__ import annotations

import subprocess
import wave
from pathlib import Path

import numpy as np

RATE = 16000


def read_sound(audio: Path, *filters: str) -> np.ndarray:
    """Return the sound of a file, after ffmpeg filters."""
    chain = ["-af", ",".join(filters)] if filters else []
    command = ["ffmpeg", "-v", "error", "-i", str(audio), *chain, "-ar", str(RATE), "-ac", "1", "-f", "s16le", "-"]
    return np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, "<i2").astype(np.float32) / 32768


def write_wave(path: Path, sound: np.ndarray) -> None:
    """Write sound as 16-bit WAV."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
