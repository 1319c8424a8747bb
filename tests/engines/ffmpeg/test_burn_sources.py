"""Videos of every kind go through burn-in: their picture, times and sound come out as they should."""

import itertools

import numpy
import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import InvalidRequest, UnsupportedFormat
from captionstudio.engines.ffmpeg.probe import probe_media
from tests.engines.ffmpeg.conftest import DARK, TONE
from tests.engines.ffmpeg.pictures import burn, find_drawn, frame_at, packet_times, streams

H264 = ("-c:v", "libx264", "-pix_fmt", "yuv420p")


def test_odd_sides_lose_one_row_or_column(make_media, tmp_path):
    odd = make_media("odd.mkv", "-f", "lavfi", "-i", "color=0x101820:s=321x181:d=1:r=5", "-c:v", "ffv1", "-pix_fmt", "yuv444p")
    output = burn(odd, "Hello", tmp_path / "out.mp4")
    assert streams(output, "v", "width", "height", "pix_fmt") == [{"width": 320, "height": 180, "pix_fmt": "yuv420p"}]
    assert find_drawn(frame_at(output, 0.5)).top > 0.75


def test_a_turned_video_comes_out_upright(film, make_media, tmp_path):
    turned = make_media("turned.mp4", "-i", film, "-c", "copy", "-metadata:s:v:0", "rotate=90")
    assert (probe_media(turned).video.width, probe_media(turned).video.height) == (180, 320)
    output = burn(turned, "Hello there", tmp_path / "out.mp4")
    assert streams(output, "v", "width", "height", "side_data_list") == [{"width": 180, "height": 320, "side_data_list": None}]
    drawn = find_drawn(frame_at(output, 0.5))
    assert 0.88 < drawn.top < drawn.bottom < 0.96
    assert drawn.middle == pytest.approx(0.5, abs=0.03)


def test_pixels_that_are_not_square_stay_so(make_media, tmp_path):
    pal = make_media("pal.mp4", "-f", "lavfi", "-i", "color=0x101820:s=180x144:d=1:r=5", "-vf", "setsar=16/11", *H264)
    output = burn(pal, "Hello", tmp_path / "out.mp4")
    assert streams(output, "v", "width", "height", "sample_aspect_ratio") == [{"width": 180, "height": 144, "sample_aspect_ratio": "16:11"}]


def test_frames_keep_their_uneven_times(make_media, tmp_path):
    uneven = "select='lt(n,5)+not(mod(n,5))'"
    source = make_media("uneven.mp4", "-f", "lavfi", "-i", "testsrc=s=320x180:d=3:r=10", "-vf", uneven, "-vsync", "vfr", *H264)
    output = burn(source, "Hello", tmp_path / "out.mp4")
    assert packet_times(output) == pytest.approx(packet_times(source), abs=0.002)
    assert len(packet_times(output)) == 10


@pytest.mark.parametrize("name", ["late.mkv", "late.ts"])
def test_times_count_from_the_start_of_the_container(make_media, tmp_path, name):
    source = make_media(name, *DARK, *TONE, *H264, "-c:a", "aac", "-output_ts_offset", "5")
    output = burn(source, Track((Cue(500, 1000, "Hello"),)), tmp_path / "out.mp4")
    assert find_drawn(frame_at(output, 0.3)) is None
    assert find_drawn(frame_at(output, 0.7))
    assert find_drawn(frame_at(output, 1.2)) is None
    assert probe_media(output).duration_ms == pytest.approx(2000, abs=150)


def test_ten_bits_become_eight(make_media, tmp_path):
    source = make_media("ten.mkv", *DARK, "-c:v", "libx264", "-pix_fmt", "yuv420p10le")
    output = burn(source, "Hello", tmp_path / "out.mp4")
    assert streams(output, "v", "pix_fmt", "codec_name") == [{"pix_fmt": "yuv420p", "codec_name": "h264"}]
    assert frame_at(output, 0.5).max() > 220


