"""The sound for the timeline: at once from the cache, progressively else, and nothing left when it is closed."""

import itertools
import os
import subprocess
import time
from dataclasses import replace

import numpy
import psutil
import pytest
from PySide6.QtCore import QTimer

from captionstudio.core.errors import MediaUnreadable
from captionstudio.core.ports import AudioStream, MediaInfo
from captionstudio.core.waveform import PeakBlock, Samples
from captionstudio.engines.ffmpeg.peaks import FfmpegSoundReader
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.services.job_runner import JobRunner
from captionstudio.services.settings import Settings
from captionstudio.services.waveform import WaveformService
from tests.fakes.toolbox import make_toolbox


class ScriptedSound:
    """Two blocks of peaks, the later stretch first; samples and peaks that say where they are from."""

    def __init__(self):
        self.asked = []
        self.error = None

    def read_peaks(self, media, stream, context, focus_ms):
        self.asked.append(("peaks", stream))
        if self.error:
            raise self.error
        for first, level in ((256, 1000), (0, 20000)):
            context.check_cancelled()
            yield PeakBlock(first, numpy.array([[-level, level]] * 256, "<i2").tobytes())

    def read_samples(self, media, stream, start_ms, end_ms, context):
        self.asked.append(("samples", start_ms, end_ms))
        yield Samples(start_ms, 8000, (numpy.arange(80000, dtype="<i2") % 100).tobytes())


@pytest.fixture
def parts(qapp, tmp_path):
    runner = JobRunner()
    sound = ScriptedSound()
    service = WaveformService(runner, make_toolbox(tmp_path, sound=sound), Settings(None))
    yield service, runner, sound
    service.close()
    runner.shut_down()


@pytest.fixture
def media(tmp_path):
    path = tmp_path / "film.wav"
    path.write_bytes(b"content")
    return MediaInfo(path, "wav", 2560, audio=(AudioStream(0, "pcm", 1, 8000), AudioStream(1, "pcm", 1, 8000)))


def test_peaks_arrive_piece_by_piece_and_are_right_at_every_zoom(qtbot, parts, media):
    service, _, _ = parts
    heard = []
    service.updated.connect(lambda start, end: heard.append((start, end)))
    service.open(media)
    assert service.columns(0, 1, 10) is None  # nothing known yet
    qtbot.waitUntil(lambda: service.is_complete)
    assert heard == [(1280, 2560), (0, 1280)]
    assert service.loudest == 20000
    assert service.columns(0, 4, 640).tolist() == [[-20000, 20000]] * 2 + [[-1000, 1000]] * 2
    assert service.columns(255, 2, 5).tolist() == [[-20000, 20000], [-1000, 1000]]
    assert service.columns(0, 1, 2560).tolist() == [[-20000, 20000]]
    assert service.columns(600, 1, 5).tolist() == [[32767, -32768]]  # after the end


def test_a_second_opening_reads_nothing(qtbot, parts, media):
    service, _, sound = parts
    for _ in range(2):
        service.open(media)
        qtbot.waitUntil(lambda: service.is_complete)
    assert sound.asked == [("peaks", 0)]
    assert service.columns(0, 2, 1280).tolist() == [[-20000, 20000], [-1000, 1000]]
    service.open(media, 1)
    qtbot.waitUntil(lambda: service.is_complete)
    assert sound.asked == [("peaks", 0), ("peaks", 1)]


@pytest.mark.parametrize("damage", [lambda content: content[:-100], lambda content: b"\0" * 50, lambda content: b""])
def test_a_damaged_cache_is_made_again(qtbot, parts, media, tmp_path, damage):
    service, _, sound = parts
    service.open(media)
    qtbot.waitUntil(lambda: service.is_complete)
    (kept,) = (tmp_path / "cache" / "peaks").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    service.open(media)
    qtbot.waitUntil(lambda: service.is_complete)
    assert len(sound.asked) == 2
    assert kept.read_bytes() == whole


def test_details_are_read_once_and_where_they_are_asked_for(qtbot, parts, media):
    service, _, sound = parts
    service.open(media)
    qtbot.waitUntil(lambda: service.is_complete)
    assert service.samples(3) is None
    with qtbot.waitSignal(service.updated) as heard:
        pass
    assert heard.args == [30_000, 40_000]
    assert service.samples(3).start_ms == 30_000
    assert service.spectrum(1, 4) is None
    qtbot.waitUntil(lambda: service.spectrum(1, 4) is not None)
    assert sound.asked[1:] == [("samples", 30_000, 40_000), ("samples", 1024, 2048)]


def test_sound_that_fails_is_told_and_can_be_tried_again(qtbot, parts, media):
    service, runner, sound = parts
    sound.error = MediaUnreadable("no sound in it")
    with qtbot.waitSignal(service.failed) as heard:
        service.open(media)
    assert str(heard.args[0]) == "no sound in it"
    (job,) = runner.jobs
    qtbot.waitUntil(lambda: not runner.unfinished)
    sound.error = None
    runner.retry(job)
    qtbot.waitUntil(lambda: service.is_complete and runner.jobs == [])


def test_media_without_sound_has_no_waveform(parts, media):
    service, runner, _ = parts
    service.open(replace(media, audio=()))
    assert not service.has_sound
    assert service.columns(0, 4, 1) is None
    assert runner.jobs == []


@pytest.fixture(scope="module")
def long_sound(tmp_path_factory):
    """Half an hour of hissing, which takes a second or so to read."""
    path = tmp_path_factory.mktemp("media") / "long.flac"
    source = ("-f", "lavfi", "-i", "anoisesrc=d=1800:r=48000:a=0.3")
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", *source, "-compression_level", "0", str(path)], check=True)
    return probe_media(path)


@pytest.fixture
def real(qapp, tmp_path):
    runner = JobRunner()
    service = WaveformService(runner, make_toolbox(tmp_path, sound=FfmpegSoundReader()), Settings(None))
    yield service, runner
    service.close()
    runner.shut_down()


def test_the_first_picture_comes_soon_and_closing_ends_everything(qtbot, real, long_sound):
    service, runner = real
    service.set_focus(0)
    started = time.perf_counter()
    with qtbot.waitSignal(service.updated) as heard:
        service.open(long_sound)
    assert time.perf_counter() - started < 2  # 0.2 s on a machine at rest
    assert heard.args[0] in (0, 150_000)  # the beginnings of the first two slices
    with qtbot.waitSignal(runner.became_idle):
        service.close()
    assert psutil.Process(os.getpid()).children() == []
    assert runner.jobs == []


def test_reading_never_holds_the_event_loop(qtbot, real, long_sound):
    service, _ = real
    ticks = []
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(time.thread_time()))
    timer.start()
    service.open(long_sound)
    qtbot.waitUntil(lambda: service.is_complete, timeout=60_000)
    timer.stop()
    assert max(later - tick for tick, later in itertools.pairwise(ticks)) < 0.05  # this thread's own work between two ticks
