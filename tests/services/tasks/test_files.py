"""Exporting, burning in and adding tracks: what is written, what it is called, and what happens when it cannot be."""

import os
from dataclasses import replace

import pytest

from captionstudio.core.document import Cue, Document, MediaReference, Track
from captionstudio.core.errors import InvalidRequest, OutputProblem, RenderFailed
from captionstudio.core.ports import MediaInfo, VideoStream
from captionstudio.core.speakers import Speaker
from captionstudio.core.styles import CaptionStyle
from captionstudio.services.estimates import estimate_burn_in, free_space
from captionstudio.services.job_runner import JobState
from captionstudio.services.options import BurnInOptions, ExportOptions, MuxOptions
from captionstudio.services.tasks.export import plan_export
from captionstudio.services.tasks.video import Rendered
from tests.fakes.limits import full_disk

ENGLISH = Track((Cue(0, 1000, "Hello", id="a", language="en"), Cue(2000, 3000, "Bye", id="b", language="en")), id="en", language="en")
SPANISH = Track((Cue(0, 1000, "¿Qué tal?", source_ids=("a",)), Cue(2000, 3000, "Adiós", source_ids=("b",))), "translation", "es", id="es")


@pytest.fixture
def desk(make_desk):
    desk = make_desk()
    desk.session.open(replace(desk.session.document, tracks=(ENGLISH, SPANISH)))
    return desk


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_every_track_in_every_format(desk, tmp_path):
    out = tmp_path / "new" / "out"
    job = desk.finish(desk.tasks.export(ExportOptions(("en", "es"), out, ("srt", "vtt"))))
    assert names(out) == ["interview.en.srt", "interview.en.vtt", "interview.es.srt", "interview.es.vtt"]
    assert (
        out / "interview.es.srt"
    ).read_text() == "1\n00:00:00,000 --> 00:00:01,000\n¿Qué tal?\n\n2\n00:00:02,000 --> 00:00:03,000\nAdiós\n"
    assert job.files == tuple(out / name for name in ("interview.en.srt", "interview.en.vtt", "interview.es.srt", "interview.es.vtt"))
    assert (job.note, job.lane) == ("Wrote 4 files.", "light")


@pytest.mark.parametrize(("layout", "text"), [("original_first", "Hello\n¿Qué tal?"), ("translation_first", "¿Qué tal?\nHello")])
def test_two_languages_in_one_file(desk, tmp_path, layout, text):
    out = tmp_path / "out"
    desk.finish(desk.tasks.export(ExportOptions(("en", "es"), out, layout=layout)))
    (name,) = names(out)
    assert name == ("interview.en-es.srt" if layout == "original_first" else "interview.es-en.srt")
    assert f"00:00:00,000 --> 00:00:01,000\n{text}\n" in (out / name).read_text()


def test_speakers_are_shown_as_the_profile_has_it_and_in_their_colours(desk, tmp_path):
    cues = (replace(ENGLISH.cues[0], speaker="Ann"), replace(ENGLISH.cues[1], text="- Bye\n- Bye!", speaker="Ann", second_speaker="Bob"))
    speakers = (Speaker("Bob", "#ddeeff"), Speaker("Ann", "#445566"))
    document = replace(desk.session.document, tracks=(replace(ENGLISH, cues=cues),), speakers=speakers)
    for profile, texts in (("bbc", ["ANN: Hello", "ANN: Bye\nBOB: Bye!"]), ("netflix", ["Hello", "-Bye\n-Bye!"])):
        desk.session.open(replace(document, profile=profile))
        out = tmp_path / profile
        desk.finish(desk.tasks.export(ExportOptions(("en",), out, ("srt", "ass", "rttm"))))
        written = (out / "interview.en.srt").read_text()
        assert [block.split("\n", 2)[2] for block in written.strip().split("\n\n")] == texts
        assert "Style: Bob,Inter,71,&H00FFEEDD," in (out / "interview.en.ass").read_text()
        assert (out / "interview.en.rttm").read_text().startswith("SPEAKER interview 1 0.000 1.000 <NA> <NA> Ann <NA> <NA>\n")


