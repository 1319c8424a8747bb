"""WebVTT files come back byte for byte; an edit changes its own cue; settings, regions and headers are understood."""

from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import ParseError
from captionstudio.core.markup import plain_text
from captionstudio.formats.registry import read_captions, write_captions
from captionstudio.formats.webvtt_settings import (
    CueSettings,
    Region,
    parse_metadata,
    parse_regions,
    parse_settings,
    read_place,
    settings_for_place,
)

FULL = """WEBVTT - a title
Kind: captions
Language: en
X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000

STYLE
::cue(.loud) { color: red }

REGION
id:fred
width:40%
lines:3
viewportanchor:10%,90%


NOTE first

intro
00:00:01.000 --> 00:00:02.500 line:0 align:start
<v.loud Mary>R&amp;B &lt;3 <i>now</i> &nbsp;

NOTE
between
the two


NOTE again

00:03.000\t-->  00:04.000  region:fred
<lang es>Hola</lang> AT&T <unknown>

2
00:00:05.000 --> 00:00:06.000

00:00:06.000 --> 00:00:07.000
- one
- two

NOTE last

"""


def read(text, codec="utf-8"):
    return read_captions(text.encode(codec), name="a.vtt")


def write(track, codec="utf-8"):
    return write_captions(track, "vtt", encoding=codec).decode(codec)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize(
    "text",
    [
        FULL,
        FULL.rstrip("\n"),
        FULL + "\n\n",
        "WEBVTT",
        "WEBVTT\n",
        "WEBVTT\n\nNOTE nothing else\n\n",
        "WEBVTT\n\n\n\n00:00.000 --> 00:01.000\na",
    ],
)
def test_an_untouched_file_is_written_back_byte_for_byte(text, codec, end):
    data = text.replace("\n", end).encode(codec)
    result = read_captions(data, name="a.vtt")
    assert result.encoding == codec
    assert write_captions(result.track, "vtt", encoding=codec) == data


def test_invalid_cues_are_told_and_stay_in_the_file():
    text = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\none\n\nbad\n00:00:03 --> 00:00:04\nlost\n\n00:00:05.000 --> 00:00:06.000\ntwo\n"
    result = read(text)
    assert [cue.text for cue in result.track.cues] == ["one", "two"]
    assert [repair.line for repair in result.repairs] == [7]
    assert write(result.track) == text


def test_text_voice_and_language_are_read():
    first, second, third, fourth = read(FULL).track.cues
    assert (first.speaker, first.text) == ("Mary", "R&B <3 <i>now</i> \xa0")
    assert plain_text(first.text) == "R&B <3 now \xa0"
    assert (second.start_ms, second.end_ms, second.text) == (3000, 4000, "<lang es>Hola</lang> AT&T <unknown>")
    assert (third.carried.id, third.text) == ("2", "")
    assert fourth.text == "- one\n- two"
    (cue,) = read("WEBVTT\n\n00:00.000 --> 00:01.000\n<v Bob &amp; Ann><lang fr>Salut</lang></v>\n").track.cues
    assert (cue.speaker, cue.language, cue.text) == ("Bob & Ann", "fr", "Salut")
    (cue,) = read("WEBVTT\n\n00:00.000 --> 00:01.000\n<v A>one</v> <v B>two</v>\n").track.cues
    assert (cue.speaker, cue.second_speaker, cue.text) == ("A", "B", "- one\n- two")


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"text": "Rock &amp;amp; <b>roll</b>"}, "<v.loud Mary>R&amp;B &lt;3 <i>now</i> &nbsp;", "<v.loud Mary>Rock &amp;amp; <b>roll</b>"),
        ({"start_ms": 1500}, "00:00:01.000 --> 00:00:02.500 line:0", "00:00:01.500 --> 00:00:02.500 line:0"),
        ({"speaker": "Ann <3"}, "<v.loud Mary>R&amp;B &lt;3", "<v Ann &lt;3>R&amp;B &lt;3"),
        (
            {"language": "de"},
            "<v.loud Mary>R&amp;B &lt;3 <i>now</i> &nbsp;",
            "<v.loud Mary><lang de>R&amp;B &lt;3 <i>now</i> &nbsp;</lang>",
        ),
        ({"text": "a --> b\n\nc\n"}, "R&amp;B &lt;3 <i>now</i> &nbsp;", "a --&gt; b\nc"),
    ],
)
def test_an_edit_changes_its_own_cue(changes, old, new):
    track = read(FULL).track
    edited = replace(track, cues=(replace(track.cues[0], **changes), *track.cues[1:]))
    assert FULL.count(old) == 1
    assert write(edited) == FULL.replace(old, new)


