"""Changes of shot where colours change, from the container's start, and nothing left behind."""

import os
from dataclasses import replace

import psutil
import pytest

from captionstudio.core.errors import MediaUnreadable
from captionstudio.core.jobs import JobCancelled, JobContext
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.ffmpeg.shots import FfmpegShotFinder

# Three shots of 1.2, 0.8 and 2 s at 25 frames a second.
SHOTS = ("mandelbrot=s=160x90:r=25", "testsrc2=s=160x90:r=25", "color=white:s=160x90:r=25")
JOINED = "[0]trim=duration=1.2[a];[1]trim=duration=0.8[b];[2]trim=duration=2[c];[a][b][c]concat=n=3"
INPUTS = [part for shot in SHOTS for part in ("-f", "lavfi", "-i", shot)]


def test_cuts_lie_on_the_first_frame_of_a_shot(make_media):
    info = probe_media(make_media("cuts.mp4", *INPUTS, "-filter_complex", JOINED, "-c:v", "libx264", "-pix_fmt", "yuv420p"))
    reports = []
    found = FfmpegShotFinder().find_shots(info, JobContext(on_progress=reports.append))
    assert found == (1200, 2000)
    assert reports[-1].total == info.duration_ms


def test_time_counts_from_the_containers_start(make_media):
    sound = ("-f", "lavfi", "-i", "sine=d=4")
    late = ("-filter_complex", f"{JOINED},setpts=PTS+1/TB[v]", "-map", "[v]", "-map", "3:a")
    path = make_media("cuts.ts", *INPUTS, *sound, *late, "-c:v", "mpeg2video", "-c:a", "mp2", "-output_ts_offset", "300")
    found = FfmpegShotFinder().find_shots(probe_media(path), JobContext())
    assert [abs(time_ms - expected) <= 40 for time_ms, expected in zip(found, (2200, 3000), strict=True)] == [True, True]


def test_sound_alone_has_no_shots(make_media):
    assert FfmpegShotFinder().find_shots(probe_media(make_media("tone.wav", "-f", "lavfi", "-i", "sine=d=1")), JobContext()) == ()


def test_cancelling_ends_the_child(long_film):
    context = JobContext()
    context.on_progress = lambda _: context.cancelled.set()
    with pytest.raises(JobCancelled):
        FfmpegShotFinder().find_shots(probe_media(long_film), context)
    assert psutil.Process(os.getpid()).children() == []


def test_a_picture_that_cannot_be_decoded_is_told(film, tmp_path):
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(film.read_bytes()[:500])
    with pytest.raises(MediaUnreadable, match="cannot be decoded"):
        FfmpegShotFinder().find_shots(replace(probe_media(film), path=broken), JobContext())