def test_hdr_is_brought_to_ordinary_brightness(make_media, tmp_path):
    pq = ("-x265-params", "log-level=error:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc")
    grey = ("-f", "lavfi", "-i", "color=gray:s=320x180:d=0.6:r=5")
    source = make_media("hdr.mp4", *grey, "-c:v", "libx265", "-pix_fmt", "yuv420p10le", *pq)
    assert probe_media(source).video.is_hdr
    said = []
    output = burn(source, "Hello", tmp_path / "out.mp4", messages=said)
    assert any("HDR" in message for message in said)
    assert streams(output, "v", "color_transfer", "color_space", "pix_fmt") == [
        {"color_transfer": "bt709", "color_space": "bt709", "pix_fmt": "yuv420p"}
    ]
    assert find_drawn(frame_at(output, 0.3)), "white letters stand out"


def test_interlaced_pictures_become_whole(make_media, tmp_path):
    bar = "color=gray:s=320x180:d=1:r=50,geq=lum='16+200*between(X,N*6,N*6+30)':cb=128:cr=128"
    moving = ("-f", "lavfi", "-i", bar, "-vf", "tinterlace=interleave_top,setfield=tff")
    source = make_media("fields.mp4", *moving, "-c:v", "libx264", "-flags", "+ilme+ildct", "-pix_fmt", "yuv420p")
    assert probe_media(source).video.is_interlaced
    output = burn(source, "Hello", tmp_path / "out.mp4")
    assert streams(output, "v", "field_order", "r_frame_rate") == [{"field_order": "progressive", "r_frame_rate": "25/1"}]
    before, after = frame_at(source, 0.5), frame_at(output, 0.5)
    assert comb(after) < 0.2 * comb(before)


def comb(frame):
    """How much more each row differs from its neighbours than from the rows of its own field."""
    grey = frame[:120].mean(axis=2)
    return numpy.abs(grey[1:-1:2] - (grey[:-2:2] + grey[2::2]) / 2).mean()


def test_a_video_without_sound_stays_silent(make_media, tmp_path):
    silent = make_media("silent.mp4", *DARK, *H264)
    assert streams(burn(silent, "Hello", tmp_path / "out.mp4"), "a") == []


def test_sound_is_copied_bit_for_bit(film, tmp_path):
    output = burn(film, "Hello", tmp_path / "out.mp4")
    assert sound_packets(output) == sound_packets(film)


def sound_packets(path):
    return [(stream["codec_name"], stream["nb_frames"], stream["bit_rate"]) for stream in streams(path, "a")]


@pytest.mark.parametrize(("name", "codec"), [("out.mp4", "aac"), ("out.mkv", "pcm_s16le"), ("out.mov", "pcm_s16le"), ("out.webm", "opus")])
def test_sound_that_the_container_cannot_hold_is_encoded(make_media, tmp_path, name, codec):
    source = make_media("pcm.mkv", *DARK, *TONE, *H264, "-c:a", "pcm_s16le")
    output = burn(source, "Hello", tmp_path / name)
    assert streams(output, "a", "codec_name") == [{"codec_name": codec}]
    assert find_drawn(frame_at(output, 0.5))


def test_every_sound_track_stays_with_its_language(make_media, tmp_path):
    tags = ("-map", "0", "-map", "1", "-map", "1", "-metadata:s:a:0", "language=eng", "-metadata:s:a:1", "language=spa")
    source = make_media("two.mp4", *DARK, *TONE, *tags, *H264, "-c:a", "aac")
    output = burn(source, "Hello", tmp_path / "out.mp4")
    assert [stream["tags:language"] for stream in streams(output, "a", "tags:language")] == ["eng", "spa"]


@pytest.fixture
def cover(make_media):
    return make_media("cover.png", "-f", "lavfi", "-i", "color=red:s=600x600", "-frames:v", "1")


def test_cover_art_is_not_taken_for_the_picture(film, make_media, cover, tmp_path):
    arguments = ("-map", "1", "-map", "0", "-c", "copy", "-disposition:v:0", "attached_pic", "-disposition:v:1", "default")
    source = make_media("covered.mp4", "-i", film, "-i", cover, *arguments)
    output = burn(source, "Hello", tmp_path / "out.mp4")
    assert streams(output, "v", "width") == [{"width": 320}]


