"""Peaks: at the right time, the same whoever reads them in which order, and gone when cancelled."""

import os
import threading
from dataclasses import replace

import numpy
import psutil
import pytest

from captionstudio.core.errors import EngineProblem, MediaUnreadable, NoAudioStream
from captionstudio.core.jobs import JobCancelled, JobContext
from captionstudio.engines.ffmpeg import peaks
from captionstudio.engines.ffmpeg.peaks import FfmpegSoundReader
from captionstudio.engines.ffmpeg.probe import probe_media

# A tone of half full scale from 0.5 to 0.75 s of every second, silence else.
BURSTS = "aevalsrc='0.5*sin(2*PI*880*t)*between(mod(t,1),0.5,0.75)':s={rate}:d={seconds}"
CODECS = {
    "wav": (),
    "flac": (),
    "mp3": ("-c:a", "libmp3lame", "-q:a", "4"),
    "m4a": ("-c:a", "aac"),
    "mkv": ("-c:a", "libopus", "-ar", "48000"),
    "ogg": ("-c:a", "libvorbis"),
}


@pytest.fixture
def bursts(make_media):
    def make(suffix, rate=44100, seconds=12, *more):
        sound = ("-f", "lavfi", "-i", BURSTS.format(rate=rate, seconds=seconds))
        return probe_media(make_media(f"bursts-{rate}-{seconds}.{suffix}", *sound, *CODECS[suffix], *more))

    return make


def gather(info, workers=2, stream=0, focus_ms=0):
    """Return all pairs as one array, and the order their blocks came in; every pair must come once."""
    blocks = list(FfmpegSoundReader(workers).read_peaks(info, stream, JobContext(), lambda: focus_ms))
    end = max(block.first + block.count for block in blocks)
    assert sum(block.count for block in blocks) == end
    pairs = numpy.full((end, 2), 99, "<i2")
    for block in blocks:
        pairs[block.first : block.first + block.count] = numpy.frombuffer(block.data, "<i2").reshape(-1, 2)
    return pairs, [block.first for block in blocks]


def loud_spans_ms(pairs, at_least=8000):
    """Return where the sound swings widely, as spans of milliseconds."""
    is_loud = numpy.concatenate([[False], pairs[:, 1].astype(int) - pairs[:, 0] > at_least, [False]])
    edges = numpy.flatnonzero(is_loud[1:] != is_loud[:-1]) * 5
    return list(zip(edges[::2], edges[1::2], strict=True))


@pytest.mark.parametrize("suffix", CODECS)
def test_bursts_lie_where_they_sound(bursts, suffix):
    spans = loud_spans_ms(gather(bursts(suffix))[0])
    assert len(spans) == 12
    for second, (start, end) in enumerate(spans):
        assert abs(start - (1000 * second + 500)) <= 5
        assert abs(end - (1000 * second + 750)) <= 5 + 10 * (suffix in ("mp3", "m4a", "mkv", "ogg"))  # codecs let a tone ring


@pytest.mark.parametrize("rate", [8000, 11025, 44100, 48000, 96000])
def test_a_pair_is_five_milliseconds_at_any_rate(bursts, rate):
    pairs, _ = gather(bursts("wav", rate))
    assert len(pairs) == 12 * 200
    # 880 Hz at half scale: any 5 ms of it hold four crests and troughs.
    assert pairs[100:150, 1].min() > 16000
    assert pairs[100:150, 0].max() < -16000
    assert not pairs[:100].any()
    assert not pairs[150:300].any()


@pytest.mark.parametrize("suffix", ["wav", "flac", "mp3", "m4a", "ogg"])
def test_slices_equal_one_decode(bursts, suffix, monkeypatch):
    info = bursts(suffix)
    whole, _ = gather(info, workers=1)
    monkeypatch.setattr(peaks, "_SHORTEST_SLICE_S", 2)
    sliced, order = gather(info, workers=2, focus_ms=7300)
    assert len(order) > 5
    assert numpy.array_equal(whole, sliced)


def test_what_is_looked_at_comes_first(bursts, monkeypatch):
    monkeypatch.setattr(peaks, "_SHORTEST_SLICE_S", 4)
    monkeypatch.setattr(peaks, "_SLICES_PER_WORKER", 1)
    _, order = gather(bursts("wav", 48000, 40), workers=1, focus_ms=31_500)
    assert order[0] == 31 * 200


