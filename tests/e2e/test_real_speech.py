"""Real speech through the real base: what a user would notice."""

import json
import os
import re
import signal
import struct
import threading
import unicodedata

import psutil
import pytest

from captionstudio import api
from captionstudio.core.errors import MediaUnreadable, NoTranslationPair
from captionstudio.core.markup import plain_text
from captionstudio.core.resources import resource_path
from tests.e2e.conftest import ROOT, SPEECH, names

ENGLISH = SPEECH / "clip-english.flac"
BILINGUAL = SPEECH / "clip-english-spanish.flac"


@pytest.fixture(autouse=True)
def _home(home):
    """Journals go to a folder of the test's own; the shared engines keep the models they know."""


def truth(clip):
    return json.loads(clip.with_suffix(".json").read_text("utf-8"))["cues"]


def bare_words(text):
    kept = "".join(letter for letter in unicodedata.normalize("NFKD", text.lower()) if letter.isalnum() or letter.isspace())
    return kept.split()


def word_errors(heard, said):
    """Edits between two lists of words over the number said."""
    row = list(range(len(said) + 1))
    for at, word in enumerate(heard, 1):
        row, before = [at], row
        for place, wanted in enumerate(said, 1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (word != wanted)))
    return row[-1] / len(said)


def test_english_speech_becomes_readable_captions_in_time(engines):
    captions = api.transcribe(ENGLISH, languages=("en",), engines=engines)
    said = truth(ENGLISH)
    heard = [word for cue in captions.track.cues for word in bare_words(plain_text(cue.text))]
    assert word_errors(heard, [word for cue in said for word in bare_words(cue["text"])]) <= 0.1
    for cue in said:
        assert min(abs(found.start_ms - cue["start_ms"]) for found in captions.track.cues) <= 200
    assert captions.track.language == "en"
    result = json.loads(json.dumps(captions.result.subtitles))
    assert [row["text"] for row in result] == [plain_text(cue.text) for cue in captions.track.cues]
    assert captions.result.timing["media_seconds"] == 8.7


def test_each_cue_of_bilingual_speech_has_its_own_language(engines):
    captions = api.transcribe(BILINGUAL, languages=("en", "es"), engines=engines)
    for cue in truth(BILINGUAL):
        found = min(captions.track.cues, key=lambda found: abs(found.start_ms - cue["start_ms"]))
        assert found.language == cue["language"], found.text
    assert set(captions.languages) == {"en", "es"}


def test_a_part_of_the_film_keeps_the_film_s_times(engines):
    captions = api.transcribe(ENGLISH, languages=("en",), start_ms=4200, end_ms=6300, engines=engines)
    assert [bare_words(plain_text(cue.text)) for cue in captions.track.cues] == [["the", "mother", "sees", "the", "book"]]
    assert abs(captions.track.cues[0].start_ms - 4590) <= 200
    assert captions.transcription.media_ms == 2100


def test_partial_cues_and_progress_arrive_and_cancelling_keeps_the_work(engines, home, make_media):
    context = api.JobContext(on_partial=lambda cues: context.cancelled.set(), cancelled=threading.Event())
    with pytest.raises(api.JobCancelled):
        api.transcribe(ENGLISH, languages=("en",), context=context, engines=engines)
    said, progress = [], []
    context = api.JobContext(on_message=said.append, on_progress=progress.append)
    captions = api.transcribe(ENGLISH, languages=("en",), context=context, engines=engines)
    assert any("Resuming" in line for line in said)
    assert len(captions.track.cues) >= 4
    assert list((home / "cache" / "journals").iterdir()) == []


def test_silence_is_a_success_without_captions(engines, make_media):
    silence = make_media("silence.flac", "-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-t", "10")
    captions = api.transcribe(silence, engines=engines)
    assert (captions.track.cues, captions.result.speech_detected, captions.result.subtitles) == ((), False, ())


def test_the_sound_track_that_was_asked_for_is_heard(engines, make_media):
    arguments = ["-f", "lavfi", "-i", "anullsrc=r=16000:cl=mono", "-i", str(ENGLISH), "-map", "0", "-map", "1", "-shortest", "-c:a", "flac"]
    film = make_media("two-tracks.mkv", *arguments)
    assert api.transcribe(film, audio_stream=0, languages=("en",), engines=engines).track.cues == ()
    assert "flower" in api.transcribe(film, audio_stream=1, languages=("en",), engines=engines).result.concatenated_text


def test_ten_hours_in_the_header_and_three_seconds_of_sound(engines, make_media, tmp_path):
    whole = make_media("start.mka", "-i", str(ENGLISH), "-t", "3", "-c:a", "flac").read_bytes()
    at = whole.index(b"\x44\x89\x88") + 3  # Matroska's Duration, a double, in milliseconds
    film = tmp_path / "long.mka"
    film.write_bytes(whole[:at] + struct.pack(">d", 36_000_000) + whole[at + 8 :])
    said = []
    captions = api.transcribe(film, languages=("en",), context=api.JobContext(on_message=said.append), engines=engines)
    assert "flower" in captions.result.concatenated_text
    assert any("10:00:00" in line for line in said), said


