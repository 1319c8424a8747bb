"""The whole way once: the real model in the real engine host, through the window's jobs into the document."""

import os
import signal
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from captionstudio.core.document import MediaReference
from captionstudio.core.errors import CaptionStudioError, EngineCrashed
from captionstudio.engines.ffmpeg.probe import probe_media
from captionstudio.engines.host.client import EngineHost, HostedRecogniser, HostedTranslation
from captionstudio.engines.models.store import ModelStore
from captionstudio.services.job_runner import JobState
from captionstudio.services.options import TranscribeOptions, TranslateOptions
from captionstudio.workflows.identity import media_identity

CLIP = Path(__file__).parents[2] / "data" / "speech" / "clip-english.flac"


class Media:
    def probe(self, media):
        return probe_media(media)


@pytest.fixture(scope="module")
def host():
    with EngineHost() as host:
        yield host


@pytest.fixture
def desk(make_desk, host):
    models = ModelStore()
    try:
        models.find("base")
    except CaptionStudioError as error:
        pytest.fail(f"These tests need the real Whisper base. {error} (./packaging/test brings it)", pytrace=False)
    desk = make_desk(recogniser=HostedRecogniser(host), translation=HostedTranslation(host), media=Media(), models=models)
    media = MediaReference(str(CLIP), media_identity(str(CLIP)), probe_media(str(CLIP)).duration_ms)
    desk.session.open(replace(desk.session.document, media=media))
    return desk


def test_speech_becomes_captions_and_captions_spanish(desk, host):
    job = desk.tasks.transcribe(TranscribeOptions(model="base", languages=("en",)))
    desk.qtbot.waitUntil(lambda: job.state.is_over, timeout=120_000)
    pid = host.pid
    assert job.state is JobState.SUCCEEDED, job.trace
    track = desk.session.document.tracks[0]
    assert (track.language, desk.session.undo_stack.count()) == ("en", 1)
    assert all(cue.words and 0 <= cue.start_ms < cue.end_ms <= desk.session.document.media.duration_ms + 1000 for cue in track.cues)
    job = desk.tasks.translate(TranslateOptions(("es",)))
    desk.qtbot.waitUntil(lambda: job.state.is_over, timeout=120_000)
    assert job.state is JobState.SUCCEEDED, job.trace
    assert (desk.session.document.tracks[1].language, host.pid) == ("es", pid)  # one host, still warm


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_host_killed_midway_leaves_the_captions_so_far_and_the_next_run_goes_on(desk, host, tmp_path):
    long = tmp_path / "long.flac"
    subprocess.run(["ffmpeg", "-v", "error", "-stream_loop", "29", "-i", str(CLIP), str(long)], check=True)
    desk.film = long
    desk.session.open(replace(desk.session.document, media=MediaReference(str(long), media_identity(str(long)))))
    job = desk.tasks.transcribe(TranscribeOptions(model="base", languages=("en",), mode="fast"))
    desk.qtbot.waitUntil(lambda: bool(desk.session.provisional_track_ids), timeout=60_000)
    os.kill(host.pid, signal.SIGKILL)
    desk.qtbot.waitUntil(lambda: job.state.is_over, timeout=60_000)
    assert isinstance(job.error, EngineCrashed)
    assert "killed from outside" in str(job.error)
    assert "are kept" in job.note
    (kept,) = desk.session.document.tracks
    assert kept.cues
    assert not desk.session.provisional_track_ids
    unfinished = desk.unfinished()
    assert unfinished.upto_ms >= kept.cues[-1].end_ms - 1000
    job = desk.tasks.resume(unfinished)
    desk.qtbot.waitUntil(lambda: job.state.is_over, timeout=120_000)
    assert job.state is JobState.SUCCEEDED, job.trace
    assert job.result.resumed_ms == unfinished.upto_ms
    (whole,) = desk.session.document.tracks
    assert (whole.id, len(whole.cues) > len(kept.cues)) == (kept.id, True)
