"""Measures the timeline in a process of its own, without a screen; prints one JSON object.

``open FILE CACHE``: seconds from opening a file until the first picture of its sound has been painted, and until all of it is there.
``frames``: milliseconds to paint 1920 by 300 pixels with 5,000 cues in two tracks, by zoom, scrolling all the while.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.jobs import JobContext
from captionstudio.core.ports import AudioStream, MediaInfo
from captionstudio.core.waveform import PeakBlock, Samples, SoundReader
from captionstudio.engines.ffmpeg.peaks import FfmpegSoundReader
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.services.issues import IssueTracker
from captionstudio.services.job_runner import JobRunner
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from captionstudio.services.toolbox import Places, Toolbox
from captionstudio.services.waveform import WaveformService
from captionstudio.ui.timeline import Timeline

_CUES = 5000
_FRAMES = 250
_SIZE = (1920, 300)


class _Still(QObject):
    """A playback that stands still."""

    position_changed = Signal(int)
    media_changed = Signal(object)
    duration_changed = Signal(int)
    loop_changed = Signal(bool)
    is_playing = False


class _Noise:
    """Sound that costs nothing to read."""

    def read_peaks(self, media: MediaInfo, _stream: int, _context: JobContext, _focus_ms: Callable[[], int]) -> Iterator[PeakBlock]:
        level = numpy.random.default_rng(1).integers(0, 20000, (media.duration_ms or 0) // 5)
        yield PeakBlock(0, numpy.stack([-level, level], 1).astype("<i2").tobytes())

    def read_samples(self, _media: MediaInfo, _stream: int, start_ms: int, end_ms: int, _context: JobContext) -> Iterator[Samples]:
        samples = numpy.random.default_rng(start_ms).integers(-9000, 9000, (end_ms - start_ms) * 48)
        yield Samples(start_ms, 48000, samples.astype("<i2").tobytes())


class _Bench:
    """A timeline with everything around it."""

    def __init__(self, sound: SoundReader, cache: Path) -> None:
        self.app = QApplication([])
        toolbox: Any = Toolbox(Places(cache, cache), recogniser=None, translation=None, media=None, sound=sound)  # type: ignore[arg-type]
        settings = Settings(None)
        settings.set("timeline/smooth_scroll", False)
        self.runner, self.session = JobRunner(), Session()
        self.waveform = WaveformService(self.runner, toolbox, settings)
        self.timeline = Timeline(self.session, _Still(), settings)  # type: ignore[arg-type]
        self.timeline.set_waveform(self.waveform)
        self.timeline.resize(*_SIZE)
        self.timeline.show()

    def wait(self, is_done: Callable[[], bool]) -> None:
        while not is_done():
            self.app.processEvents()
            time.sleep(0.0005)

    def close(self) -> None:
        self.waveform.close()
        self.runner.shut_down()


def measure_opening(path: Path, cache: Path) -> dict[str, float]:
    """Open a file as the window does, once it has been looked into."""
    bench = _Bench(FfmpegSoundReader(), cache)
    media = probe_media(path)
    bench.app.processEvents()
    painted: list[float] = []

    def paint(*_: object) -> None:
        if not painted:
            bench.timeline.surface.repaint()
            painted.append(time.perf_counter())

    bench.waveform.updated.connect(paint)
    started = time.perf_counter()
    bench.timeline.set_media(media)
    bench.waveform.open(media)
    bench.wait(lambda: bench.waveform.is_complete)
    complete = time.perf_counter()
    bench.close()
    return {"first_s": painted[0] - started, "complete_s": complete - started}


def measure_frames(folder: Path) -> dict[str, list[float]]:
    """Scroll through a long document at zooms from the whole of it to single samples."""
    path = folder / "noise"
    path.write_bytes(b"noise")
    document = _document()
    end_ms = document.tracks[0].cues[-1].end_ms
    bench = _Bench(_Noise(), folder)
    issues = IssueTracker(bench.session)
    bench.timeline.set_issues(issues)
    bench.session.open(document)
    issues.finish()
    media = MediaInfo(path, "wav", end_ms, audio=(AudioStream(0, "pcm", 1, 48000),))
    bench.timeline.set_media(media)
    bench.waveform.open(media)
    bench.wait(lambda: bench.waveform.is_complete)
    bench.session.select([cue.id for cue in document.tracks[0].cues[1000:1030]])
    view, surface = bench.timeline.view, bench.timeline.surface
    frames: dict[str, list[float]] = {}
    for ms_per_px in (view.farthest_ms, 1500.0, 500.0, 200.0, 100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 0.5, 0.02, 0.004):
        view.show(0, ms_per_px * view.width, 0)
        view.scroll_to(end_ms * 0.2)
        surface.change_view()
        surface.repaint()
        bench.wait(lambda: not bench.runner.unfinished)
        times = frames[f"{ms_per_px:g} ms/px"] = []
        for _ in range(_FRAMES):
            view.scroll_to(view.start_ms + 29 * view.ms_per_px)
            surface.change_view()
            started = time.perf_counter()
            surface.repaint()
            times.append((time.perf_counter() - started) * 1000)
    bench.close()
    return frames


def _document() -> Document:
    """5,000 cues in each of two tracks, some doubtful, too quick or out of date; six people speak, here and there it is doubtful who."""
    chance = random.Random(1)  # noqa: S311 - the same captions every time
    at, originals, translations = 1000, [], []
    for number in range(_CUES):
        end = at + chance.randint(900, 2600)
        words = (Word("harbour", at + 200, at + 500, 0.3, is_doubtful=True),) if number % 9 == 0 else ()
        text = f"Line {number}, spoken in the harbour and answered from the boat."
        who, sure = f"Speaker {chance.randint(1, 6)}", 0.3 if number % 11 == 0 else None
        originals.append(Cue(at, end, text, id=f"o{number}", language="en", words=words, speaker=who, speaker_confidence=sure))
        source = text if number % 7 else "what it said before"
        spanish = f"Línea {number}, dicha en el puerto y contestada."
        translations.append(Cue(at, end, spanish, id=f"t{number}", language="es", source_ids=(f"o{number}",), source_text=source))
        at = end + chance.randint(0, 300)
    translated = Track(tuple(translations), role="translation", language="es", id="t")
    return Document((Track(tuple(originals), id="o"), translated), shot_changes_ms=tuple(range(4000, at, 4100)))


def main() -> int:
    """Measure what the command line names."""
    result: dict[str, Any]
    if sys.argv[1] == "open":
        result = measure_opening(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        with tempfile.TemporaryDirectory() as folder:
            result = measure_frames(Path(folder))
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
