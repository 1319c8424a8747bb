"""The verbs over scripted engines: what is written where, what is said, and how it ends."""

import contextlib
import http.server
import json
import os
import shutil
import signal
import stat
import threading
from functools import partial
from pathlib import Path

import psutil
import pytest

from captionstudio.core.resources import resource_path
from captionstudio.core.timecode import format_timecode
from tests.e2e.conftest import names
from tests.fakes.limits import full_disk
from tests.fakes.models import model_files

SENTENCE = "Good morning to everybody here."


def kept(home):
    """Files the program keeps, apart from the models."""
    return [path for path in (home / "cache").rglob("*") if path.is_file()] if (home / "cache").exists() else []


def events(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_transcribe_writes_captions_beside_the_film_and_leaves_nothing_else(run, film, home):
    ran = run("transcribe", film)
    assert (ran.code, names(film.parent)) == (0, ["film.mp4", "film.srt"])
    assert film.with_suffix(".srt").read_text("utf-8").startswith(f"1\n00:00:01,000 --> 00:00:03,560\n{SENTENCE}\n")
    assert str(film.with_suffix(".srt")) in ran.out
    assert "4 captions" in ran.out
    assert kept(home) == []


def test_formats_translations_and_folder(run, film, tmp_path):
    ran = run("transcribe", film, "--formats", "srt,vtt,json,txt", "--translate", "es,French", "--output", tmp_path / "out")
    assert ran.code == 0, ran.err
    assert names(tmp_path / "out") == sorted(
        f"film{language}.{name}" for language in ("", ".es", ".fr") for name in ("srt", "vtt", "json", "txt")
    )
    assert "[es] GOOD MORNING" in (tmp_path / "out" / "film.es.srt").read_text("utf-8")
    result = json.loads((tmp_path / "out" / "film.json").read_bytes())
    assert result["speech_detected"] is True
    assert result["subtitles"][0]["text"] == SENTENCE
    assert names(film.parent) == ["film.mp4"]


def test_json_lines_for_machines(run, film):
    ran = run("transcribe", film, "--json")
    done = [event for event in events(ran) if event["event"] == "transcribed"]
    assert done[0]["files"] == [str(film.with_suffix(".srt"))]
    assert (done[0]["cues"], done[0]["languages"]) == (4, ["en"])
    assert ran.err == ""


def test_quiet_says_nothing(run, film):
    ran = run("transcribe", film, "--quiet")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_errors_are_said_even_when_quiet_and_to_machines(run, tmp_path):
    ran = run("transcribe", tmp_path / "gone.mp4", "--quiet", "--json")
    assert ran.code == 3
    assert "gone.mp4" in ran.err
    assert events(ran)[-1]["type"] == "MediaUnreadable"


def test_a_batch_goes_on_after_a_failure_and_names_it(run, film, tmp_path):
    (film.parent / "broken.mp4").write_bytes(b"not media at all")
    (film.parent / "notes.md").write_text("no media")
    ran = run("transcribe", film.parent, tmp_path / "gone.mp4")
    assert ran.code == 20
    assert "1 of 3 done" in ran.out
    assert "broken.mp4" in ran.out
    assert "gone.mp4" in ran.out
    assert names(film.parent) == ["broken.mp4", "film.mp4", "film.srt", "notes.md"]


def test_a_batch_that_fails_for_one_reason_ends_with_its_code(run, tmp_path):
    assert run("transcribe", tmp_path / "a.mp4", tmp_path / "b.mp4").code == 3


def test_films_that_differ_in_suffix_alone_do_not_overwrite_each_other(run, film):
    film.with_suffix(".mkv").write_bytes(film.read_bytes())
    assert run("transcribe", film.parent).code == 0
    assert names(film.parent) == ["film.mkv", "film.mkv.srt", "film.mp4", "film.mp4.srt"]


def test_inputs_that_would_write_the_same_file_are_refused(run, film, tmp_path):
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "film.mp4").write_bytes(film.read_bytes())
    ran = run("transcribe", film, tmp_path / "more", "--output", tmp_path / "out")
    assert ran.code == 2
    assert "same files" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--languages", "klingon"], 2, "klingon"),
        (["--translate", "xx"], 2, "xx"),
        (["--formats", "doc"], 2, "doc"),
        (["--range", "2:00-1:00"], 2, "ends before it starts"),
        (["--range", "5:00-"], 2, "after the end"),
        (["--range", "soon"], 2, "no range"),
        (["--audio-stream", "7"], 4, "no audio stream 7"),
        (["--model", "huge"], 6, "huge"),
        (["--languages", "de", "--translate", "es"], 8, "de to es"),
        (["--hint", "exhaust 2"], 13, "memory of this computer"),
        (["--hint", "fail 2"], 1, "scripted failure"),
    ],
)
def test_what_cannot_be_done_is_explained_in_a_line(run, film, arguments, code, words):
    ran = run("transcribe", film, *arguments)
    assert (ran.code, names(film.parent)) == (code, ["film.mp4"])
    assert words in ran.err
    if code != 1:
        assert "Traceback" not in ran.err


