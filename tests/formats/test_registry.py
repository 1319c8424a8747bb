"""A file's content decides over its name."""

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import UnsupportedFormat
from captionstudio.formats.registry import format_for, read_captions, write_captions


def test_a_file_is_read_as_what_it_is():
    read = read_captions(b"WEBVTT\n\n00:01.000 --> 00:02.000\nHi\n", name="a.srt")
    assert read.format == "vtt"
    assert "VTT" in read.repairs[0].message


@pytest.mark.parametrize("format_id", ["srt", "vtt", "ass", "sami", "ttml", "microdvd", "mpl2", "tmp", "json"])
def test_formats_are_told_by_their_content(format_id):
    data = write_captions(Track((Cue(1000, 2000, "Hi there"), Cue(3000, 4000, "you"))), format_id)
    assert read_captions(data).format == format_id


@pytest.mark.parametrize("name", ["film.docx", "film", ".srt"])
def test_unknown_endings_are_refused(name):
    with pytest.raises(UnsupportedFormat):
        format_for(name)


@pytest.mark.parametrize("name", ["a.txt", "a.docx", ""])
def test_text_without_times_is_refused(name):
    with pytest.raises(UnsupportedFormat):
        read_captions(b"Once upon a time", name=name)
