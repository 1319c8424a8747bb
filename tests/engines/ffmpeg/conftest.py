"""Small films made by ffmpeg, once each."""

import pytest

DARK = ("-f", "lavfi", "-i", "color=0x101820:s=320x180:d=2:r=10")
TONE = ("-f", "lavfi", "-i", "sine=d=2")


@pytest.fixture(scope="session")
def film(make_media):
    """Two dark seconds with a tone, 320 by 180."""
    return make_media("film.mp4", *DARK, *TONE, "-c:v", "libx264", "-c:a", "aac", "-pix_fmt", "yuv420p")


@pytest.fixture(scope="session")
def long_film(make_media):
    """A film that takes seconds to burn in."""
    picture = ("-f", "lavfi", "-i", "testsrc2=s=1280x720:d=20:r=25")
    return make_media("long.mp4", *picture, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "40")
