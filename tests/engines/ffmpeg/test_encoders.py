"""The encoder is chosen by trial; software is the floor."""

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.jobs import JobContext
from captionstudio.core.styles import find_style
from captionstudio.engines.ffmpeg import burn, encoders
from captionstudio.engines.ffmpeg.encoders import VP9, X264, Encoder, choose_encoder, has_filter
from tests.engines.ffmpeg.pictures import find_drawn, frame_at, streams


@pytest.fixture(autouse=True)
def fresh():
    encoders._best_h264.cache_clear()
    yield
    encoders._best_h264.cache_clear()


def hardware(name):
    return Encoder(name, lambda quality: {"q:v": "5"})


def test_the_first_encoder_that_encodes_a_frame_is_taken(monkeypatch):
    there, not_there = hardware("mpeg4"), hardware("no_such_encoder")
    monkeypatch.setattr(encoders, "_HARDWARE", (not_there, there))
    monkeypatch.setattr(encoders, "_can_be_there", lambda encoder: True)
    assert choose_encoder("mp4") is there
    assert choose_encoder("matroska") is there
    assert choose_encoder("webm") is VP9


def test_without_a_device_no_trial_is_made(monkeypatch):
    monkeypatch.setattr(encoders.sys, "platform", "linux")
    monkeypatch.setattr(encoders, "_HARDWARE", (Encoder("h264_new", lambda quality: {}, devices=("/dev/no-such-device",)),))
    monkeypatch.setattr(encoders, "_encodes_a_frame", lambda *_: pytest.fail("tried"))
    assert choose_encoder("mp4") is X264


def test_a_trial_that_fails_leads_to_software(monkeypatch):
    monkeypatch.setattr(encoders, "_can_be_there", lambda encoder: True)
    monkeypatch.setattr(encoders, "_HARDWARE", (hardware("no_such_encoder"),))
    assert choose_encoder("mp4") is X264


def test_an_encoder_that_fails_after_its_trial_is_replaced(film, tmp_path, monkeypatch):
    monkeypatch.setattr(burn, "choose_encoder", lambda container: hardware("no_such_encoder"))
    said = []
    track = Track((Cue(0, 1000, "Hello"),), language="en")
    burn.burn_in(str(film), track, find_style(None), tmp_path / "out.mp4", JobContext(on_message=said.append))
    assert any("no_such_encoder" in message and "software" in message for message in said)
    assert streams(tmp_path / "out.mp4", "v", "codec_name") == [{"codec_name": "h264"}]
    assert find_drawn(frame_at(tmp_path / "out.mp4", 0.5))


def test_filters_are_looked_up():
    assert has_filter("ass")
    assert not has_filter("no_such_filter")