@pytest.mark.parametrize(
    ("media", "captions", "recording"),
    [
        ("/films/interview.mp4", "words.en.srt", "interview"),
        ("https://example.org/a%20walk.mp4?start=5", "words.srt", "a_walk"),
        (None, "words.en.srt", "words.en"),
        (None, "My film, v1.5", "My_film,_v1.5"),
        (None, "", "shown"),
    ],
)
def test_turns_bear_the_name_of_the_media_or_else_of_the_captions(desk, tmp_path, media, captions, recording):
    cues = tuple(replace(cue, speaker="Ann") for cue in ENGLISH.cues)
    tracks = (replace(ENGLISH, cues=cues, name=captions), replace(SPANISH, cues=cues, name=""))
    desk.session.open(Document(tracks, media=MediaReference(media) if media else None))
    desk.finish(desk.tasks.export(ExportOptions(("en", "es"), tmp_path, ("rttm",), pattern="shown.{lang}.{ext}")))
    for language in ("en", "es"):
        (name,) = {line.split()[1] for line in (tmp_path / f"shown.{language}.rttm").read_text().splitlines()}
        assert name == (recording if recording != "shown" else f"shown.{language}")


@pytest.mark.parametrize(
    ("shown", "srt", "vtt"),
    [
        ("names", ["Ann: Hello", "Ann: Bye\nBob: Bye!"], "<v Ann>Hello"),
        ("hyphens", ["Hello", "-Bye\n-Bye!"], "<v Ann>Hello"),
        ("none", ["Hello", "- Bye\n- Bye!"], "\nHello"),
    ],
)
def test_speakers_are_written_as_asked_for(desk, tmp_path, shown, srt, vtt):
    cues = (replace(ENGLISH.cues[0], speaker="Ann"), replace(ENGLISH.cues[1], text="- Bye\n- Bye!", speaker="Ann", second_speaker="Bob"))
    desk.session.open(replace(desk.session.document, tracks=(replace(ENGLISH, cues=cues),), profile="netflix"))
    out = tmp_path / "out"
    desk.finish(desk.tasks.export(ExportOptions(("en",), out, ("srt", "vtt", "rttm"), speakers=shown)))
    written = (out / "interview.en.srt").read_text()
    assert [block.split("\n", 2)[2] for block in written.strip().split("\n\n")] == srt
    assert vtt in (out / "interview.en.vtt").read_text()
    assert (out / "interview.en.rttm").read_text().count("SPEAKER") == 3


def test_encoding_and_line_ends(desk, tmp_path):
    out = tmp_path / "out"
    desk.finish(desk.tasks.export(ExportOptions(("es",), out, encoding="cp1252", newline="\r\n")))
    assert (out / "interview.es.srt").read_bytes().split(b"\r\n")[2] == "¿Qué tal?".encode("cp1252")


def test_an_encoding_that_lacks_a_character_writes_nothing_at_all(desk, tmp_path):
    out = tmp_path / "out"
    job = desk.finish(desk.tasks.export(ExportOptions(("en", "es"), out, encoding="ascii")))
    assert isinstance(job.error, InvalidRequest)
    assert "¿" in str(job.error)
    assert job.error.data["path"].endswith("interview.es.srt")
    assert names(out) == []


def test_files_that_exist_are_replaced_only_when_asked_to(desk, tmp_path):
    existing = tmp_path / "interview.es.srt"
    existing.write_text("mine")
    job = desk.finish(desk.tasks.export(ExportOptions(("en", "es"), tmp_path)))
    assert isinstance(job.error, OutputProblem)
    assert "“interview.es.srt” exists already" in str(job.error)
    assert (existing.read_text(), (tmp_path / "interview.en.srt").exists()) == ("mine", False)
    job = desk.finish(desk.tasks.export(ExportOptions(("en", "es"), tmp_path, overwrite=True)))
    assert job.state is JobState.SUCCEEDED
    assert "Adiós" in existing.read_text()


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
def test_a_full_disk_leaves_whole_files_and_tells_which(desk, tmp_path):
    long = replace(SPANISH, cues=tuple(Cue(at * 1000, at * 1000 + 900, "palabras " * 5) for at in range(400)))
    desk.session.open(replace(desk.session.document, tracks=(ENGLISH, long)))
    out = tmp_path / "out"
    with full_disk(4000):
        job = desk.finish(desk.tasks.export(ExportOptions(("en", "es"), out)))
    assert isinstance(job.error, OutputProblem)
    assert "interview.es.srt cannot be written" in str(job.error)
    assert "Written before it: interview.en.srt." in job.error.hint
    assert names(out) == ["interview.en.srt"]
    assert (out / "interview.en.srt").read_text().endswith("Bye\n")


