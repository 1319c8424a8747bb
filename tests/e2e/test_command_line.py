"""The verbs over scripted engines: what is written where, what is said, and how it ends."""

import contextlib
import http.server
import json
import os
import stat
import threading
from functools import partial
from pathlib import Path

import pytest

from tests.e2e.conftest import SENTENCE, events, kept, names


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


def test_captions_can_be_read_by_others(run, film):
    run("transcribe", film)
    assert stat.S_IMODE(film.with_suffix(".srt").stat().st_mode) & stat.S_IRUSR
    assert oct(film.with_suffix(".srt").stat().st_mode)[-3:] == oct(0o666 & ~_umask())[-3:]


def _umask():
    current = os.umask(0)
    os.umask(current)
    return current
