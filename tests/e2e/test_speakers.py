"""Who speaks, from the command line and from Python: over scripted engines, and on a real conversation."""

import json
import os
import shutil
import signal

import psutil
import pytest

from captionstudio import api
from captionstudio.core.document import Cue, Track
from captionstudio.core.errors import InvalidRequest
from captionstudio.core.resources import resource_path
from captionstudio.core.speakers import Speaker
from tests.e2e.conftest import SPEECH, names
from tests.e2e.test_real_speech import untimed, wait_for_batches

DIALOGUE = SPEECH / "dialogue.opus"


@pytest.fixture(autouse=True)
def _home(home):
    """Journals go to a folder of the test's own."""


def said_by(path):
    """Return the true speaker of each sentence with the moment in its middle."""
    return [((cue["start_ms"] + cue["end_ms"]) // 2, cue["speaker"]) for cue in json.loads(path.with_suffix(".json").read_bytes())["cues"]]


def test_speakers_go_into_every_file_and_are_named_at_the_end(run, film):
    ran = run("transcribe", film, "--speakers", "auto", "--formats", "srt,vtt,json")
    assert ran.code == 0, ran.err
    assert "2 speakers: Speaker 1 5 s, Speaker 2 5 s" in ran.err
    assert "<v Speaker 2>Good morning to everybody here." in film.with_suffix(".vtt").read_text("utf-8")
    result = json.loads(film.with_suffix(".json").read_bytes())
    assert [row["speaker"] for row in result["subtitles"]] == ["Speaker 1", "Speaker 2", "Speaker 1", "Speaker 2"]
    assert result["settings"]["speakers"] == "auto"
    assert {row["speaker_confidence"] for row in result["words"]} == {0.9}


def test_without_the_option_nobody_speaks(run, film):
    ran = run("transcribe", film, "--formats", "json")
    assert ran.code == 0, ran.err
    assert {row["speaker"] for row in json.loads(film.with_suffix(".json").read_bytes())["subtitles"]} == {None}


def test_a_number_that_is_none_is_refused_before_the_work(run, film):
    ran = run("transcribe", film, "--speakers", "many")
    assert ran.code == 2
    assert "a range such as 2-5" in ran.err
    assert names(film.parent) == ["film.mp4"]


def test_speakers_of_captions_that_exist_already(run, film):
    captions = film.with_suffix(".srt")
    captions.write_text("1\n00:00:01,000 --> 00:00:03,000\nGood morning.\n\n2\n00:00:11,000 --> 00:00:13,000\nGood evening.\n", "utf-8")
    ran = run("speakers", captions, film, "--speakers", "2", "--formats", "vtt,srt")
    assert ran.code == 0, ran.err
    assert names(film.parent) == ["film.mp4", "film.speakers.srt", "film.speakers.vtt", "film.srt"]
    text = film.with_name("film.speakers.vtt").read_text("utf-8")
    assert "<v Speaker 1>Good morning." in text
    assert "<v Speaker 2>Good evening." in text


def recording_in(path):
    """What the lines of an RTTM file say that they are about."""
    (name,) = {line.split()[1] for line in path.read_text("utf-8").splitlines()}
    return name


def test_turns_bear_the_name_of_what_was_transcribed(run, film, tmp_path):
    """Of the media: not of the file that they are written to, and without the language of a translation."""
    other = film.with_suffix(".mkv")
    shutil.copyfile(film, other)
    ran = run("transcribe", film, other, "--speakers", "2", "--formats", "rttm", "--translate", "es", "--output", tmp_path / "out")
    assert ran.code == 0, ran.err
    written = names(tmp_path / "out")
    assert written == ["film.mkv.es.rttm", "film.mkv.rttm", "film.mp4.es.rttm", "film.mp4.rttm"], "where two would have one name"
    assert {recording_in(tmp_path / "out" / name) for name in written} == {"film"}


def test_turns_of_captions_that_exist_bear_the_name_of_the_media_where_there_is_one(run, film):
    captions = film.with_name("my words.en.srt")
    captions.write_text("1\n00:00:01,000 --> 00:00:03,000\nGood morning.\n", "utf-8")
    assert run("speakers", captions, film, "--formats", "rttm,vtt,microdvd").code == 0
    assert recording_in(film.with_name("my words.en.speakers.rttm")) == "film"
    assert film.with_name("my words.en.speakers.sub").exists(), "formats have the endings that players know"
    assert run("convert", film.with_name("my words.en.speakers.vtt"), film.with_name("turns.rttm")).code == 0
    assert recording_in(film.with_name("turns.rttm")) == "my_words.en.speakers"
    assert run("translate", film.with_name("my words.en.speakers.vtt"), "--to", "es", "--from", "en", "--formats", "rttm").code == 0
    assert recording_in(film.with_name("my words.en.speakers.es.rttm")) == "my_words.en.speakers"


def test_turns_saved_in_python_bear_the_name_of_their_file(tmp_path):
    track = Track((Cue(0, 1000, "Hello.", speaker="Ann"),))
    api.save(track, tmp_path / "talk.rttm")
    assert (tmp_path / "talk.rttm").read_text() == "SPEAKER talk 1 0.000 1.000 <NA> <NA> Ann <NA> <NA>\n"
    api.save(track, tmp_path / "talk.rttm", media="https://example.org/a%20walk.mp4?start=5")
    assert recording_in(tmp_path / "talk.rttm") == "a_walk"


def test_a_real_conversation_comes_out_with_its_two_speakers(engines, tmp_path):
    captions = api.transcribe(DIALOGUE, languages=("en",), speakers="auto", engines=engines)
    assert [speaker.name for speaker in captions.speakers] == ["Speaker 1", "Speaker 2"]
    names_of = {"B": "Speaker 1", "C": "Speaker 2"}  # B speaks first
    for moment, speaker in said_by(DIALOGUE):
        word = min(captions.transcription.words, key=lambda word: abs((word.start_ms + word.end_ms) // 2 - moment))
        assert word.speaker == names_of[speaker], word
    assert all(
        {word.speaker for word in cue.words} == {name for name in (cue.speaker, cue.second_speaker) if name} for cue in captions.track.cues
    )
    api.save(captions.track, tmp_path / "dialogue.vtt")
    again = api.load(tmp_path / "dialogue.vtt").track
    assert [(cue.speaker, cue.second_speaker) for cue in again.cues] == [(cue.speaker, cue.second_speaker) for cue in captions.track.cues]


def test_captions_of_a_real_film_get_their_speakers(engines):
    film = resource_path("sample", "sample.mp4")
    captions = api.transcribe(film, languages=("en", "es"), mode="fast", engines=engines)
    found = api.find_speakers(captions.track, film, engines=engines)
    assert len(found.speakers) == 2
    assert [cue.text for cue in found.track.cues] == [cue.text for cue in captions.track.cues]
    assert {cue.speaker for cue in found.track.cues} == {"Speaker 1", "Speaker 2"}
    # the names stay when their voices are known
    known = [Speaker(name, voice=speaker.voice) for name, speaker in zip(("Ann", "Ben"), found.speakers, strict=True)]
    again = api.find_speakers(captions.track, film, known_speakers=known, engines=engines)
    assert [cue.speaker for cue in again.track.cues] == [{"Speaker 1": "Ann", "Speaker 2": "Ben"}[cue.speaker] for cue in found.track.cues]


def test_a_number_of_speakers_in_python():
    with pytest.raises(InvalidRequest):
        api.find_speakers(Track(), "film.mp4", speakers="some")


def test_a_program_that_was_killed_gives_the_same_speakers(start, run, tmp_path, make_media, home):
    film = make_media("conversation.opus", "-stream_loop", "1", "-i", str(DIALOGUE), "-b:a", "32k")
    options = ("--languages", "en", "--mode", "fast", "--formats", "json", "--speakers", "auto")
    assert run("transcribe", film, *options, "--output", tmp_path / "whole", module="captionstudio").code == 0
    process = start("transcribe", film, *options, "--output", tmp_path / "out", module="captionstudio")
    wait_for_batches(process, home, 1)
    children = psutil.Process(process.pid).children(recursive=True)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert psutil.wait_procs(children, timeout=10)[1] == []
    ran = run("transcribe", film, *options, "--output", tmp_path / "out", module="captionstudio")
    assert ran.code == 0, ran.err
    assert "Resuming" in ran.err
    whole, resumed = untimed(tmp_path / "whole" / "conversation.json"), untimed(tmp_path / "out" / "conversation.json")
    assert resumed == whole
    assert {row["speaker"] for row in whole["subtitles"]} == {"Speaker 1", "Speaker 2"}