def test_a_folder_that_cannot_be_written_is_told(desk, tmp_path):
    (tmp_path / "closed").write_text("a file where a folder should be")
    job = desk.finish(desk.tasks.export(ExportOptions(("en",), tmp_path / "closed")))
    assert isinstance(job.error, OutputProblem)
    assert "closed" in job.error.data["path"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{name}.{lang}.{ext}", "interview.en.srt"),
        ("{lang} {name}.{ext}", "en interview.srt"),
        ("subs-{track}.{ext}", "subs-Take 1_ final.srt"),
        ("{name}.{ext}", "interview.srt"),
    ],
)
def test_names_follow_the_pattern(desk, tmp_path, pattern, expected):
    document = replace(desk.session.document, tracks=(replace(ENGLISH, name="Take 1/ final"),))
    (file,) = plan_export(document, ExportOptions(("en",), tmp_path, pattern=pattern))
    assert file.path == tmp_path / expected


def test_a_track_of_no_one_language_has_none_in_its_name(tmp_path):
    document = Document(tracks=(replace(ENGLISH, language=None),))
    (file,) = plan_export(document, ExportOptions(("en",), tmp_path, ("sami",)))
    assert file.path.name == "captions.smi"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"pattern": "{name}.{colour}.{ext}"}, "colour"),
        ({"pattern": "{name}.{lang}"}, "ending"),
        ({"pattern": "sub/{name}.{ext}"}, "folder"),
        ({"pattern": "{name}{.{ext}"}, "{"),
        ({"formats": ()}, "format"),
        ({"track_ids": ()}, "track"),
        ({"track_ids": ("gone",)}, "no longer"),
    ],
)
def test_options_that_make_no_sense_queue_nothing(desk, tmp_path, change, words):
    with pytest.raises(InvalidRequest, match=words):
        desk.tasks.export(replace(ExportOptions(("en",), tmp_path), **change))
    assert desk.runner.jobs == []


def test_two_tracks_for_one_name_are_refused(desk, tmp_path):
    job = desk.finish(desk.tasks.export(ExportOptions(("en", "es"), tmp_path / "out", pattern="{name}.{ext}")))
    assert "Two tracks" in str(job.error)
    assert names(tmp_path / "out") == []


def test_the_media_itself_is_never_overwritten(desk, tmp_path):
    media = tmp_path / "captions.srt"
    media.write_text("not captions")
    desk.session.open(replace(desk.session.document, media=replace(desk.session.document.media, path=str(media))))
    job = desk.finish(desk.tasks.export(ExportOptions(("en",), tmp_path, pattern="{name}.{ext}", overwrite=True)))
    assert isinstance(job.error, OutputProblem)
    assert media.read_text() == "not captions"


def test_captions_that_stream_in_are_not_exported(desk, tmp_path):
    desk.session.begin_provisional(Track(id="p"))
    with pytest.raises(InvalidRequest, match="no longer there"):
        desk.tasks.export(ExportOptions(("p",), tmp_path))


def test_burning_in(desk, tmp_path):
    output = tmp_path / "interview.captioned.mp4"
    job = desk.finish(desk.tasks.burn_in(BurnInOptions("en", output, style="box", quality=23, start_ms=500, end_ms=2500)))
    assert output.read_text() == "burned interview.mp4 [Hello|Bye] box 23 500-2500"
    assert (job.files, job.note, job.title) == (
        (output,),
        "Wrote interview.captioned.mp4.",
        "Burning captions into interview.captioned.mp4",
    )


def test_burning_in_takes_the_documents_own_look(desk, tmp_path):
    desk.session.open(replace(desk.session.document, style=CaptionStyle("mine")))
    desk.finish(desk.tasks.burn_in(BurnInOptions("en", tmp_path / "a.mp4")))
    assert " mine 20 " in (tmp_path / "a.mp4").read_text()