def test_a_shortened_timing_line_follows_its_cue():
    track = read(FULL).track
    moved = replace(track, cues=tuple(replace(cue, start_ms=cue.start_ms + 100, end_ms=cue.end_ms + 100) for cue in track.cues))
    assert "\n00:00:03.100 --> 00:00:04.100 region:fred\n" in write(moved)


def test_header_says_the_language_and_a_translation_says_its_own():
    track = read(FULL).track
    assert track.language == "en"
    assert parse_metadata(track.header) == {"Kind": "captions", "Language": "en", "X-TIMESTAMP-MAP": "LOCAL:00:00:00.000,MPEGTS:900000"}
    translated = replace(track, language="fr", cues=tuple(replace(cue, text="mot", language="fr") for cue in track.cues))
    assert "\nLanguage: fr\n" in write(translated)
    assert "<lang" not in write(translated)


def test_a_track_of_several_languages_tags_its_cues():
    track = Track((Cue(0, 1000, "Hi", language="en"), Cue(1000, 2000, "Hola", language="es")))
    assert "\n<lang en>Hi</lang>\n" in write(track)
    assert [cue.language for cue in read(write(track)).track.cues] == ["en", "es"]
    assert "<lang" not in write(replace(track, cues=track.cues[:1]))


def test_settings_and_regions_are_typed():
    regions = parse_regions(read(FULL).track.header)
    fred = Region("fred", width=40, viewport_anchor_x=10, viewport_anchor_y=90)
    assert regions == {"fred": fred}
    settings = [parse_settings(cue.carried.settings, regions) for cue in read(FULL).track.cues]
    assert settings == [CueSettings(line=0, align="start"), CueSettings(region=fred), CueSettings(), CueSettings()]
    assert parse_settings("line:20%,end position:30%,line-left size:40% vertical:rl") == CueSettings(
        "rl", 20, is_snapped=False, line_align="end", position=30, position_align="line-left", size=40
    )
    assert parse_settings("region:fred size:50%", regions).region is None
    assert parse_regions("WEBVTT\n\nNOTE\nREGION\nid:a\n\nREGION \nid:b") == {"b": Region("b")}


@pytest.mark.parametrize("place", range(1, 10))
def test_places_and_settings_are_each_others_inverse(place):
    assert parse_settings(settings_for_place(place)).place == place
    track = Track((Cue(0, 1000, rf"{{\an{place}}}there"),))
    (cue,) = read(write(track)).track.cues
    assert (read_place(cue.carried), cue.text) == (place, "there")


def test_times_with_commas_are_read_where_all_have_them():
    result = read("WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,000 line:0\nHi, 10,500 people\n\n00:03,000 --> 00:04,000\nyes\n")
    assert [(cue.start_ms, cue.text) for cue in result.track.cues] == [(1000, "Hi, 10,500 people"), (3000, "yes")]
    assert "comma" in result.repairs[0].message


@pytest.mark.parametrize("text", ["", "webvtt\n\n", "WEBVTTx\n\n", " WEBVTT\n"])
def test_the_signature_is_needed(text):
    with pytest.raises(ParseError):
        read_captions(text.encode(), format="vtt")