def test_sound_that_starts_late_lies_late(make_media):
    picture = ("-f", "lavfi", "-i", "testsrc=s=64x36:r=25:d=4")
    sound = ("-itsoffset", "1.5", "-f", "lavfi", "-i", BURSTS.format(rate=48000, seconds=2))
    late = make_media("late.mp4", *picture, *sound, "-c:v", "libx264", "-c:a", "aac")
    starts = [start for start, _ in loud_spans_ms(gather(probe_media(late))[0])]
    assert [abs(start - expected) <= 5 for start, expected in zip(starts, (2000, 3000), strict=True)] == [True, True]


def test_a_stream_that_counts_from_elsewhere_counts_from_its_container(make_media):
    picture = ("-f", "lavfi", "-i", "testsrc=s=64x36:r=25:d=3")
    sound = ("-itsoffset", "0.4", "-f", "lavfi", "-i", BURSTS.format(rate=48000, seconds=2))
    stream = make_media("offset.ts", *picture, *sound, "-c:v", "mpeg2video", "-c:a", "mp2", "-output_ts_offset", "500")
    starts = [start for start, _ in loud_spans_ms(gather(probe_media(stream))[0])]
    assert [abs(start - expected) <= 5 for start, expected in zip(starts, (900, 1900), strict=True)] == [True, True]


def test_the_chosen_sound_track_is_read(make_media):
    quiet, loud = (("-f", "lavfi", "-i", f"aevalsrc={level}*sin(2*PI*440*t):s=48000:d=2") for level in (0.01, 0.6))
    info = probe_media(make_media("tracks.mka", *quiet, *loud, "-map", "0", "-map", "1", "-c:a", "flac"))
    assert gather(info, stream=0)[0].max() < 400
    assert gather(info, stream=1)[0].max() > 19000
    with pytest.raises(NoAudioStream, match="2 sound tracks"):
        gather(info, stream=2)


def test_samples_are_those_of_the_sound(bursts):
    info = bursts("wav")
    (samples,) = FfmpegSoundReader().read_samples(info, 0, 3_400, 4_100, JobContext())
    values = numpy.frombuffer(samples.data, "<i2")
    assert (samples.start_ms, samples.sample_rate, len(values)) == (3000, 44100, 2 * 44100)
    assert not values[: 22050 - 1].any()
    time_s = numpy.arange(22051, 30000) / 44100 + 3
    assert numpy.abs(values[22051:30000] - 16384 * numpy.sin(2 * numpy.pi * 880 * time_s)).max() <= 2


def test_long_stretches_of_samples_come_in_pieces_and_end_with_the_sound(bursts):
    pieces = list(FfmpegSoundReader().read_samples(bursts("flac"), 0, 1_000, 60_000, JobContext()))
    assert [(piece.start_ms, len(piece.data)) for piece in pieces] == [(1000, 8 * 88200), (9000, 3 * 88200)]


def test_reading_samples_can_be_cancelled(bursts):
    context = JobContext()
    pieces = FfmpegSoundReader().read_samples(bursts("flac", 48000, 1800), 0, 0, 1_800_000, context)
    next(pieces)
    context.cancelled.set()
    with pytest.raises(JobCancelled):
        list(pieces)
    assert psutil.Process(os.getpid()).children() == []


def test_cancelling_leaves_no_process_and_no_thread(bursts, make_media):
    info = bursts("flac", 48000, 1800)
    context = JobContext()
    reader = FfmpegSoundReader(2).read_peaks(info, 0, context, lambda: 0)
    next(reader)
    assert len(psutil.Process(os.getpid()).children()) == 2
    context.cancelled.set()
    with pytest.raises(JobCancelled):
        for _ in reader:
            pass
    assert psutil.Process(os.getpid()).children() == []
    assert [thread.name for thread in threading.enumerate() if thread.name in ("peaks", "ffmpeg-log")] == []


def test_leaving_early_ends_the_children(bursts):
    reader = FfmpegSoundReader(2).read_peaks(bursts("flac", 48000, 1800), 0, JobContext(), lambda: 0)
    next(reader)
    reader.close()
    assert psutil.Process(os.getpid()).children() == []


def test_a_killed_decoder_is_told(bursts):
    reader = FfmpegSoundReader(1).read_peaks(bursts("flac", 48000, 1800), 0, JobContext(), lambda: 0)
    next(reader)
    for child in psutil.Process(os.getpid()).children():
        child.kill()
    with pytest.raises(EngineProblem, match="signal 9"):
        list(reader)


def test_sound_that_cannot_be_decoded_is_told(bursts, tmp_path):
    info = bursts("m4a")
    broken = tmp_path / "broken.m4a"
    broken.write_bytes(info.path.read_bytes()[:2000])
    with pytest.raises(MediaUnreadable, match="Nothing in the sound"):
        list(FfmpegSoundReader().read_peaks(replace(info, path=broken), 0, JobContext(), lambda: 0))
