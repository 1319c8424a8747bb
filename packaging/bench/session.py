"""One run of the benchmark: where things lie, and the commands whose results rows share."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from bench.diarisation import Spoken
from bench.machine import usable_cores
from bench.memory import run_command
from bench.truth import Truth, find_audio, load_truth
from captionstudio.core.document import Cue, Word

_HERE = Path(__file__).resolve().parent


class BenchFailed(Exception):
    """A command that is measured went wrong; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One transcription: its words, cues and turns, seconds without model loading, peak MiB of all processes (0 where not watched)."""

    words: tuple[Word, ...]
    cues: tuple[Cue, ...]
    wall_s: float
    peak_mb: float
    turns: tuple[Spoken, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratio:
    """Two things measured in turns: the median of the ratios of neighbours, and the median of each, in seconds."""

    ratio: float
    first_s: float
    second_s: float


@dataclass(slots=True)
class Session:
    """Settings of a run, and the transcriptions already made in it."""

    recordings: Path
    model: Path
    scratch: Path
    pairs: int = 3
    is_quick: bool = False
    is_engine_alone: bool = False
    argos_python: str = sys.executable
    threads: int = field(default_factory=usable_cores)
    _made: dict[tuple[object, ...], Heard] = field(default_factory=dict)

    def truth(self, name: str) -> Truth:
        """Return what is said in a recording."""
        return load_truth(self.recordings / f"{name}.json")

    def audio(self, name: str) -> Path:
        """Return the sound file of a recording."""
        return find_audio(self.recordings, name)

    def ours(
        self, audio: Path, languages: Sequence[str], *, mode: str = "balanced", speakers: str = "off", is_cold_and_watched: bool = False
    ) -> Heard:
        """Transcribe with this program."""
        command = [sys.executable, str(_HERE / "ours.py"), str(audio), "--model", str(self.model), "--mode", mode]
        command += ["--speakers", speakers, "--languages", ",".join(languages)]
        command += ["--engine"] * self.is_engine_alone + ["--cold"] * is_cold_and_watched
        return _transcribe(command, is_cold_and_watched)

    def bare(self, audio: Path, language: str | None, *, batched: int = 0, context: bool = True, is_watched: bool = False) -> Heard:
        """Transcribe with the bare script; no language means its own multilingual setting."""
        command = [sys.executable, str(_HERE / "bare.py"), str(audio), "--model", str(self.model), "--threads", str(self.threads)]
        command += ["--language", language] if language else []
        command += ["--batched", str(batched)] if batched else []
        command += [] if context else ["--no-context"]
        return _transcribe(command, is_watched)

    def heard_by_us(self, name: str) -> Heard:
        """Return our transcription of a recording with its languages named, made once in a run."""
        languages = self.truth(name).languages
        return self.once(("ours", name), lambda: self.ours(self.audio(name), languages))

    def heard_by_bare(self, name: str, *, context: bool) -> Heard:
        """Return the bare script's transcription of a recording, made once in a run."""
        languages = self.truth(name).languages
        language = languages[0] if len(languages) == 1 else None
        return self.once(("bare", name, context), lambda: self.bare(self.audio(name), language, context=context))

    def once(self, key: tuple[object, ...], make: Callable[[], Heard]) -> Heard:
        """Return what ``make`` makes, made once in a run for a ``key``."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def compare(self, first: Callable[[], float], second: Callable[[], float]) -> Ratio:
        """Measure two things in turns (A B A B ...), so that a machine that slows down slows both."""
        pairs = [(first(), second()) for _ in range(self.pairs)]
        return Ratio(median(a / b for a, b in pairs), median(a for a, _ in pairs), median(b for _, b in pairs))

    def delayed(self, name: str, delay_ms: int) -> Path:
        """Return a recording with that much silence before it."""
        path = self.scratch / f"{name}-{delay_ms}.flac"
        if not path.exists():
            silence = f"adelay={delay_ms}:all=1"
            subprocess.run(["ffmpeg", "-v", "error", "-y", "-i", self.audio(name), "-af", silence, path], check=True)
        return path

    def speech_of(self, seconds: int) -> Path:
        """Return a recording of ``seconds`` made by repeating the long one."""
        path = self.scratch / f"speech-{seconds}.mka"
        if not path.exists():
            source = self.audio("lecture" if self.is_quick else "long")
            subprocess.run(
                ["ffmpeg", "-v", "error", "-y", "-stream_loop", "-1", "-i", source, "-t", str(seconds), "-c", "copy", path], check=True
            )
        return path


def run_checked(command: Sequence[str], **options: Any) -> tuple[str, float, float]:
    """Run a command and return its output, seconds and peak MiB.

    Raises:
        BenchFailed: it ended with an error.
    """
    run = run_command(command, **options)
    if run.exit_code:
        raise BenchFailed(f"{' '.join(map(str, command[:4]))} ended with {run.exit_code}: {run.stderr.strip()[-600:]}")
    return run.stdout, run.wall_s, run.peak_mb


def _transcribe(command: Sequence[str], is_watched: bool) -> Heard:
    output, _, peak_mb = run_checked(command, is_watched=is_watched)
    content = json.loads(output)
    words = tuple(Word(**word) for word in content["words"])
    cues = tuple(
        Cue(cue["start_ms"], cue["end_ms"], cue["text"], language=cue["language"], words=tuple(Word(**word) for word in cue["words"]))
        for cue in content.get("cues", ())
    )
    turns = tuple(Spoken(*turn) for turn in content.get("turns", ()))
    return Heard(words, cues, content["wall_s"], peak_mb, turns)
