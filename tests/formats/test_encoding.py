"""Short files in old encodings are understood; what is no text is refused, quickly and with a remedy."""

import random
import time

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import FileProblem, InvalidRequest, ParseError, UnsupportedFormat
from captionstudio.formats.encoding import decode
from captionstudio.formats.registry import read_captions, write_captions

NOISE = random.Random(1).randbytes  # noqa: S311 - nothing secret
LINES = [
    ("cp1252", "Où êtes-vous allé cet été ?"),
    ("cp1252", "¿Qué te pasó anoche? Mañana."),
    ("cp1252", "It’s a café – naïve"),
    ("cp1252", "Não sei, amanhã você virá."),
    ("cp1250", "Příliš žluťoučký kůň úpěl"),
    ("cp1250", "Zażółć gęślą jaźń, dziękuję"),
    ("cp1250", "Árvíztűrő tükörfúrógép"),
    ("cp1251", "Привет, как дела?"),
    ("koi8_r", "Привет, как дела? Что случилось вчера?"),
    ("cp1253", "Δεν ξέρω τίποτα γι' αυτό."),
    ("cp1254", "Nasılsın? Teşekkürler, çok iyiyim"),
    ("cp1255", "שלום, מה שלומך היום?"),
    ("cp1256", "مرحبا، كيف حالك اليوم؟"),
    ("gb18030", "你好,今天天气很好。"),
    ("big5", "我不知道發生了什麼事情"),
    ("shift_jis", "こんにちは、お元気ですか。"),
    ("euc_kr", "안녕하세요, 오늘 날씨가 좋네요."),
    ("utf-8", "naïve"),
    ("utf-8-sig", "naïve"),
    ("utf-16", "naïve 日本"),
    ("utf-16-le", "naïve"),
    ("utf-16-be", "naïve"),
]


@pytest.mark.parametrize(("codec", "line"), LINES)
def test_one_line_is_enough(codec, line):
    text = f"1\n00:00:01,000 --> 00:00:02,000\n{line}\n"
    result = read_captions(text.encode(codec), name="a.srt")
    assert result.track.cues[0].text == line
    assert write_captions(result.track, "srt", encoding=result.encoding).decode(codec) == text


def test_the_encoding_named_overrules():
    data = "1\n00:00:01,000 --> 00:00:02,000\nÇa\n".encode("cp1252")
    assert read_captions(data, name="a.srt", encoding="cp1251").track.cues[0].text == "Зa"
    for wrong in ("utf-8", "no-such-encoding"):
        with pytest.raises(ParseError) as refused:
            read_captions(data, name="a.srt", encoding=wrong)
        assert refused.value.hint


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: NOISE(30_000_000), id="noise"),
        pytest.param(lambda: NOISE(100_000), id="a little noise"),
        pytest.param(lambda: bytes(30_000_000), id="zeros"),
        pytest.param(lambda: bytes(100_000_000), id="too large"),
        pytest.param(lambda: b"hello world\n" * 1_000_000, id="words"),
        pytest.param(lambda: b"a > b \n" * 1_000_000, id="arrows"),
        pytest.param(lambda: (b"1" + b" " * 1_000_000 + b">\n") * 20, id="spaces"),
        pytest.param(lambda: b"\x00\x01\x02\x03" * 5000, id="control characters"),
        pytest.param(lambda: b"\xff\xfe" + NOISE(50_000), id="noise with a mark"),
        pytest.param(lambda: b"no captions here", id="a sentence"),
        pytest.param(lambda: b"\x89PNG\r\n\x1a\n" + bytes(200) + NOISE(3000), id="picture"),
    ],
)
def test_what_is_no_caption_file_is_refused_at_once(make):
    data = make()
    began = time.process_time()
    with pytest.raises((ParseError, UnsupportedFormat)) as refused:
        read_captions(data, name="a.srt")
    assert refused.value.hint
    assert isinstance(refused.value, FileProblem)
    assert time.process_time() - began < 4


def test_bytes_that_are_no_text_are_told():
    data = b"\xef\xbb\xbf1\n00:00:01,000 --> 00:00:02,000\nna\xefve\n"
    result = read_captions(data, name="a.srt")
    assert result.track.cues[0].text == "na\ufffdve"
    assert [(repair.line, "utf-8" in repair.message) for repair in result.repairs] == [(3, True)]


def test_encoding_and_line_ends_are_as_asked_for():
    track = Track((Cue(0, 1000, "é"),))
    assert write_captions(track, "srt", encoding="utf-8-sig", newline="\r\n") == (
        b"\xef\xbb\xbf1\r\n00:00:00,000 --> 00:00:01,000\r\n\xc3\xa9\r\n"
    )
    assert write_captions(track, "vtt", encoding="utf-16").decode("utf-16").startswith("WEBVTT\n\n")
    windows = read_captions(write_captions(track, "srt", newline="\r\n"), name="a.srt").track
    assert b"\r" in write_captions(windows, "srt")
    assert b"\r" not in write_captions(windows, "srt", newline="\n")
    assert b"\r" not in write_captions(windows, "vtt")


@pytest.mark.parametrize(("encoding", "said"), [("ascii", "é"), ("cp1251", "é"), ("klingon", "klingon")])
def test_an_encoding_that_lacks_a_character_is_refused(encoding, said):
    with pytest.raises(InvalidRequest, match=said) as refused:
        write_captions(Track((Cue(0, 1000, "café"),)), "srt", encoding=encoding)
    assert "UTF-8" in refused.value.hint


def test_nothing_is_no_text_but_an_empty_one():
    assert decode(b"") == ("", "utf-8")