def make_silent(make_media):
    return make_media("silent.mp4", "-f", "lavfi", "-i", "testsrc=d=1:s=160x90", "-c:v", "mpeg4")


@pytest.mark.parametrize(
    "content",
    [b"", b"\0" * 5000, b"words, not media\n" * 50, b"\x1aE\xdf\xa3\x01\x00\x00\x00\x00\x00\x00\x1fB"],
)
def test_files_that_are_no_media(run, tmp_path, content):
    path = tmp_path / "film.mkv"
    path.write_bytes(content)
    ran = run("transcribe", path)
    assert ran.code == 3
    assert ran.err.count("\n") == 1
    assert "film.mkv" in ran.err


def test_a_film_without_sound(run, make_media):
    ran = run("transcribe", make_silent(make_media))
    assert ran.code == 4
    assert "no sound" in ran.err


def test_a_folder_without_media(run, tmp_path):
    (tmp_path / "empty").mkdir()
    assert run("transcribe", tmp_path / "empty").code == 3


def test_no_model_at_all(run, film, tmp_path):
    ran = run("transcribe", film, CAPTIONSTUDIO_HOME=str(tmp_path / "nothing"))
    assert ran.code == 6
    assert "models fetch base" in ran.err


def test_a_damaged_model(run, film, tmp_path, base_model):
    model = tmp_path / "model"
    model.mkdir()
    for path in base_model.iterdir():
        if path.name != "model.bin":
            (model / path.name).symlink_to(path)
    (model / "model.bin").write_bytes(b"half of it")
    assert run("transcribe", film, "--model", model).code == 7


def test_an_output_that_cannot_be_written_is_found_before_the_work(run, film, tmp_path):
    (tmp_path / "file").write_text("")
    ran = run("transcribe", film, "--output", tmp_path / "file" / "out", "--hint", "hang 0")
    assert ran.code == 5
    assert "cannot be written" in ran.err


def test_the_input_is_never_overwritten(run, tmp_path):
    captions = tmp_path / "film.srt"
    captions.write_text("1\n00:00:01,000 --> 00:00:02,000\nHello\n")
    before = captions.read_bytes()
    assert run("convert", captions, captions).code == 5
    assert captions.read_bytes() == before


def test_convert_tells_what_it_repaired(run, tmp_path):
    (tmp_path / "film.srt").write_text("1\n00:00:01,000 -> 00:00:02,000\nHello\n")
    ran = run("convert", tmp_path / "film.srt", tmp_path / "film.vtt")
    assert ran.code == 0
    assert "film.srt:2:" in ran.err
    assert (tmp_path / "film.vtt").read_text().startswith("WEBVTT\n")


def test_a_file_without_captions_is_told(run, tmp_path):
    (tmp_path / "film.srt").write_bytes(b"")
    ran = run("convert", tmp_path / "film.srt", tmp_path / "film.vtt")
    assert (ran.code, "holds no captions" in ran.err) == (0, True)


