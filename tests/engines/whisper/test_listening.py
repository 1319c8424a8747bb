"""Sound decoded ahead: the next file's begins when the present one's is all decoded, and is let go of where it is not wanted."""

import shutil
import threading
from pathlib import Path

import pytest

from captionstudio.core.errors import MediaUnreadable
from captionstudio.core.ports import RecognitionRequest
from captionstudio.engines.whisper import listening
from captionstudio.engines.whisper.listening import Ahead, Listening

CLIP = Path(__file__).parents[2] / "data" / "speech" / "clip-english.flac"


def request(media=CLIP, **options):
    return RecognitionRequest(str(media), Path("no-model"), **options)


def hear(sound):
    return [[(region.start, region.end) for region in group.regions] for group in sound.groups(pytest.fail)]


@pytest.fixture
def started(monkeypatch):
    """What was begun to be decoded, in order."""
    media = []

    def note(request):
        media.append(Path(request.media).name)
        return Listening(request)

    monkeypatch.setattr(listening, "Listening", note)
    return media


class Timer:
    """Runs when a test says so."""

    last = None

    def __init__(self, seconds, action, arguments):
        self.run = lambda: action(*arguments)

        self.is_cancelled = False

    def start(self):
        Timer.last = self

    def cancel(self):
        self.is_cancelled = True


@pytest.fixture
def ahead(monkeypatch):
    monkeypatch.setattr(listening.threading, "Timer", Timer)
    ahead = Ahead()
    yield ahead
    ahead.close()
    assert not [thread for thread in threading.enumerate() if thread.name == "listen"]


@pytest.fixture
def other(tmp_path):
    return Path(shutil.copy(CLIP, tmp_path / "other.flac"))


def test_what_is_expected_waits_until_the_sound_at_work_is_decoded(ahead, started, other):
    one = ahead.take(request())
    ahead.expect(request(other))
    assert started == ["clip-english.flac"]
    heard = hear(one)
    one.close()
    ahead.go_on()
    assert started == ["clip-english.flac", "other.flac"]
    two = ahead.take(request(other))
    assert hear(two) == heard
    two.close()
    assert started == ["clip-english.flac", "other.flac"], "what was decoded ahead was used"


def test_where_nothing_is_at_work_it_begins_at_once(ahead, started):
    ahead.expect(request())
    assert started == ["clip-english.flac"]


@pytest.mark.parametrize("options", [{"start_ms": 1000}, {"end_ms": 2000}, {"audio_stream": 1}])
def test_other_sound_of_the_same_file_is_other_sound(ahead, started, options):
    ahead.expect(request())
    ahead.take(request(**options)).close()
    assert len(started) == 2


def test_other_wishes_for_the_same_sound_are_no_matter(ahead, started):
    ahead.expect(request(languages=("en",), mode="fast"))
    ahead.take(request(languages=("es",), mode="careful")).close()
    assert len(started) == 1


def test_a_file_that_was_written_since_is_decoded_anew(ahead, started, other):
    ahead.expect(request(other))
    with other.open("ab") as file:
        file.write(b"more")
    ahead.take(request(other)).close()
    assert len(started) == 2


def test_a_newer_wish_takes_the_place_of_the_older(ahead, started, other):
    ahead.expect(request())
    ahead.expect(request(other))
    ahead.take(request(other)).close()
    assert started == ["clip-english.flac", "other.flac"]


def test_what_nobody_takes_is_let_go_of(ahead, started):
    ahead.expect(request())
    Timer.last.run()
    assert not [thread for thread in threading.enumerate() if thread.name == "listen"]
    ahead.take(request()).close()
    assert len(started) == 2


def test_what_was_taken_is_not_let_go_of(ahead):
    ahead.expect(request())
    sound = ahead.take(request())
    assert Timer.last.is_cancelled
    Timer.last.run()  # it may have begun already
    assert hear(sound)
    sound.close()


def test_what_is_wrong_is_told_when_the_file_s_turn_comes(ahead, tmp_path):
    ahead.expect(request(tmp_path / "missing.flac"))
    sound = ahead.take(request(tmp_path / "missing.flac"))
    with pytest.raises(MediaUnreadable):
        hear(sound)
    sound.close()


def test_warnings_are_heard_by_the_one_who_takes_it(ahead, tmp_path):
    broken = tmp_path / "half.flac"
    broken.write_bytes(CLIP.read_bytes()[: CLIP.stat().st_size // 2])
    ahead.expect(request(broken))
    sound = ahead.take(request(broken))
    said = []
    assert list(sound.groups(said.append))
    sound.close()
    assert any("half.flac" in line for line in said)


def test_closing_ends_a_thread_that_has_no_room_left(monkeypatch):
    monkeypatch.setattr(listening, "_FIRST_GROUP", 1)
    monkeypatch.setattr(listening, "_GROUP", 1)  # a group for each region, more than there is room for
    Listening(request()).close()
    assert not [thread for thread in threading.enumerate() if thread.name == "listen"]