def test_music_with_cover_art_has_no_picture(make_media, cover, tmp_path):
    song = make_media("song.mp3", *TONE, "-i", cover, "-map", "0", "-map", "1", "-c:v", "copy", "-disposition:v:0", "attached_pic")
    with pytest.raises(InvalidRequest, match="no picture"):
        burn(song, "Hello", tmp_path / "out.mp4")
    assert not list(tmp_path.iterdir())


@pytest.fixture(scope="session")
def flash(make_media):
    """A film with one key frame; at 5.0 s it flashes and beeps for a fifth of a second."""
    picture = "color=0x101820:s=320x180:d=8:r=25,drawbox=t=fill:c=red:enable='between(t,5,5.19)'"
    sound = "aevalsrc='if(between(t,5,5.2),sin(2*PI*1000*t),0)':d=8:s=44100"
    return make_media("flash.mp4", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound, *H264, "-g", "1000", "-c:a", "aac")


@pytest.mark.parametrize("name", ["out.mp4", "out.mkv"])
def test_a_range_makes_a_video_of_that_part_alone(flash, tmp_path, name):
    captions = Track((Cue(1000, 3000, "Before"), Cue(3500, 4500, "Across"), Cue(5500, 6000, "Inside"), Cue(7500, 8000, "After")))
    output = burn(flash, captions, tmp_path / name, start_ms=4000, end_ms=7000)
    assert probe_media(output).duration_ms == pytest.approx(3000, abs=60)
    shown = [bool(find_drawn(frame_at(output, second))) for second in (0.2, 0.8, 1.7, 2.5)]
    assert shown == [True, False, True, False]
    assert find_drawn(frame_at(output, 0.9), "red") is None
    assert find_drawn(frame_at(output, 1.1), "red")
    assert hear_beep(output) == pytest.approx(1.0, abs=0.03)


def hear_beep(path):
    """Return when the beep begins, in seconds from the start of the file."""
    from captionstudio.engines.ffmpeg.audio import read_audio  # noqa: PLC0415

    blocks = list(read_audio(str(path)))
    return float(numpy.argmax(numpy.abs(numpy.concatenate(blocks)) > 0.1)) / 16000


@pytest.mark.parametrize(
    ("options", "words"),
    [({"start_ms": 2000, "end_ms": 1000}, "empty"), ({"start_ms": 99_000}, "after the end"), ({"quality": 52}, "quality 52")],
)
def test_requests_that_make_no_sense_are_refused(film, tmp_path, options, words):
    with pytest.raises(InvalidRequest, match=words):
        burn(film, "Hello", tmp_path / "out.mp4", **options)


def test_an_ending_that_is_no_video_is_refused(film, tmp_path):
    with pytest.raises(UnsupportedFormat, match="no video file"):
        burn(film, "Hello", tmp_path / "out.txt")


def test_quality_decides_the_size(make_media, tmp_path):
    busy = make_media("busy.mp4", "-f", "lavfi", "-i", "testsrc2=s=320x180:d=1:r=25", *H264, "-crf", "5")
    sizes = [burn(busy, "Hello", tmp_path / f"{quality}.mp4", quality=quality).stat().st_size for quality in (10, 25, 40)]
    assert all(bigger > 1.3 * smaller for bigger, smaller in itertools.pairwise(sizes))


HOSTILE = ["it's [a] film.mp4", "a:b,c=d;e.mp4", "50% \\ done.mp4", "-dash.mp4", "été 日本.mp4", 'quote".mp4', "two\nlines.mp4", "%03d.mp4"]


@pytest.mark.parametrize("name", HOSTILE)
def test_odd_names_are_safe_on_both_sides(film, tmp_path, name):
    folder = tmp_path / f"in {name[:5]}"
    folder.mkdir()
    source = folder / name
    source.write_bytes(film.read_bytes())
    output = burn(source, "Hello", tmp_path / name)
    assert find_drawn(frame_at(output, 0.5))
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([folder.name, name])