def test_convert_for_an_old_player(run, tmp_path):
    (tmp_path / "film.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nÀ demain\n", "utf-8")
    assert run("convert", tmp_path / "film.srt", tmp_path / "old.srt", "--to-encoding", "cp1252", "--line-ends", "crlf").code == 0
    assert (tmp_path / "old.srt").read_bytes() == b"1\r\n00:00:01,000 --> 00:00:02,000\r\n\xc0 demain\r\n"
    ran = run("convert", tmp_path / "film.srt", tmp_path / "older.srt", "--to-encoding", "ascii")
    assert (ran.code, "has no “À”" in ran.err) == (2, True)
    assert not (tmp_path / "older.srt").exists()


def test_convert_to_a_format_nobody_knows(run, tmp_path):
    (tmp_path / "film.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nHello\n")
    assert run("convert", tmp_path / "film.srt", tmp_path / "film.docx").code == 3
    assert names(tmp_path) == ["film.srt", "home"]


def test_a_hundred_megabytes_of_garbage_are_refused_in_reasonable_time(run, tmp_path):
    path = tmp_path / "garbage.srt"
    block = bytes(range(256)) * 4096
    with path.open("wb") as file:
        for _ in range(100):
            file.write(block)
    ran = run("convert", path, tmp_path / "out.vtt")
    assert ran.code == 3
    assert ran.err.count("\n") <= 2
    assert not (tmp_path / "out.vtt").exists()


@pytest.fixture
def site(tmp_path):
    """A web server on this computer that serves a folder, and hands out parts of files as ffmpeg asks for them."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_GET(self):
            path = Path(self.translate_path(self.path))
            if not path.is_file():
                self.send_error(404)
                return
            content = path.read_bytes()
            first = int((self.headers.get("Range") or "bytes=0-").removeprefix("bytes=").partition("-")[0])
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{len(content) - 1}/{len(content)}")
            self.send_header("Content-Length", str(len(content) - first))
            self.end_headers()
            with contextlib.suppress(OSError):  # ffmpeg hangs up when it has what it wants
                self.wfile.write(content[first:])

        def log_message(self, *_):
            pass

    folder = tmp_path / "site"
    folder.mkdir()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder)) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_an_address_is_transcribed_into_the_working_folder(run, film, site, tmp_path):
    folder, address = site
    (folder / "my film.mp4").write_bytes(film.read_bytes())
    ran = run("transcribe", f"{address}/my%20film.mp4?key=1")
    assert ran.code == 0, ran.err
    assert SENTENCE in (tmp_path / "my film.srt").read_text("utf-8")


def test_an_address_where_nothing_is(run, site, tmp_path):
    _, address = site
    ran = run("transcribe", f"{address}/none.mp4")
    assert ran.code == 3, ran.err
    assert "none.mp4" in ran.err
    assert ran.err.count("\n") <= 2
    assert names(tmp_path) == ["home", "site"]


def test_translate_names_its_outputs_after_the_languages(run, tmp_path):
    (tmp_path / "film.en.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nHello there.\n")
    ran = run("translate", tmp_path / "film.en.srt", "--to", "es,fr")
    assert ran.code == 0, ran.err
    assert names(tmp_path) == ["film.en.srt", "film.es.srt", "film.fr.srt", "home"]
    assert "[fr] HELLO THERE." in (tmp_path / "film.fr.srt").read_text("utf-8")


def test_translate_wants_to_know_the_language(run, tmp_path):
    (tmp_path / "film.srt").write_text("1\n00:00:01,000 --> 00:00:03,000\nHello there.\n")
    ran = run("translate", tmp_path / "film.srt", "--to", "es")
    assert ran.code == 2
    assert "--from" in ran.err
    assert run("translate", tmp_path / "film.srt", "--to", "es", "--from", "English").code == 0


def host_of(process):
    """Wait until the command's engine host runs and return it."""
    command = psutil.Process(process.pid)
    while True:
        for child in command.children():
            if "host_server" in " ".join(child.cmdline()):
                return child
        assert process.poll() is None


def start_hanging(start, film, home, *arguments):
    """Start a transcription that hangs after two batches, and wait until they are in its journal."""
    process = start("transcribe", film, "--hint", "hang 2", *arguments)
    host = host_of(process)
    journals = home / "cache" / "journals"
    while not any(path.read_bytes().count(b"\n") == 3 for path in (journals.iterdir() if journals.exists() else ())):
        assert process.poll() is None
    return process, host


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_interrupting_is_clean(start, film, home, sent, code):
    process, host = start_hanging(start, film, home)
    process.send_signal(sent)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out, err.splitlines()[-1]) == (code, "", "Stopped.")
    assert not host.is_running()
    assert names(film.parent) == ["film.mp4"]
    assert [path.suffix for path in kept(home)] == [".journal"]