def test_a_second_language_stands_below_the_first(desk, tmp_path):
    desk.finish(desk.tasks.burn_in(BurnInOptions("en", tmp_path / "a.mp4", second_track_id="es")))
    assert "[Hello/¿Qué tal?|Bye/Adiós]" in (tmp_path / "a.mp4").read_text()


def test_soft_tracks_are_added_to_the_burned_in_video_with_times_of_its_own(desk, tmp_path):
    before = names(tmp_path)
    desk.finish(desk.tasks.burn_in(BurnInOptions("en", tmp_path / "a.mp4", start_ms=1500, soft_track_ids=("es",))))
    assert (tmp_path / "a.mp4").read_text() == "muxed (burned interview.mp4 [Hello|Bye] None 20 1500-None) [('es', [500])]"
    assert names(tmp_path) == sorted([*before, "a.mp4"])


def test_a_failed_rendering_leaves_nothing(desk, tmp_path):
    before = names(tmp_path)
    desk.toolbox.video.error = RenderFailed("FFmpeg failed.", log="tail")
    job = desk.finish(desk.tasks.burn_in(BurnInOptions("en", tmp_path / "a.mp4", soft_track_ids=("es",))))
    assert isinstance(job.error, RenderFailed)
    assert names(tmp_path) == before


def test_the_input_is_no_output(desk):
    job = desk.finish(desk.tasks.burn_in(BurnInOptions("en", desk.film)))
    assert isinstance(job.error, OutputProblem)
    assert desk.film.read_bytes() == b"film"


def test_adding_tracks(desk, tmp_path):
    job = desk.finish(desk.tasks.mux(MuxOptions(("en", "es"), tmp_path / "a.mkv")))
    assert (tmp_path / "a.mkv").read_text() == "muxed (film) [('en', [0, 2000]), ('es', [0, 2000])]"
    assert job.files == (tmp_path / "a.mkv",)


def test_without_media_or_tracks_there_is_nothing_to_add_to(desk, tmp_path):
    with pytest.raises(InvalidRequest, match="No track"):
        desk.tasks.mux(MuxOptions((), tmp_path / "a.mkv"))
    desk.session.open(replace(desk.session.document, media=None))
    with pytest.raises(InvalidRequest, match="No video"):
        desk.tasks.mux(MuxOptions(("en",), tmp_path / "a.mkv"))


def test_the_encoder_is_found_in_a_job(desk, tmp_path):
    assert desk.finish(desk.tasks.find_encoder(tmp_path / "a.mp4")).result == "libx264"


def test_estimates_follow_pixels_quality_and_what_was_measured_here(desk, tmp_path):
    info = MediaInfo(desk.film, "mp4", 60_000, video=VideoStream(1920, 1080, "h264", 30.0))
    usual = estimate_burn_in(info, tmp_path / "a.mp4", quality=20, pixels_per_second=62_208_000)
    # 1920 x 1080 x 30 x 60 s = 3 732 480 000 pixels; at 0.085 bits each 39 657 600 bytes; at 62 208 000 a second, one minute
    assert (usual.size_bytes, usual.seconds) == (39_657_600, 60.0)
    assert estimate_burn_in(info, tmp_path / "a.mp4", quality=26).size_bytes == 19_828_800
    part = estimate_burn_in(info, tmp_path / "a.mp4", quality=20, start_ms=30_000, end_ms=45_000)
    assert part.size_bytes == 9_914_400
    assert usual.fits
    assert free_space(tmp_path / "not" / "yet" / "a.mp4") > 0
    assert estimate_burn_in(replace(info, video=None), tmp_path / "a.mp4", quality=20) is None


def test_the_speed_of_long_renderings_is_remembered(desk, tmp_path):
    assert desk.tasks.pixels_per_second == 0.0
    desk.tasks._on_burned_in(Rendered(tmp_path, 4.0, 1e9))
    assert desk.tasks.pixels_per_second == 0.0
    desk.tasks._on_burned_in(Rendered(tmp_path, 10.0, 1e9))
    assert desk.tasks.pixels_per_second == 1e8