def test_no_length_at_all(engines, tmp_path):
    head = b"RIFF\x24\0\0\0WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, 16000, 32000, 2, 16) + b"data\0\0\0\0"
    (tmp_path / "nothing.wav").write_bytes(head)
    with pytest.raises(MediaUnreadable):
        api.transcribe(tmp_path / "nothing.wav", engines=engines)


def test_a_truncated_film_gives_what_is_left_or_an_explanation(engines, tmp_path):
    whole = ENGLISH.read_bytes()
    (tmp_path / "half.flac").write_bytes(whole[: len(whole) // 2])
    captions = api.transcribe(tmp_path / "half.flac", languages=("en",), engines=engines)
    assert "flower" in captions.result.concatenated_text
    (tmp_path / "head.flac").write_bytes(whole[:60])
    with pytest.raises(MediaUnreadable):
        api.transcribe(tmp_path / "head.flac", engines=engines)


def test_captions_are_translated_under_their_own_times(engines):
    captions = api.transcribe(ENGLISH, languages=("en",), engines=engines)
    spanish = api.translate(captions.track, "es", engines=engines)
    assert [(cue.start_ms, cue.end_ms) for cue in spanish.cues] == [(cue.start_ms, cue.end_ms) for cue in captions.track.cues]
    assert "flor" in plain_text(spanish.cues[0].text)
    with pytest.raises(NoTranslationPair):
        api.translate(captions.track, "cs", engines=engines)


def test_nothing_opens_a_network(run, tmp_path):
    log = tmp_path / "network.log"
    watch = {"NETWORK_LOG": str(log), "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests" / "fakes" / "network_watch")])}
    arguments = ["--languages", "en", "--translate", "es", "--range", "0-4", "--output", tmp_path / "out"]
    ran = run("transcribe", ENGLISH, *arguments, module="captionstudio", **watch)
    assert ran.code == 0, ran.err
    assert names(tmp_path / "out") == ["clip-english.es.srt", "clip-english.srt"]
    burned = run("burn", resource_path("sample", "sample.mp4"), tmp_path / "out" / "clip-english.es.srt", "--range", "0-1",
                 "-o", tmp_path / "burned.mp4", module="captionstudio", **watch)  # fmt: skip
    assert burned.code == 0, burned.err
    lines = log.read_text().splitlines()
    assert any("captionstudio.engines.host.server" in line for line in lines), "the watch was not in the engine host"
    assert [line for line in lines if not line.startswith("started")] == []


def untimed(path):
    """A JSON result without what differs from run to run."""
    return {name: value for name, value in json.loads(path.read_bytes()).items() if name != "timing"}


def wait_for_batches(process, home, count):
    journals = home / "cache" / "journals"
    while not any(path.read_bytes().count(b"\n") > count for path in (journals.iterdir() if journals.exists() else ())):
        assert process.poll() is None, process.stderr.read()


def test_a_killed_host_and_a_killed_program_cost_no_finished_batch(start, run, home, tmp_path, make_media):
    film = make_media("long.opus", "-stream_loop", "15", "-i", str(ENGLISH), "-b:a", "32k")
    options = ("--languages", "en", "--mode", "fast", "--formats", "json")
    assert run("transcribe", film, *options, "--output", tmp_path / "whole", module="captionstudio").code == 0

    process = start("transcribe", film, *options, "--output", tmp_path / "out", module="captionstudio")
    wait_for_batches(process, home, 1)
    host = next(child for child in psutil.Process(process.pid).children() if "host" in " ".join(child.cmdline()))
    os.kill(host.pid, signal.SIGKILL)
    err = process.communicate(timeout=20)[1]
    assert (process.returncode, names(tmp_path / "out")) == (10, [])
    assert re.search(r"killed .* memory", err)

    process = start("transcribe", film, *options, "--output", tmp_path / "out", module="captionstudio")
    assert process.stderr.readline().startswith("Resuming at 00:0")
    children = psutil.Process(process.pid).children(recursive=True)
    process.kill()
    process.communicate()
    assert psutil.wait_procs(children, timeout=10)[1] == [], "something outlived the program"

    ran = run("transcribe", film, *options, "--output", tmp_path / "out", module="captionstudio")
    assert ran.code == 0
    assert "Resuming" in ran.err
    assert untimed(tmp_path / "out" / "long.json") == untimed(tmp_path / "whole" / "long.json")
    assert not any(path.is_file() for path in (home / "cache").rglob("*"))