def test_a_killed_command_leaves_no_host_and_resumes(start, run, film, home):
    process, host = start_hanging(start, film, home)
    process.kill()
    process.communicate()
    host.wait(timeout=10)
    assert names(film.parent) == ["film.mp4"]
    # the journal belongs to this hint, so the next run hangs at the same place: it shows that it resumed, and is interrupted
    again = start("transcribe", film, "--hint", "hang 2")
    assert again.stderr.readline() == f"Resuming at {format_timecode(20_000)[:8]}\n"
    again.send_signal(signal.SIGINT)
    again.communicate(timeout=10)
    assert not (home / "cache" / "scratch").exists(), "the killed run's temporary files were not swept"


def test_a_killed_host_is_explained_and_its_work_kept(start, film, home):
    process, host = start_hanging(start, film, home)
    os.kill(host.pid, signal.SIGKILL)
    _, err = process.communicate(timeout=10)
    assert process.returncode == 10
    assert "killed" in err
    assert "resume" in err
    assert [path.suffix for path in kept(home)] == [".journal"]


def test_the_same_command_twice_at_once(start, run, film, home):
    process, _ = start_hanging(start, film, home)
    ran = run("transcribe", film, "--hint", "hang 2")
    assert ran.code == 2
    assert "already running" in ran.err
    assert process.poll() is None


def test_a_full_disk_keeps_the_old_captions(run, film):
    film.with_suffix(".srt").write_text("old")
    with full_disk(200):
        ran = run("transcribe", film)
    assert ran.code == 5
    assert "cannot be written" in ran.err
    assert film.with_suffix(".srt").read_text() == "old"
    assert names(film.parent) == ["film.mp4", "film.srt"]


def test_doctor_shows_and_clears_what_is_left(start, run, film, home):
    process, _ = start_hanging(start, film, home)
    process.kill()
    process.communicate()
    before = json.loads(run("doctor", "--json").out)
    left = next(check for check in before["checks"] if check["name"] == "Leftovers")
    assert len([path for path in left["data"]["paths"] if path.endswith(".journal")]) == 1
    after = json.loads(run("doctor", "--json", "--clear").out)
    assert after["freed_bytes"] > 0
    assert kept(home) == []
    assert next(check for check in after["checks"] if check["name"] == "Leftovers")["found"] == "none"


def test_doctor_exits_with_1_where_something_is_bad(run, tmp_path):
    ran = run("doctor", CAPTIONSTUDIO_HOME=str(tmp_path / "nothing"))
    assert ran.code == 1
    assert "captionstudio models fetch" in ran.out


def test_doctor_mends_a_broken_model(run, tmp_path, base_model):
    broken = tmp_path / "other" / "data" / "models" / "base"
    shutil.copytree(base_model, broken, ignore=shutil.ignore_patterns("model.bin"))
    (broken / "model.bin").write_bytes(b"half of it")
    environment = {"CAPTIONSTUDIO_HOME": str(tmp_path / "other"), "CAPTIONSTUDIO_MODEL_FOLDER": str(base_model.parent)}
    found = run("doctor", **environment)
    assert found.code == 1
    assert "BAD  Model base" in found.out
    mended = run("doctor", "--fix", **environment)
    assert mended.code == 0, mended.out
    assert mended.out.count("Model base") == 2
    assert "ok   Model base" in mended.out
    assert (broken / "model.bin").stat().st_size == (base_model / "model.bin").stat().st_size


def test_models_are_listed(run):
    listed = {event["name"]: event for event in events(run("models", "list", "--json"))}
    assert listed["base"]["installed"]
    assert listed["base"]["default"]
    assert not listed["large-v3"]["installed"]
    assert "base" in run("models").out


