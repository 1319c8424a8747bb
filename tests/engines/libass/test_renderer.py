"""Captions over the player's picture are those that burning in draws."""

import subprocess
from dataclasses import replace

import numpy
import pytest

from captionstudio.core.document import Cue, Track, Word
from captionstudio.core.errors import EngineMissing
from captionstudio.core.styles import find_style
from captionstudio.engines.libass import binding
from captionstudio.engines.libass.renderer import LibassRenderer, open_captions
from captionstudio.formats.registry import read_captions
from tests.engines.ffmpeg.pictures import burn, frame_at

TEXT = "The captain finds the map,\n<i>and</i> the queen paints 🌻"
PICTURE = (640, 360)
WORDS = tuple(
    Word(text, 100 * at, 100 * at + 100)
    for at, text in enumerate(["The", "captain", "finds", "the", "map,", "and", "the", "queen", "paints"])
)


@pytest.fixture
def renderer():
    made = open_captions()
    assert made is not None
    yield made
    made.close()


def laid_over(picture, overlay):
    """Return a picture (red, green, blue) with an overlay on it."""
    result = picture.astype(float).copy()
    if overlay is None:
        return result
    drawn = numpy.frombuffer(overlay.pixels, numpy.uint8).reshape(overlay.height, overlay.width, 4).astype(float)
    place = result[overlay.y : overlay.y + overlay.height, overlay.x : overlay.x + overlay.width]
    place[:] = place * (255 - drawn[..., 3:]) / 255 + drawn[..., 2::-1]
    return result


def seen(overlay):
    """Return left, top, right and bottom of what can be seen of an overlay."""
    cover = numpy.frombuffer(overlay.pixels, numpy.uint8).reshape(overlay.height, overlay.width, 4)[..., 3] > 64
    rows, columns = numpy.nonzero(cover)
    return [overlay.x + columns.min(), overlay.y + rows.min(), overlay.x + columns.max(), overlay.y + rows.max()]


@pytest.fixture(scope="module")
def grey(tmp_path_factory):
    path = tmp_path_factory.mktemp("grey") / "grey.mp4"
    source = ("-f", "lavfi", "-i", "color=0x506070:s=640x360:d=1.2:r=10")
    subprocess.run(["ffmpeg", "-v", "error", *source, "-pix_fmt", "yuv444p", "-c:v", "libx264", "-qp", "0", path], check=True)
    return path


@pytest.mark.parametrize("style", ["classic", "box", "karaoke", "top", None])
def test_the_overlay_is_what_burning_in_draws(grey, tmp_path, renderer, style):
    track = Track((Cue(0, 1100, TEXT, words=WORDS),), language="en")
    if style is None:
        script = (
            "[Script Info]\nPlayResX: 320\nPlayResY: 180\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize, PrimaryColour, Alignment\n"
            "Style: Loud,Inter,30,&H0000FFFF,5\n\n[Events]\nFormat: Layer, Start, End, Style, Text\n"
            "Dialogue: 0,0:00:00.00,0:00:01.10,Loud,{\\pos(160,40)\\blur2}Own looks\n"
        )
        track = read_captions(script.encode(), format="ass").track
    burned = frame_at(burn(grey, track, tmp_path / "burned.mp4", style, quality=0), 0.5)
    overlay = renderer.draw(renderer.make_script(track, find_style(style) if style else None, (640, 360)), 640, 360, 500, picture=PICTURE)
    assert overlay is not None
    ours = laid_over(frame_at(grey, 0.5), overlay)
    off = numpy.abs(ours - burned).max(axis=2)
    is_drawn = numpy.abs(burned - burned[0, 0]).max(axis=2) > 40
    assert is_drawn.sum() > 500
    # What differs is the coding of colour, yellow's above all; a letter in another place would differ by 100 and more.
    assert numpy.median(off[is_drawn]) < 25
    assert (off > 60).sum() < is_drawn.sum() * 0.02


def test_it_is_drawn_for_the_screen_in_the_proportions_of_the_picture(renderer):
    script = renderer.make_script(Track((Cue(0, 1000, "Wide words"),)), find_style("classic"), (1920, 1080))
    large, small = (seen(renderer.draw(script, 480 * times, 270 * times, 500, picture=(1920, 1080))) for times in (4, 1))
    assert [edge / 4 for edge in large] == pytest.approx(small, abs=1.5)


def test_what_has_not_changed_is_the_same_object(renderer):
    track = Track((Cue(1000, 2000, "One"), Cue(3000, 4000, "Two")))
    script = renderer.make_script(track, find_style("classic"), (640, 360))
    assert renderer.draw(script, 640, 360, 500, picture=PICTURE) is None
    one = renderer.draw(script, 640, 360, 1000, picture=PICTURE)
    assert renderer.draw(script, 640, 360, 1900, picture=PICTURE) is one
    assert renderer.draw(script, 640, 360, 2000, picture=PICTURE) is None
    two = renderer.draw(script, 640, 360, 3500, picture=PICTURE)
    assert two.pixels != one.pixels
    assert renderer.draw("", 640, 360, 3500, picture=PICTURE) is None


def test_the_word_being_spoken_is_lit(renderer):
    style = replace(find_style("classic"), highlight="#FFD23F")
    script = renderer.make_script(Track((Cue(0, 1000, TEXT, words=WORDS),)), style, (640, 360))

    def lit(time_ms):
        overlay = renderer.draw(script, 640, 360, time_ms, picture=PICTURE)
        drawn = numpy.frombuffer(overlay.pixels, numpy.uint8).reshape(overlay.height, overlay.width, 4).astype(int)
        columns = numpy.nonzero(((drawn[..., 2] > 200) & (drawn[..., 0] < 120)).any(axis=0))[0]
        return overlay.x + columns.mean()

    first, second, third = lit(50), lit(150), lit(250)
    assert 100 < first < second < third < 540


def test_a_part_of_the_script_looks_like_the_whole(renderer):
    """Speakers keep the colours that the order of the whole track gives them."""
    cues = [Cue(at * 1000, at * 1000 + 900, f"Number {at}", speaker=name) for at, name in enumerate("ABCABC")]
    track, style = Track(tuple(cues), language="en"), find_style("speakers")
    whole = renderer.make_script(track, style, (640, 360))
    part = renderer.make_script(track, style, (640, 360), (3900, 4500))
    assert part.count("Dialogue:") == 1
    assert renderer.draw(part, 640, 360, 4200, picture=PICTURE).pixels == renderer.draw(whole, 640, 360, 4200, picture=PICTURE).pixels


def test_without_libass_there_is_no_renderer(monkeypatch):
    binding.load_libass.cache_clear()
    monkeypatch.setattr("ctypes.CDLL", _refuse)
    try:
        assert open_captions() is None
        with pytest.raises(EngineMissing, match="libass"):
            LibassRenderer()
    finally:
        monkeypatch.undo()
        binding.load_libass.cache_clear()
    assert open_captions() is not None


def _refuse(name):
    raise OSError(name)
