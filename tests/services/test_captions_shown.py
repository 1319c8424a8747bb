"""The captions over the picture follow position, document and settings."""

import time
from dataclasses import replace

import pytest
from PySide6.QtCore import QSize

from captionstudio.core.document import Cue, Document, Track, Word
from captionstudio.core.edits.change import edit_track, set_setting
from captionstudio.core.edits.speakers import set_speaker_colour
from captionstudio.core.speakers import Speaker
from captionstudio.services.captions_shown import ACTIVE_WORD, SHOWN, SPEAKER_COLOURS, CaptionsShown
from captionstudio.services.session import Session
from captionstudio.services.settings import Settings
from tests.fakes.playing import ScriptedPlayer, make_playback

WORDS = (Word("Hello", 1000, 1500), Word("there", 1500, 2000))
FIRST, SECOND = Cue(1000, 2000, "Hello there", id="a", words=WORDS), Cue(3000, 4000, "Later on", id="b")


class Rig:
    """A playback that stands where a test puts it, and captions over it."""

    def __init__(self, document, open_captions=None):
        self.settings, self.session = Settings(None), Session()
        options = {} if open_captions is None else {"open_captions": open_captions}
        self.playback = make_playback(ScriptedPlayer, **options)
        self.captions = CaptionsShown(self.session, self.playback, self.settings)
        self.captions.set_size(QSize(640, 360))
        self.session.open(document)

    def go(self, time_ms):
        self.playback._move(time_ms)


@pytest.fixture
def make_rig(qapp):
    rigs = []

    def make(*tracks, **options):
        rigs.append(Rig(Document(tracks=tracks), **options))
        return rigs[-1]

    yield make
    for rig in rigs:
        rig.playback.shut_down()


def colours(image):
    """Return the share of pixels that are yellow, and how many are drawn at all."""
    drawn = [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    drawn = [colour for colour in drawn if colour.alpha() > 200]
    return sum(colour.red() > 200 and colour.blue() < 120 for colour in drawn), len(drawn)


def test_a_caption_is_drawn_while_it_lasts(qtbot, make_rig):
    rig = make_rig(Track((FIRST, SECOND), id="t"))
    assert rig.captions.image.isNull()
    rig.go(1200)
    qtbot.waitUntil(lambda: not rig.captions.image.isNull())
    assert rig.captions.drawn_for == QSize(640, 360)
    assert rig.captions.place.y() > 250
    first = rig.captions.image
    rig.go(2500)
    qtbot.waitUntil(lambda: bool(rig.captions.image.isNull()))
    rig.go(3500)
    qtbot.waitUntil(lambda: not rig.captions.image.isNull())
    assert rig.captions.image != first


def test_the_word_being_spoken_is_lit_unless_that_is_switched_off(qtbot, make_rig):
    rig = make_rig(Track((FIRST,), id="t"))
    rig.go(1200)
    qtbot.waitUntil(lambda: colours(rig.captions.image)[0] > 20)
    rig.settings.set(ACTIVE_WORD, False)
    qtbot.waitUntil(lambda: colours(rig.captions.image)[0] == 0 < colours(rig.captions.image)[1])
    rig.settings.set(SHOWN, False)
    qtbot.waitUntil(lambda: bool(rig.captions.image.isNull()))


def is_green(image):
    drawn = [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    return sum(colour.alpha() > 200 and colour.green() > 180 and max(colour.red(), colour.blue()) < 100 for colour in drawn) > 20


def test_captions_have_their_speakers_colours_where_that_is_switched_on(qtbot, make_rig):
    rig = make_rig(Track((replace(SECOND, speaker="Ann"),), id="t"))
    rig.session.apply(set_setting(rig.session.document, "speakers", (Speaker("Ann", "#00ff00"),), "Speakers"))
    rig.go(3500)
    qtbot.waitUntil(lambda: not rig.captions.image.isNull())
    assert not is_green(rig.captions.image)
    rig.settings.set(SPEAKER_COLOURS, True)
    qtbot.waitUntil(lambda: is_green(rig.captions.image))
    rig.session.apply(set_speaker_colour(rig.session.document, "Ann", "#ff5555"))
    qtbot.waitUntil(lambda: not is_green(rig.captions.image))


def test_an_edit_is_seen_at_once(qtbot, make_rig):
    rig = make_rig(Track((FIRST, SECOND), id="t"))
    rig.go(3500)
    qtbot.waitUntil(lambda: not rig.captions.image.isNull())
    width = rig.captions.image.width()
    change = edit_track(rig.session.document, "t", "Edit", replaced={"b": replace(SECOND, text="Later on, much later than before")})
    with qtbot.waitSignal(rig.captions.changed):
        rig.session.apply(change)
    assert rig.captions.image.width() > width * 1.5


def test_twenty_thousand_captions_draw_as_fast_as_ten(qtbot, make_rig):
    many = tuple(Cue(at * 2000, at * 2000 + 1500, f"Number {at}\nof many", id=str(at)) for at in range(20_000))
    rig = make_rig(Track(many, id="t"))
    rig.go(20_000_000)
    qtbot.waitUntil(lambda: not rig.captions.image.isNull())
    change = edit_track(rig.session.document, "t", "Edit", replaced={"10000": replace(many[10_000], text="Another text")})
    rig.session.apply(change)
    started = time.perf_counter()
    rig.captions.refresh()  # what a keystroke costs the window's thread
    assert time.perf_counter() - started < 0.005
    with qtbot.waitSignal(rig.captions.changed, timeout=1000):
        pass


def test_another_track_and_two_of_them(qtbot, make_rig):
    other = Track((Cue(1000, 2000, "Hola a todos los que están ahí", id="x"),), id="u", language="es")
    rig = make_rig(Track((FIRST,), id="t"), other)
    rig.go(1200)
    qtbot.waitUntil(lambda: not rig.captions.image.isNull())
    width, height = rig.captions.image.width(), rig.captions.image.height()
    rig.captions.set_tracks("u")
    qtbot.waitUntil(lambda: rig.captions.image.width() > width * 1.5)
    rig.captions.set_tracks(None, "u")
    qtbot.waitUntil(lambda: rig.captions.image.height() > height * 1.4)
    rig.captions.set_tracks(None)
    qtbot.waitUntil(lambda: rig.captions.image.width() == width)


def test_without_a_renderer_there_is_text(qtbot, make_rig):
    rig = make_rig(Track((replace(FIRST, text="<i>Hello</i>\nthere"),), id="t"), open_captions=lambda: None)
    rig.go(1200)
    qtbot.waitUntil(lambda: rig.captions.text == "Hello\nthere")
    rig.go(2000)
    qtbot.waitUntil(lambda: not rig.captions.text)