def test_a_translation_model_is_added_listed_and_removed(run):
    shipped = resource_path("translation", "translate-en_es")
    assert run("models", "add", shipped).out == "Added translate-en_es\n"
    listed = next(event for event in events(run("models", "list", "--json")) if event["name"] == "translate-en_es")
    assert (listed["source"], listed["target"], listed["shipped"]) == ("en", "es", False)
    assert "freed" in run("models", "remove", "translate-en_es").out
    listed = next(event for event in events(run("models", "list", "--json")) if event["name"] == "translate-en_es")
    assert listed["shipped"], "the shipped one comes back when the added one is gone"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["fetch", "nothing"], 2, "Choose one of"),
        (["remove", "nothing"], 6, "no model called"),
        (["remove", "small"], 6, "not installed"),
        (["add", "nothing"], 3, "does not exist"),
        (["add", "empty"], 7, "model.bin"),
        (["add", "text.argosmodel"], 7, "no Argos package"),
    ],
)
def test_models_that_cannot_be_had_are_explained(run, tmp_path, arguments, code, words):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text.argosmodel").write_text("no archive")
    ran = run("models", *arguments)
    assert (ran.code, ran.err.count("\n")) == (code, 1)
    assert words in ran.err


def test_models_of_one_kind_are_listed_and_packages_on_demand(run):
    listed = events(run("models", "list", "--json", "--kind", "translation"))
    assert {event["event"] for event in listed} == {"translation_model"}
    assert not any(event["name"] == "translate-en_de" for event in listed)
    everything = {event["name"]: event for event in events(run("models", "list", "--json", "--kind", "translation", "--all"))}
    assert everything["translate-en_de"]["source"] == "en"
    assert everything["nllb-200-600m"]["terms"]
    shown = run("models", "list").out
    assert "about" in shown
    assert "Argos packages more: captionstudio models list --all" in shown


def test_models_are_verified(run, home):
    assert run("models", "verify", "base", "translate-en_es").out == "Good: base\nGood: translate-en_es\n2 of 2 done\n"
    run("models", "add", resource_path("translation", "translate-en_es"))
    (home / "data" / "translation" / "translate-en_es" / "metadata.json").write_text("{}")
    ran = run("models", "verify", "translate-en_es")
    assert ran.code == 7
    assert "translate-en_es" in ran.err


def test_terms_are_not_accepted_by_the_way(run):
    ran = run("models", "fetch", "nllb-200-600m")
    assert ran.code == 15
    assert "--accept-terms" in ran.err


def test_a_mirror_that_is_none_is_refused_before_anything_is_fetched(run):
    ran = run("models", "fetch", "tiny", "--mirror", "mirror.example")
    assert ran.code == 2
    assert "https://" in ran.err


def test_several_models_are_added_and_one_failure_does_not_stop_the_rest(run, tmp_path):
    (tmp_path / "junk.argosmodel").write_text("no archive")
    ran = run("models", "add", tmp_path / "junk.argosmodel", resource_path("translation", "translate-en_es"))
    assert ran.code == 20
    assert ran.out.startswith("Added translate-en_es\n1 of 2 done; failed: ")


def test_models_of_other_programs_are_found_and_added(run, tmp_path, base_model):
    cache = tmp_path / "hub"
    snapshot = cache / "models--somebody--whisper-own" / "snapshots" / "r1"
    snapshot.mkdir(parents=True)
    for name, data in model_files().items():
        (snapshot / name).write_bytes(data)
    places = {"HF_HUB_CACHE": str(cache), "BUZZ_MODEL_ROOT": str(tmp_path / "buzz")}
    (listed,) = events(run("models", "found", "--json", **places))
    assert (listed["event"], listed["name"], listed["path"]) == ("found", "whisper-own", str(snapshot))
    assert run("models", "found", "--add", **places).out == "Added whisper-own\n"
    assert "No other program" in run("models", "found", **places).out


def test_captions_can_be_read_by_others(run, film):
    run("transcribe", film)
    assert stat.S_IMODE(film.with_suffix(".srt").stat().st_mode) & stat.S_IRUSR
    assert oct(film.with_suffix(".srt").stat().st_mode)[-3:] == oct(0o666 & ~_umask())[-3:]


def _umask():
    current = os.umask(0)
    os.umask(current)
    return current