def test_srt_markup_becomes_webvtt_markup():
    text = '<I>i</I> <s>s</s> <font color="Yellow">y</font> <font color="#123456">z</font> {\\i1}x & <3d> &lt;b> \u200f\xa0'
    written = write(Track((Cue(0, 1000, text),)))
    assert written.split("\n")[3] == "<i>i</i> s <c.yellow>y</c> <c>z</c> x &amp; &lt;3d&gt; &lt;b&gt; &rlm;&nbsp;"
    assert plain_text(read(written).track.cues[0].text) == plain_text(text)


def cue_of(payload):
    (cue,) = read(f"WEBVTT\n\n00:00.000 --> 00:01.000\n{payload}\n").track.cues
    return cue


@pytest.mark.parametrize(
    ("payload", "speaker", "second_speaker", "text"),
    [
        ("<v Ann>Why?</v>\n<v Bob>Because.</v>", "Ann", "Bob", "- Why?\n- Because."),
        ("<v Ann>- Why?\n<v Bob>- Because.", "Ann", "Bob", "- Why?\n- Because."),
        ("<v.loud Ann><i>Why?</i></v> <v Bob>Because.</v>", "Ann", "Bob", "<i>- Why?</i>\n- Because."),
        ("<v Ann>Both</v><v Bob></v>", "Ann", "Bob", "Both"),
        ("- Why?\n<v Bob>- Because.</v>", None, "Bob", "- Why?\n- Because."),
        ("<lang fr><v Ann>Oui</v></lang>", "Ann", None, "Oui"),
        ("<lang fr><v Ann>Oui</v>\n<v Bob>Non</v></lang>", "Ann", "Bob", "- Oui\n- Non"),
        ("<v Ann>one</v> two", None, None, "<v Ann>one</v> two"),
        ("one <v Bob>two</v>", None, None, "one <v Bob>two</v>"),
        ("<v A>a</v>\n<v B>b</v>\n<v C>c</v>", None, None, "<v A>a</v>\n<v B>b</v>\n<v C>c</v>"),
        ("<v A>a</v>\n<v A>b</v>", None, None, "<v A>a</v>\n<v A>b</v>"),
        ("<i><v A>a</v>\n<v B>b</v></i>", None, None, "<i><v A>a</v>\n<v B>b</v></i>"),
        ("<v A><i>a</v>\n<v B>b</i></v>", None, None, "<v A><i>a</v>\n<v B>b</i></v>"),
        ("<v>a</v>\n<v B>b</v>", None, None, "<v>a</v>\n<v B>b</v>"),
    ],
)
def test_two_voices_are_read_and_stay_as_they_are_written(payload, speaker, second_speaker, text):
    cue = cue_of(payload)
    assert (cue.speaker, cue.second_speaker, cue.text) == (speaker, second_speaker, text)
    assert write(Track((cue,))).endswith(f"\n{payload}\n")


def test_two_voices_are_written_each_in_a_span():
    two = Cue(0, 1000, "- <i>Why,\nthen?</i>\n- Because.", speaker="Ann <3", second_speaker="C:\\x {\\y}")
    assert write(Track((two,))).endswith("\n<v Ann &lt;3>- <i>Why,\nthen?</i></v>\n<v C:&#92;x &#123;&#92;y}>- Because.</v>\n")
    both = replace(two, text="Both", language="fr")
    assert write(Track((both,), language="en")).endswith("\n<lang fr><v Ann &lt;3>Both</v><v C:&#92;x &#123;&#92;y}></v></lang>\n")
    third = replace(two, text="- a\n- b", speaker=None, second_speaker="Bob")
    assert write(Track((third,))).endswith("\n- a\n<v Bob>- b</v>\n")


def test_a_speaker_given_to_a_text_of_many_voices_is_the_only_one():
    cue = replace(cue_of("<v A>a</v>\n<v B>b</v>\n<v C>c</v>"), speaker="Ann")
    assert write(Track((cue,))).endswith("\n<v Ann>a\nb\nc\n")
